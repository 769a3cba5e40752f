"""What a checked ledger would bring, before anybody confirms it."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from datetime import date, datetime

from sqlalchemy.orm import Session

from data.recognised import recognised
from data.rules.roles import Permission, Viewer, must
from data.rules.spending_lines import CheckedFile
from data.tables.spending import FileState, SpendingFile
from queries import visible


@dataclass(frozen=True, slots=True)
class Unknown:
    """A name that no table knows, the lines that carry it, and their sum in fen."""

    name: str
    lines: int
    amount_fen: int


@dataclass(frozen=True, slots=True)
class Preview:
    """Counts of a checked file. `published_as` is the name under which the same content is published already."""

    first_day: date | None
    last_day: date | None
    undated_lines: int
    units: tuple[Unknown, ...]
    categories: tuple[Unknown, ...]
    published_as: str
    published_at: datetime | None


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
    )


def _largest(lines: Counter[str], fen: Counter[str]) -> tuple[Unknown, ...]:
    return tuple(Unknown(name, lines[name], amount) for name, amount in fen.most_common())
