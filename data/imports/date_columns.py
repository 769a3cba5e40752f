"""A whole column of dates: the order of day and month is the column's, never the cell's."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date

from data.errors import RuleBroken
from data.imports.cells import Cell, Sheet
from data.rules.dates import Order, ReadDate, day_month_order, parse_date
from data.rules.problems import Problem


class DateColumn:
    """Reads the cells of one column.

    `problem` is what the column says about the order of day and month, or None: `assumed` where it proved one, an error
    where it proves two, or none though one is needed.
    """

    def __init__(
        self, sheet: Sheet, name: str, cells: Iterable[Cell], *, order: Order | None = None, year: int | None = None
    ) -> None:
        self.name = name
        self.problem: Problem | None = None
        self._order = order
        self._year = year
        self._from_1904 = sheet.serials_from_1904
        self._known: dict[Cell, ReadDate | str | None] = {}
        if order is None:
            self._look(sheet, [cell.strip() for cell in cells if isinstance(cell, str)])

    def read(self, cell: Cell) -> tuple[date | None, str]:
        """The day, or None where the cell holds no date; and the code of a note or an error about it, or ""."""
        if cell not in self._known:
            self._known[cell] = self._parsed(cell)
        found = self._known[cell]
        if isinstance(found, ReadDate):
            return found.day, found.note
        return None, found or ""

    def _parsed(self, cell: Cell) -> ReadDate | str | None:
        try:
            return parse_date(cell, order=self._order, year=self._year, serials_from_1904=self._from_1904)
        except RuleBroken as broken:
            if broken.code == "date_ambiguous" and self.problem and self.problem.severity == "error":
                return None  # said once, for the whole column
            return broken.code

    def _look(self, sheet: Sheet, texts: list[str]) -> None:
        try:
            self._order, cell = day_month_order(texts)
        except RuleBroken as broken:
            self.problem = sheet.problem(broken.code, column=self.name, facts=broken.facts)
            return
        if self._order:
            self.problem = sheet.problem(
                "date_order_proved", "assumed", column=self.name, cell=cell, facts={"order": self._order}
            )
        elif cell:
            self.problem = sheet.problem("date_order_unknown", column=self.name, cell=cell)
