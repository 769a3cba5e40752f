"""What a reader narrowed spending to, and the three selects that it cuts down: totals, lines, budgets."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from sqlalchemy import ColumnElement, Select, and_, false, literal, select

from data.rules.roles import Permission, Viewer, can
from data.tables.spending import BudgetItem, SpendingFile, SpendingLine, SpendingPayeeTotal, SpendingTotal
from queries import visible

UNRECOGNISED = "?"  # as `code`: lines whose classification no edition knows; as `fund`, `spend_type`: not said
SECTION = 5  # figures of a section's code (款); none is longer


@dataclass(frozen=True, slots=True)
class Wanted:
    """What a reader narrowed the page to. `year` None means the lines whose date is unknown.

    One question is about one currency: amounts of several are never added.

    `code` is a class (302), a section (30211) or UNRECOGNISED; `category` narrows the unrecognised by printed name.
    `month` alone is one month; with `last_month` it is the first of several.
    """

    currency: str
    year: int | None
    unit: str = ""
    month: int | None = None
    code: str = ""
    category: str = ""
    last_month: int | None = None
    fund: str = ""
    spend_type: str = ""


@dataclass(frozen=True, slots=True)
class Narrowed:
    """What narrows the list of lines and its sum only, because no totals are kept by it.

    `payee` is a whole name as the ledger has it; the amounts are bounds, both included.
    """

    payee: str = ""
    least_fen: int | None = None
    most_fen: int | None = None


def totals(viewer: Viewer, wanted: Wanted, *, without_month: bool = False) -> Select[Any]:
    total = SpendingTotal
    query = visible.spending_totals(viewer).where(
        total.currency == wanted.currency, total.fiscal_year == (wanted.year or 0)
    )
    if wanted.unit:
        query = query.where(total.unit == wanted.unit)
    query = query.where(total.month > 0 if without_month else _months_are(total.month, wanted))
    query = query.where(code_is(total.econ_code, wanted.code), *_kinds_are(total, wanted))
    return query.where(total.category == wanted.category) if wanted.category else query


def payee_totals(viewer: Viewer, wanted: Wanted) -> Select[Any] | None:
    """The totals by payee, or None where they are not kept by what is wanted: by unit, section, category or kind."""
    kept = SpendingPayeeTotal
    is_class = wanted.code in ("", UNRECOGNISED) or len(wanted.code) == 3
    if not is_class or wanted.unit or wanted.category or wanted.fund or wanted.spend_type:
        return None
    query = visible.spending_payee_totals(viewer).where(
        kept.currency == wanted.currency, kept.fiscal_year == (wanted.year or 0), _months_are(kept.month, wanted)
    )
    return query.where(code_is(kept.econ_class, wanted.code))


def lines_of(viewer: Viewer, wanted: Wanted) -> Select[Any]:
    line = SpendingLine
    in_currency = select(SpendingFile.id).where(SpendingFile.currency == wanted.currency)
    query = visible.spending_lines(viewer).where(line.file_id.in_(in_currency), same(line.fiscal_year, wanted.year))
    query = query.where(code_is(line.econ_code, wanted.code), *_kinds_are(line, wanted))
    if wanted.unit:
        query = query.where(line.unit == wanted.unit)
    query = query.where(_months_are(line.month, wanted))
    return query.where(line.category == wanted.category) if wanted.category else query


def budgets(viewer: Viewer, wanted: Wanted) -> Select[Any]:
    """Budgets of a whole year, whichever months are wanted. None for a fund: budgets are not recorded by fund."""
    item = BudgetItem
    query = visible.budget_items(viewer).where(item.fiscal_year == wanted.year, code_is(item.econ_code, wanted.code))
    if wanted.fund:
        query = query.where(false())
    if wanted.spend_type:
        query = query.where(said(item.spend_type, wanted.spend_type))
    return query.where(item.unit == wanted.unit) if wanted.unit else query


def narrowed_to(viewer: Viewer, narrowed: Narrowed, *, many: bool = False) -> ColumnElement[bool]:
    """Whether a line is among those narrowed to. Who may not read individuals' names finds nobody by name.

    `many`: the amounts are those of many lines, which are quicker met in the order of a page than found and sorted.
    """
    line = SpendingLine
    found: list[ColumnElement[bool]] = [literal(True)]
    if narrowed.payee:
        found.append(payee_is(viewer, narrowed.payee))
    fen = line.amount_fen + 0 if many else line.amount_fen  # of an expression there is no index
    if narrowed.least_fen is not None:
        found.append(fen >= narrowed.least_fen)
    if narrowed.most_fen is not None:
        found.append(fen <= narrowed.most_fen)
    return and_(*found)


def payee_is(viewer: Viewer, name: str) -> ColumnElement[bool]:
    named = SpendingLine.payee == name
    return named if can(viewer, Permission.READ_PAYEE_NAMES) else and_(named, SpendingLine.payee_is_person.is_(False))


def code_is(column: Any, code: str) -> ColumnElement[bool]:
    if not code:
        return literal(True)
    if code == UNRECOGNISED:
        return column == ""  # type: ignore[no-any-return]
    if len(code) == SECTION:
        return column == code  # type: ignore[no-any-return]
    return column.startswith(code, autoescape=True)  # type: ignore[no-any-return]


def said(column: Any, value: str) -> ColumnElement[bool]:
    return column == ("" if value == UNRECOGNISED else value)  # type: ignore[no-any-return]


def _months_are(column: Any, wanted: Wanted) -> ColumnElement[bool]:
    if not wanted.month:
        return literal(True)
    if wanted.last_month:
        return column.between(wanted.month, wanted.last_month)  # type: ignore[no-any-return]
    return column == wanted.month  # type: ignore[no-any-return]


def _kinds_are(table: type[SpendingLine | SpendingTotal], wanted: Wanted) -> list[ColumnElement[bool]]:
    both = ((table.fund, wanted.fund), (table.spend_type, wanted.spend_type))
    return [said(column, value) for column, value in both if value]


def same(column: Any, value: int | None) -> ColumnElement[bool]:
    return column.is_(None) if value is None else column == value  # type: ignore[no-any-return]
