"""Cells that stand for several rows: merged ones, and those of columns that a layout says are printed once a block."""

from __future__ import annotations

from dataclasses import replace

from data.imports.cells import Cell, Row, Sheet, cell_text
from data.imports.headers import Header
from data.imports.layouts import Layout
from data.imports.tallies import Tally
from data.imports.totals_rows import total_kind


def filled_down(sheet: Sheet, header: Header, layout: Layout, tally: Tally) -> Sheet:
    """The sheet with such cells repeated in every row that they stand for, inside their block only.

    Never the amount: one payment shown beside three rows is still one payment. A blank under a filled cell of a text
    file is filled only where the layout's `fill_down` names the column, and that is told. Rule: domain reference L7.
    """
    rows = list(sheet.rows)
    for top, left, bottom, right in sheet.merged:
        if top <= header.last or bottom == top or left != right or left in header.amounts:
            continue
        for index in range(top + 1, min(bottom + 1, len(rows))):
            filled = list(rows[index])
            filled[left] = rows[top][left]
            rows[index] = filled
    for field in layout.fill_down:
        if field in header.columns:
            _fill_column(rows, header, header.columns[field], tally)
    return replace(sheet, rows=rows)


def _fill_column(rows: list[Row], header: Header, column: int, tally: Tally) -> None:
    """A block ends at a blank row and at a printed total, neither of which is filled."""
    above: Cell = ""
    for index in range(header.last + 1, len(rows)):
        row = rows[index]
        filled = [cell_text(cell).strip() for cell in row]
        if not any(filled) or total_kind(next(filter(None, filled)), bare=True):
            above = ""
        elif column < len(row) and filled[column]:
            above = row[column]
        elif column < len(row) and above != "":
            rows[index] = [*row[:column], above, *row[column + 1 :]]
            tally.add("filled_down", index + 1, severity="assumed", column=header.names[column], cell=cell_text(above))
