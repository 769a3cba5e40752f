"""Spending lines as a file: exactly the lines that the page shows, all pages of them."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import datetime
from decimal import Decimal
from typing import Any

from openpyxl import Workbook
from openpyxl.cell import WriteOnlyCell

from dashboard import labels
from dashboard.feeds.cells import as_text
from dashboard.i18n import either, speak, t
from data.database import reading
from data.rules.money import show_yuan
from data.rules.roles import Viewer
from queries import spending_lines
from queries.spending_filters import Narrowed, Wanted

XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
MOST_ROWS = 1_000_000  # a sheet of a workbook holds 48,576 more, and no format holds ten million
_AMOUNT = 6  # the column of amounts
BOM = "\ufeff"  # without it, spreadsheets on Windows read UTF-8 Chinese as something else


@dataclass(frozen=True, slots=True)
class Asked:
    """What a page shows: its lines, in their order, and what was filtered, as name and value."""

    wanted: Wanted
    words: str = ""
    narrowed: Narrowed = spending_lines.ALL
    order: str = spending_lines.LATEST
    filters: tuple[tuple[str, str], ...] = ()


def lines_csv(viewer: Viewer, *, asked: Asked) -> bytes:
    """All lines asked for as CSV, in the reader's language, amounts in 元 with two decimals."""
    begin(viewer, asked.wanted.currency)
    out = io.StringIO()
    rows = csv.writer(out, lineterminator="\r\n")
    rows.writerow(_heads())
    rows.writerows(_row(line) for line in _lines(viewer, asked))
    return (BOM + out.getvalue()).encode()


def lines_xlsx(viewer: Viewer, *, asked: Asked, at: datetime) -> bytes:
    """The same as a workbook: the lines on one sheet, amounts as numbers; what was filtered, and when, on another."""
    begin(viewer, asked.wanted.currency)
    book = Workbook(write_only=True)
    sheet = book.create_sheet(t("支出明细"))
    sheet.freeze_panes = "A2"
    sheet.append(_heads())
    count = total = 0
    for line in _lines(viewer, asked):
        cells: list[Any] = list(_row(line))
        cells[0] = line.paid_on or cells[0]
        cells[_AMOUNT] = WriteOnlyCell(sheet, value=Decimal(line.amount_fen) / 100)
        cells[_AMOUNT].number_format = "#,##0.00"
        sheet.append(cells)
        count, total = count + 1, total + line.amount_fen
    sums = (t("笔数"), str(count)), (t("合计"), labels.money(total, big=False)), (t("下载时间"), labels.moment(at))
    about(book, [*asked.filters, *sums])
    out = io.BytesIO()
    book.save(out)
    return out.getvalue()


def file_name(wanted: Wanted, ending: str, title: str = "") -> str:
    """A name that says what was filtered; of the lines unless there is a title."""
    months = "-".join(f"{month:02d}" for month in (wanted.month, wanted.last_month) if month)
    parts = [str(wanted.year or t("日期不明")), months, wanted.unit, wanted.code, wanted.fund]
    return "-".join([title or t("支出明细"), *(part.replace("/", "_") for part in parts if part)]) + f".{ending}"


def begin(viewer: Viewer, currency: str) -> None:
    """Speak the reader's language and count in the currency: downloads are made in a thread of their own."""
    labels.count_in(currency)
    speak(viewer.language)


def about(book: Workbook, facts: Iterable[tuple[str, str]]) -> None:
    """A last sheet that says what was filtered."""
    sheet = book.create_sheet(t("筛选条件"))
    for name, value in facts:
        sheet.append([as_text(name), as_text(value)])


def _lines(viewer: Viewer, asked: Asked) -> Iterator[spending_lines.Line]:
    with reading() as db:
        yield from spending_lines.streamed(
            db, viewer, wanted=asked.wanted, words=asked.words, narrowed=asked.narrowed, order=asked.order
        )


def _heads() -> list[str]:
    amount = t("金额（{unit}）", unit=labels.currency_unit(big=False))
    of_payment = (t("支付日期"), t("单位"), t("科目编码"), t("科目"), t("摘要"), t("收款人"), amount)
    return [*of_payment, t("凭证号"), t("支出类型"), t("备注")]


def _row(line: spending_lines.Line) -> list[str]:
    return [
        line.paid_on.isoformat() if line.paid_on else t("日期不明"),
        as_text(line.unit),
        line.econ_code,
        as_text(either(line.name_zh, line.name_en)),
        as_text(line.summary),
        as_text(line.payee),
        show_yuan(line.amount_fen).replace(",", ""),
        as_text(line.voucher_no),
        labels.spend_type(line.spend_type),
        t("已取消") if line.cancelled else "",
    ]
