"""Workbooks (.xlsx, .xls and their kin) as sheets of cells."""

from __future__ import annotations

from data.imports.apart import read_apart
from data.imports.cells import Book, Sheet
from data.imports.workbook_child import SheetParts


def read_workbook(content: bytes, file: str, *, limit: int) -> Book:
    """All worksheets of a workbook, read in a process of its own. Raises FileRejected as `read_apart`."""
    sheets: list[SheetParts] = read_apart("data.imports.workbook_child", content, file, limit=limit)
    return Book(
        tuple(
            Sheet(
                file, name, rows, hidden=hidden, merged=tuple(merged), serials_from_1904=from_1904, red=frozenset(red)
            )
            for name, rows, hidden, merged, from_1904, red in sheets
        )
    )
