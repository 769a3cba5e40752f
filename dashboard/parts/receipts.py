"""已阅: the reader's own word, and for those who publish, how far it has reached by unit."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

import pandas as pd
import streamlit as st

from dashboard import labels
from dashboard.i18n import t, tn
from data.rules.reach import FEWEST, Reach

if TYPE_CHECKING:
    from queries.receipts import OwnReceipt


def ask(own: OwnReceipt | None, *, version: int) -> bool:
    """Whether the reader has just said to have read this version; what was said before stands there with its day."""
    if own is not None and own.version == version:
        st.caption(f":material/done_all: {t('您已于 {day} 阅知。', day=labels.day(own.read_on))}")
        return False
    if own is not None:
        said = t("您于 {day} 阅知的是第 {version} 版，此后有更正。", day=labels.day(own.read_on), version=own.version)
        st.caption(f":material/update: {said}")
    pressed = st.button(t("已阅"), icon=":material/done_all:")
    st.caption(t("“已阅”只记日期，不记时刻；人事和办公室只看到各单位的人数，看不到姓名。"))
    return pressed


def reach(units: Sequence[Reach]) -> None:
    """How many of each unit have read it, with the base; small units together, and nobody by name."""
    with st.expander(t("阅知情况"), icon=":material/groups:"):
        if not units:
            st.caption(t("人数不足 {n} 人，不显示阅知情况。", n=FEWEST))
            return
        people, read = sum(unit.people for unit in units), sum(unit.read for unit in units)
        share = labels.share(read / people)
        st.markdown(tn("在职 {people} 人，已阅 {n} 人（{share}）。", read, people=people, share=share))
        table = {
            t("单位"): [unit.unit or t("人数较少的单位（合并）") for unit in units],
            t("在职人数"): [unit.people for unit in units],
            t("已阅人数"): [unit.read for unit in units],
            t("比例"): [100 * unit.read / unit.people for unit in units],
        }
        percent = {t("比例"): st.column_config.NumberColumn(format="%.1f%%")}
        st.dataframe(pd.DataFrame(table), hide_index=True, width="stretch", height="content", column_config=percent)
        st.caption(t("不足 {n} 人的单位合并列示，任何人都看不到谁没有阅读。", n=FEWEST))
