"""What holds, what held and will hold, and who recorded it."""

from __future__ import annotations

from datetime import date, timedelta
from typing import Any

import pytest

from data.commands import discipline_limits as command
from data.database import reading, writing
from data.errors import NotAllowed
from data.rules.discipline_limits import BEGINNING
from data.rules.limit_units import UNITS
from queries import discipline_limits
from queries.discipline_limits import LimitRow
from tests.ledgers import NOW
from tests.people import EMPLOYEE, FINANCE, NOBODY

TODAY = date(2026, 11, 22)


def _record(name: str, value: Any, begins: date, source: str = "财审3号") -> int:
    with writing() as db:
        return command.record(db, by=FINANCE, now=NOW, name=name, effective_from=begins, value=value, source=source)


def _row(name: str, today: date = TODAY) -> LimitRow:
    with reading() as db:
        return next(row for row in discipline_limits.listed(db, EMPLOYEE, today=today) if row.name == name)


def test_all_limits_are_listed_and_what_nobody_recorded_is_shipped_or_missing(fresh_database):
    with reading() as db:
        rows = discipline_limits.listed(db, EMPLOYEE, today=TODAY)
    assert [row.name for row in rows] == list(UNITS)
    missing = {row.name for row in rows if row.in_force is None}
    own = {
        "approval_tiers",
        "reception_head_fen",
        "supervised_bodies",
        "lodging_night_fen",
        "buyer_names",
        "buyer_tax_nos",
    }
    assert missing == own
    assert not any(row.in_force.is_confirmed for row in rows if row.in_force)
    assert {row.version for row in rows} == {0}
    assert _row("splitting_days").rules == ("R07",)


def test_what_the_bureau_recorded_takes_over_on_its_day_and_what_held_before_keeps_its_days(fresh_database):
    first = _record("splitting_days", 5, date(2026, 1, 1))
    later = _record("splitting_days", 3, date(2027, 1, 1))
    row = _row("splitting_days")
    assert [(held.value, held.effective_from, held.until) for held in row.held] == [
        (7, BEGINNING, date(2025, 12, 31)),
        (5, date(2026, 1, 1), date(2026, 12, 31)),
        (3, date(2027, 1, 1), None),
    ]
    assert row.in_force is row.held[1]
    assert row.in_force.is_confirmed
    assert (row.in_force.recorded_by, row.in_force.recorded_at, row.in_force.source) == ("财务甲", NOW, "财审3号")
    assert row.version == later > first
    assert _row("splitting_days", date(2025, 6, 1)).in_force == row.held[0]
    assert row.on(date(2027, 1, 1)) == row.held[2]


def test_a_correction_of_the_same_day_counts_and_the_corrected_one_stays_to_be_read(fresh_database):
    day = date(2026, 1, 1)
    for value in (5, 6):
        _record("splitting_days", value, day)
    row = _row("splitting_days")
    assert [(held.value, held.is_corrected) for held in row.held] == [(7, False), (5, True), (6, False)]
    assert row.in_force == row.held[2]
    assert row.on(day + timedelta(days=1)) == row.held[2]


def test_a_limit_that_will_begin_holds_nothing_yet(fresh_database):
    _record("supervised_bodies", ["滨海市示范会务中心"], date(2027, 1, 1))
    row = _row("supervised_bodies")
    assert (row.in_force, len(row.held), row.on(TODAY)) == (None, 1, None)


def test_who_may_not_read_spending_reads_no_limits(fresh_database):
    with pytest.raises(NotAllowed), reading() as db:
        discipline_limits.listed(db, NOBODY, today=TODAY)
