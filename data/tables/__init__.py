"""The tables, one subject a file. Importing this package makes all of them known to the metadata."""

from data.tables import (
    accounts,
    attachments,
    audit,
    decisions,
    layouts,
    looks,
    matters,
    meetings,
    notices,
    opinions,
    people,
    receipts,
    search,
    spending,
    units,
    work_calendar,
)
from data.tables.base import Base

__all__ = [
    "Base",
    "accounts",
    "attachments",
    "audit",
    "decisions",
    "layouts",
    "looks",
    "matters",
    "meetings",
    "notices",
    "opinions",
    "people",
    "receipts",
    "search",
    "spending",
    "units",
    "work_calendar",
]
