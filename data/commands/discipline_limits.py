"""The bureau's limits of spending discipline: finance records a new one from a day on; none is ever overwritten."""

from __future__ import annotations

from datetime import date, datetime
from typing import Any

from sqlalchemy.orm import Session

from data import audit_log
from data.errors import RuleBroken
from data.rules.discipline_limits import checked
from data.rules.roles import Permission, Viewer, must
from data.tables.discipline import DisciplineLimit


def record(db: Session, *, by: Viewer, now: datetime, name: str, effective_from: date, value: Any, source: str) -> None:
    """Record a tier table, a limit or a list, whole, from a day on. What held before keeps its days.

    Amounts are in fen. Raises RuleBroken `limit_unknown`, `limit_unreadable` or `source_missing`.
    """
    must(by, Permission.IMPORT_SPENDING)
    checked(name, value)
    if not source.strip():
        raise RuleBroken("source_missing")
    db.add(
        DisciplineLimit(
            name=name,
            effective_from=effective_from,
            value=value,
            source=source.strip(),
            recorded_by=by.name or by.login,
            recorded_at=now,
        )
    )
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
