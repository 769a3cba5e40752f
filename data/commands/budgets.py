"""Budgets: a year's items are recorded whole; what was recorded before ends visibly and stays readable."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import asdict, dataclass
from datetime import date, datetime

from sqlalchemy import select
from sqlalchemy.orm import Session

from data import audit_log
from data.errors import NotFound, RuleBroken
from data.recognised import recognised
from data.rules.money import add
from data.rules.problems import Problem
from data.rules.roles import Permission, Viewer, must
from data.tables.spending import BudgetItem, BudgetRecord


@dataclass(frozen=True, slots=True)
class BudgetRow:
    """A budget of one unit, economic section and project in whole fen: as approved (年初预算数), and as adjusted.

    `transfer_fen` is what was moved in, or, below zero, out (调剂): a part of the difference; None where none is told.
    """

    unit: str
    econ_code: str
    project: str
    spend_type: str
    original_fen: int
    adjusted_fen: int
    transfer_fen: int | None = None


@dataclass(frozen=True, slots=True)
class Origin:
    """Where a recorded budget comes from: its file, and the approval that it follows with its day, where they are said."""

    name: str = ""
    sheet: str = ""
    layout: str = ""
    sha256: str = ""
    basis: str = ""
    dated: date | None = None
    notes: tuple[Problem, ...] = ()


def record_year(
    db: Session,
    *,
    by: Viewer,
    now: datetime,
    year: int,
    rows: Sequence[BudgetRow],
    origin: Origin = Origin(),
    reason: str = "",
) -> int:
    """Record the budget of a year, units under their names in the table of units; answers the id of the record.

    One that is in force ends with the reason, and stays readable. Raises RuleBroken `budget_empty`, or
    `already_imported` where the file in force has the same content.
    """
    must(by, Permission.IMPORT_SPENDING)
    if not rows:
        raise RuleBroken("budget_empty", year=year)
    old = _in_force(db, year)
    if old and origin.sha256 and old.sha256 == origin.sha256:
        raise RuleBroken("already_imported", name=old.name, at=old.recorded_at, by=old.recorded_by)
    if old:
        _end(old, by=by, now=now, reason=reason)
        db.flush()  # one a year is in force: the old one ends before the new one comes
    record = _record(year, rows, origin, by=by, now=now)
    db.add(record)
    db.flush()
    if old:
        old.replaced_by = record.id
    tables = recognised(db)
    db.add_all(
        BudgetItem(record_id=record.id, fiscal_year=year, **asdict(row) | {"unit": tables.unit(row.unit)[0]})
        for row in rows
    )
    audit_log.append(
        db,
        by=by,
        now=now,
        action="budgets.record_year",
        subject="budget",
        subject_id=year,
        items=record.items,
        original_fen=record.original_fen,
        transfer_fen=record.transfer_fen,
        adjusted_fen=record.adjusted_fen,
        name=origin.name,
        basis=origin.basis,
        replaces=old.id if old else None,
        reason=reason.strip(),
    )
    return record.id


def withdraw_year(db: Session, *, by: Viewer, now: datetime, record_id: int, reason: str) -> None:
    """Take a recorded budget back with a reason: its year has none until one is recorded again.

    Raises NotFound("budget_unknown"), RuleBroken("budget_ended") or RuleBroken("reason_missing").
    """
    must(by, Permission.IMPORT_SPENDING)
    record = db.get(BudgetRecord, record_id, with_for_update=True)
    if record is None:
        raise NotFound("budget_unknown")
    if record.ended_at is not None:
        raise RuleBroken("budget_ended", year=record.fiscal_year)
    if not reason.strip():
        raise RuleBroken("reason_missing")
    _end(record, by=by, now=now, reason=reason)
    audit_log.append(
        db,
        by=by,
        now=now,
        action="budgets.withdraw_year",
        subject="budget",
        subject_id=record.fiscal_year,
        name=record.name,
        adjusted_fen=record.adjusted_fen,
        reason=record.ended_reason,
    )


def _in_force(db: Session, year: int) -> BudgetRecord | None:
    of_year = select(BudgetRecord).where(BudgetRecord.fiscal_year == year, BudgetRecord.ended_at.is_(None))
    return db.scalar(of_year.with_for_update())


def _end(record: BudgetRecord, *, by: Viewer, now: datetime, reason: str) -> None:
    record.ended_at, record.ended_by, record.ended_reason = now, by.name or by.login, reason.strip()


def _record(year: int, rows: Sequence[BudgetRow], origin: Origin, *, by: Viewer, now: datetime) -> BudgetRecord:
    return BudgetRecord(
        fiscal_year=year,
        name=origin.name,
        sheet=origin.sheet,
        layout=origin.layout,
        sha256=origin.sha256,
        basis=origin.basis.strip(),
        dated=origin.dated,
        items=len(rows),
        original_fen=sum(row.original_fen for row in rows),
        transfer_fen=_moved_in(rows),
        adjusted_fen=sum(row.adjusted_fen for row in rows),
        notes=[asdict(note) | {"facts": {k: str(v) for k, v in note.facts.items()}} for note in origin.notes],
        recorded_by=by.name or by.login,
        recorded_at=now,
    )


def _moved_in(rows: Sequence[BudgetRow]) -> int | None:
    """How much was moved in all: what came in, since what went out takes it back to nothing."""
    return add(None if row.transfer_fen is None else max(row.transfer_fen, 0) for row in rows)[0]
