"""Evidence on its way into the database, and what a ledger can say at all. One call of the import."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import asdict
from typing import Any

from sqlalchemy import func, insert, select
from sqlalchemy.orm import Session

from data.rules.spending_evidence import Evidence
from data.rules.spending_lines import CheckedFile
from data.tables.base import Base
from data.tables.evidence import (
    FileContents,
    LineApproval,
    LineInvoice,
    LineMatter,
    LineMeeting,
    LineReception,
    LineTravel,
)
from data.tables.spending import SpendingLine

PAPERS: Mapping[str, type[Base]] = {
    "matter": LineMatter,
    "invoice": LineInvoice,
    "reception": LineReception,
    "travel": LineTravel,
    "meeting": LineMeeting,
}


def put(db: Session, file_id: int, file: CheckedFile) -> None:
    """Store which fields a ledger has and which years, and the evidence beside its lines, whose rows are stored."""
    years = sorted({line.fiscal_year or 0 for line in file.lines})
    db.add(FileContents(file_id=file_id, fields=list(file.fields), years=years))
    if all(line.evidence is None for line in file.lines):
        return
    first = db.scalar(select(func.min(SpendingLine.id)).where(SpendingLine.file_id == file_id))
    assert first is not None  # the lines of a file are numbered without a gap
    found = [(first + place, line.evidence) for place, line in enumerate(file.lines) if line.evidence]
    for name, table in PAPERS.items():
        rows = [{"line_id": line_id, **asdict(paper)} for line_id, each in found if (paper := getattr(each, name))]
        if rows:
            db.execute(insert(table), rows)
    steps = [step for line_id, each in found for step in _steps(line_id, each)]
    if steps:
        db.execute(insert(LineApproval), steps)


def _steps(line_id: int, evidence: Evidence) -> Iterator[dict[str, Any]]:
    for step in evidence.approvals:
        yield {"line_id": line_id, **asdict(step)}
