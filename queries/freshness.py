"""The number of the latest change: the key of caches, so that nobody ever has to clear one."""

from __future__ import annotations

from sqlalchemy import func, select
from sqlalchemy.orm import Session

from data.tables.audit import AuditEntry


def latest(db: Session, *subjects: str) -> int:
    """The number of the latest audit entry about any of these subjects, 0 if there is none.

    Every write leaves an entry in its own transaction, so an answer kept under this number is never older than it.
    """
    return db.scalar(select(func.max(AuditEntry.id)).where(AuditEntry.subject.in_(subjects))) or 0
