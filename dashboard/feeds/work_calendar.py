"""A year of the work calendar as the file that the same page takes back."""

from __future__ import annotations

import csv
import io
from collections.abc import Sequence
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from queries.work_calendar import DayRow


def year_csv(days: Sequence[DayRow]) -> bytes:
    """Columns day, worked (1 or 0), name. UTF-8 with a byte order mark, as spreadsheets on office machines want it."""
    written = io.StringIO()
    writer = csv.writer(written)
    writer.writerow(("day", "worked", "name"))
    writer.writerows((row.day.isoformat(), int(row.is_working_day), row.name) for row in days)
    return written.getvalue().encode("utf-8-sig")
