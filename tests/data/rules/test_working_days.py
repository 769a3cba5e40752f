"""The work calendar's arithmetic, against dates that were typed by hand from the State Council's notices."""

from __future__ import annotations

import csv
import re
from datetime import date, timedelta
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from data.errors import RuleBroken
from data.rules.meeting_rules import MonthState, monthly_meeting
from data.rules.working_days import (
    Calendar,
    Thin,
    add_working_days,
    first_working_day,
    notice_period,
    thin_last_day,
    without,
    working_days_between,
    working_days_in,
)
from tests.calendars import shipped

DAYS = st.dates(date(2004, 1, 1), date(2026, 10, 31))

# The day on which the first working day of each month fell, January to December.
FIRST_WORKING_DAYS = {
    2013: (4, 1, 1, 1, 2, 3, 1, 1, 2, 8, 1, 2),
    2014: (2, 7, 3, 1, 4, 3, 1, 1, 1, 8, 3, 1),  # 4 May was a Sunday
    2024: (2, 1, 1, 1, 6, 3, 1, 1, 2, 8, 1, 2),
    2025: (2, 5, 3, 1, 6, 3, 1, 1, 1, 9, 3, 1),
    2026: (4, 2, 2, 1, 6, 1, 1, 3, 1, 8, 2, 1),  # 4 January was a Sunday
}

# Notices of five working days: published on, last day without and with the day of publication, days counted without.
NOTICES = [
    ("2013-05-08", "2013-05-15", "2013-05-14", "05-09 05-10 05-13 05-14 05-15"),
    ("2013-09-27", "2013-10-10", "2013-10-09", "09-29 09-30 10-08 10-09 10-10"),
    ("2013-02-07", "2013-02-19", "2013-02-18", "02-08 02-16 02-17 02-18 02-19"),
    ("2014-01-27", "2014-02-08", "2014-02-07", "01-28 01-29 01-30 02-07 02-08"),
    ("2024-02-05", "2024-02-18", "2024-02-09", "02-06 02-07 02-08 02-09 02-18"),  # 除夕 was a working day that year
    ("2024-09-27", "2024-10-10", "2024-10-09", "09-29 09-30 10-08 10-09 10-10"),
    ("2024-10-03", "2024-10-12", "2024-10-12", "10-08 10-09 10-10 10-11 10-12"),  # published on a holiday
    ("2025-01-24", "2025-02-07", "2025-02-06", "01-26 01-27 02-05 02-06 02-07"),
    ("2025-09-26", "2025-10-10", "2025-10-09", "09-28 09-29 09-30 10-09 10-10"),
    ("2025-12-29", "2026-01-06", "2026-01-05", "12-30 12-31 01-04 01-05 01-06"),
    ("2026-02-11", "2026-02-25", "2026-02-24", "02-12 02-13 02-14 02-24 02-25"),
    ("2026-09-18", "2026-09-24", "2026-09-23", "09-20 09-21 09-22 09-23 09-24"),
    ("2026-09-24", "2026-10-09", "2026-10-08", "09-28 09-29 09-30 10-08 10-09"),
    ("2011-12-29", "2012-01-06", "2012-01-05", "12-30 12-31 01-04 01-05 01-06"),  # 31 December was a worked Saturday
]


@pytest.mark.parametrize("year", FIRST_WORKING_DAYS)
def test_the_first_working_day_of_each_month(year):
    found = [first_working_day(year, month, shipped()) for month in range(1, 13)]
    assert [answer.day.day for answer in found] == list(FIRST_WORKING_DAYS[year])
    assert not any(answer.provisional for answer in found)


@pytest.mark.parametrize(("published", "last", "last_if_counted", "counted"), NOTICES)
def test_a_notice_of_five_working_days(published, last, last_if_counted, counted):
    on = date.fromisoformat(published)
    period = notice_period(on, 5, False, shipped())
    assert period.last_day == date.fromisoformat(last)
    assert [day.strftime("%m-%d") for day in period.counted_days] == counted.split()
    assert period.first_day == period.counted_days[0]
    assert not period.provisional
    assert notice_period(on, 5, True, shipped()).last_day == date.fromisoformat(last_if_counted)


def test_a_notice_that_runs_into_an_unknown_year_is_provisional():
    assert notice_period(date(2026, 12, 28), 5, False, shipped()).provisional
    assert not notice_period(date(2026, 12, 17), 5, False, shipped()).provisional


def test_late_december_is_provisional_until_the_next_year_is_known():
    for day in (date(2026, 12, 26), date(2026, 12, 27)):
        assert not shipped().is_working_day(day)
        assert shipped().is_provisional(day)
    assert not shipped().is_provisional(date(2026, 12, 24))
    assert not shipped().is_provisional(date(2025, 12, 31))


def test_the_first_working_day_of_january_2027_is_a_guess_and_says_so():
    answer = first_working_day(2027, 1, shipped())
    assert (answer.day, answer.provisional) == (date(2027, 1, 4), True)


