"""Notes that would repeat on many rows, counted into one for each kind."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field

from data.imports.cells import Sheet
from data.rules.problems import Problem, Severity

_MOST_RANGES = 20


@dataclass(slots=True)
class _Kind:
    severity: Severity
    column: str
    cell: str
    rows: list[int] = field(default_factory=list)
    total_fen: int | None = None


class Tally:
    """Counts notes by code and column; the place of each note is that of its first row."""

    def __init__(self) -> None:
        self._kinds: dict[tuple[str, str], _Kind] = {}

    def add(
        self,
        code: str,
        row: int,
        *,
        severity: Severity = "warning",
        column: str = "",
        cell: str = "",
        fen: int | None = None,
    ) -> None:
        """One more row of a kind; `fen` is added up where the sum of such rows is worth telling."""
        kind = self._kinds.setdefault((code, column), _Kind(severity, column, cell))
        kind.rows.append(row)
        if fen is not None:
            kind.total_fen = (kind.total_fen or 0) + fen

    def notes(self, sheet: Sheet) -> Iterable[Problem]:
        """One problem a kind, with the facts `count`, `rows` ("3, 8-12") and, where summed, `total_fen`."""
        for (code, _), kind in self._kinds.items():
            facts: dict[str, object] = {"count": len(kind.rows), "rows": row_ranges(kind.rows)}
            if kind.total_fen is not None:
                facts["total_fen"] = kind.total_fen
            yield sheet.problem(code, kind.severity, row=kind.rows[0], column=kind.column, cell=kind.cell, facts=facts)


def row_ranges(rows: Sequence[int]) -> str:
    """Row numbers as a reader would write them: 3, 8-12; cut with … after twenty pieces."""
    pieces: list[tuple[int, int]] = []
    for row in rows:
        if pieces and pieces[-1][1] == row - 1:
            pieces[-1] = (pieces[-1][0], row)
        elif len(pieces) == _MOST_RANGES:
            return _written(pieces) + ", …"
        else:
            pieces.append((row, row))
    return _written(pieces)


def _written(pieces: Iterable[tuple[int, int]]) -> str:
    return ", ".join(f"{first}-{last}" if last > first else f"{first}" for first, last in pieces)
