"""A table of notices as rows of text by field: where its header stands, and which rows belong to one notice."""

from __future__ import annotations

import tomllib
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from functools import cache
from pathlib import Path

from data.errors import FileRejected
from data.imports.cells import Cell, Row, Sheet, cell_text, trimmed
from data.imports.sheets import read_sheets
from data.rules.names import name_key
from data.rules.notice_kinds import NoticeKind
from data.rules.problems import Problem

SIZE_LIMIT = 5 * 1024 * 1024
_HEADER_WITHIN = 10  # rows: a title and a note may stand above
_MONTHS = ("born", "work_since")  # printed as year and month
_NEEDED = ("kind", "title", "opening", "issuer")


@dataclass(frozen=True, slots=True)
class Line:
    """A row of the table as text by field, and its number in the spreadsheet."""

    row: int
    cells: Mapping[str, str]


class Table:
    """The sheet with its columns, and the problems found in it so far."""

    def __init__(self, sheet: Sheet, header: int, columns: Mapping[str, int]) -> None:
        self.sheet, self.header, self.columns = sheet, header, columns
        self.problems: list[Problem] = []

    def tell(self, code: str, row: int, field: str, cell: str = "", **facts: object) -> None:
        column = self.columns.get(field)
        printed = _text(self.sheet.rows[self.header], column) if column is not None else names()[field][0]
        self.problems.append(self.sheet.problem(code, row=row, column=printed, cell=cell, facts=facts))


def read_table(content: bytes, file: str) -> Table:
    """The first sheet that has a header: a row that names the kind and the title."""
    sheets = [sheet for sheet in read_sheets(content, file, limit=SIZE_LIMIT).sheets if not sheet.hidden]
    best: tuple[Sheet, int, dict[str, int]] | None = None
    for sheet in sheets:
        for index, row in enumerate(sheet.rows[:_HEADER_WITHIN]):
            columns = _columns(row)
            if best is None or len(columns) > len(best[2]):
                best = sheet, index, columns
    if best is None:
        raise FileRejected((Problem("file_empty", file=file),))
    sheet, index, columns = best
    for field in _NEEDED:
        if field not in columns:
            printed = tuple(filter(None, (trimmed(cell_text(cell)) for cell in sheet.rows[index])))
            facts = {"wanted": names()[field][0], "columns": printed}
            raise FileRejected((sheet.problem("notice_column_missing", row=index + 1, facts=facts),))
    return Table(sheet, index, columns)


def groups(table: Table) -> list[list[Line]]:
    """Rows of one notice: a row that names neither kind nor title goes with the one above, as does one that repeats."""
    groups: list[list[Line]] = []
    for number, row in enumerate(table.sheet.rows[table.header + 1 :], start=table.header + 2):
        if not any(cell_text(cell).strip() for cell in row):
            continue
        line = Line(number, {field: _cell(table, number, row, field) for field in table.columns})
        same = groups and (
            not (line.cells["kind"] or line.cells["title"])
            or all(line.cells[field] in ("", groups[-1][0].cells[field]) for field in ("kind", "title"))
        )
        if same:
            groups[-1].append(line)
        else:
            groups.append([line])
    return groups


@cache
def names() -> Mapping[str, Sequence[str]]:
    """Field → the names of its column, that of the template first."""
    return _tables()["columns"]


@cache
def kinds() -> Mapping[str, NoticeKind]:
    return {name_key(name): NoticeKind(kind) for kind, spoken in _tables()["kinds"].items() for name in spoken}


@cache
def _tables() -> Mapping[str, Mapping[str, Sequence[str]]]:
    return tomllib.loads(Path(__file__).with_name("notice_columns.toml").read_text("utf-8"))


def _columns(row: Row) -> dict[str, int]:
    printed = [name_key(cell_text(cell)) for cell in row]
    return {
        field: printed.index(name_key(name))
        for field, spoken in names().items()
        for name in reversed(spoken)  # of several the first named wins
        if name_key(name) in printed
    }


def _cell(table: Table, number: int, row: Row, field: str) -> str:
    """A cell as text. A month that the spreadsheet took for a date loses its day; one that it took for a number may
    have lost a digit (1985.10 is 1985.1 there), and is refused.
    """
    cell: Cell = row[table.columns[field]] if table.columns[field] < len(row) else ""
    if field in _MONTHS and isinstance(cell, date | datetime):
        return f"{cell.year}年{cell.month}月"
    text = trimmed(cell_text(cell))
    if field in _MONTHS and isinstance(cell, float):
        table.tell("notice_month_is_number", number, field, text)
    return text


def _text(row: Row, index: int | None) -> str:
    return trimmed(cell_text(row[index])) if index is not None and index < len(row) else ""
