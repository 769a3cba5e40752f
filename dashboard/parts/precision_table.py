"""How often each rule was right: one sentence, and a table of shares with their intervals."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pandas as pd
import streamlit as st

from dashboard import discipline_words, labels
from dashboard.i18n import t, tn
from dashboard.parts import facts
from data.rules.local_time import local_day
from data.rules.precision import Precision

if TYPE_CHECKING:
    from collections.abc import Sequence

    from queries.precision import RulePrecision


def sentence(rows: Sequence[RulePrecision]) -> None:
    """All rules together."""
    every = Precision(sum(row.upheld for row in rows), sum(row.precision.closed for row in rows))
    if every.interval is None:
        st.info(t("还没有办结的疑点，各条规则的准确程度未知。领导办结后，这里逐条公布。"), icon=":material/info:")
        return
    said = tn(
        "已办结 {n} 件，属实 {upheld} 件，占 {share}（{interval}）。",
        every.closed,
        upheld=every.upheld,
        share=labels.share(every.share),
        interval=_between(every),
    )
    st.markdown(f"**{said}**")


def table(rows: Sequence[RulePrecision]) -> None:
    """A row a rule with closed cases; what is a hint only says since when."""
    tried = [row for row in rows if row.precision.closed]
    if not tried:
        return
    frame = pd.DataFrame(
        {
            t("规则"): [f"{row.rule} {discipline_words.name(row.rule)}" for row in tried],
            t("属实占比"): [labels.share(row.precision.share) for row in tried],
            t("95% 区间"): [_between(row.precision) for row in tried],
            t("办结"): [row.precision.closed for row in tried],
            t("属实"): [row.upheld for row in tried],
            t("已说明"): [row.accounted_for for row in tried],
            t("误报"): [row.false_alarm for row in tried],
            t("分量"): [_weight(row) for row in tried],
            t("规则版本"): [row.version for row in tried],
        }
    )
    right = st.column_config.TextColumn(alignment="right")
    st.dataframe(
        frame,
        hide_index=True,
        width="stretch",
        height="content",
        column_config={
            t("属实占比"): right,
            t("95% 区间"): right,
            t("规则"): st.column_config.TextColumn(width="medium"),
        },
    )


def untried(rows: Sequence[RulePrecision]) -> None:
    """The rules of which nothing is known yet, with what they look at."""
    unknown = [row for row in rows if not row.precision.closed]
    if not unknown:
        return
    with st.expander(tn("{n} 条规则还没有办结的疑点，准确程度未知", len(unknown)), icon=":material/help:"):
        facts.show(
            [
                (f"{row.rule} {discipline_words.name(row.rule)}", discipline_words.description(row.rule))
                for row in sorted(unknown, key=lambda row: row.rule)
            ]
        )


def how(floor_percent: int) -> None:
    """How the figures are made, and what follows of them by itself."""
    st.caption(
        t(
            "属实占比 = 属实 ÷ 办结。件数少时占比不可靠，故同时公布 95% 置信区间（Wilson 法）。"
            "区间上限低于 {floor}% 的规则自动降为提示，不再成批交办，并记入变更记录；规则修改后重新计算。",
            floor=floor_percent,
        )
    )


def _between(of: Precision) -> str:
    if of.interval is None:
        return labels.NONE
    low, high = of.interval
    return t("{low} 至 {high}", low=labels.share(low), high=labels.share(high))


def _weight(row: RulePrecision) -> str:
    if row.hint_since is None:
        return discipline_words.severity(row.severity)
    return t("{day} 起降为提示", day=local_day(row.hint_since).isoformat())
