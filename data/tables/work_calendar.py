"""The work calendar as published: one row a day of each known year."""

from __future__ import annotations

from datetime import date

from sqlalchemy import String
from sqlalchemy.orm import Mapped, mapped_column

from data.tables.base import Base, Moment


class WorkCalendarYear(Base):
    """A year whose calendar is loaded. A year without a row is unknown."""

    __tablename__ = "work_calendar_years"

    year: Mapped[int] = mapped_column(primary_key=True, autoincrement=False)
    source: Mapped[str] = mapped_column(String(200))
    loaded_at: Mapped[Moment]


class WorkCalendarDay(Base):
    """A day that differs from a plain Monday-to-Friday week: a holiday on a weekday, or a worked weekend day."""

    __tablename__ = "work_calendar_days"

    day: Mapped[date] = mapped_column(primary_key=True)
    is_working_day: Mapped[bool]
    name: Mapped[str] = mapped_column(String(60))
