"""A year's work calendar from a file: columns day, worked and name, as the one that comes with the program has them."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

from data.errors import FileRejected, RuleBroken
from data.imports.cells import Cell, Row, Sheet, cell_text, trimmed
from data.imports.sheets import read_sheets
from data.rules.dates import parse_date
from data.rules.names import name_key
from data.rules.problems import Problem

SIZE_LIMIT = 1024 * 1024  # a year is some thirty rows
_COLUMNS: Mapping[str, tuple[str, ...]] = {
    "day": ("day", "date", "日期"),
    "worked": ("worked", "上班", "是否上班"),
    "name": ("name", "名称", "节日"),
}
_WORKED = {"1": True, "是": True, "上班": True, "true": True, "0": False, "否": False, "放假": False, "false": False}


@dataclass(frozen=True, slots=True)
class CheckedCalendar:
    """The days of a year that differ from a plain Monday-to-Friday week: day -> (is it worked, name of the holiday).

    `as_usual` counts the rows that say of a day what its weekday says already.
    """

    year: int
    days: Mapping[date, tuple[bool, str]]
    as_usual: int


def read(content: bytes, file: str, *, year: int) -> CheckedCalendar:
    """The calendar of one year. Raises FileRejected naming every row and column that cannot be read.

    Worked is 1, 是 or 上班; not worked is 0, 否 or 放假.
    """
    sheet = read_sheets(content, file, limit=SIZE_LIMIT).sheets[0]
    rows = [(number, row) for number, row in enumerate(sheet.rows, start=1) if any(cell_text(c).strip() for c in row)]
    if not rows:
        raise FileRejected((Problem("file_empty", file=file),))
    columns = _columns(sheet, *rows[0])
    days: dict[date, tuple[bool, str]] = {}
    problems: list[Problem] = []
    for number, row in rows[1:]:
        day, worked = _day(_cell(row, columns["day"])), _WORKED.get(name_key(_text(row, columns["worked"])))
        if isinstance(day, date) and day.year != year:
            day = RuleBroken("day_outside_year", day=day, year=year)
        elif isinstance(day, date) and day in days:
            day = RuleBroken("day_twice", day=day)
        if isinstance(day, RuleBroken):
            problems.append(_wrong(sheet, rows[0][1], number, columns["day"], day))
        elif worked is None:
            problems.append(_wrong(sheet, rows[0][1], number, columns["worked"], RuleBroken("worked_unreadable")))
        else:
            days[day] = worked, _text(row, columns.get("name"))
    if problems:
        raise FileRejected(tuple(problems))
    unlike = {day: said for day, said in sorted(days.items()) if said[0] != (day.weekday() < 5)}
    return CheckedCalendar(year, unlike, len(days) - len(unlike))


def _columns(sheet: Sheet, number: int, header: Row) -> dict[str, int]:
    printed = [name_key(cell_text(cell)) for cell in header]
    found = {column: printed.index(name) for column, names in _COLUMNS.items() for name in names if name in printed}
    for column in ("day", "worked"):
        if column not in found:
            facts = {"field": column, "columns": tuple(cell_text(cell) for cell in header)}
            raise FileRejected((sheet.problem("column_missing", row=number, facts=facts),))
    return found


def _day(cell: Cell) -> date | RuleBroken:
    try:
        found = parse_date(cell)
    except RuleBroken as broken:
        return broken
    return found.day if found else RuleBroken("date_unreadable")


def _wrong(sheet: Sheet, header: Row, number: int, index: int, why: RuleBroken) -> Problem:
    cell = _text(sheet.rows[number - 1], index)
    return sheet.problem(why.code, row=number, column=_text(header, index), cell=cell, facts=why.facts)


def _cell(row: Row, index: int) -> Cell:
    return row[index] if index < len(row) else ""


def _text(row: Row, index: int | None) -> str:
    return "" if index is None else trimmed(cell_text(_cell(row, index)))
