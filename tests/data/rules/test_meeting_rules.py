"""How each month's meeting went, and by how much a matter settled is late."""

from __future__ import annotations

from datetime import date

import pytest

from data.rules.meeting_rules import MatterState, MonthState, days_overdue, monthly_meeting
from tests.calendars import shipped

LATER = date(2030, 1, 1)


@pytest.mark.parametrize(
    ("year", "month", "held_on", "state", "days_late"),
    [
        (2013, 1, date(2013, 1, 4), MonthState.ON_TIME, 0),
        (2014, 5, date(2014, 5, 4), MonthState.ON_TIME, 0),  # a Sunday that was worked
        (2014, 5, date(2014, 5, 5), MonthState.LATE, 1),
        (2026, 1, date(2026, 1, 4), MonthState.ON_TIME, 0),  # a Sunday that was worked
        (2026, 10, date(2026, 10, 3), MonthState.EARLY, 0),  # within the holiday
        (2026, 10, date(2026, 10, 10), MonthState.LATE, 2),  # a Saturday that was worked
        (2026, 8, date(2026, 8, 8), MonthState.LATE, 4),  # a Saturday that was not: the days passed count
        (2026, 3, date(2026, 4, 2), MonthState.LATE, 23),  # held for March in April
        (2026, 7, None, MonthState.NOT_HELD, 0),
    ],
)
def test_the_state_of_a_month_that_is_over(year, month, held_on, state, days_late):
    found = monthly_meeting(year, month, held_on, LATER, shipped())
    assert (found.state, found.days_late, found.held_on) == (state, days_late, held_on)


@pytest.mark.parametrize(
    ("today", "state", "days"),
    [
        (date(2026, 9, 30), MonthState.NOT_DUE, 0),
        (date(2026, 10, 7), MonthState.NOT_DUE, 0),  # due on the 8th, after the holiday
        (date(2026, 10, 8), MonthState.TO_BE_ENTERED, 0),
        (date(2026, 10, 13), MonthState.TO_BE_ENTERED, 4),  # 9, 10 (Saturday), 12 and 13 October were worked
        (date(2026, 10, 31), MonthState.TO_BE_ENTERED, 17),
        (date(2026, 11, 1), MonthState.NOT_HELD, 0),
    ],
)
def test_the_state_of_a_month_of_which_nothing_is_entered_yet(today, state, days):
    found = monthly_meeting(2026, 10, None, today, shipped())
    assert (found.state, found.days_late, found.due_on) == (state, days, date(2026, 10, 8))


def test_january_2027_is_provisional_and_january_2026_is_not():
    assert monthly_meeting(2027, 1, None, date(2026, 11, 22), shipped()).provisional
    assert not monthly_meeting(2026, 1, None, date(2026, 11, 22), shipped()).provisional


def test_a_month_of_a_calendar_that_nobody_loaded_is_provisional():
    assert monthly_meeting(2026, 1, date(2026, 1, 5), LATER, shipped(2025)).provisional


@pytest.mark.parametrize(
    ("deadline", "state", "today", "days"),
    [
        (date(2026, 9, 30), MatterState.NOT_STARTED, date(2026, 9, 30), 0),  # the last day is still in time
        (date(2026, 9, 30), MatterState.UNDER_WAY, date(2026, 10, 8), 1),  # the holiday does not count
        (date(2026, 11, 6), MatterState.UNDER_WAY, date(2026, 11, 7), 1),  # a Saturday: late is late
        (date(2026, 11, 6), MatterState.UNDER_WAY, date(2026, 11, 13), 5),
        (date(2026, 9, 30), MatterState.DONE, date(2026, 11, 13), 0),
        (date(2026, 9, 30), MatterState.CLOSED, date(2026, 11, 13), 0),
        (None, MatterState.UNDER_WAY, date(2026, 11, 13), 0),  # a standing matter
    ],
)
def test_days_overdue_are_working_days(deadline, state, today, days):
    assert days_overdue(deadline, state, today, shipped()) == days
