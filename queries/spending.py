"""Spending in figures, drawn from the kept totals: the cost of a question does not grow with the ledger."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

import pandas as pd
from sqlalchemy import Select, case, func, literal, select
from sqlalchemy.orm import Session

from data.errors import NotFound
from data.rules.roles import Viewer
from data.tables.spending import (
    BudgetItem,
    EconomicCode,
    FileState,
    SpendingFile,
    SpendingLine,
    SpendingPayeeTotal,
    SpendingTotal,
)
from data.tables.units import Unit
from queries import visible
from queries.spending_filters import UNRECOGNISED, Wanted, budgets, lines_of, payee_totals, same, totals


@dataclass(frozen=True, slots=True)
class Summary:
    """The figures above the charts, in whole fen. Budgets are None where none is recorded: unknown is never 0."""

    total_fen: int
    lines: int
    months: tuple[int, ...]  # months of the year with imported lines
    original_fen: int | None
    adjusted_fen: int | None
    unrecognised_fen: int
    unrecognised_lines: int


@dataclass(frozen=True, slots=True)
class Source:
    """Where the figures come from: how many ledgers, and when the latest came in. `last_day` is the last payment's."""

    files: int
    imported_at: datetime | None
    last_day: date | None


@dataclass(frozen=True, slots=True)
class ThreePublic:
    """三公经费 with its components (domain 3.2), in whole fen: spent, and the adjusted budget where one is recorded."""

    group: str  # abroad, vehicle_purchase, vehicle_running, reception
    spent_fen: int
    adjusted_fen: int | None
    codes: tuple[str, ...]  # its sections that have lines


def currencies(db: Session, viewer: Viewer) -> tuple[str, ...]:
    """Currencies in which published ledgers are kept, that of the most lines first."""
    counted = visible.spending_totals(viewer).with_only_columns(SpendingTotal.currency).group_by(SpendingTotal.currency)
    return tuple(db.scalars(counted.order_by(func.sum(SpendingTotal.lines).desc())))


def years(db: Session, viewer: Viewer, *, currency: str) -> tuple[int | None, ...]:
    """Years with imported lines, the latest first; None at the end if some lines have no known date."""
    in_currency = visible.spending_totals(viewer).where(SpendingTotal.currency == currency)
    found = db.scalars(in_currency.with_only_columns(SpendingTotal.fiscal_year).distinct())
    known = sorted(found, reverse=True)
    return tuple(year or None for year in known)


def units(db: Session, viewer: Viewer, *, currency: str, year: int | None) -> tuple[str, ...]:
    """Units with lines in a year: those of the bureau in its own order, then others by name."""
    used = set(db.scalars(totals(viewer, Wanted(currency, year)).with_only_columns(SpendingTotal.unit).distinct()))
    own = [name for name in db.scalars(select(Unit.name).order_by(Unit.position, Unit.id)) if name in used]
    return (*own, *sorted(used.difference(own)))


def years_of_unit(db: Session, viewer: Viewer, *, currency: str, unit: str) -> tuple[int, ...]:
    """Years in which a unit has lines, the latest first. Raises NotFound where no imported line names it."""
    of_unit = visible.spending_totals(viewer).where(
        SpendingTotal.currency == currency, SpendingTotal.unit == unit, SpendingTotal.fiscal_year > 0
    )
    found = db.scalars(of_unit.with_only_columns(SpendingTotal.fiscal_year).distinct())
    if not (known := tuple(sorted(found, reverse=True))):
        raise NotFound("unit_not_in_ledgers")
    return known


def funds(db: Session, viewer: Viewer, *, currency: str, year: int | None) -> tuple[str, ...]:
    """Types of funds (资金性质) with lines in a year, by name; UNRECOGNISED last where some lines do not say."""
    used = db.scalars(totals(viewer, Wanted(currency, year)).with_only_columns(SpendingTotal.fund).distinct())
    return tuple(fund or UNRECOGNISED for fund in sorted(used, key=lambda fund: (not fund, fund)))


def imported_months(db: Session, viewer: Viewer, *, currency: str, year: int | None) -> tuple[int, ...]:
    """Months that were imported at all, whatever else is filtered: a unit without payments in June misses no June."""
    all_units = totals(viewer, Wanted(currency, year)).with_only_columns(SpendingTotal.month).distinct()
    return tuple(month for month in sorted(db.scalars(all_units)) if month)


