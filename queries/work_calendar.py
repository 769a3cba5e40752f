"""The work calendar as loaded: which years are known, from what source, and their days unlike an ordinary week."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime

from sqlalchemy import select
from sqlalchemy.orm import Session

from data.rules.roles import Viewer
from data.tables.work_calendar import WorkCalendarDay, WorkCalendarYear


@dataclass(frozen=True, slots=True)
class YearRow:
    """A year on record."""

    year: int
    source: str
    loaded_at: datetime


@dataclass(frozen=True, slots=True)
class DayRow:
    """A holiday on a weekday, or a worked weekend day."""

    day: date
    is_working_day: bool
    name: str


def years(db: Session, viewer: Viewer) -> tuple[YearRow, ...]:
    """Years on record, the latest first. When offices are open is known to every viewer."""
    del viewer
    found = db.scalars(select(WorkCalendarYear).order_by(WorkCalendarYear.year.desc()))
    return tuple(YearRow(row.year, row.source, row.loaded_at) for row in found)


def days(db: Session, viewer: Viewer, *, year: int) -> tuple[DayRow, ...]:
    """The days of a year that differ from a plain Monday-to-Friday week, in order."""
    del viewer
    of_year = WorkCalendarDay.day.between(date(year, 1, 1), date(year, 12, 31))
    found = db.scalars(select(WorkCalendarDay).where(of_year).order_by(WorkCalendarDay.day))
    return tuple(DayRow(row.day, row.is_working_day, row.name) for row in found)
