"""How each month's meeting went, and when its brief is asked for."""

from __future__ import annotations

from datetime import date, timedelta

import pytest

from data.rules.meeting_rules import MonthState, monthly_meeting, reminder
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
        (date(2026, 10, 12), MonthState.TO_BE_ENTERED, 3),  # 9, 10 (Saturday) and 12 October were worked
        (date(2026, 10, 13), MonthState.LATE, 4),
        (date(2026, 10, 31), MonthState.LATE, 17),
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


# Domain 2.3, typed from the notices by hand: the day of the first working day of each month.
FIRST_WORKING_DAYS = {
    2013: (4, 1, 1, 1, 2, 3, 1, 1, 2, 8, 1, 2),
    2014: (2, 7, 3, 1, 4, 3, 1, 1, 1, 8, 3, 1),
    2024: (2, 1, 1, 1, 6, 3, 1, 1, 2, 8, 1, 2),
    2025: (2, 5, 3, 1, 6, 3, 1, 1, 1, 9, 3, 1),
    2026: (4, 2, 2, 1, 6, 1, 1, 3, 1, 8, 2, 1),
}


@pytest.mark.parametrize(("year", "days"), FIRST_WORKING_DAYS.items())
def test_a_meeting_on_the_first_working_day_is_on_time_and_one_the_day_after_is_not(year, days):
    for month, day in enumerate(days, start=1):
        due = date(year, month, day)
        held = monthly_meeting(year, month, due, LATER, shipped())
        assert (held.due_on, held.state, held.days_late) == (due, MonthState.ON_TIME, 0)
        late = monthly_meeting(year, month, due + timedelta(days=1), LATER, shipped())
        assert (late.state, late.days_late) == (MonthState.LATE, 1)
        assert monthly_meeting(year, month, None, LATER, shipped()).state is MonthState.NOT_HELD
        if day > 1:
            assert monthly_meeting(year, month, date(year, month, 1), LATER, shipped()).state is MonthState.EARLY


@pytest.mark.parametrize(
    ("today", "step"),
    [(date(2026, 11, 4), 0), (date(2026, 11, 5), 1), (date(2026, 11, 10), 1), (date(2026, 11, 11), 2)],
)
def test_the_office_is_reminded_three_and_seven_working_days_after_a_meeting(today, step):
    assert reminder(date(2026, 11, 2), today, shipped()) == step