def summary(db: Session, viewer: Viewer, *, wanted: Wanted) -> Summary:
    """Total, lines and budget of what is wanted."""
    total = SpendingTotal
    unknown = case((total.econ_code == "", total.amount_fen), else_=0)
    unknown_lines = case((total.econ_code == "", total.lines), else_=0)
    sums = [func.coalesce(func.sum(x), 0) for x in (total.amount_fen, total.lines, unknown, unknown_lines)]
    fen, lines, unknown_fen, unknown_count = db.execute(totals(viewer, wanted).with_only_columns(*sums)).one()
    original, adjusted = _budget(db, viewer, wanted)
    months = imported_months(db, viewer, currency=wanted.currency, year=wanted.year)
    return Summary(int(fen), int(lines), months, original, adjusted, int(unknown_fen), int(unknown_count))


def source(db: Session, viewer: Viewer, *, wanted: Wanted) -> Source:
    """The ledgers that are published now, and the last day of payment in what is wanted."""
    published = SpendingFile.state == FileState.PUBLISHED, SpendingFile.currency == wanted.currency
    files = visible.spending_files(viewer).where(*published)
    of_files = func.count(), func.max(SpendingFile.imported_at)
    count, imported_at = db.execute(files.with_only_columns(*of_files)).one()
    return Source(count, imported_at, _last_day(db, viewer, wanted))


def by_month(db: Session, viewer: Viewer, *, wanted: Wanted) -> pd.DataFrame:
    """Columns month (1-12), amount_fen, lines. A month without imported lines is absent, not zero."""
    return _grouped(db, totals(viewer, wanted, without_month=True), {"month": SpendingTotal.month}, order="month")


def by_code(db: Session, viewer: Viewer, *, wanted: Wanted) -> pd.DataFrame:
    """One step below what is wanted: classes, then a class's sections, then the unrecognised by their printed names.

    Columns code, name_zh, name_en, amount_fen, lines; the largest first.
    """
    total = SpendingTotal
    if wanted.code == UNRECOGNISED:
        found = _grouped(db, totals(viewer, wanted), {"code": literal(UNRECOGNISED), "name_zh": total.category})
        return found.assign(name_en=found["name_zh"])
    step = total.econ_code if wanted.code else func.substr(total.econ_code, 1, 3)
    found = _grouped(db, totals(viewer, wanted), {"code": case((total.econ_code == "", UNRECOGNISED), else_=step)})
    names = code_names(db, viewer, year=wanted.year)
    found["name_zh"] = [names.get(code, ("", ""))[0] for code in found["code"]]
    found["name_en"] = [names.get(code, ("", ""))[1] for code in found["code"]]
    return found


def by_unit(db: Session, viewer: Viewer, *, wanted: Wanted) -> pd.DataFrame:
    """Columns unit, amount_fen, lines, adjusted_fen (missing where no budget is recorded); the largest first."""
    found = _grouped(db, totals(viewer, wanted), {"unit": SpendingTotal.unit})
    sums = BudgetItem.unit, func.sum(BudgetItem.adjusted_fen)
    planned = db.execute(budgets(viewer, wanted).with_only_columns(*sums).group_by(BudgetItem.unit))
    adjusted = {unit: int(fen) for unit, fen in planned}
    found["adjusted_fen"] = pd.array([adjusted.get(unit) for unit in found["unit"]], dtype="Int64")
    return found


def top_payees(db: Session, viewer: Viewer, *, wanted: Wanted, most: int = 10) -> pd.DataFrame:
    """Columns payee, amount_fen, lines, share (of all that is wanted); the largest first.

    Individuals are one row with an empty name, for every viewer: a list of the largest payees is about bodies.
    """
    kept, line = payee_totals(viewer, wanted), SpendingLine
    found = (
        _payees(kept, SpendingPayeeTotal.payee, SpendingPayeeTotal.amount_fen, func.sum(SpendingPayeeTotal.lines))
        if kept is not None
        else _payees(
            lines_of(viewer, wanted),
            case((line.payee_is_person, ""), else_=line.payee),
            line.amount_fen,
            func.count(),
        )
    )
    total = db.scalar(totals(viewer, wanted).with_only_columns(func.sum(SpendingTotal.amount_fen))) or 0
    largest = _frame(db, found.limit(most))
    return largest.assign(share=largest["amount_fen"] / total if total else float("nan"))


