"""The shipped work calendar, as a rule wants it and as a database has it."""

from __future__ import annotations

from datetime import UTC, datetime
from functools import cache

from data.commands import work_calendar
from data.database import writing
from data.imports import reference
from data.rules.working_days import Calendar
from tests.people import ADMINISTRATOR

NOW = datetime(2026, 11, 20, 8, 0, tzinfo=UTC)


@cache
def shipped(*years: int) -> Calendar:
    """These years of it; all of them where none is named."""
    known = {year: days for year, days in reference.calendar_years().items() if not years or year in years}
    return Calendar(frozenset(known), {day: worked for days in known.values() for day, (worked, _) in days.items()})


def load_calendar(*years: int) -> None:
    """Load these years into the database in use."""
    days = reference.calendar_years()
    with writing() as db:
        for year in years:
            work_calendar.load_year(
                db, by=ADMINISTRATOR, now=NOW, year=year, days=days[year], source=f"{year}年放假安排"
            )
