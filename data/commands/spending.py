"""Ledgers: a checked file is recorded whole, with its totals; a mistaken one is withdrawn, never deleted."""

from __future__ import annotations

import gc
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import asdict, dataclass
from datetime import datetime
from typing import Any

from sqlalchemy import case, delete, func, select
from sqlalchemy.exc import IntegrityError
from sqlalchemy.orm import Session

from data import audit_log, evidence_rows
from data.errors import NotFound, RuleBroken
from data.recognised import recognised
from data.rules.roles import Permission, Viewer, must
from data.rules.spending_lines import CheckedFile
from data.settings import settings
from data.spending_rows import LineStore
from data.tables.spending import FileState, SpendingFile, SpendingLine, SpendingPayeeTotal, SpendingTotal

ROWS_AT_ONCE = 5000  # more rows an INSERT gain nothing here and make the progress bar jump

Row = tuple[Any, ...]  # of a table of totals: its key, lines, fen
Progress = Callable[[int, int], None]  # lines stored, lines in all


@dataclass(frozen=True, slots=True)
class Recorded:
    """What was stored: the file's id, its lines and total, and how many lines carry names that no table knows."""

    file_id: int
    lines: int
    total_fen: int
    unrecognised_units: int
    unrecognised_codes: int


def record_file(
    db: Session, *, by: Viewer, now: datetime, file: CheckedFile, progress: Progress | None = None
) -> Recorded:
    """Store a checked ledger: its lines, the totals kept beside them and one audit entry, all or nothing.

    Units and codes that no table knows are kept under their own names and counted. Raises RuleBroken
    ("already_imported") for content that is published already, under whatever file name.
    """
    must(by, Permission.IMPORT_SPENDING)
    refuse_known(db, file.sha256)
    stored = store(db, by=by, now=now, file=file, progress=progress)
    audit_log.append(
        db,
        by=by,
        now=now,
        action="spending.record_file",
        subject="spending_file",
        subject_id=stored.id,
        name=file.name,
        sha256=file.sha256,
        lines=stored.lines,
        total_fen=stored.total_fen,
    )
    return recorded(stored)


def store(
    db: Session, *, by: Viewer, now: datetime, file: CheckedFile, progress: Progress | None = None
) -> SpendingFile:
    """The part of a command that writes a ledger's rows and totals. The command asks what is known, and leaves the entry.

    Raises RuleBroken("already_imported") where another import of the same content was first.
    """
    must(by, Permission.IMPORT_SPENDING)
    stored = _file_row(file, by=by, now=now)
    try:
        with db.begin_nested():
            db.add(stored)
    except IntegrityError as somebody_was_first:
        raise RuleBroken("already_imported", name=file.name) from somebody_was_first
    into = LineStore(db, stored, recognised(db))
    with _uncollected():
        for start in range(0, len(file.lines), ROWS_AT_ONCE):
            into.put(file.lines[start : start + ROWS_AT_ONCE])
            if progress:
                progress(min(start + ROWS_AT_ONCE, len(file.lines)), len(file.lines))
        into.close()
        evidence_rows.put(db, stored.id, file)
    for table, totals in ((SpendingTotal, into.totals), (SpendingPayeeTotal, into.payees)):
        _add_to_totals(db, table, [(*key, len(amounts), sum(amounts)) for key, amounts in totals.items()])
    return stored


def recorded(stored: SpendingFile) -> Recorded:
    """What is told of a ledger that was just stored."""
    return Recorded(stored.id, stored.lines, stored.total_fen, stored.unrecognised_units, stored.unrecognised_codes)


def refuse_known(db: Session, sha256: str) -> None:
    """Raises RuleBroken("already_imported") with the earlier file's name and time if this content is published."""
    same = select(SpendingFile).where(SpendingFile.sha256 == sha256, SpendingFile.state == FileState.PUBLISHED)
    known = db.scalar(same)
    if known is not None:
        raise RuleBroken("already_imported", name=known.name, at=known.imported_at, by=known.imported_by)


def withdraw_file(db: Session, *, by: Viewer, now: datetime, file_id: int, reason: str) -> None:
    """Take a published ledger back with a reason. Its lines stay stored and leave every figure."""
    file = take_back(db, by=by, now=now, file_id=file_id, reason=reason)
    audit_log.append(
        db,
        by=by,
        now=now,
        action="spending.withdraw_file",
        subject="spending_file",
        subject_id=file_id,
        name=file.name,
        reason=reason,
    )


