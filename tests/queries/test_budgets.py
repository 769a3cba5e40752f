"""Recorded budgets: what was in force on a day, its items, and what a file would replace."""

from __future__ import annotations

from datetime import date, timedelta

import pytest

from data.commands import budgets as commands
from data.commands.budgets import BudgetRow, Origin
from data.database import reading, writing
from data.errors import NotAllowed, NotFound
from data.imports import reference
from queries import budgets
from tests.ledgers import CONSOLE, NOW
from tests.people import EMPLOYEE, FINANCE

LATER = NOW + timedelta(days=1)
PAPER = BudgetRow("办公室", "30201", "", "basic", 100_000, 100_000)
MOVED = (
    BudgetRow("办公室", "30201", "", "basic", 100_000, 80_000, -20_000),
    BudgetRow("信息科", "30213", "平台", "project", 50_000, 90_000, 20_000),
)
SAME = "a" * 64


@pytest.fixture
def recorded(fresh_database) -> tuple[int, int]:
    """2026 as approved, and a day later as adjusted."""
    adjusted = Origin(name="调整.xlsx", sha256=SAME, basis="滨财预〔2026〕86号", dated=date(2026, 9, 24))
    with writing() as db:
        reference.load(db, by=CONSOLE, now=NOW)
        first = commands.record_year(db, by=FINANCE, now=NOW, year=2026, rows=[PAPER])
        second = commands.record_year(
            db, by=FINANCE, now=LATER, year=2026, rows=MOVED, origin=adjusted, reason="年中预算调整"
        )
    return first, second


def test_the_budget_of_a_day_is_the_one_that_counted_then(recorded):
    with reading() as db:
        found = [budgets.in_force(db, EMPLOYEE, year=2026, at=at) for at in (NOW - timedelta(days=1), NOW, LATER)]
        assert budgets.in_force(db, EMPLOYEE, year=2025, at=LATER) is None
    assert [row.id if row else None for row in found] == [None, *recorded]
    assert found[1] is not None
    assert (found[1].ended_at, found[1].ended_reason, found[1].replaced_by) == (LATER, "年中预算调整", recorded[1])


def test_items_of_either_record_stay_readable_with_their_transfers(recorded):
    with reading() as db:
        old, new = (budgets.items(db, EMPLOYEE, record_id=record_id) for record_id in recorded)
        of_unit = budgets.items(db, EMPLOYEE, record_id=recorded[1], unit="信息科")
    assert [(item.unit, item.name_zh, item.transfer_fen, item.change_fen) for item in old] == [
        ("办公室", "办公费", None, 0)
    ]
    assert [(item.unit, item.transfer_fen, item.change_fen) for item in new] == [
        ("办公室", -20_000, -20_000),
        ("信息科", 20_000, 40_000),
    ]
    assert of_unit == new[1:]


def test_all_records_are_listed_the_latest_first(recorded):
    with reading() as db:
        rows = budgets.records(db, EMPLOYEE)
        assert budgets.records(db, EMPLOYEE, year=2025) == ()
    assert [(row.id, row.items, row.transfer_fen, row.basis) for row in rows] == [
        (recorded[1], 2, 20_000, "滨财预〔2026〕86号"),
        (recorded[0], 1, None, ""),
    ]


def test_a_preview_says_what_is_replaced_and_what_no_table_knows(recorded):
    named = {2026: {("办公室", "30201"), ("办公室", "99901")}, 2027: {("办公室", "30201")}}
    with reading() as db:
        this, following = budgets.preview(db, FINANCE, years=named, sha256=SAME)
        (other,) = budgets.preview(db, FINANCE, years={2026: set()}, sha256="b" * 64)
    assert this.replaces is not None
    assert (this.replaces.id, this.is_known, other.is_known) == (recorded[1], True, False)
    assert (this.unknown_units, this.unknown_codes) == (("办公室",), ("99901",))
    assert (following.replaces, following.unknown_codes) == (None, ())


def test_only_who_imports_is_shown_a_preview_and_a_record_that_is_not_there_is_not_found(recorded):
    with reading() as db:
        with pytest.raises(NotAllowed):
            budgets.preview(db, EMPLOYEE, years={}, sha256="")
        with pytest.raises(NotFound):
            budgets.items(db, EMPLOYEE, record_id=99)
