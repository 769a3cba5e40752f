"""Spending lines as a file: exactly the lines that the page shows, all pages of them."""

from __future__ import annotations

import csv
import io

from dashboard import labels
from dashboard.i18n import either, speak, t
from data.database import reading
from data.rules.money import show_yuan
from data.rules.roles import Viewer
from queries import spending_lines
from queries.spending_filters import Wanted

ROWS_AT_ONCE = 5000
BOM = "\ufeff"  # without it, spreadsheets on Windows read UTF-8 Chinese as something else


def lines_csv(viewer: Viewer, *, wanted: Wanted, words: str, order: str) -> bytes:
    """All lines wanted as CSV, in the reader's language, amounts in 元 with two decimals."""
    labels.count_in(wanted.currency)
    speak(viewer.language)  # downloads are made in a thread of their own
    out = io.StringIO()
    rows = csv.writer(out, lineterminator="\r\n")
    amount = t("金额（{unit}）", unit=labels.currency_unit(big=False))
    of_payment = (t("支付日期"), t("单位"), t("科目编码"), t("科目"), t("摘要"), t("收款人"), amount)
    rows.writerow((*of_payment, t("凭证号"), t("支出类型"), t("备注")))
    page = 1
    with reading() as db:
        while True:
            found = spending_lines.paged(
                db, viewer, wanted=wanted, words=words, order=order, page=page, size=ROWS_AT_ONCE
            )
            rows.writerows(_row(line) for line in found.rows)
            if page * ROWS_AT_ONCE >= found.count:
                return (BOM + out.getvalue()).encode()
            page += 1


def file_name(wanted: Wanted) -> str:
    """A name that says what was filtered."""
    parts = [str(wanted.year or t("日期不明")), f"{wanted.month:02d}" if wanted.month else "", wanted.unit, wanted.code]
    return "-".join([t("支出明细"), *(part.replace("/", "_") for part in parts if part)]) + ".csv"


def _row(line: spending_lines.Line) -> list[str]:
    return [
        line.paid_on.isoformat() if line.paid_on else t("日期不明"),
        _text(line.unit),
        line.econ_code,
        _text(either(line.name_zh, line.name_en)),
        _text(line.summary),
        _text(line.payee),
        show_yuan(line.amount_fen).replace(",", ""),
        _text(line.voucher_no),
        labels.spend_type(line.spend_type),
        t("已取消") if line.cancelled else "",
    ]


def _text(cell: str) -> str:
    """A cell that a spreadsheet would run as a formula is given a mark that makes it text."""
    return f"'{cell}" if cell[:1] in ("=", "+", "-", "@", "\t") else cell
