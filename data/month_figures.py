"""The figures of months as a sign-off binds to them, for the command and for the pages that compare."""

from __future__ import annotations

from collections import defaultdict
from typing import Any

from sqlalchemy import select
from sqlalchemy.orm import Session

from data.rules.reviews import digest
from data.tables.spending import SpendingTotal


def of_year(db: Session, year: int) -> dict[int, tuple[str, int]]:
    """Month -> fingerprint of its totals in every currency, and the number of its lines; of imported months only."""
    total = SpendingTotal
    columns = (
        total.month, total.currency, total.unit, total.econ_code, total.category, total.fund, total.spend_type,
        total.lines, total.amount_fen,
    )  # fmt: skip
    rows: dict[int, list[tuple[Any, ...]]] = defaultdict(list)
    for month, *rest in db.execute(select(*columns).where(total.fiscal_year == year, total.month > 0)):
        rows[month].append(tuple(rest))
    return {month: (digest(of_month), sum(row[-2] for row in of_month)) for month, of_month in rows.items()}
