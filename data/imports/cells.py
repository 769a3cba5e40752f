"""A file as sheets of cells, whatever it was before: the one shape that the readers make and the imports take."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta

from data.rules.problems import Problem, Severity

Cell = str | int | float | bool | date | datetime | time | timedelta
Row = Sequence[Cell]

# What str.strip() leaves on the ends of names that came through web pages and other systems.
_INVISIBLE = "\u200b\u200c\u200d\u2060\ufeff"


@dataclass(frozen=True, slots=True)
class Sheet:
    """One sheet. `rows[0]` is row 1 of the spreadsheet; `name` is "" where the file has no sheets.

    `merged` holds (first row, first column, last row, last column), `red` the (row, column) of cells printed in red,
    both counted from 0.
    """

    file: str
    name: str
    rows: Sequence[Row]
    hidden: bool = False
    merged: tuple[tuple[int, int, int, int], ...] = ()
    serials_from_1904: bool = False
    red: frozenset[tuple[int, int]] = frozenset()

    def problem(
        self,
        code: str,
        severity: Severity = "error",
        *,
        row: int | None = None,
        column: str = "",
        cell: str = "",
        facts: Mapping[str, object] | None = None,
    ) -> Problem:
        """A problem with its place in this sheet."""
        return Problem(code, severity, self.file, self.name, row, column, cell, facts or {})


@dataclass(frozen=True, slots=True)
class Book:
    """All sheets of one file, and what was assumed in reading it."""

    sheets: tuple[Sheet, ...]
    notes: tuple[Problem, ...] = ()


def cell_text(cell: Cell) -> str:
    """A cell as text: 30201.0 is 30201, a timestamp at midnight is a date."""
    if isinstance(cell, str):
        return cell
    if isinstance(cell, float) and cell.is_integer() and abs(cell) < 1e15:
        return str(int(cell))
    if isinstance(cell, datetime):
        return cell.date().isoformat() if cell.time() == time() else cell.isoformat(" ", "seconds")
    return str(cell)


def trimmed(text: str) -> str:
    """A name without blank or invisible ends, and without the line breaks that a narrow column put into it."""
    if text.isascii() and "\n" not in text:
        return text.strip()
    text = text.strip().strip(_INVISIBLE).strip()
    if "\n" not in text and "\r" not in text:
        return text
    parts = [part.strip() for part in text.splitlines()]
    return ("" if text[0] > "\u2e80" else " ").join(part for part in parts if part)


def column_letters(index: int) -> str:
    """The letters over a spreadsheet's column, counted from 0: 0 is A, 26 is AA."""
    letters = ""
    index += 1
    while index:
        index, rest = divmod(index - 1, 26)
        letters = chr(65 + rest) + letters
    return letters
