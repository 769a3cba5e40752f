"""Layouts: what a person said about the columns of a file, remembered by name for the next file of its kind."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import datetime

from sqlalchemy.orm import Session

from data import audit_log
from data.errors import RuleBroken
from data.rules.dates import Order
from data.rules.roles import Permission, Viewer, must
from data.tables.layouts import RememberedLayout


def remember(
    db: Session,
    *,
    by: Viewer,
    now: datetime,
    name: str,
    columns: Mapping[str, Sequence[str]],
    unit: str = "",
    date_order: Order | None = None,
) -> None:
    """Keep a layout under a name; what was kept under it before is replaced, and stays in the audit log.

    `columns`: field → names of its column as printed, of any spelling that `data.imports.layouts` takes for the same.
    Raises RuleBroken: "layout_name_missing", or "layout_empty" where it says nothing at all.
    """
    must(by, Permission.IMPORT_SPENDING)
    name = name.strip()
    said = {field: list(names) for field, names in columns.items() if names}
    if not name:
        raise RuleBroken("layout_name_missing")
    if not said and not unit and not date_order:
        raise RuleBroken("layout_empty")
    row = db.get(RememberedLayout, name, with_for_update=True) or RememberedLayout(name=name)
    row.columns, row.unit, row.date_order = said, unit, date_order or ""
    row.remembered_by, row.remembered_at = by.name or by.login, now
    db.add(row)
    audit_log.append(
        db,
        by=by,
        now=now,
        action="layouts.remember",
        subject="layout",
        subject_id=name[:40],  # as much as the log's column holds; the whole name is among the facts
        name=name,
        columns=said,
        unit=unit,
        date_order=date_order or "",
    )
