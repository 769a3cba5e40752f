"""Imported ledgers: the list of them, what became of one, and what counted on an earlier day."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from sqlalchemy import func, or_
from sqlalchemy.orm import Session

from data.errors import NotFound
from data.rules.problems import Problem
from data.rules.roles import Permission, Viewer, can
from data.tables.spending import FileState, SpendingFile
from queries import visible


@dataclass(frozen=True, slots=True)
class FileRow:
    """An imported ledger in a list. `superseded_by` is the id and name of the corrected file that took its place."""

    id: int
    name: str
    is_published: bool
    lines: int
    total_fen: int
    currency: str
    undated_lines: int
    unrecognised_units: int
    unrecognised_codes: int
    imported_by: str
    imported_at: datetime
    withdrawn_at: datetime | None
    withdrawn_reason: str
    withdrawn_by: str
    superseded_by: int | None
    superseded_by_name: str


@dataclass(frozen=True, slots=True)
class FilePage:
    """One ledger whole. `newer` took its place, `older` is the one whose place it took; `notes` as they were told."""

    file: FileRow
    sheet: str
    layout: str
    sha256: str
    notes: tuple[Problem, ...]
    newer: FileRow | None
    older: FileRow | None


@dataclass(frozen=True, slots=True)
class AsOf:
    """What counted at a moment, in one currency: the ledgers published by then and not yet taken back."""

    files: int
    lines: int
    total_fen: int


def files(db: Session, viewer: Viewer) -> tuple[FileRow, ...]:
    """All imported ledgers, the latest first."""
    latest_first = visible.spending_files(viewer).order_by(SpendingFile.imported_at.desc(), SpendingFile.id.desc())
    found = list(db.scalars(latest_first))
    names = {file.id: file.name for file in found}
    return tuple(_row(file, names) for file in found)


def one(db: Session, viewer: Viewer, *, file_id: int) -> FilePage:
    """One ledger, whatever became of it. Raises NotFound if there is none."""
    seen = visible.spending_files(viewer)
    file = db.scalar(seen.where(SpendingFile.id == file_id))
    if file is None:
        raise NotFound("file_unknown", file_id=file_id)
    newer = db.scalar(seen.where(SpendingFile.id == file.superseded_by)) if file.superseded_by else None
    older = db.scalar(seen.where(SpendingFile.superseded_by == file_id))
    names = {each.id: each.name for each in (file, newer, older) if each}
    return FilePage(
        file=_row(file, names),
        sheet=file.sheet,
        layout=file.layout,
        sha256=file.sha256,
        notes=tuple(_note(note, viewer) for note in file.notes),
        newer=_row(newer, names) if newer else None,
        older=_row(older, names) if older else None,
    )


def as_of(db: Session, viewer: Viewer, *, at: datetime, currency: str) -> AsOf:
    """What all ledgers of a currency came to at a moment: one counts from its import until it is taken back."""
    counted = visible.spending_files(viewer).where(
        SpendingFile.currency == currency,
        SpendingFile.imported_at <= at,
        or_(SpendingFile.withdrawn_at.is_(None), SpendingFile.withdrawn_at > at),
    )
    lines_and_fen = func.coalesce(func.sum(SpendingFile.lines), 0), func.coalesce(func.sum(SpendingFile.total_fen), 0)
    count, lines, fen = db.execute(counted.with_only_columns(func.count(), *lines_and_fen)).one()
    return AsOf(int(count), int(lines), int(fen))


def counts_at(file: FileRow, at: datetime) -> bool:
    """Whether a ledger was in the figures at a moment; the same rule as in `as_of`."""
    return file.imported_at <= at and (file.withdrawn_at is None or file.withdrawn_at > at)


def _row(file: SpendingFile, names: Mapping[int, str]) -> FileRow:
    return FileRow(
        id=file.id,
        name=file.name,
        is_published=file.state is FileState.PUBLISHED,
        lines=file.lines,
        total_fen=file.total_fen,
        currency=file.currency,
        undated_lines=file.undated_lines,
        unrecognised_units=file.unrecognised_units,
        unrecognised_codes=file.unrecognised_codes,
        imported_by=file.imported_by,
        imported_at=file.imported_at,
        withdrawn_at=file.withdrawn_at,
        withdrawn_reason=file.withdrawn_reason,
        withdrawn_by=file.withdrawn_by or "",
        superseded_by=file.superseded_by,
        superseded_by_name=names.get(file.superseded_by or 0, ""),
    )


def _note(stored: Mapping[str, Any], viewer: Viewer) -> Problem:
    """A note as the importer made it: facts were stored as text, and amounts are numbers again.

    A cell that is quoted may name a person: who may not read individuals' names reads … there.
    """
    cell = stored["cell"] if can(viewer, Permission.READ_PAYEE_NAMES) or not stored["cell"] else "…"
    facts = {
        name: int(fact) if name.endswith("_fen") and fact.lstrip("-").isdigit() else fact
        for name, fact in stored["facts"].items()
    }
    return Problem(**{**stored, "cell": cell, "facts": facts})
