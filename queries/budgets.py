"""Recorded budgets: which is or was in force, its items, and what a checked file would bring."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from dataclasses import dataclass
from datetime import date, datetime

from sqlalchemy import or_
from sqlalchemy.orm import Session

from data.errors import NotFound
from data.recognised import recognised
from data.rules.roles import Permission, Viewer, must
from data.tables.spending import BudgetItem, BudgetRecord
from queries import visible
from queries.spending import code_names

CHANGED = "changed"  # of the items, those whose budget was changed or moved during the year


@dataclass(frozen=True, slots=True)
class Record:
    """A year's budget as recorded at one time, in whole fen. `transfer_fen` is what was moved in all, None where none is
    told. `ended_at` is None while it is in force; without `replaced_by` it was taken back.
    """

    id: int
    year: int
    name: str
    sha256: str
    basis: str
    dated: date | None
    items: int
    original_fen: int
    transfer_fen: int | None
    adjusted_fen: int
    recorded_by: str
    recorded_at: datetime
    ended_at: datetime | None
    ended_by: str
    ended_reason: str
    replaced_by: int | None


@dataclass(frozen=True, slots=True)
class Item:
    """A budget by unit, section, project and kind. `transfer_fen` is a part of the change; None where none is told."""

    unit: str
    code: str
    name_zh: str
    name_en: str
    project: str
    spend_type: str
    original_fen: int
    transfer_fen: int | None
    adjusted_fen: int

    @property
    def change_fen(self) -> int:
        """Adjusted less original: transfers, and what was added or taken away (追加、追减)."""
        return self.adjusted_fen - self.original_fen

    @property
    def is_changed(self) -> bool:
        """Whether anything was moved, added or taken away."""
        return bool(self.change_fen or self.transfer_fen)


@dataclass(frozen=True, slots=True)
class YearPreview:
    """What a checked file would bring for a year. `replaces` is in force now; `is_known`: it has the same content."""

    year: int
    unknown_units: tuple[str, ...]
    unknown_codes: tuple[str, ...]
    replaces: Record | None
    is_known: bool


def records(db: Session, viewer: Viewer, *, year: int | None = None) -> tuple[Record, ...]:
    """All recorded budgets, or those of a year, the latest first."""
    latest_first = visible.budget_records(viewer).order_by(BudgetRecord.recorded_at.desc(), BudgetRecord.id.desc())
    wanted = latest_first if year is None else latest_first.where(BudgetRecord.fiscal_year == year)
    return tuple(_record(row) for row in db.scalars(wanted))


def in_force(db: Session, viewer: Viewer, *, year: int, at: datetime) -> Record | None:
    """The budget of a year that counted at a moment; None where none did."""
    counted = visible.budget_records(viewer).where(
        BudgetRecord.fiscal_year == year,
        BudgetRecord.recorded_at <= at,
        or_(BudgetRecord.ended_at.is_(None), BudgetRecord.ended_at > at),
    )
    row = db.scalar(counted.order_by(BudgetRecord.id.desc()).limit(1))
    return _record(row) if row else None


def items(db: Session, viewer: Viewer, *, record_id: int, unit: str = "") -> tuple[Item, ...]:
    """The items of one record, in force or not, those of a unit where one is wanted. Raises NotFound."""
    record = db.scalar(visible.budget_records(viewer).where(BudgetRecord.id == record_id))
    if record is None:
        raise NotFound("budget_unknown")
    found = visible.budget_items_of_record(viewer, record_id).order_by(BudgetItem.id)
    names = code_names(db, viewer, year=record.fiscal_year)
    wanted = found.where(BudgetItem.unit == unit) if unit else found
    return tuple(_item(row, names) for row in db.scalars(wanted))


def preview(
    db: Session, viewer: Viewer, *, years: Mapping[int, Collection[tuple[str, str]]], sha256: str
) -> tuple[YearPreview, ...]:
    """Year by year what a checked file would bring: `years` hold the units and codes of its items."""
    must(viewer, Permission.IMPORT_SPENDING)
    tables = recognised(db)
    found = []
    for year, named in sorted(years.items()):
        row = db.scalar(
            visible.budget_records(viewer).where(BudgetRecord.fiscal_year == year, BudgetRecord.ended_at.is_(None))
        )
        units = {unit for unit, _ in named if tables.unit(unit)[1] is None}
        codes = {code for _, code in named if not tables.code(code, "", year)}
        replaces = _record(row) if row else None
        is_known = replaces is not None and replaces.sha256 == sha256
        found.append(YearPreview(year, tuple(sorted(units)), tuple(sorted(codes)), replaces, is_known))
    return tuple(found)


def _record(row: BudgetRecord) -> Record:
    return Record(
        id=row.id,
        year=row.fiscal_year,
        name=row.name,
        sha256=row.sha256,
        basis=row.basis,
        dated=row.dated,
        items=row.items,
        original_fen=row.original_fen,
        transfer_fen=row.transfer_fen,
        adjusted_fen=row.adjusted_fen,
        recorded_by=row.recorded_by,
        recorded_at=row.recorded_at,
        ended_at=row.ended_at,
        ended_by=row.ended_by,
        ended_reason=row.ended_reason,
        replaced_by=row.replaced_by,
    )


def _item(row: BudgetItem, names: Mapping[str, tuple[str, str]]) -> Item:
    name_zh, name_en = names.get(row.econ_code, ("", ""))
    return Item(
        unit=row.unit,
        code=row.econ_code,
        name_zh=name_zh,
        name_en=name_en,
        project=row.project,
        spend_type=row.spend_type,
        original_fen=row.original_fen,
        transfer_fen=row.transfer_fen,
        adjusted_fen=row.adjusted_fen,
    )
