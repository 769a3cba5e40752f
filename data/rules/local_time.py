"""Times are kept in UTC; days are those of Asia/Shanghai, for whoever reads them wherever."""

from __future__ import annotations

from datetime import date, datetime, time
from zoneinfo import ZoneInfo

ZONE = ZoneInfo("Asia/Shanghai")


def local(moment: datetime) -> datetime:
    """A moment as the bureau's clock shows it."""
    return moment.astimezone(ZONE)


def local_day(moment: datetime) -> date:
    """The bureau's day on which a moment falls."""
    return local(moment).date()


def begin_of(day: date) -> datetime:
    """The first moment of a day of the bureau."""
    return datetime.combine(day, time.min, ZONE)


def end_of(day: date) -> datetime:
    """The last moment of a day of the bureau: what happened until then had happened on that day."""
    return datetime.combine(day, time.max, ZONE)
