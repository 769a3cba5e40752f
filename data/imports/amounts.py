"""The amount of a row: of one column, or of the debits (借方) less the credits (贷方)."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Sequence

from data.errors import RuleBroken
from data.imports.cells import Row
from data.imports.column_names import unit_of
from data.imports.headers import Header
from data.rules.money import FEN_IN, Amount, decimals, parse_amount

_PRINTED_UNIT = re.compile(r"(千元|万元|亿元|万|亿)$")
_WAN_UNITS = 5  # of the last decimal printed: five roundings one way
_WAN_MOST = 50_000  # fen: 0.05 万元, as published tables are off (261.99 against 262.00)


class AmountCell(Exception):
    """A cell that holds no amount: why, and in which column, so that the reader of rows can name the cell."""

    def __init__(self, code: str, column: int) -> None:
        super().__init__(code)
        self.code, self.column = code, column


class AmountReader:
    """Reads amounts in the unit of their column (元 or 万元), which a total may replace by its own."""

    def __init__(self, header: Header, *, unit: str, decimal_mark: str) -> None:
        self.column = header.columns["amount"]
        self.credit = header.credit
        self._refund = header.columns.get("refund")
        self.unit = unit
        self._mark = decimal_mark

    def read(self, cells: Row, unit: str = "") -> Amount | None:
        """The amount, or None where the row prints none. Raises AmountCell."""
        debit = self._cell(cells, self.column, unit)
        credit = self._cell(cells, self.credit, unit) if self.credit is not None else None
        if credit is None:
            return debit
        known = debit or Amount(0)
        return Amount(known.fen - credit.fen, known.note or credit.note, known.currency or credit.currency)

    def refund(self, cells: Row) -> Amount | None:
        """What a row says came in (退款): no spending, however it is signed. Raises AmountCell."""
        return self._cell(cells, self._refund, "") if self._refund is not None else None

    def unit_of_total(self, label: str, cell: str) -> str:
        """The unit that a total prints for itself, 合计（万元） or 12.34万元; or ""."""
        match = _PRINTED_UNIT.search(unicodedata.normalize("NFKC", cell).strip())
        return unit_of(label) or (match[1].removesuffix("元") + "元" if match else "")

    def _cell(self, cells: Row, column: int, unit: str) -> Amount | None:
        try:
            return parse_amount(cells[column], unit or self.unit, self._mark)
        except RuleBroken as broken:
            raise AmountCell(broken.code, column) from None


def rounding_fen(unit: str, places: int) -> int:
    """How far rounding to so many decimals may carry a total in that unit; 0 for 元, where fen are printed."""
    return 0 if unit in ("", "元") else min(_WAN_UNITS * FEN_IN[unit] // int(10**places), _WAN_MOST)


def rounding_of(unit: str, texts: Sequence[str]) -> int:
    """The same for amounts as they are printed: the most decimals among them are the file's."""
    return rounding_fen(unit, max(map(decimals, texts), default=0)) if unit not in ("", "元") else 0
