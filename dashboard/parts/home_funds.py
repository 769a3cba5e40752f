"""经费: the latest month and the year so far, against the budget and against the time that has passed."""

from __future__ import annotations

from typing import TYPE_CHECKING

import streamlit as st

from dashboard import labels
from dashboard.i18n import t
from dashboard.parts import links
from dashboard.parts.spending_figures import time_progress

if TYPE_CHECKING:
    from queries.spending import Source, Summary
    from queries.spending_filters import Wanted


def show(wanted: Wanted, year: Summary, month: Summary | None, source: Source) -> None:
    """`wanted` names the year; `month` sums its latest month with data, if it has any."""
    st.subheader(t("经费"), anchor=False)
    unit = labels.currency_unit(big=True)
    with st.container(border=True):
        if month is not None:
            name = labels.month(year.months[-1])
            st.metric(
                t("{year}年{month}支出（{unit}）", year=wanted.year, month=name, unit=unit), _big(month.total_fen)
            )
            part = _rate(month.total_fen, year.adjusted_fen)
            if part is not None:
                st.caption(t("占全年调整预算 {share}", share=labels.share(part)))
        st.metric(t("{year}年累计支出（{unit}）", year=wanted.year, unit=unit), _big(year.total_fen))
        _against_budget(year, time_progress(wanted, source))
        st.caption(t("数据截至 {day}", day=labels.day(source.last_day)))
    links.to("spending", t("经费使用明细"), icon=":material/arrow_forward:", year=wanted.year)


def nothing() -> None:
    """No ledger yet."""
    st.subheader(t("经费"), anchor=False)
    st.caption(t("还没有导入支出。财务人员导入后，这里显示本月和全年的支出与预算。"))


def _against_budget(year: Summary, progress: float | None) -> None:
    rate = _rate(year.total_fen, year.adjusted_fen)
    if rate is None:
        st.caption(t("未录入预算，无法计算执行率。"))
        return
    st.progress(
        _within(rate),
        text=t(
            "预算执行率 {rate}（÷ 调整预算 {money}）", rate=labels.share(rate), money=labels.money(year.adjusted_fen)
        ),
    )
    if progress is not None:
        st.progress(_within(progress), text=t("序时进度 {share}", share=labels.share(progress)))
        gap = (rate - progress) * 100
        st.markdown(
            t("比序时进度快 {gap:.1f} 个百分点。", gap=gap)
            if gap >= 0
            else t("比序时进度慢 {gap:.1f} 个百分点。", gap=-gap)
        )
    of_original = _rate(year.total_fen, year.original_fen)
    st.caption(
        t(
            "完成年初预算的 {rate}（÷ 年初预算 {money}）",
            rate=labels.share(of_original),
            money=labels.money(year.original_fen),
        )
    )


def _big(fen: int) -> str:
    return labels.amount(fen, big=True)


def _rate(fen: int, of_fen: int | None) -> float | None:
    return fen / of_fen if of_fen else None


def _within(part: float) -> float:
    """What a bar can show: reversals can make a sum negative, and spending can pass the budget. The text says which."""
    return min(max(part, 0.0), 1.0)
