"""The tables, one subject a file. Importing this package makes all of them known to the metadata."""

from data.tables import (
    accounts,
    audit,
    layouts,
    meetings,
    notices,
    opinions,
    people,
    search,
    spending,
    units,
    work_calendar,
)
from data.tables.base import Base

__all__ = [
    "Base",
    "accounts",
    "audit",
    "layouts",
    "meetings",
    "notices",
    "opinions",
    "people",
    "search",
    "spending",
    "units",
    "work_calendar",
]
