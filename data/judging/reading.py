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
    for kind, paper in PAPERS.items():
        table: Any = paper
        columns = [getattr(table, on_it).label(field) for on_it, field in FIELDS[kind].items()]
        found = _table(db, select(table.line_id, *columns).join(SpendingLine).where(of_years))
        if not found.empty:
            lines = lines.join(found.set_index("line_id"), on="id")
    steps = select(
        LineApproval.line_id, LineApproval.step, LineApproval.role, LineApproval.person, LineApproval.approved_on
    )
    approvals = _table(db, steps.join(SpendingLine).where(of_years).order_by(LineApproval.line_id, LineApproval.step))
    approvals["line"] = approvals["line_id"].map(place)
    told = {file: frozenset(fields) for file, fields in db.execute(select(FileContents.file_id, FileContents.fields))}
    return make(lines, approvals, told)


def _published(years: set[int]) -> ColumnElement[bool]:
    published = SpendingLine.file_id.in_(select(SpendingFile.id).where(SpendingFile.state == FileState.PUBLISHED))
    wanted = SpendingLine.fiscal_year.in_(years - {0})
    return published & (or_(wanted, SpendingLine.fiscal_year.is_(None)) if 0 in years else wanted)


def _table(db: Session, wanted: Any) -> pd.DataFrame:
    found = db.execute(wanted)
    names = list(found.keys())
    return pd.DataFrame.from_records(found.all(), columns=names) if names else pd.DataFrame()
