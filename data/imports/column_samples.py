"""A look at a file whose columns nobody knows: the names in its header and its first rows, for a person to say."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from data.imports.cells import Cell, Sheet, cell_text, trimmed
from data.imports.column_names import match_columns
from data.imports.headers import LOOKED_AT, find_header
from data.imports.layouts import built_in
from data.imports.sheets import SIZE_LIMIT, read_sheets

ROWS = 10


@dataclass(frozen=True, slots=True)
class ColumnSample:
    """`row` is the header's, as a spreadsheet numbers it; `names` are the columns that can be chosen, each once;
    `heads` and `rows` are what stands there, column by column; `guessed` are the fields that are known by name.
    """

    sheet: str
    row: int
    names: tuple[str, ...]
    heads: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]
    guessed: Mapping[str, str]


def sample(
    content: bytes, name: str, *, sheet: str = "", row: int | None = None, limit: int = SIZE_LIMIT
) -> ColumnSample:
    """The header and the ten rows under it, of the sheet of that name or else the first that holds anything.

    Without `row`: the header that the built-in names find, or else the row that holds the most words. Raises
    FileRejected where the file cannot be opened at all.
    """
    chosen = _sheet(read_sheets(content, name, limit=limit).sheets, sheet)
    header = find_header(chosen, built_in())
    if header and row in (None, header.last + 1):
        heads, at = header.names, header.last
        guessed = {field: header.name(field) for field in header.columns}
    else:
        at = _widest(chosen) if row is None else min(row, len(chosen.rows)) - 1
        heads, guessed = tuple(_text(cell) for cell in chosen.rows[at]), {}
    below = [
        tuple(_text(cell) for cell in cells) for cells in chosen.rows[at + 1 :] if any(cell != "" for cell in cells)
    ]
    names = tuple(dict.fromkeys(head for head in heads if head and not head.startswith("[")))
    return ColumnSample(chosen.name, at + 1, names, heads, tuple(below[:ROWS]), guessed)


def unused(names: Iterable[str]) -> tuple[str, ...]:
    """The columns that no field of a ledger nor of its evidence is called by; nameless ones are left out."""
    printed = [name for name in names if not name.startswith("[")]
    layout = built_in()
    known = [match_columns(printed, aliases) for aliases in (layout.aliases(), layout.evidence_aliases())]
    taken = {match.column for found in known for matches in found.values() for match in matches}
    return tuple(name for column, name in enumerate(printed) if column not in taken)


def _sheet(sheets: Sequence[Sheet], name: str) -> Sheet:
    filled = [sheet for sheet in sheets if any(any(cell != "" for cell in row) for row in sheet.rows)]
    return next((sheet for sheet in filled if sheet.name == name), filled[0])


def _widest(sheet: Sheet) -> int:
    """A header is words; a row of data has numbers among them."""
    words = [sum(isinstance(cell, str) and bool(cell.strip()) for cell in row) for row in sheet.rows[:LOOKED_AT]]
    return words.index(max(words))


def _text(cell: Cell) -> str:
    return trimmed(cell_text(cell))
