"""The audit log: append, verify. How its entries hang together is a rule: data/rules/audit_chain.py."""

from __future__ import annotations

import json
from datetime import datetime
from typing import Any

from sqlalchemy import select, text
from sqlalchemy.orm import Session

from data.rules import audit_chain
from data.rules.audit_chain import BEGINNING, Verdict
from data.rules.roles import Viewer
from data.tables.audit import AuditEntry

_ONE_AT_A_TIME = 7_046_001  # any number, used for nothing else: the PostgreSQL lock that keeps the chain in one line


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
    entry.hash = audit_chain.hash_of(entry)
    db.add(entry)
    db.flush()
    return entry.id


def is_empty(db: Session) -> bool:
    """Whether nothing was ever written: every write leaves an entry."""
    return db.scalar(select(AuditEntry.id).limit(1)) is None


def verify(db: Session) -> Verdict:
    """Walk the whole chain and recompute every hash; for who holds the database. Readers of pages ask
    queries/audit_trail.py.
    """
    in_order = select(AuditEntry).order_by(AuditEntry.id).execution_options(yield_per=1000)
    with db.scalars(in_order) as entries:
        return audit_chain.check(entries)
