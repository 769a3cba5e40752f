"""Working days of the sample's three years, and moments on the bureau's clock."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from datetime import UTC, date, datetime, time, timedelta
from functools import cache

from data.imports.reference import calendar_years
from data.rules.local_time import ZONE
from data.rules.working_days import Calendar

_FROM, _TO = date(2023, 6, 1), date(2026, 12, 31)


@cache
def calendar() -> Calendar:
    """The published work calendar, as the reference files hold it."""
    years = calendar_years()
    exceptions = {day: worked for days in years.values() for day, (worked, _) in days.items()}
    return Calendar(frozenset(years), exceptions)


@cache
def working_days() -> tuple[date, ...]:
    """Every working day that the sample may touch, in order."""
    span = (_FROM + timedelta(days=n) for n in range((_TO - _FROM).days + 1))
    return tuple(day for day in span if calendar().is_working_day(day))


def after(day: date, days: int) -> date:
    """The working day `days` after a day; with 0 the day itself or, if it is not worked, the next that is."""
    every = working_days()
    return every[bisect_left(every, day) if days == 0 else bisect_right(every, day) + days - 1]


def before(day: date, days: int) -> date:
    """The working day `days` before a day."""
    every = working_days()
    return every[bisect_left(every, day) - days]


@cache
def of_month(year: int, month: int) -> tuple[date, ...]:
    """The working days of a month."""
    return tuple(day for day in working_days() if (day.year, day.month) == (year, month))


def at(day: date, clock: str) -> datetime:
    """A moment in UTC, of a day and what the bureau's clock shows then."""
    return datetime.combine(day, time.fromisoformat(clock), tzinfo=ZONE).astimezone(UTC)
