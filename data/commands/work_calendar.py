"""The work calendar: an administrator loads a year once its notice is out."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date, datetime

from sqlalchemy import delete, extract
from sqlalchemy.orm import Session

from data import audit_log
from data.commands import notices
from data.errors import RuleBroken
from data.rules.roles import Permission, Viewer, must
from data.tables.work_calendar import WorkCalendarDay, WorkCalendarYear


def load_year(
    db: Session,
    *,
    by: Viewer,
    now: datetime,
    year: int,
    days: Mapping[date, tuple[bool, str]],
    source: str,
) -> tuple[int, ...]:
    """Put a year's published calendar in place of what was known of it: day -> (is it worked, name of the holiday).
    Answers the ids of the notices whose period waited for it and was counted again.

    Raises RuleBroken if a day lies outside the year, if no day is given, or if no source is named.
    """
    must(by, Permission.MANAGE_CALENDAR)
    if not source.strip():
        raise RuleBroken("source_missing")
    if not days:
        raise RuleBroken("calendar_empty", year=year)
    for day in days:
        if day.year != year:
            raise RuleBroken("day_outside_year", day=day, year=year)
    db.execute(delete(WorkCalendarDay).where(extract("year", WorkCalendarDay.day) == year))
    db.merge(WorkCalendarYear(year=year, source=source, loaded_at=now))
    db.add_all(WorkCalendarDay(day=day, is_working_day=worked, name=name) for day, (worked, name) in days.items())
    db.flush()
    recounted = notices.recount_provisional(db)
    audit_log.append(
        db,
        by=by,
        now=now,
        action="work_calendar.load_year",
        subject="work_calendar",
        subject_id=year,
        source=source,
        recounted_notices=recounted,
    )
    return tuple(recounted)
