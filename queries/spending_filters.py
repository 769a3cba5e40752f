"""What a reader narrowed spending to, and the three selects that it cuts down: totals, lines, budgets."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from sqlalchemy import ColumnElement, Select, literal, select

from data.rules.roles import Viewer
from data.tables.spending import BudgetItem, SpendingFile, SpendingLine, SpendingTotal
from queries import visible

UNRECOGNISED = "?"  # as `code`: lines whose classification no edition knows


@dataclass(frozen=True, slots=True)
class Wanted:
    """What a reader narrowed the page to. `year` None means the lines whose date is unknown.

    One question is about one currency: amounts of several are never added.

    `code` is a class (302), a section (30211) or UNRECOGNISED; `category` narrows the unrecognised by printed name.
    """

    currency: str
    year: int | None
    unit: str = ""
    month: int | None = None
    code: str = ""
    category: str = ""


def totals(viewer: Viewer, wanted: Wanted, *, without_month: bool = False) -> Select[Any]:
    total = SpendingTotal
    query = visible.spending_totals(viewer).where(
        total.currency == wanted.currency, total.fiscal_year == (wanted.year or 0)
    )
    if wanted.unit:
        query = query.where(total.unit == wanted.unit)
    if wanted.month and not without_month:
        query = query.where(total.month == wanted.month)
    if without_month:
        query = query.where(total.month > 0)
    query = query.where(code_is(total.econ_code, wanted.code))
    return query.where(total.category == wanted.category) if wanted.category else query


def lines_of(viewer: Viewer, wanted: Wanted) -> Select[Any]:
    line = SpendingLine
    in_currency = select(SpendingFile.id).where(SpendingFile.currency == wanted.currency)
    query = visible.spending_lines(viewer).where(line.file_id.in_(in_currency), same(line.fiscal_year, wanted.year))
    query = query.where(code_is(line.econ_code, wanted.code))
    if wanted.unit:
        query = query.where(line.unit == wanted.unit)
    if wanted.month:
        query = query.where(line.month == wanted.month)
    return query.where(line.category == wanted.category) if wanted.category else query


def budgets(viewer: Viewer, wanted: Wanted) -> Select[Any]:
    item = BudgetItem
    query = visible.budget_items(viewer).where(item.fiscal_year == wanted.year, code_is(item.econ_code, wanted.code))
    return query.where(item.unit == wanted.unit) if wanted.unit else query


def code_is(column: Any, code: str) -> ColumnElement[bool]:
    if not code:
        return literal(True)
    if code == UNRECOGNISED:
        return column == ""  # type: ignore[no-any-return]
    return column.startswith(code, autoescape=True)  # type: ignore[no-any-return]


def same(column: Any, value: int | None) -> ColumnElement[bool]:
    return column.is_(None) if value is None else column == value  # type: ignore[no-any-return]
