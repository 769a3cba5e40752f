"""The work calendar's arithmetic. Days are counted from published calendars, never from weekdays alone.

The calendar of a year is fixed by the State Council's notice of the autumn before; until it is loaded the year is
unknown, and every answer that touches it is provisional (暂算). That notice can also move the last days of December
of the year before (2005, 2006 and 2011 did), so these stay provisional too.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum

from data.errors import RuleBroken

LATE_DECEMBER = 25  # from this day the next year's notice may still make a weekend day a working day
STATUTORY = {(1, 1), (5, 1), (5, 2), (10, 1), (10, 2), (10, 3)}  # (month, day) off by law whatever the notice says
LONGEST_PERIOD = 250  # working days; no count in this field is longer, and a year has hardly more
LONG_REST = 7  # days off together, as at 春节 and 国庆: the working day before them is a thin one


@dataclass(frozen=True, slots=True)
class Calendar:
    """Published years, and the days in them that differ from a plain Monday-to-Friday week or carry a name."""

    known_years: frozenset[int]
    exceptions: Mapping[date, bool]  # day -> whether it is worked; only where it differs from its weekday

    def is_working_day(self, day: date) -> bool:
        """Whether a day is worked. For an unknown year this is the best guess there is: ask `is_provisional` too."""
        if day.year in self.known_years:
            return self.exceptions.get(day, day.weekday() < 5)
        return day.weekday() < 5 and (day.month, day.day) not in STATUTORY

    def is_provisional(self, day: date) -> bool:
        """Whether the answer for a day may still change when a calendar is published."""
        if day.year not in self.known_years:
            return True
        return day.month == 12 and day.day >= LATE_DECEMBER and day.year + 1 not in self.known_years


@dataclass(frozen=True, slots=True)
class Period:
    """Working days counted one by one. The last day ends at 24:00."""

    first_day: date
    last_day: date
    counted_days: tuple[date, ...]
    provisional: bool


@dataclass(frozen=True, slots=True)
class Answer:
    """A day, or a number of days, and whether a calendar still to be published may change it."""

    day: date
    provisional: bool


def notice_period(published_on: date, days: int, count_publication_day: bool, calendar: Calendar) -> Period:  # noqa: FBT001  the words of the rule, in order
    """The period of a notice: `days` working days from publication.

    By default the day of publication does not count (civil code, art. 201: the safe reading, since no Party text says).
    Raises RuleBroken("period_not_possible") for less than one day, or more than LONGEST_PERIOD.
    """
    if not 1 <= days <= LONGEST_PERIOD:
        raise RuleBroken("period_not_possible", days=days, most=LONGEST_PERIOD)
    start = published_on if count_publication_day else published_on + timedelta(days=1)
    counted: list[date] = []
    provisional = False
    day = start
    while len(counted) < days:
        provisional = provisional or calendar.is_provisional(day)
        if calendar.is_working_day(day):
            counted.append(day)
        day += timedelta(days=1)
    return Period(counted[0], counted[-1], tuple(counted), provisional)


def add_working_days(start: date, days: int, calendar: Calendar) -> Answer:
    """The day on which a limit of `days` working days ends; the start day does not count."""
    period = notice_period(start, days, False, calendar)
    return Answer(period.last_day, period.provisional)


def first_working_day(year: int, month: int, calendar: Calendar) -> Answer:
    """The first working day of a month."""
    period = notice_period(date(year, month, 1), 1, True, calendar)
    return Answer(period.first_day, period.provisional)


def working_days_between(start: date, end: date, calendar: Calendar) -> int:
    """How many working days lie after `start` up to and including `end`; negative if `end` comes first."""
    if end < start:
        return -working_days_between(end, start, calendar)
    return len(working_days_in(start + timedelta(days=1), end, calendar))


def working_days_in(first: date, last: date, calendar: Calendar) -> tuple[date, ...]:
    """The working days from one day to another, both among them."""
    span = (first + timedelta(days=n) for n in range((last - first).days + 1))
    return tuple(day for day in span if calendar.is_working_day(day))


def without(calendar: Calendar, lost: Iterable[date]) -> Calendar:
    """The same calendar, in which days on which a notice could not be read are not worked."""
    return Calendar(calendar.known_years, {**calendar.exceptions, **dict.fromkeys(lost, False)})


class Thin(StrEnum):
    MAKE_UP = "make_up_day"  # the last day is a worked Saturday or Sunday
    BEFORE_REST = "before_long_rest"  # the last day is the one before a long holiday, as 除夕 2024 was


def thin_last_day(period: Period, calendar: Calendar) -> Thin | None:
    """Why hardly anybody will be there to read a notice on its last day; lawful, and worth a warning."""
    if period.last_day.weekday() >= 5:
        return Thin.MAKE_UP
    rest = [period.last_day + timedelta(days=n) for n in range(1, LONG_REST + 1)]
    return None if any(calendar.is_working_day(day) for day in rest) else Thin.BEFORE_REST
