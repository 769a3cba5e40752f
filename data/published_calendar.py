"""The work calendar as loaded, for commands and queries alike."""

from __future__ import annotations

from sqlalchemy import select
from sqlalchemy.orm import Session

from data.rules.working_days import Calendar
from data.tables.work_calendar import WorkCalendarDay, WorkCalendarYear


def published_calendar(db: Session) -> Calendar:
    """All published years. Some thirty exceptions a year: small enough to read whole."""
    years = frozenset(db.scalars(select(WorkCalendarYear.year)))
    days = db.execute(select(WorkCalendarDay.day, WorkCalendarDay.is_working_day))
    return Calendar(years, {row.day: row.is_working_day for row in days})
