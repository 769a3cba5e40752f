"""Two parts side by side agree with plain sums over the lines, and what is unknown is compared with nothing."""

from __future__ import annotations

from datetime import date

import pytest

from data.database import reading
from data.errors import NotAllowed
from queries import spending_compare
from queries.spending_compare import CODE, UNIT
from queries.spending_filters import UNRECOGNISED, Wanted
from tests.ledgers import a_line, import_lines
from tests.people import EMPLOYEE, NOBODY

LINES = (
    a_line(100, date(2026, 3, 5)),
    a_line(40, date(2026, 4, 5)),
    a_line(700, date(2026, 4, 6), econ_code="30217", category="公务接待费", unit="财务科"),
    a_line(-90, date(2026, 4, 7), econ_code="30211", category="差旅费", unit="财务科"),
    a_line(3, date(2026, 4, 8), econ_code="", category="不明事项"),
    a_line(9, None),
)


def _compared(viewer=EMPLOYEE, **wanted):
    with reading() as db:
        return spending_compare.compared(db, viewer, **wanted)


def _month(month: int, **more) -> Wanted:
    return Wanted("CNY", 2026, month=month, **more)


def test_differences_come_largest_first_whatever_their_sign(fresh_database):
    import_lines(*LINES)
    found = _compared(first=_month(4), second=_month(3), each=CODE)
    assert list(found.rows["key"]) == ["30217", "30211", "30201", UNRECOGNISED]
    assert list(found.rows["change_fen"]) == [70_000, -9_000, -6_000, 300]
    assert found.rows["change_fen"].sum() == found.change_fen == 65_300 - 10_000
    assert list(found.rows["name_zh"])[:2] == ["公务接待费", "差旅费"]


def test_units_beside_each_other(fresh_database):
    import_lines(*LINES)
    found = _compared(first=_month(4), second=_month(3), each=UNIT)
    assert dict(zip(found.rows["key"], found.rows["change_fen"], strict=True)) == {"财务科": 61_000, "办公室": -5_700}
    two = _compared(first=Wanted("CNY", 2026, "财务科"), second=Wanted("CNY", 2026, "办公室"))
    assert (two.first.total_fen, two.second.total_fen) == (61_000, 14_300)


def test_a_period_without_any_imported_month_is_unknown_and_not_zero(fresh_database):
    import_lines(*LINES)
    found = _compared(first=_month(4), second=_month(2))
    assert (found.second.total_fen, found.second.missing, found.change_fen) == (None, (2,), None)
    assert found.rows.empty


def test_months_that_are_missing_from_a_period_are_named(fresh_database):
    import_lines(*LINES)
    found = _compared(first=_month(2, last_month=4), second=_month(3))
    assert (found.first.total_fen, found.first.months, found.first.missing) == (75_300, (3, 4), (2,))


def test_who_may_not_read_spending_compares_nothing(fresh_database):
    with pytest.raises(NotAllowed):
        _compared(NOBODY, first=_month(4), second=_month(3))
