"""Published lines with their evidence, read from the database in whole columns."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any

import pandas as pd
from sqlalchemy import ColumnElement, or_, select
from sqlalchemy.orm import Session

from data.judging.ledger import Ledger, make
from data.tables.evidence import (
    FileContents,
    LineApproval,
    LineInvoice,
    LineMatter,
    LineMeeting,
    LineReception,
    LineTravel,
)
from data.tables.spending import FileState, SpendingFile, SpendingLine

_LINE = (
    "id", "file_id", "fiscal_year", "month", "paid_on", "occurred_on", "unit", "unit_id", "econ_code", "category", "project",
    "fund", "voucher_no", "summary", "payee", "payee_is_person", "pay_method", "handler", "reversal_of", "cancelled",
    "amount_fen",
)  # fmt: skip
_PAPERS: Mapping[Any, Mapping[str, str]] = {  # table -> its columns, and what a ledger calls them
    LineMatter: {
        name: name for name in ("matter", "claimant", "contract_no", "procurement", "decision", "decided_on", "vehicle")
    },
    LineInvoice: {
        "code": "invoice_code",
        "number": "invoice_no",
        "invoiced_on": "invoiced_on",
        "seller": "seller",
        "status": "invoice_status",
        "kind": "invoice_kind",
    },
    LineReception: {
        name: name for name in ("guests", "hosts", "letter_no", "list_attached", "meals", "alcohol", "tobacco")
    },
    LineTravel: {
        "traveller": "traveller",
        "place": "travel_place",
        "grade": "grade",
        "left_on": "left_on",
        "back_on": "back_on",
        "nights": "nights",
        "lodging_fen": "lodging",
        "meals_fen": "meal_allowance",
        "local_fen": "local_transport",
    },
    LineMeeting: {"meeting_class": "meeting_class", "people": "meeting_people", "days": "meeting_days"},
}


def read(db: Session, years: Iterable[int]) -> Ledger:
    """All published lines of some years (0: those without a year), with what stands beside them."""
    of_years = _published(set(years))
    lines = _table(
        db, select(*(getattr(SpendingLine, name) for name in _LINE)).where(of_years).order_by(SpendingLine.id)
    )
    currencies = dict(db.execute(select(SpendingFile.id, SpendingFile.currency)).all())
    lines["currency"] = lines["file_id"].map(currencies)
    place = pd.Series(lines.index, index=lines["id"])
    for table, names in _PAPERS.items():
        columns = [getattr(table, name).label(shown) for name, shown in names.items()]
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
