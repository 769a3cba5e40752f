"""Budgets: a year's items are recorded whole; a later record replaces the year visibly in the audit log."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import asdict, dataclass
from datetime import datetime

from sqlalchemy import delete
from sqlalchemy.orm import Session

from data import audit_log
from data.errors import RuleBroken
from data.recognised import recognised
from data.rules.roles import Permission, Viewer, must
from data.tables.spending import BudgetItem


@dataclass(frozen=True, slots=True)
class BudgetRow:
    """A budget of one unit, economic section and project in whole fen: as approved (年初预算数), and as adjusted."""

    unit: str
    econ_code: str
    project: str
    spend_type: str
    original_fen: int
    adjusted_fen: int


def record_year(db: Session, *, by: Viewer, now: datetime, year: int, rows: Sequence[BudgetRow]) -> None:
    """Record the budget of a year in place of any recorded before, units under their names in the table of units.

    Raises RuleBroken `budget_empty`.
    """
    must(by, Permission.IMPORT_SPENDING)
    if not rows:
        raise RuleBroken("budget_empty", year=year)
    tables = recognised(db)
    db.execute(delete(BudgetItem).where(BudgetItem.fiscal_year == year))
    db.add_all(BudgetItem(fiscal_year=year, **asdict(row) | {"unit": tables.unit(row.unit)[0]}) for row in rows)
    audit_log.append(
        db,
        by=by,
        now=now,
        action="budgets.record_year",
        subject="budget",
        subject_id=year,
        items=len(rows),
        original_fen=sum(row.original_fen for row in rows),
        adjusted_fen=sum(row.adjusted_fen for row in rows),
    )
