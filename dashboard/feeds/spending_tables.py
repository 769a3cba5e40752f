"""The tables under the charts of the spending page as one workbook, amounts in 元 to the fen."""

from __future__ import annotations

import io
from collections.abc import Sequence
from dataclasses import replace
from datetime import datetime
from decimal import Decimal
from typing import Any

import pandas as pd
from openpyxl import Workbook
from openpyxl.cell import WriteOnlyCell
from sqlalchemy.orm import Session

from dashboard import labels
from dashboard.feeds.cells import as_text
from dashboard.feeds.spending import about, begin
from dashboard.i18n import either, t
from data.database import reading
from data.rules.roles import Viewer
from queries import spending, spending_execution
from queries.spending_compare import CODE, UNIT
from queries.spending_filters import Wanted

Cell = str | int | Decimal | None


def tables_xlsx(viewer: Viewer, *, wanted: Wanted, filters: Sequence[tuple[str, str]], at: datetime) -> bytes:
    """A sheet each: months, classification, units, payees, 三公经费, execution; and what was filtered.

    Unknown amounts are empty cells, and no percentage is made where there is nothing to divide by.
    """
    begin(viewer, wanted.currency)
    book = Workbook(write_only=True)
    with reading() as db:
        for title, heads, rows in _figures(db, viewer, wanted) + _execution(db, viewer, wanted):
            sheet = book.create_sheet(title)
            sheet.append([as_text(head) for head in heads])
            for row in rows:
                sheet.append([_cell(sheet, value) for value in row])
    about(book, [*filters, (t("金额单位"), labels.currency_unit(big=False)), (t("下载时间"), labels.moment(at))])
    out = io.BytesIO()
    book.save(out)
    return out.getvalue()


Table = tuple[str, list[str], list[list[Cell]]]


def _figures(db: Session, viewer: Viewer, wanted: Wanted) -> list[Table]:
    spent, count, plan = t("支出"), t("笔数"), t("调整预算")
    year = replace(wanted, month=None, last_month=None)
    months = spending.by_month(db, viewer, wanted=year)
    codes = spending.by_code(db, viewer, wanted=wanted)
    units = spending.by_unit(db, viewer, wanted=wanted)
    payees = spending.top_payees(db, viewer, wanted=wanted)
    three = spending.three_public(db, viewer, wanted=wanted)
    return [
        (
            t("各月支出"),
            [t("月份"), spent, count],
            [[labels.month(row.month), _yuan(row.amount_fen), row.lines] for row in months.itertuples()],
        ),
        (
            t("按支出经济分类"),
            [t("科目编码"), t("科目"), spent, count],
            [
                [row.code, either(row.name_zh, row.name_en), _yuan(row.amount_fen), row.lines]
                for row in codes.itertuples()
            ],
        ),
        (
            t("按科室和单位"),
            [t("单位"), spent, plan, count],
            [[row.unit, _yuan(row.amount_fen), _yuan(row.adjusted_fen), row.lines] for row in units.itertuples()],
        ),
        (
            t("主要收款人"),
            [t("收款人"), spent, count],
            [[row.payee or t("个人（合计）"), _yuan(row.amount_fen), row.lines] for row in payees.itertuples()],
        ),
        (
            t("“三公”经费"),
            [t("组成"), spent, plan],
            [[labels.three_public(row.group), _yuan(row.spent_fen), _yuan(row.adjusted_fen)] for row in three],
        ),
    ]


def _execution(db: Session, viewer: Viewer, wanted: Wanted) -> list[Table]:
    heads = [t("累计支出"), t("调整预算"), t("年初预算"), t("超出"), t("执行率"), t("完成年初预算")]
    tables: list[Table] = []
    for each, title, head in ((CODE, t("预算执行（科目）"), t("科目")), (UNIT, t("预算执行（单位）"), t("单位"))):
        found = spending_execution.execution(db, viewer, wanted=wanted, each=each) or ()
        rows: list[list[Cell]] = [
            [
                f"{row.key} {either(row.name_zh, row.name_en)}".strip(),
                _yuan(row.spent_fen),
                _yuan(row.adjusted_fen),
                _yuan(row.original_fen),
                _yuan(row.over_fen or None),
                t("无预算支出") if row.is_unbudgeted else labels.share(row.rate),
                labels.share(row.of_original),
            ]
            for row in found
        ]
        if rows:
            tables.append((title, [head, *heads], rows))
    return tables


def _yuan(fen: Any) -> Decimal | None:
    return None if fen is None or pd.isna(fen) else Decimal(int(fen)) / 100


def _cell(sheet: Any, value: Cell) -> object:
    if isinstance(value, Decimal):
        cell = WriteOnlyCell(sheet, value=value)
        cell.number_format = "#,##0.00"
        return cell
    return as_text(value) if isinstance(value, str) else value
