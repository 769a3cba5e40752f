"""The lines about which staff asked, for a list of questions that says what each is about."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from sqlalchemy.orm import Session

from data.rules.roles import Viewer
from data.tables.spending import SpendingFile, SpendingLine
from queries import spending_lines, visible
from queries.spending_lines import Line


@dataclass(frozen=True, slots=True)
class AskedLine:
    """A line with the currency of its ledger; amounts of several stand in one list of questions."""

    line: Line
    currency: str


def lines(db: Session, viewer: Viewer, *, ids: Sequence[int]) -> dict[int, AskedLine]:
    """These lines by number, as far as they are published."""
    of_lines = visible.spending_lines(viewer).where(SpendingLine.id.in_(ids))
    with_file = of_lines.join(SpendingFile, SpendingFile.id == SpendingLine.file_id)
    both = db.execute(with_file.with_only_columns(SpendingLine.id, SpendingFile.currency))
    currencies = {row.id: row.currency for row in both}
    return {line.id: AskedLine(line, currencies[line.id]) for line in spending_lines.of_ids(db, viewer, ids=ids)}