def take_back(db: Session, *, by: Viewer, now: datetime, file_id: int, reason: str) -> SpendingFile:
    """The part of a command that takes a published ledger out of every figure, and says so on it; as `store`.

    Raises NotFound("file_unknown"), RuleBroken("file_withdrawn") or RuleBroken("reason_missing").
    """
    must(by, Permission.IMPORT_SPENDING)
    file = db.get(SpendingFile, file_id, with_for_update=True)
    if file is None:
        raise NotFound("file_unknown", file_id=file_id)
    if file.state is FileState.WITHDRAWN:
        raise RuleBroken("file_withdrawn", name=file.name)
    if not reason.strip():
        raise RuleBroken("reason_missing")
    file.state, file.withdrawn_at, file.withdrawn_reason = FileState.WITHDRAWN, now, reason.strip()
    file.withdrawn_by = by.name or by.login
    _add_to_totals(db, SpendingTotal, _totals_of(db, file))
    _add_to_totals(db, SpendingPayeeTotal, _payees_of(db, file))
    for table in (SpendingTotal, SpendingPayeeTotal):
        db.execute(delete(table).where(table.lines == 0))
    return file


def _file_row(file: CheckedFile, *, by: Viewer, now: datetime) -> SpendingFile:
    return SpendingFile(
        name=file.name,
        sheet=file.sheet,
        layout=file.layout,
        sha256=file.sha256,
        state=FileState.PUBLISHED,
        lines=len(file.lines),
        total_fen=file.total_fen,
        currency=file.currency or settings().currency,
        unrecognised_units=0,
        unrecognised_codes=0,
        undated_lines=0,
        notes=[asdict(note) | {"facts": {k: str(v) for k, v in note.facts.items()}} for note in file.notes],
        imported_by=by.name or by.login,
        imported_at=now,
    )


@contextmanager
def _uncollected() -> Iterator[None]:
    """Storing makes no cycles, and the collector would walk all lines of the file over and over: a tenth of the time."""
    was_on = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if was_on:
            gc.enable()


def _totals_of(db: Session, file: SpendingFile) -> list[Row]:
    """The sums of a file's lines with their signs turned round: adding them takes the file out of the totals."""
    line = SpendingLine
    category = case((line.econ_code == "", line.category), else_="")
    return _sums(db, file, line.unit, line.econ_code, category, line.fund, line.spend_type)


def _payees_of(db: Session, file: SpendingFile) -> list[Row]:
    """As `_totals_of`, by payee."""
    line = SpendingLine
    return _sums(db, file, func.substr(line.econ_code, 1, 3), case((line.payee_is_person, ""), else_=line.payee))


def _sums(db: Session, file: SpendingFile, *by: Any) -> list[Row]:
    line = SpendingLine
    key = (func.coalesce(line.fiscal_year, 0), func.coalesce(line.month, 0), *by)
    sums = select(*key, -func.count(), -func.sum(line.amount_fen)).where(line.file_id == file.id).group_by(*key)
    return [(file.currency, *found) for found in db.execute(sums)]


def _add_to_totals(db: Session, table: type[SpendingTotal | SpendingPayeeTotal], totals: list[Row]) -> None:
    """Rows of a table of totals, added to what it holds. Bare tuples: a ledger may name as many payees as it has lines."""
    if not totals:
        return
    columns = [column.name for column in table.__table__.columns]  # the key, then what is added
    mark = "?" if db.get_bind().dialect.name == "sqlite" else "%s"
    added = ", ".join(f"{name} = kept.{name} + excluded.{name}" for name in columns[-2:])
    upsert = (
        f"INSERT INTO {table.__tablename__} AS kept ({', '.join(columns)}) "  # noqa: S608 - all ours
        f"VALUES ({', '.join([mark] * len(columns))}) ON CONFLICT ({', '.join(columns[:-2])}) DO UPDATE SET {added}"
    )
    # In one order, so that two imports never wait for each other in a ring.
    db.connection().exec_driver_sql(upsert, sorted(totals))
