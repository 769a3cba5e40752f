"""One row of a ledger, whose amount is read, as a spending line."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable, Mapping, Sequence
from datetime import date
from typing import Any, TypeVar

from data.errors import RuleBroken
from data.imports.cells import Cell, Row, Sheet, cell_text, column_letters, trimmed
from data.imports.code_names import code_of_variant, disagree
from data.imports.codes import class_and_section, econ_code, is_yes, payee_kind, spend_type
from data.imports.date_columns import DateColumn
from data.imports.headers import Header
from data.imports.layouts import Layout
from data.imports.tallies import Tally
from data.imports.title_lines import TitleLines
from data.rules.dates import parse_month, parse_year
from data.rules.problems import Problem
from data.rules.spending_lines import LedgerLine

_Read = TypeVar("_Read")

_TEXTS = (
    "unit", "category", "func_code", "fund", "project", "voucher_no", "summary", "payee", "pay_method", "handler",
    "reversal_of",
)  # fmt: skip
_YEAR_OF_HEADER = re.compile(r"((?:19|20)\d{2})年(?:度)?/")
_WORDS = {"spend_type": spend_type, "payee_kind": payee_kind}


class LineReader:
    """Makes lines of rows. What repeats goes to `tally`, what stops the import to `errors`."""

    def __init__(self, sheet: Sheet, header: Header, layout: Layout, title: TitleLines, tally: Tally) -> None:
        self._sheet = sheet
        self._header = header
        self._columns = header.columns
        self._title = title
        self._tally = tally
        self._texts = [(field, self._columns[field]) for field in _TEXTS if field in self._columns]
        self.errors: list[Problem] = []
        self.dates: Mapping[str, DateColumn] = {
            field: DateColumn(
                sheet, header.name(field), self._below(self._columns[field]), order=layout.date_order, year=title.year
            )
            for field in ("paid_on", "occurred_on")
            if field in self._columns
        }
        self._dated = "paid_on" in self._columns
        self._period = (None, None) if self._dated else (title.year or self._year_above_month(), title.month)

    def line(self, row: int, cells: Row, texts: Sequence[str], fen: int) -> LedgerLine:
        """The line of a row. `row` is as a spreadsheet numbers it, `texts` are the cells as printed."""
        fields: dict[str, Any] = {field: trimmed(texts[column]) for field, column in self._texts}
        code, name = self._code(cells)
        if name and ("econ_code" not in self._columns or not fields.get("category")):
            fields["category"] = name
        name = name or fields.get("category", "")
        if code and disagree(code, name):  # left unrecognised, so that no figure counts it under either
            fields["category"] = f"{code} {name}"
            self._tally.add("code_and_name_disagree", row, cell=fields["category"], fen=fen)
            code = ""
        elif not code and (code := code_of_variant(fields.get("category", ""))):
            self._tally.add("name_variant", row, severity="assumed", cell=fields["category"])
        paid_on, occurred_on = self._date("paid_on", row, cells), self._date("occurred_on", row, cells)
        year, month = self._year_and_month(row, cells, paid_on)
        if "day" in self._columns and year and month and not self._dated:
            paid_on = self._day(row, cells, year, month)
        if paid_on is None and (self._dated or year is None):
            printed = texts[self._columns["paid_on"]] if self._dated else ""
            self._tally.add("date_unknown", row, column=self._header.name("paid_on"), cell=printed, fen=fen)
        if paid_on and occurred_on and paid_on < occurred_on:
            self._tally.add("paid_before_occurred", row, fen=fen)
        fields |= {field: self._word(field, row, texts) for field in _WORDS if field in self._columns}
        return LedgerLine(
            row=row,
            amount_fen=fen,
            paid_on=paid_on,
            occurred_on=occurred_on,
            fiscal_year=year,
            month=month,
            econ_code=code,
            cancelled=self._cancelled(row, texts),
            original=dict(zip(self._header.names, texts, strict=False)),
            **fields,
        )

    def refuse(self, code: str, row: int, column: int, cell: str) -> None:
        """An error at one cell, with the cell's address as spreadsheets write it."""
        name = self._header.names[column] if column < len(self._header.names) else ""
        address = f"{column_letters(column)}{row}"
        self.errors.append(self._sheet.problem(code, row=row, column=name, cell=cell, facts={"address": address}))

    def _below(self, column: int) -> list[Cell]:
        return [row[column] for row in self._sheet.rows[self._header.last + 1 :] if column < len(row)]

    def _code(self, cells: Row) -> tuple[str, str]:
        if "econ_code" in self._columns:
            return econ_code(cells[self._columns["econ_code"]])
        if "econ_class" in self._columns and "econ_section" in self._columns:
            return class_and_section(cells[self._columns["econ_class"]], cells[self._columns["econ_section"]]), ""
        if "category" in self._columns:  # 30201 办公费, or 30201 alone
            code, name = econ_code(cells[self._columns["category"]])
            return (code, name) if name or code.isdigit() else ("", "")
        return "", ""

    def _date(self, field: str, row: int, cells: Row) -> date | None:
        if field not in self.dates:
            return None
        column = self._columns[field]
        day, code = self.dates[field].read(cells[column])
        if code and day:
            self._tally.add(code, row, column=self.dates[field].name, cell=str(cells[column]))
        elif code:
            self.refuse(code, row, column, str(cells[column]))
        return day

    def _year_and_month(self, row: int, cells: Row, paid_on: date | None) -> tuple[int | None, int | None]:
        """As the file prints them; where it does not, those of the date; where it has no dates, those of its title."""
        year, month = self._period
        dated = paid_on is not None
        if "month" in self._columns:
            printed_year, month = self._parsed(parse_month, "month", row, cells, dated=dated) or (None, None)
            year = printed_year or year
        if "fiscal_year" in self._columns:
            year = self._parsed(parse_year, "fiscal_year", row, cells, dated=dated) or year
        if paid_on is None:
            return year, month
        if (year or self._title.year or paid_on.year) != paid_on.year:
            self._tally.add("date_outside_year", row, column=self._header.name("paid_on"), cell=str(paid_on))
        return year or paid_on.year, month or paid_on.month

    def _year_above_month(self) -> int | None:
        """The year of a header such as 2026年/月, 2026年/日."""
        match = _YEAR_OF_HEADER.match(self._header.name("month"))
        return int(match[1]) if match else None

    def _day(self, row: int, cells: Row, year: int, month: int) -> date | None:
        """The date of separate columns of month and day; None where no day is printed."""
        column = self._columns["day"]
        text = unicodedata.normalize("NFKC", cell_text(cells[column])).strip().removesuffix("日")
        if not text:
            return None
        try:
            return date(year, month, int(text))
        except ValueError:
            self.refuse("date_not_real", row, column, text)
            return None

    def _parsed(
        self, parse: Callable[[object], _Read], field: str, row: int, cells: Row, *, dated: bool
    ) -> _Read | None:
        cell = cells[self._columns[field]]
        if isinstance(cell, str) and not cell.strip():
            return None
        try:
            return parse(cell)
        except RuleBroken as broken:
            if dated:  # P03 or 2014/15 beside a date costs nothing
                self._tally.add(broken.code, row, column=self._header.name(field), cell=str(cell))
            else:
                self.refuse(broken.code, row, self._columns[field], str(cell))
            return None

    def _word(self, field: str, row: int, texts: Sequence[str]) -> str:
        word = _WORDS[field](texts[self._columns[field]])
        if word is None:
            self._not_understood(field, row, texts)
        return word or ""

    def _cancelled(self, row: int, texts: Sequence[str]) -> bool:
        if "cancelled" not in self._columns:
            return False
        answer = is_yes(texts[self._columns["cancelled"]])
        if answer is None:
            self._not_understood("cancelled", row, texts)
        return bool(answer)

    def _not_understood(self, field: str, row: int, texts: Sequence[str]) -> None:
        self._tally.add("word_unknown", row, column=self._header.name(field), cell=texts[self._columns[field]])
