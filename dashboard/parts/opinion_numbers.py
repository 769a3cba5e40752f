"""The numbers published with a notice's result. They add up: signed and anonymous, and the outcomes."""

from __future__ import annotations

from typing import TYPE_CHECKING

import streamlit as st

from dashboard import labels
from dashboard.i18n import t, tn

if TYPE_CHECKING:
    from data.opinion_counts import OpinionCounts


def show(numbers: OpinionCounts | None) -> None:
    """How many opinions there were, how many of them signed, and what became of them; nothing before the result."""
    if numbers is None:
        return
    if not numbers.received:
        st.caption(t("公示期内未收到意见。"))
        return
    said = [
        tn(
            "公示期内收到意见 {n} 条，其中署名 {signed} 条、匿名 {anonymous} 条。",
            numbers.received,
            signed=numbers.signed,
            anonymous=numbers.anonymous,
        )
    ]
    outcomes = [t("{outcome} {n} 条", outcome=labels.label(what), n=n) for what, n in numbers.by_outcome.items()]
    if numbers.unsettled:
        outcomes.append(t("尚未办结 {n} 条", n=numbers.unsettled))
    said.append(t("办理结果：{outcomes}。", outcomes=t("；").join(outcomes)))
    st.markdown("  \n".join(said))
