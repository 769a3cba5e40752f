"""A period that somebody typed is held against the calendar: it says the days that there are, or it is refused.

The system counts the period itself; what is typed beside it, in a field or in a sentence of the text, must agree
(domain 1.7: 9月18日至9月24日，共5个工作日 is six; to the 22nd it is four, one too few).
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator
from datetime import date

from data.errors import RuleBroken
from data.rules.working_days import Calendar, Period, working_days_in

_DAY = r"(?:(?P<{0}y>\d{{4}})年)?(?:(?P<{0}m>\d{{1,2}})月)?(?P<{0}d>\d{{1,2}})日"
_SPAN = re.compile(
    _DAY.format("a") + r"(?:\([^)]*\))?\s*(?:至|到|-|—|–|~)+\s*" + _DAY.format("b") + r"(?:\([^)]*\))?[^。;\n]{0,12}?"
    r"(?P<days>\d{1,3})个?工作日"
)


def refuse_other_days(words: str, period: Period, calendar: Calendar) -> None:
    """Refuse a text in which dates and the number of working days disagree, or that names another period.

    Raises RuleBroken: stated_days_disagree (with both numbers), stated_period_too_short, stated_dates_disagree.
    """
    for first, last, days in _stated(words, period.first_day.year):
        refuse_other_number(first, last, days, len(period.counted_days), calendar)
        if (first, last) != (period.first_day, period.last_day):
            raise RuleBroken(
                "stated_dates_disagree",
                first=first,
                last=last,
                counted_first=period.first_day,
                counted_last=period.last_day,
            )


def refuse_other_last_day(stated: date | None, period: Period, calendar: Calendar) -> None:
    """Refuse a last day typed into the form that the days asked for do not come to; none typed is fine."""
    if stated is not None and stated != period.last_day:
        days = len(period.counted_days)
        refuse_other_number(period.first_day, stated, days, days, calendar)
        raise RuleBroken("stated_last_day_disagrees", last=stated, counted_last=period.last_day)


def refuse_other_number(first: date, last: date, days: int, least: int, calendar: Calendar) -> None:
    """Refuse a number of working days that is not the one from the first day to the last."""
    actual = len(working_days_in(first, last, calendar))
    if actual < least:
        raise RuleBroken("stated_period_too_short", first=first, last=last, days=actual, least=least)
    if actual != days:
        raise RuleBroken("stated_days_disagree", first=first, last=last, days=days, actual=actual)


def _stated(words: str, year: int) -> Iterator[tuple[date, date, int]]:
    """First day, last day and number of each period in a text; a year or month left out is the one before it."""
    for found in _SPAN.finditer(unicodedata.normalize("NFKC", words)):
        at = found.groupdict()
        if at["am"] is None:
            continue
        first_year = int(at["ay"] or year)
        first = _day(first_year, int(at["am"]), int(at["ad"]))
        last_month = int(at["bm"] or at["am"])
        last_year = int(at["by"] or (first_year + 1 if last_month < int(at["am"]) else first_year))
        last = _day(last_year, last_month, int(at["bd"]))
        yield first, last, int(at["days"])


def _day(year: int, month: int, day: int) -> date:
    try:
        return date(year, month, day)
    except ValueError:
        raise RuleBroken("stated_day_unknown", year=year, month=month, day=day) from None
