"""The audit log: append, verify. Each entry carries the hash of the one before, so a change anywhere shows."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from sqlalchemy import select, text
from sqlalchemy.orm import Session

from data.rules.roles import Viewer
from data.tables.audit import AuditEntry

BEGINNING = "0" * 64
_ONE_AT_A_TIME = 7_046_001  # any number, used for nothing else: the PostgreSQL lock that keeps the chain in one line


@dataclass(frozen=True, slots=True)
class Verdict:
    """What `verify` found: how many entries were checked, and the id of the first that does not fit, if any."""

    entries: int
    broken_at: int | None
    last_hash: str


def append(
    db: Session, *, by: Viewer, now: datetime, action: str, subject: str, subject_id: object, **facts: Any
) -> int:
    """Add the one entry of a command and answer its number. The caller's transaction keeps both or neither."""
    if db.get_bind().dialect.name == "postgresql":
        db.execute(text("SELECT pg_advisory_xact_lock(:key)"), {"key": _ONE_AT_A_TIME})
    previous = db.scalar(select(AuditEntry.hash).order_by(AuditEntry.id.desc()).limit(1)) or BEGINNING
    entry = AuditEntry(
        at=now,
        login=by.login,
        name=by.name,
        action=action,
        subject=subject,
        subject_id=str(subject_id),
        facts=json.loads(json.dumps(facts, default=str, ensure_ascii=False)),
        previous_hash=previous,
    )
    entry.hash = _hash(entry)
    db.add(entry)
    db.flush()
    return entry.id


def verify(db: Session) -> Verdict:
    """Walk the whole chain and recompute every hash. Says nothing about entries cut off at the end: compare `last_hash`
    with one written down elsewhere for that.
    """
    previous, checked = BEGINNING, 0
    for entry in _all(db):
        checked += 1
        if entry.previous_hash != previous or entry.hash != _hash(entry):
            return Verdict(checked, entry.id, previous)
        previous = entry.hash
    return Verdict(checked, None, previous)


def _all(db: Session) -> Iterator[AuditEntry]:
    return iter(db.scalars(select(AuditEntry).order_by(AuditEntry.id).execution_options(yield_per=1000)))


def _hash(entry: AuditEntry) -> str:
    content = [
        entry.previous_hash,
        entry.at.isoformat(timespec="microseconds"),
        entry.login,
        entry.name,
        entry.action,
        entry.subject,
        entry.subject_id,
        entry.facts,
    ]
    return hashlib.sha256(json.dumps(content, sort_keys=True, ensure_ascii=False).encode()).hexdigest()
