"""A workbook of what a page shows: a sheet a table, amounts in 元 to the fen, and what was filtered on the last one."""

from __future__ import annotations

import io
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime
from decimal import Decimal
from typing import Any

import pandas as pd
from openpyxl import Workbook
from openpyxl.cell import WriteOnlyCell

from dashboard import labels
from dashboard.feeds.cells import as_text
from dashboard.feeds.spending import about
from dashboard.i18n import t

Cell = str | int | Decimal | float | None  # a Decimal is money, a float a share
_FORMATS = {Decimal: "#,##0.00", float: "0.0%"}
_LONGEST_TITLE = 31  # of a sheet, by the format
_NOT_IN_TITLES = str.maketrans(dict.fromkeys("[]:*?/\\", "_"))


@dataclass(frozen=True, slots=True)
class Table:
    """One sheet. None is an empty cell: unknown, and never 0."""

    title: str
    heads: Sequence[str]
    rows: Sequence[Sequence[Cell]]


def made(tables: Iterable[Table], *, filters: Iterable[tuple[str, str]], at: datetime) -> bytes:
    """The workbook. `filters` are names and values; the unit of money and the time of making are added."""
    book = Workbook(write_only=True)
    for table in tables:
        sheet = book.create_sheet(table.title.translate(_NOT_IN_TITLES)[:_LONGEST_TITLE])
        sheet.freeze_panes = "A2"
        sheet.append([as_text(head) for head in table.heads])
        for row in table.rows:
            sheet.append([_cell(sheet, value) for value in row])
    about(book, [*filters, (t("金额单位"), labels.currency_unit(big=False)), (t("下载时间"), labels.moment(at))])
    out = io.BytesIO()
    book.save(out)
    return out.getvalue()


def yuan(fen: Any) -> Decimal | None:
    """An amount as a number in 元; None where it is unknown."""
    return None if fen is None or pd.isna(fen) else Decimal(int(fen)) / 100


def _cell(sheet: Any, value: Cell) -> object:
    if isinstance(value, Decimal | float):
        cell = WriteOnlyCell(sheet, value=value)
        cell.number_format = _FORMATS[type(value)]
        return cell
    return as_text(value) if isinstance(value, str) else value
