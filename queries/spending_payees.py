"""One payee: what was paid to it, year by year. Individuals have no page for who may not read their names."""

from __future__ import annotations

import pandas as pd
from sqlalchemy import func, select
from sqlalchemy.orm import Session

from data.errors import NotFound
from data.rules.roles import Viewer
from data.tables.spending import SpendingFile, SpendingLine
from queries import visible
from queries.spending import code_names
from queries.spending_filters import payee_is


def paid_to(db: Session, viewer: Viewer, *, name: str, currency: str) -> pd.DataFrame:
    """Columns year, month (missing where unknown), unit, code, name_zh, name_en, amount_fen, lines.

    Raises NotFound where there is no such payee, or none whose name the viewer may read.
    """
    line = SpendingLine
    files = select(SpendingFile.id).where(SpendingFile.currency == currency)
    found = visible.spending_lines(viewer).where(payee_is(viewer, name), line.file_id.in_(files))
    by = line.fiscal_year, line.month, line.unit, line.econ_code, line.category
    sums = func.sum(line.amount_fen), func.count()
    rows = db.execute(found.with_only_columns(*by, *sums).group_by(*by).order_by(*by)).all()
    if not rows or not name:
        raise NotFound("payee_unknown")
    names = {year: code_names(db, viewer, year=year) for year in {row[0] for row in rows}}
    table = [
        (year, month, unit, code, *names[year].get(code, (category, category)), int(fen), int(lines))
        for year, month, unit, code, category, fen, lines in rows
    ]
    columns = ["year", "month", "unit", "code", "name_zh", "name_en", "amount_fen", "lines"]
    return pd.DataFrame(table, columns=columns).astype({"year": "Int64", "month": "Int64"})