def three_public(db: Session, viewer: Viewer, *, wanted: Wanted) -> tuple[ThreePublic, ...]:
    """The four components of 三公经费, always all four; the published subtotal of vehicles is a sum, not a fifth."""
    groups = dict(_three_public_codes(db, wanted.year))
    spent = dict.fromkeys(sorted(set(groups.values())), 0)
    of_groups = totals(viewer, wanted).where(SpendingTotal.econ_code.in_(groups))
    by_section = SpendingTotal.econ_code, func.sum(SpendingTotal.amount_fen)
    found = db.execute(of_groups.with_only_columns(*by_section).group_by(SpendingTotal.econ_code))
    sums = {code: int(fen) for code, fen in found}
    for code, fen in sums.items():
        spent[groups[code]] += fen
    planned: dict[str, int] = {}
    items = budgets(viewer, wanted).where(BudgetItem.econ_code.in_(groups))
    for code, fen in db.execute(
        items.with_only_columns(BudgetItem.econ_code, func.sum(BudgetItem.adjusted_fen)).group_by(BudgetItem.econ_code)
    ):
        planned[groups[code]] = planned.get(groups[code], 0) + int(fen)
    with_lines = {group: tuple(sorted(code for code in sums if groups[code] == group)) for group in spent}
    return tuple(ThreePublic(group, fen, planned.get(group), with_lines[group]) for group, fen in spent.items())


def code_names(db: Session, viewer: Viewer, *, year: int | None) -> dict[str, tuple[str, str]]:
    """Code -> (Chinese name, English name) of the edition in force in a year; the newest where the year is unknown."""
    visible.spending_totals(viewer)
    edition = _edition(db, year)
    codes = select(EconomicCode).where(EconomicCode.edition == edition)
    return {code.code: (code.name_zh, code.name_en) for code in db.scalars(codes)}


def _payees(query: Select[Any], payee: Any, fen: Any, lines: Any) -> Select[Any]:
    sums = payee.label("payee"), func.sum(fen).label("amount_fen"), lines.label("lines")
    return query.with_only_columns(*sums).group_by(payee).order_by(func.sum(fen).desc(), payee)


def _last_day(db: Session, viewer: Viewer, wanted: Wanted) -> date | None:
    """Asked month by month, which takes the end of an index for each."""
    of_year = totals(viewer, Wanted(wanted.currency, wanted.year))
    months = db.scalars(of_year.with_only_columns(SpendingTotal.month).distinct())
    lines, last = lines_of(viewer, Wanted(wanted.currency, wanted.year)), func.max(SpendingLine.paid_on)
    days = [db.scalar(lines.where(same(SpendingLine.month, m or None)).with_only_columns(last)) for m in months]
    return max((day for day in days if day), default=None)


def _budget(db: Session, viewer: Viewer, wanted: Wanted) -> tuple[int | None, int | None]:
    sums = func.sum(BudgetItem.original_fen), func.sum(BudgetItem.adjusted_fen)
    original, adjusted = db.execute(budgets(viewer, wanted).with_only_columns(*sums)).one()
    return (None, None) if adjusted is None else (int(original), int(adjusted))


def _edition(db: Session, year: int | None) -> int | None:
    known = select(func.max(EconomicCode.edition))
    return db.scalar(known if year is None else known.where(EconomicCode.edition <= year))


def _three_public_codes(db: Session, year: int | None) -> list[tuple[str, str]]:
    marked = EconomicCode.edition == _edition(db, year), EconomicCode.three_public != ""
    return [
        (code, group) for code, group in db.execute(select(EconomicCode.code, EconomicCode.three_public).where(*marked))
    ]


def _grouped(db: Session, query: Select[Any], by: dict[str, Any], order: str = "") -> pd.DataFrame:
    """Sums by some columns; in their order where one is named, else the largest first."""
    fen = func.sum(SpendingTotal.amount_fen)
    columns = [column.label(name) for name, column in by.items()]
    in_order = by[order] if order else fen.desc()
    sums = fen.label("amount_fen"), func.sum(SpendingTotal.lines).label("lines")
    return _frame(db, query.with_only_columns(*columns, *sums).group_by(*by.values()).order_by(in_order))


def _frame(db: Session, query: Select[Any]) -> pd.DataFrame:
    found = db.execute(query)
    frame = pd.DataFrame(found.all(), columns=list(found.keys()))
    return frame.astype(dict.fromkeys(("amount_fen", "lines"), "int64"))
