"""Two parts of the spending side by side, and what made the difference, from the kept totals."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

import pandas as pd
from sqlalchemy import case, func
from sqlalchemy.orm import Session

from data.rules.roles import Viewer
from data.tables.spending import SpendingTotal
from queries.spending import code_names, imported_months
from queries.spending_filters import UNRECOGNISED, Wanted, totals

CODE, UNIT = "code", "unit"


@dataclass(frozen=True, slots=True)
class Side:
    """One of the two: its sum, and the months that it asks for, imported and not. No month known: the sum is None."""

    total_fen: int | None
    months: tuple[int, ...]
    missing: tuple[int, ...]


@dataclass(frozen=True, slots=True)
class Compared:
    """Two sides, and `rows` with the columns key, name_zh, name_en, first_fen, second_fen and change_fen.

    change_fen is first less second, the largest change first, whichever its sign. Empty where a side is unknown.
    """

    first: Side
    second: Side
    rows: pd.DataFrame

    @property
    def change_fen(self) -> int | None:
        """First less second; None where one of them is unknown."""
        known = self.first.total_fen is not None and self.second.total_fen is not None
        return (self.first.total_fen or 0) - (self.second.total_fen or 0) if known else None


def compared(db: Session, viewer: Viewer, *, first: Wanted, second: Wanted, each: str = CODE) -> Compared:
    """First against second, by section (CODE) or by unit (UNIT). A side without any imported month is unknown."""
    sides, sums = [], []
    for wanted in (first, second):
        found = _sums(db, viewer, wanted, each)
        side = _side(db, viewer, wanted, sum(found.values()))
        sides.append(side)
        sums.append(found)
    names = code_names(db, viewer, year=first.year) if each == CODE else {}
    known = all(side.total_fen is not None for side in sides)
    return Compared(sides[0], sides[1], _rows(sums[0], sums[1], names) if known else _rows({}, {}, {}))


def _side(db: Session, viewer: Viewer, wanted: Wanted, total: int) -> Side:
    imported = imported_months(db, viewer, currency=wanted.currency, year=wanted.year)
    asked = range(wanted.month or 1, (wanted.last_month or wanted.month or 12) + 1)
    months = tuple(month for month in asked if month in imported)
    missing = tuple(month for month in asked if month not in imported)
    return Side(total if months else None, months, missing)


def _sums(db: Session, viewer: Viewer, wanted: Wanted, each: str) -> dict[str, int]:
    """Sums by unit or by section. Lines whose month is unknown belong to no period and are left out."""
    total = SpendingTotal
    by: Any = total.unit if each == UNIT else case((total.econ_code == "", UNRECOGNISED), else_=total.econ_code)
    dated = totals(viewer, wanted).where(total.month > 0)
    found = db.execute(dated.with_only_columns(by, func.sum(total.amount_fen)).group_by(by))
    return {key: int(fen) for key, fen in found}


def _rows(first: dict[str, int], second: dict[str, int], names: dict[str, tuple[str, str]]) -> pd.DataFrame:
    pairs = [(key, first.get(key, 0), second.get(key, 0)) for key in first.keys() | second.keys()]
    pairs.sort(key=lambda pair: (-abs(pair[1] - pair[2]), pair[0]))
    frame = pd.DataFrame(pairs, columns=["key", "first_fen", "second_fen"])
    frame = frame.astype({"first_fen": "int64", "second_fen": "int64"})
    frame.insert(1, "name_zh", [names.get(key, ("", ""))[0] for key in frame["key"]])
    frame.insert(2, "name_en", [names.get(key, ("", ""))[1] for key in frame["key"]])
    return frame.assign(change_fen=frame["first_fen"] - frame["second_fen"])
