"""What one payee was paid as a workbook: the tables of its page."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime

import pandas as pd

from dashboard import labels
from dashboard.feeds.spending import begin
from dashboard.feeds.workbooks import Cell, Table, made, yuan
from dashboard.i18n import either, t
from data.database import reading
from data.rules.roles import Viewer
from queries import spending_payees


def paid_xlsx(viewer: Viewer, *, name: str, currency: str, filters: Sequence[tuple[str, str]], at: datetime) -> bytes:
    """By year and month, by section and by unit; a month without payments is an empty cell."""
    begin(viewer, currency)
    with reading() as db:
        found = spending_payees.paid_to(db, viewer, name=name, currency=currency)
    return made([_months(found), _codes(found), _units(found)], filters=filters, at=at)


def _months(found: pd.DataFrame) -> Table:
    rows: list[list[Cell]] = []
    for year, of_year in found.groupby("year", dropna=False):
        by_month = of_year.groupby("month")["amount_fen"].sum()
        named = t("日期不明") if pd.isna(year) else str(year)
        months = [yuan(by_month.get(month)) for month in range(1, 13)]
        rows.append([named, yuan(of_year["amount_fen"].sum()), *months])
    heads = [t("年度"), t("合计"), *(labels.month(month) for month in range(1, 13))]
    return Table(t("按年度和月份"), heads, rows[::-1])


def _codes(found: pd.DataFrame) -> Table:
    names = [either(zh, en) for zh, en in zip(found["name_zh"], found["name_en"], strict=True)]
    sums = _sums(found.assign(name=names), ["code", "name"])
    rows: list[list[Cell]] = [[*key, yuan(fen), lines] for key, fen, lines in sums]
    return Table(t("按科目"), [t("科目编码"), t("科目"), t("支出"), t("笔数")], rows)


def _units(found: pd.DataFrame) -> Table:
    rows: list[list[Cell]] = [
        [key[0] or t("未注明单位"), yuan(fen), lines] for key, fen, lines in _sums(found, ["unit"])
    ]
    return Table(t("按单位"), [t("单位"), t("支出"), t("笔数")], rows)


def _sums(found: pd.DataFrame, by: list[str]) -> list[tuple[tuple[str, ...], int, int]]:
    """Key, amount in fen and lines, the largest amount first."""
    sums = found.groupby(by)[["amount_fen", "lines"]].sum().sort_values("amount_fen", ascending=False)
    keys = [key if isinstance(key, tuple) else (key,) for key in sums.index]
    return [(key, int(fen), int(lines)) for key, (fen, lines) in zip(keys, sums.to_numpy(), strict=True)]
