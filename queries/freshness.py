"""The number of the latest change: the key of caches, so that nobody ever has to clear one."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import func, select
from sqlalchemy.orm import Session

from data.tables.audit import AuditEntry

_LATEST_OF_ALL = select(func.max(AuditEntry.id))  # asked at every rerun: built once


def latest_of_all(db: Session) -> int:
    """The number of the latest audit entry, 0 if there is none: quick however long the log is."""
    return db.scalar(_LATEST_OF_ALL) or 0


def latest(db: Session, *subjects: str) -> int:
    """The number of the latest audit entry about any of these subjects, 0 if there is none.

    Every write leaves an entry in its own transaction, so an answer kept under this number is never older than it.
    """
    return db.scalar(select(func.max(AuditEntry.id)).where(AuditEntry.subject.in_(subjects))) or 0


@dataclass(frozen=True, slots=True)
class Changes:
    """How often something was written, and when last."""

    count: int
    latest_at: datetime


def changes(db: Session, *subjects: str) -> dict[tuple[str, str], Changes]:
    """The changes of each thing of these subjects, by subject and id. A count never falls: it serves as a version."""
    of_each = (
        select(AuditEntry.subject, AuditEntry.subject_id, func.count(), func.max(AuditEntry.at))
        .where(AuditEntry.subject.in_(subjects))
        .group_by(AuditEntry.subject, AuditEntry.subject_id)
    )
    return {(subject, key): Changes(count, at) for subject, key, count, at in db.execute(of_each)}


def origin(db: Session) -> str:
    """What tells this database from every other one: the hash of its first entry; empty before there is one."""
    return db.scalar(select(AuditEntry.hash).order_by(AuditEntry.id).limit(1)) or ""
