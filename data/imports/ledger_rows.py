"""The rows under a ledger's header, sorted: lines, printed totals, and rows that are neither."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from data.imports.amounts import AmountCell, AmountReader, rounding_of
from data.imports.cells import Row, Sheet, cell_text
from data.imports.headers import DETAILS, Header
from data.imports.layouts import key
from data.imports.ledger_lines import LineReader
from data.imports.tallies import Tally
from data.imports.title_lines import read_title_lines
from data.imports.totals_rows import Kind, PrintedTotal, total_kind
from data.rules.money import Amount
from data.rules.problems import Severity
from data.rules.spending_lines import LedgerLine

_ORDINALS = frozenset(("", "序号", "行次"))
_NUMBERING = frozenset(("栏次", "行次"))
_FOOTER = re.compile(
    r"\s*(?:制表|制单|填表|填报|编制|审核|复核|打印|导出)\s*(?:人|员|单位|日期|时间)?\s*[:：]"
    r"|\s*第\s*\d+\s*页|\s*共\s*\d+\s*页|\s*page\s+\d+\b",
    re.IGNORECASE,
)
_ALSO_DETAILS = ("unit", "voucher_no", "paid_on")
_LABEL_FIELDS = ("summary", "category", "payee", "project", "unit")
_LONGEST_LABEL = 40
_CLOSING = re.compile(r"(?:月末|期末|年末|年终|本月|本年|收支)结转|结转(?:本期|本月|本年|收支|支出|结余|损益)")
_MOST_ERRORS = 1000
_OF_RED = {"": "amount_red_unsigned", "minus": "amount_red_minus", "plus": "amount_red_plus"}


class LedgerRows:
    """Goes through the rows once. `needs_code`: a row must name its account where the file has such a column.

    `red`: what an amount in red without a sign is, "minus" or "plus"; nobody but a person can say.
    """

    def __init__(
        self,
        sheet: Sheet,
        header: Header,
        reader: LineReader,
        tally: Tally,
        amounts: AmountReader,
        *,
        needs_code: bool = True,
        red: str = "",
    ) -> None:
        self._sheet, self._header, self._reader, self._tally = sheet, header, reader, tally
        self._amounts, self._needs_code = amounts, needs_code and "econ_code" in header.columns
        self._width = len(header.names)
        self._amount = header.columns["amount"]
        self._in_red = frozenset(index + 1 for index, column in sheet.red if column == self._amount)
        self._red = red
        self._currency = header.columns.get("currency")
        self._labels = [header.columns[field] for field in _LABEL_FIELDS if field in header.columns]
        self._details = [header.columns[field] for field in (*DETAILS, *_ALSO_DETAILS) if field in header.columns]
        self._identity = (header.columns.get("voucher_no"), header.columns.get("payee"))
        self._ordinals = [index for index, name in enumerate(header.names) if key(name.strip("[]")) in _ORDINALS]
        headed = (row for row in sheet.rows[header.first : header.last + 1] if self._amount < len(row))
        self._repeated = {cell_text(row[self._amount]) for row in headed} - {""}
        self._seen: set[tuple[str, ...]] = set()
        self._last_full_row = self._find_last_full_row()
        self.lines: list[LedgerLine] = []
        self.totals: list[PrintedTotal] = []
        self.without_amount: list[int] = []
        self.currencies: dict[str, int] = {}  # code or sign → the first row that prints it
        self.incomplete = False  # an amount could not be read, or the reading stopped: sums mean nothing

    def read(self) -> None:
        """Fills `lines` and `totals`; stops at the thousandth error."""
        for index in range(self._header.last + 1, len(self._sheet.rows)):
            cells = self._sheet.rows[index]
            texts = [cell if type(cell) is str else cell_text(cell) for cell in cells]
            if any(texts) and any(map(str.strip, texts)):
                self._row(index + 1, cells, texts)
                if len(self._reader.errors) >= _MOST_ERRORS:
                    self.incomplete = True
                    return

    def _row(self, row: int, cells: Row, texts: list[str]) -> None:
        if len(texts) > self._width:
            if self._is_out_of_step(row, texts):
                return
            texts = texts[: self._width]
        elif len(texts) < self._width:
            missing = [""] * (self._width - len(texts))
            cells, texts = [*cells, *missing], texts + missing
        if not any(map(str.strip, texts)):
            return
        if self._is_furniture(texts):
            self._tally.add("rows_left_out", row, severity="assumed", cell=next(filter(None, texts)))
            return
        kind = self._total_kind(texts)
        own_unit = self._amounts.unit_of_total(self._label(texts), texts[self._amount]) if kind else ""
        amount = self._read_amount(row, cells, texts, own_unit, is_total=bool(kind))
        if amount is None:
            return
        if kind:
            label, cell = self._label(texts), texts[self._amount]
            rounding = rounding_of(own_unit, [cell])
            self.totals.append(PrintedTotal(row, label, kind, amount.fen, len(self.lines), cell, rounding))
        else:
            self._line(row, cells, texts, amount)

    def _line(self, row: int, cells: Row, texts: list[str], amount: Amount) -> None:
        self._note_currency(row, texts, amount)
        if row in self._in_red and amount.fen > 0:
            amount = self._of_red(row, texts, amount)
        if amount.note:
            self._tally.add(amount.note, row, column=self._header.names[self._amount], cell=texts[self._amount])
        line = self._reader.line(row, cells, texts, amount.fen)
        if self._amounts.credit is not None and amount.fen < 0 and _CLOSING.search(line.summary):
            self._reader.refuse("closing_entry", row, self._amounts.credit, line.summary)
        if not line.econ_code and not line.category and self._needs_code:
            self._reader.refuse("code_missing", row, self._header.columns["econ_code"], "")
        same = tuple(text for index, text in enumerate(texts) if index not in self._ordinals)
        if same in self._seen:
            self._tally.add("duplicate_row", row, fen=amount.fen)
        self._seen.add(same)
        self.lines.append(line)

    def _of_red(self, row: int, texts: Sequence[str], amount: Amount) -> Amount:
        """Asked for where nobody has said what red means; told where somebody has. Rule: domain reference 8.3."""
        column, cell = self._header.names[self._amount], texts[self._amount]
        severity: Severity = "assumed" if self._red else "error"
        self._tally.add(_OF_RED[self._red], row, severity=severity, column=column, cell=cell, fen=amount.fen)
        self.incomplete = self.incomplete or not self._red
        return replace(amount, fen=-amount.fen) if self._red == "minus" else amount

    def _read_amount(self, row: int, cells: Row, texts: Sequence[str], unit: str, *, is_total: bool) -> Amount | None:
        try:
            amount = self._amounts.read(cells, unit)
            refund = None if is_total else self._amounts.refund(cells)
        except AmountCell as refused:
            if self._is_unit_line(row, texts):
                return None
            if row <= self._last_full_row:
                self._reader.refuse(refused.code, row, refused.column, texts[refused.column])
                self.incomplete = True
                return None
            amount = refund = None  # a remark under the table that happens to stand in this column
        if refund and refund.fen:
            self._tally.add("refunds_left_out", row, column=self._header.name("refund"), fen=refund.fen)
            return amount if amount and amount.fen else None  # 0.00 beside what came in is no payment
        if amount is None and not self._is_unit_line(row, texts):
            self.without_amount.append(row)
            self._tally.add("rows_without_amount", row, cell=next(text for text in texts if text.strip()))
        return amount

    def _is_unit_line(self, row: int, texts: Sequence[str]) -> bool:
        """单位：万元 between the rows. If it is another unit, what follows is a table of its own: nobody may add both."""
        unit = read_title_lines([texts]).unit
        if unit and unit != self._amounts.unit:
            column = next(index for index, text in enumerate(texts) if text.strip())
            self._reader.refuse("unit_changes", row, column, texts[column])
        elif unit:
            self._tally.add("rows_left_out", row, severity="assumed", cell=next(filter(None, texts)))
        return bool(unit)

    def _total_kind(self, texts: Sequence[str]) -> Kind | None:
        """What kind of total the row is, or None for a line. A voucher or a payee of its own makes it a line."""
        voucher, payee = (texts[column] if column is not None else "" for column in self._identity)
        if any(map(str.isdigit, voucher)) or len(payee) > _LONGEST_LABEL:
            return None
        label = self._label(texts)
        if label and {voucher.strip(), payee.strip()} <= {"", label}:
            details = {texts[column].strip() for column in self._details}
            if kind := total_kind(label, bare=len(self._details) > 1 and details <= {"", label}):
                return kind
        return None if any(texts[column].strip() for column in self._details) else "unnamed"

    def _label(self, texts: Sequence[str]) -> str:
        """The cell that could name a total: one that does, or else the first that is filled."""
        first = next((text for text in texts if text.strip()), "")
        for text in (first, *(texts[column] for column in self._labels)):
            if len(text) <= _LONGEST_LABEL and total_kind(text, bare=True):
                return text.strip()
        return ""

    def _is_furniture(self, texts: Sequence[str]) -> bool:
        """A repeated header, a row that numbers the columns (栏次), a page number, or who made the table."""
        if texts[self._amount] in self._repeated:
            return True
        first = next(text for text in texts if text.strip())
        return key(first) in _NUMBERING or bool(_FOOTER.match(first) and not texts[self._amount].strip())

    def _is_out_of_step(self, row: int, texts: Sequence[str]) -> bool:
        """Whether cells beyond the last header show that a row does not stand under its columns.

        In a text file they do: a separator too many has moved them. In a workbook they are a remark beside the table.
        """
        for column in range(self._width, len(texts)):
            if texts[column].strip():
                if not self._sheet.name:
                    self._reader.refuse("row_wider_than_header", row, column, texts[column])
                    self.incomplete = True
                    return True
                self._tally.add("cells_beside_table", row, severity="assumed", cell=texts[column])
        return False

    def _note_currency(self, row: int, texts: Sequence[str], amount: Amount) -> None:
        printed = texts[self._currency].strip().upper() if self._currency is not None else amount.currency
        if printed:
            self.currencies.setdefault(printed, row)

    def _find_last_full_row(self) -> int:
        for index in range(len(self._sheet.rows) - 1, -1, -1):
            if sum(1 for cell in self._sheet.rows[index] if cell_text(cell).strip()) > 1:
                return index + 1
        return 0
