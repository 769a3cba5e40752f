"""Execution of the budget: a table with both denominators, and what exceeds it or has none, said first."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pandas as pd
import streamlit as st

from dashboard import labels
from dashboard.i18n import either, t
from dashboard.parts import drawn
from dashboard.parts.plain import escaped

if TYPE_CHECKING:
    from collections.abc import Sequence

    from queries.spending_execution import Execution

MOST_NAMED = 5


def show(title: str, rows: Sequence[Execution], *, head: str, key: str, link: str = "") -> None:
    """What is over budget in red with the amount over, what has none in words, then all rows as a table."""
    unit = labels.currency_unit(big=drawn.is_big())  # in the title, for the heads of seven columns have no room for it
    st.markdown(f"#### {t('{title}（{unit}）', title=title, unit=unit)}")
    names = [row_name(row) for row in rows]
    over = [(name, row) for name, row in zip(names, rows, strict=True) if row.over_fen]
    for name, row in over[:MOST_NAMED]:
        st.markdown(
            t(
                ":red[:material/error: 超预算] {name}：支出 {spent}，超过调整预算 {over}，执行率 {rate}。",
                name=escaped(name),
                spent=labels.money(row.spent_fen),
                over=labels.money(row.over_fen),
                rate=labels.share(row.rate),
            )
        )
    if len(over) > MOST_NAMED:
        st.caption(t("超预算共 {n} 项，其余见表。", n=len(over)))
    unbudgeted = [name for name, row in zip(names, rows, strict=True) if row.is_unbudgeted]
    if unbudgeted:
        st.markdown(
            t(
                ":orange[:material/search: 无预算支出]（疑点，待核实）：{names}。",
                names=t("、").join(map(escaped, unbudgeted)),
            )
        )
    if not over and not unbudgeted:
        st.markdown(t("没有超预算，也没有无预算支出。"))
    drawn.amounts(_table(rows, names, head, link), key=key, whole=len(rows) <= drawn.MOST_WHOLE)


def basis() -> None:
    """Both denominators named, once for all tables."""
    st.caption(
        t(
            "全年累计，不随月份筛选变化。执行率 = 累计支出 ÷ 调整预算数；完成年初预算 = 累计支出 ÷ 年初预算数。"
            "没有预算的不计算百分比。"
        )
    )


def row_name(row: Execution) -> str:
    """A class with its code, or a unit."""
    name = either(row.name_zh, row.name_en)
    return f"{row.key} {name}" if name else row.key or t("未注明单位")


def _table(rows: Sequence[Execution], names: list[str], head: str, link: str) -> pd.DataFrame:
    spent, adjusted, original, over = (
        drawn.in_units("", pd.Series(fen, dtype="Int64"))
        for fen in (
            [row.spent_fen for row in rows],
            [row.adjusted_fen for row in rows],
            [row.original_fen for row in rows],
            [row.over_fen or None for row in rows],
        )
    )
    table = {
        head: names,
        t("执行率"): [t("无预算支出") if row.is_unbudgeted else labels.share(row.rate) for row in rows],
        t("超出"): over,
        t("累计支出"): spent,
        t("调整预算"): adjusted,
        t("完成年初预算"): [labels.share(row.of_original) for row in rows],
        t("年初预算"): original,
    }
    if link:
        table[t("单位页面")] = drawn.pages(link, [row.key for row in rows])
    return pd.DataFrame(table)