def test_an_unknown_year_still_has_the_holidays_that_the_law_fixes():
    unknown = Calendar(frozenset(), {})
    for day in (date(2027, 1, 1), date(2028, 5, 1), date(2029, 10, 2)):
        assert day.weekday() < 5
        assert not unknown.is_working_day(day)


@pytest.mark.parametrize(
    ("start", "days", "end"),
    [
        ("2024-09-20", 20, "2024-10-23"),
        ("2026-09-10", 20, "2026-10-14"),
        ("2025-12-15", 20, "2026-01-13"),
        ("2026-09-21", 7, "2026-10-08"),
        ("2024-09-24", 2, "2024-09-26"),
        ("2024-09-30", 2, "2024-10-09"),
    ],
)
def test_a_limit_in_working_days_leaves_out_the_day_it_starts(start, days, end):
    found = add_working_days(date.fromisoformat(start), days, shipped())
    assert (found.day, found.provisional) == (date.fromisoformat(end), False)


@pytest.mark.parametrize(
    ("start", "end", "days"),
    [
        ("2014-05-04", "2014-05-05", 1),
        ("2026-09-30", "2026-10-08", 1),
        ("2026-01-04", "2026-01-04", 0),
        ("2026-10-01", "2026-10-07", 0),
        ("2026-10-09", "2026-09-30", -2),
    ],
)
def test_working_days_between_two_days(start, end, days):
    assert working_days_between(date.fromisoformat(start), date.fromisoformat(end), shipped()) == days


@given(DAYS, st.integers(1, 20))
def test_every_counted_day_is_worked_and_none_between_them_is_left_out(published, days):
    period = notice_period(published, days, False, shipped())
    span = (period.last_day - published).days
    worked = [d for n in range(1, span + 1) if shipped().is_working_day(d := published + timedelta(days=n))]
    assert list(period.counted_days) == worked
    assert len(worked) == days
    assert working_days_between(published, period.last_day, shipped()) == days


@given(DAYS, DAYS)
def test_counting_back_is_counting_forth(one, other):
    assert working_days_between(one, other, shipped()) == -working_days_between(other, one, shipped())


@pytest.mark.parametrize("days", [0, -1, 251])
def test_a_period_is_of_one_working_day_to_a_year(days):
    with pytest.raises(RuleBroken, match="period_not_possible"):
        notice_period(date(2026, 5, 8), days, False, shipped())


@pytest.mark.parametrize(
    ("published", "counted_first", "thin"),
    [
        ("2024-02-05", True, Thin.BEFORE_REST),  # ends on 除夕 2024, a working day
        ("2024-02-05", False, Thin.MAKE_UP),  # ends on a worked Sunday
        ("2026-09-18", False, None),
        ("2026-11-20", False, None),
    ],
)
def test_a_last_day_on_which_few_are_there_is_told(published, counted_first, thin):
    period = notice_period(date.fromisoformat(published), 5, counted_first, shipped())
    assert thin_last_day(period, shipped()) is thin


def test_days_that_were_lost_are_not_counted():
    lost = [date(2026, 11, 24), date(2026, 11, 25)]
    period = notice_period(date(2026, 11, 20), 5, False, without(shipped(), lost))
    assert [day.day for day in period.counted_days] == [23, 26, 27, 30, 1]


def _cases() -> list[dict[str, str]]:
    with (Path(__file__).parent / "workday_cases.csv").open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


@pytest.mark.parametrize("case", _cases(), ids=lambda case: case["case"])
def test_every_case_of_the_table_holds(case):
    """136 of them, each found in three sources or typed from a notice of the State Council."""
    assert _answer(case["input"]) == case["expected"]


def _answer(question: str) -> str:
    """What our rules say to a question of the table."""
    days = [date.fromisoformat(day) for day in re.findall(r"\d{4}-\d\d-\d\d", question)]
    if question.startswith("notice_end"):
        period = notice_period(days[0], 5, "policy=include" in question, shipped())
        assert "n=5;" in question
        return "UNKNOWN (provisional)" if period.provisional else period.last_day.isoformat()
    if match := re.match(r"add_workdays\(.* n=(\d+);", question):
        return add_working_days(days[0], int(match[1]), shipped()).day.isoformat()
    if match := re.match(r"first_workday\(year=(\d+),month=(\d+)\)", question):
        found = first_working_day(int(match[1]), int(match[2]), shipped())
        guess = f"UNKNOWN (show 暂算 {found.day}, flag provisional)"
        return guess if found.provisional else found.day.isoformat()
    if question.startswith("is_workday"):
        worked = {(shipped().is_working_day(day), shipped().is_provisional(day)) for day in days}
        return {(True, False): "true", (False, False): "false", (False, True): "false but provisional"}[worked.pop()]
    if question.startswith("annual report"):
        last = working_days_in(days[0] - timedelta(days=30), days[0], shipped())[-1]
        return f"internal target {last} ({last:%a})"
    return _monthly(days[0])


def _monthly(held_on: date) -> str:
    month = monthly_meeting(held_on.year, held_on.month, held_on, held_on, shipped())
    due = f" (due {month.due_on}, a {month.due_on:%A})"
    return "ON TIME" if month.state is MonthState.ON_TIME else month.state.upper() + due
