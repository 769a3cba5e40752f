"""A month is measured by the month before and by the same month of the year before."""

from __future__ import annotations

from datetime import date

from data.database import reading
from queries import spending_changes
from queries.spending_filters import Wanted
from tests.ledgers import a_line, import_lines
from tests.people import EMPLOYEE


def _changes(wanted: Wanted):
    with reading() as db:
        return spending_changes.changes(db, EMPLOYEE, wanted=wanted)


def test_without_a_month_the_latest_that_was_imported_is_taken(fresh_database):
    import_lines(a_line(100, date(2026, 5, 5)), a_line(30, date(2026, 6, 5)), a_line(80, date(2025, 6, 5)))
    found = _changes(Wanted("CNY", 2026))
    assert found.period.month == 6
    assert (found.before.change_fen, found.year_before.change_fen) == (-7_000, -5_000)


def test_before_january_comes_december(fresh_database):
    import_lines(a_line(100, date(2026, 1, 5)), a_line(30, date(2025, 12, 5)))
    found = _changes(Wanted("CNY", 2026, month=1))
    assert found.before.change_fen == 7_000
    assert found.year_before.second.total_fen is None  # January 2025 was not imported


def test_several_months_are_measured_by_the_same_months_of_the_year_before_only(fresh_database):
    import_lines(a_line(5, date(2026, 1, 5)), a_line(6, date(2026, 2, 5)), a_line(4, date(2025, 2, 5)))
    found = _changes(Wanted("CNY", 2026, month=1, last_month=2))
    assert found.before is None
    assert (found.year_before.change_fen, found.year_before.second.missing) == (700, (1,))


def test_unknown_dates_and_empty_years_have_no_changes(fresh_database):
    import_lines(a_line(5, None))
    assert _changes(Wanted("CNY", None)) is None
    assert _changes(Wanted("CNY", 2026)) is None
