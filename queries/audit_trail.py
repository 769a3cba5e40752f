"""The audit trail: what was done, to what, by whom, when; and whether the record is whole."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from sqlalchemy import Select, func
from sqlalchemy.orm import Session

from data.rules import audit_chain
from data.rules.audit_chain import Verdict
from data.rules.roles import Viewer
from data.tables.audit import AuditEntry
from queries import visible

SIGN_INS = ("accounts.sign_in", "accounts.sign_out")
KINDS = ("changes", "sign_ins", "all")  # most entries are sign-ins, and few ask for them


@dataclass(frozen=True, slots=True)
class EntryRow:
    """One entry of the log."""

    id: int
    at: datetime
    login: str
    name: str
    action: str
    subject: str
    subject_id: str
    facts: Mapping[str, Any]
    hash: str


@dataclass(frozen=True, slots=True)
class Entries:
    """One page of entries, and how many there are in all."""

    count: int
    rows: tuple[EntryRow, ...]


def paged(
    db: Session,
    viewer: Viewer,
    *,
    kind: str = KINDS[0],
    subject: str = "",
    login: str = "",
    page: int = 1,
    size: int = 50,
) -> Entries:
    """Entries that fit, the newest first. `kind` is one of KINDS; empty `subject` and `login` stand for all; a page past
    the end is the last.
    """
    wanted = _of_kind(visible.audit_entries(viewer), kind)
    if subject:
        wanted = wanted.where(AuditEntry.subject == subject)
    if login:
        wanted = wanted.where(AuditEntry.login == login)
    count = db.scalar(wanted.with_only_columns(func.count())) or 0
    page = max(min(page, -(-count // size)), 1)
    newest_first = wanted.order_by(AuditEntry.id.desc()).limit(size).offset((page - 1) * size)
    return Entries(count, tuple(_row(entry) for entry in db.scalars(newest_first)))


def subjects(db: Session, viewer: Viewer) -> tuple[str, ...]:
    """What entries speak of, by code."""
    seen = visible.audit_entries(viewer).with_only_columns(AuditEntry.subject).distinct()
    return tuple(db.scalars(seen.order_by(AuditEntry.subject)))


def logins(db: Session, viewer: Viewer) -> tuple[str, ...]:
    """Whose entries there are."""
    seen = visible.audit_entries(viewer).with_only_columns(AuditEntry.login).distinct()
    return tuple(db.scalars(seen.order_by(AuditEntry.login)))


def verify(db: Session, viewer: Viewer) -> Verdict:
    """Whether every entry still fits the one before it; see data/rules/audit_chain.py for what this cannot show."""
    in_order = visible.audit_entries(viewer).order_by(AuditEntry.id).execution_options(yield_per=1000)
    with db.scalars(in_order) as entries:
        return audit_chain.check(entries)


def _of_kind(entries: Select[AuditEntry], kind: str) -> Select[AuditEntry]:
    if kind == "changes":
        return entries.where(AuditEntry.action.not_in(SIGN_INS))
    return entries.where(AuditEntry.action.in_(SIGN_INS)) if kind == "sign_ins" else entries


def _row(entry: AuditEntry) -> EntryRow:
    return EntryRow(
        id=entry.id,
        at=entry.at,
        login=entry.login,
        name=entry.name,
        action=entry.action,
        subject=entry.subject,
        subject_id=entry.subject_id,
        facts=entry.facts,
        hash=entry.hash,
    )
