"""Execution of the budget (预算执行), by unit or by classification, with both denominators."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import Any

from sqlalchemy import func, select
from sqlalchemy.orm import Session

from data.rules.roles import Viewer
from data.tables.spending import BudgetItem, SpendingTotal
from queries import visible
from queries.spending import code_names
from queries.spending_compare import UNIT
from queries.spending_filters import Wanted, budgets, totals


@dataclass(frozen=True, slots=True)
class Execution:
    """A unit's or a class's year: spent, and the budget as first approved and as adjusted, in whole fen.

    A year's budget is recorded whole, so what it does not name has a budget of 0. Rules: domain reference 3.3.
    """

    key: str
    name_zh: str
    name_en: str
    spent_fen: int
    original_fen: int
    adjusted_fen: int

    @property
    def rate(self) -> float | None:
        """执行率: spent ÷ adjusted budget; None where there is none to divide by."""
        return self.spent_fen / self.adjusted_fen if self.adjusted_fen > 0 else None

    @property
    def of_original(self) -> float | None:
        """完成年初预算的百分比: spent ÷ original budget; None where there is none to divide by."""
        return self.spent_fen / self.original_fen if self.original_fen > 0 else None

    @property
    def is_unbudgeted(self) -> bool:
        """无预算支出: spent without any budget; no percentage is made of it."""
        return self.adjusted_fen <= 0 < self.spent_fen

    @property
    def over_fen(self) -> int:
        """By how much a budget is exceeded; 0 where none is."""
        return max(self.spent_fen - self.adjusted_fen, 0) if self.adjusted_fen > 0 else 0


def execution(db: Session, viewer: Viewer, *, wanted: Wanted, each: str) -> tuple[Execution, ...] | None:
    """Of the whole year, whichever months are wanted: by unit, or one step down the classification.

    What exceeds its budget comes first by the amount over, then what has none, then by spending. None where the year
    has no recorded budget, or where a fund is wanted, by which budgets are not recorded: the rate is unknown.
    Lines whose classification is not recognised stand in the table of units only.
    """
    recorded = visible.budget_items(viewer).where(BudgetItem.fiscal_year == wanted.year)
    if wanted.fund or wanted.year is None or not db.scalar(select(recorded.exists())):
        return None
    year, total, item = replace(wanted, month=None, last_month=None), SpendingTotal, BudgetItem
    keys: tuple[Any, Any]
    if each == UNIT:
        keys = total.unit, item.unit
    elif wanted.code:
        keys = total.econ_code, item.econ_code
    else:
        keys = func.substr(total.econ_code, 1, 3), func.substr(item.econ_code, 1, 3)
    sums = totals(viewer, year).with_only_columns(keys[0], func.sum(total.amount_fen)).group_by(keys[0])
    spent = {key: int(fen) for key, fen in db.execute(sums)}
    both = func.sum(item.original_fen), func.sum(item.adjusted_fen)
    plans = budgets(viewer, year).with_only_columns(keys[1], *both).group_by(keys[1])
    planned = {key: (int(original), int(adjusted)) for key, original, adjusted in db.execute(plans)}
    names = {} if each == UNIT else code_names(db, viewer, year=wanted.year)
    rows = [
        Execution(key, *names.get(key, ("", "")), spent.get(key, 0), *planned.get(key, (0, 0)))
        for key in spent.keys() | planned.keys()
        if key or each == UNIT
    ]
    return tuple(sorted(rows, key=lambda row: (-row.over_fen, not row.is_unbudgeted, -row.spent_fen, row.key)))
