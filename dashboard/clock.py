"""The time, for faces. Below them it is always an argument.

A demonstration may stop the clock at a moment (GONGKAI_CLOCK): the sample bureau lives in 2024 to 2026 and its open
notices close. `python -m dashboard` refuses a stopped clock for any database but a sample one.
"""

from __future__ import annotations

from datetime import UTC, date, datetime

from data.rules.local_time import local_day
from data.settings import settings


def now() -> datetime:
    """This moment, in UTC."""
    return settings().clock or datetime.now(UTC)


def today() -> date:
    """The bureau's day."""
    return local_day(now())
