"""Lines as a table: a row a payment, its number leading to its own page."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pyarrow as pa
import streamlit as st

from dashboard import labels
from dashboard.i18n import N_, either, t, tn
from dashboard.parts import drawn, filters
from dashboard.parts.plain import escaped

if TYPE_CHECKING:
    from queries.spending_lines import Lines

_ORDERS = {"latest": N_("最近"), "largest": N_("金额大的"), "smallest": N_("金额小的")}


def order_name(order: str) -> str:
    """The word for an order of lines."""
    return t(_ORDERS[order])


def show(lines: Lines, *, words: str, is_narrowed: bool, most: int) -> None:
    """How many lines there are and what they sum to, then one page of them; pages go to the first `most` lines.

    `is_narrowed`: they are fewer than what the figures above are of.
    """
    if not lines.count:
        st.info(t("没有符合条件的支出。可减少筛选条件或换一个查找词。"), icon=":material/search_off:")
        return
    st.caption(
        (
            t("超过 {n:,} 笔，数到这里为止，未合计。缩小范围即可得到合计。", n=lines.count)
            if lines.is_more
            else tn("共 {n:,} 笔，合计 {money}。", lines.count, money=labels.money(lines.total_fen, big=False))
        )
        + (t("查找词：{words}。", words=escaped(words)) if words else "")
        + (t("这里只计符合收款人、金额和查找条件的明细，上方的数字和图表不随之改变。") if is_narrowed else "")
        + (t("翻页可到前 {n:,} 笔，其余请缩小范围或下载。", n=most) if lines.count > most else "")
    )
    amount = t("金额（{unit}）", unit=labels.currency_unit(big=False))
    table = (
        pa.table(  # as Streamlit sends it, without pandas; what matters most comes first: a phone shows four columns
            {
                t("详情"): [f"/line?id={row.id}" for row in lines.rows],
                t("支付日期"): [row.paid_on.isoformat() if row.paid_on else t("日期不明") for row in lines.rows],
                amount: [row.amount_fen / 100 for row in lines.rows],
                t("收款人"): [row.payee for row in lines.rows],
                t("摘要"): [row.summary for row in lines.rows],
                t("科目"): [either(row.name_zh, row.name_en) for row in lines.rows],
                t("单位"): [row.unit for row in lines.rows],
                t("备注"): [t("已取消") if row.cancelled else "" for row in lines.rows],
                t("收款人页面"): drawn.pages("payee", [row.payee if row.has_payee_page else "" for row in lines.rows]),
            }
        )
    )
    st.dataframe(
        table,
        hide_index=True,
        key="lines",
        width="stretch",
        height="content",
        column_config={
            t("详情"): drawn.link_column(),
            t("收款人页面"): drawn.link_column(),
            amount: drawn.amount_column(),
            t("支付日期"): st.column_config.TextColumn(width=100),
            t("收款人"): st.column_config.TextColumn(width=215),
            t("摘要"): st.column_config.TextColumn(width=230),
            t("科目"): st.column_config.TextColumn(width=140),
            t("单位"): st.column_config.TextColumn(width=150),
        },
    )


def pages(lines: Lines, *, size: int, most: int) -> None:
    """The pages of a list, as far as they can be turned."""
    filters.page(-(-min(lines.count, most) // size))
