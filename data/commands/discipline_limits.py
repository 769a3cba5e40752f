"""The bureau's limits of spending discipline: finance records a new one from a day on; none is ever overwritten."""

from __future__ import annotations

from datetime import date, datetime
from typing import Any

from sqlalchemy import select
from sqlalchemy.orm import Session

from data import audit_log
from data.errors import RuleBroken
from data.rules.discipline_limits import checked
from data.rules.roles import Permission, Viewer, must
from data.tables.discipline import DisciplineLimit


def record(
    db: Session,
    *,
    by: Viewer,
    now: datetime,
    name: str,
    effective_from: date,
    value: Any,
    source: str,
    seen: int | None = None,
) -> int:
    """Record a tier table, a limit or a list, whole, from a day on; answers its number. What held before keeps its days.

    Amounts are in fen. `seen`: the number of the latest one that the form's page showed, 0 for none; refused as
    `limit_changed` if another was recorded meanwhile, so that a double click records once. Raises RuleBroken
    `source_missing` and what `checked` does.
    """
    must(by, Permission.IMPORT_SPENDING)
    checked(name, value)
    if not source.strip():
        raise RuleBroken("source_missing")
    _check_seen(db, name, seen)
    row = DisciplineLimit(
        name=name,
        effective_from=effective_from,
        value=value,
        source=source.strip(),
        recorded_by=by.name or by.login,
        recorded_at=now,
    )
    db.add(row)
    db.flush()
    audit_log.append(
        db,
        by=by,
        now=now,
        action="discipline_limits.record",
        subject="discipline_limit",
        subject_id=name,
        effective_from=effective_from,
        value=value,
        source=source.strip(),
    )
    return row.id


def _check_seen(db: Session, name: str, seen: int | None) -> None:
    of_name = select(DisciplineLimit).where(DisciplineLimit.name == name)
    latest = db.scalar(of_name.order_by(DisciplineLimit.id.desc()).limit(1))
    if seen is not None and latest is not None and latest.id != seen:
        raise RuleBroken("limit_changed", name=name, by=latest.recorded_by, at=latest.recorded_at)
