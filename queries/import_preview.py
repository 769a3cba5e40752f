"""What a checked ledger would bring, before anybody confirms it."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from datetime import date, datetime

from sqlalchemy import ColumnElement, and_, func, or_
from sqlalchemy.orm import Session

from data.recognised import Recognised, recognised
from data.rules.roles import Permission, Viewer, must
from data.rules.spending_lines import CheckedFile
from data.settings import settings
from data.tables.spending import FileState, SpendingFile, SpendingLine
from queries import visible

_Pair = tuple[int | None, int | None, str]  # year and month, None where unknown, and unit


@dataclass(frozen=True, slots=True)
class Unknown:
    """A name that no table knows, the lines that carry it, and their sum in fen."""

    name: str
    lines: int
    amount_fen: int


@dataclass(frozen=True, slots=True)
class Overlap:
    """A published ledger of the same currency that may be replaced. `pairs` of month and unit are in both files; it
    `is_same` where neither file has any other: then the new one is most likely the old one corrected.
    """

    file_id: int
    name: str
    imported_at: datetime
    lines: int
    total_fen: int
    pairs: int
    is_same: bool


@dataclass(frozen=True, slots=True)
class Preview:
    """Counts of a checked file. `published_as` is the name under which the same content is published already;
    `overlaps` are the published ledgers, those that share most months and units with this one first.
    """

    first_day: date | None
    last_day: date | None
    undated_lines: int
    units: tuple[Unknown, ...]
    categories: tuple[Unknown, ...]
    published_as: str
    published_at: datetime | None
    overlaps: tuple[Overlap, ...]


def preview(db: Session, viewer: Viewer, *, file: CheckedFile) -> Preview:
    """What `file` would bring. Names that no table knows come largest first."""
    must(viewer, Permission.IMPORT_SPENDING)
    tables = recognised(db)
    days = [line.paid_on for line in file.lines if line.paid_on]
    units, categories = Counter[str](), Counter[str]()
    unit_fen, category_fen = Counter[str](), Counter[str]()
    for line in file.lines:
        if tables.unit(line.unit)[1] is None:
            units[line.unit] += 1
            unit_fen[line.unit] += line.amount_fen
        if not tables.code(line.econ_code, line.category, line.fiscal_year):
            name = line.category or line.econ_code
            categories[name] += 1
            category_fen[name] += line.amount_fen
    same = visible.spending_files(viewer).where(
        SpendingFile.sha256 == file.sha256, SpendingFile.state == FileState.PUBLISHED
    )
    twin = db.scalar(same)
    return Preview(
        first_day=min(days, default=None),
        last_day=max(days, default=None),
        undated_lines=sum(1 for line in file.lines if line.month is None),
        units=_largest(units, unit_fen),
        categories=_largest(categories, category_fen),
        published_as=twin.name if twin else "",
        published_at=twin.imported_at if twin else None,
        overlaps=_overlaps(db, viewer, file, tables),
    )


def _overlaps(db: Session, viewer: Viewer, file: CheckedFile, tables: Recognised) -> tuple[Overlap, ...]:
    mine = {(line.fiscal_year, line.month, tables.unit(line.unit)[0]) for line in file.lines}
    theirs: dict[int, Counter[_Pair]] = {}
    keys = SpendingLine.file_id, SpendingLine.fiscal_year, SpendingLine.month, SpendingLine.unit
    months = {(year, month) for year, month, _ in mine}
    in_months = visible.spending_lines(viewer).where(or_(*(_in_month(year, month) for year, month in months)))
    for file_id, year, month, unit, lines in db.execute(
        in_months.with_only_columns(*keys, func.count()).group_by(*keys)
    ):
        theirs.setdefault(file_id, Counter())[year, month, unit] = lines
    published = visible.spending_files(viewer).where(
        SpendingFile.state == FileState.PUBLISHED, SpendingFile.currency == (file.currency or settings().currency)
    )
    found = [_overlap(row, theirs.get(row.id, Counter()), mine) for row in db.scalars(published)]
    return tuple(sorted(found, key=lambda each: (each.is_same, each.pairs, each.imported_at), reverse=True))


def _overlap(row: SpendingFile, theirs: Counter[_Pair], mine: set[_Pair]) -> Overlap:
    """`theirs` were counted in my months only: lines that are missing from the count lie in other months."""
    same = bool(mine) and set(theirs) == mine and theirs.total() == row.lines
    pairs = len(mine.intersection(theirs))
    return Overlap(row.id, row.name, row.imported_at, row.lines, row.total_fen, pairs, is_same=same)


def _in_month(year: int | None, month: int | None) -> ColumnElement[bool]:
    return and_(
        SpendingLine.fiscal_year == year if year else SpendingLine.fiscal_year.is_(None),
        SpendingLine.month == month if month else SpendingLine.month.is_(None),
    )


def _largest(lines: Counter[str], fen: Counter[str]) -> tuple[Unknown, ...]:
    return tuple(Unknown(name, lines[name], amount) for name, amount in fen.most_common())
