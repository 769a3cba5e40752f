"""Published lines with their evidence, read from the database in whole columns."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

import pandas as pd
from sqlalchemy import ColumnElement, or_, select
from sqlalchemy.orm import Session

from data.evidence_rows import PAPERS
from data.judging.ledger import Ledger, make
from data.rules.spending_evidence import FIELDS
from data.tables.evidence import FileContents, LineApproval
from data.tables.spending import FileState, SpendingFile, SpendingLine

_LINE = (
    "id", "file_id", "fiscal_year", "month", "paid_on", "occurred_on", "unit", "unit_id", "econ_code", "category", "project",
    "fund", "voucher_no", "summary", "payee", "payee_is_person", "pay_method", "handler", "reversal_of", "cancelled",
    "amount_fen",
)  # fmt: skip


def read(db: Session, years: Iterable[int]) -> Ledger:
    """All published lines of some years (0: those without a year), with what stands beside them."""
    of_years = _published(set(years))
    lines = _table(
        db, select(*(getattr(SpendingLine, name) for name in _LINE)).where(of_years).order_by(SpendingLine.id)
    )
    currencies = dict(db.execute(select(SpendingFile.id, SpendingFile.currency)).all())
    lines["currency"] = lines["file_id"].map(currencies)
    place = pd.Series(lines.index, index=lines["id"])
    # What stands beside other lines falls away in joining.
    first, last = (0, 0) if lines.empty else (int(lines["id"].iloc[0]), int(lines["id"].iloc[-1]))
    for kind, paper in PAPERS.items():
        table: Any = paper
        columns = [getattr(table, on_it).label(field) for on_it, field in FIELDS[kind].items()]
        found = _table(db, select(table.line_id, *columns).where(table.line_id.between(first, last)))
        if not found.empty:
            lines = lines.join(found.set_index("line_id"), on="id")
    step = LineApproval
    steps = select(step.line_id, step.step, step.role, step.person, step.approved_on)
    in_order = steps.where(step.line_id.between(first, last)).order_by(step.line_id, step.step)
    approvals = _table(db, in_order)
    approvals["line"] = approvals["line_id"].map(place)
    told = {file: frozenset(fields) for file, fields in db.execute(select(FileContents.file_id, FileContents.fields))}
    return make(lines, approvals[approvals["line"].notna()], told)


def _published(years: set[int]) -> ColumnElement[bool]:
    """The + 0 keep the database from looking the lines up one by one by an index, when it can walk through them."""
    published = select(SpendingFile.id).where(SpendingFile.state == FileState.PUBLISHED)
    wanted = (SpendingLine.fiscal_year + 0).in_(years - {0})
    of_years = or_(wanted, SpendingLine.fiscal_year.is_(None)) if 0 in years else wanted
    return (SpendingLine.file_id + 0).in_(published) & of_years


def _table(db: Session, wanted: Any) -> pd.DataFrame:
    """The rows as columns, without an object a row."""
    found = db.connection().execute(wanted)
    names = list(found.keys())
    columns = list(zip(*found.all(), strict=True)) or [()] * len(names)
    return pd.DataFrame(dict(zip(names, columns, strict=True)))
