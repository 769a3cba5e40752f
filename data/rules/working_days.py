"""The work calendar's arithmetic. Days are counted from published calendars, never from weekdays alone.

The calendar of a year is fixed by the State Council's notice of the autumn before; until it is loaded the year is
unknown, and every answer that touches it is provisional (暂算). That notice can also move the last days of December
of the year before (2005, 2006 and 2011 did), so these stay provisional too.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date, timedelta

from data.errors import RuleBroken

LATE_DECEMBER = 25  # from this day the next year's notice may still make a weekend day a working day
STATUTORY = {(1, 1), (5, 1), (5, 2), (10, 1), (10, 2), (10, 3)}  # (month, day) off by law whatever the notice says
LONGEST_SEARCH = 1000  # days; no count in this field is longer


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
    Raises RuleBroken("period_too_short") for less than one day.
    """
    if days < 1:
        raise RuleBroken("period_too_short", days=days, least=1)
    start = published_on if count_publication_day else published_on + timedelta(days=1)
    counted: list[date] = []
    provisional = False
    for day in _days_from(start):
        provisional = provisional or calendar.is_provisional(day)
        if calendar.is_working_day(day):
            counted.append(day)
        if len(counted) == days:
            break
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
    span = (start + timedelta(days=n) for n in range(1, (end - start).days + 1))
    return sum(1 for day in span if calendar.is_working_day(day))


def _days_from(start: date) -> Iterator[date]:
    return (start + timedelta(days=n) for n in range(LONGEST_SEARCH))
