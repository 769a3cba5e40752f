"""What waits for a reader who handles opinions, and questions on their own signed ones; nothing where nothing waits."""

from __future__ import annotations

from typing import TYPE_CHECKING

import streamlit as st

from dashboard.i18n import t, tn
from dashboard.parts import links

if TYPE_CHECKING:
    from queries.opinions import Waiting


def is_any(waiting: Waiting) -> bool:
    """Whether anything waits."""
    return bool(waiting.in_box or waiting.to_assign or waiting.to_check or waiting.asked)


def show(waiting: Waiting) -> None:
    """One card with a line for each kind of thing that waits."""
    handled = [
        tn("意见箱中有 {n} 件可以取出", waiting.in_box) if waiting.in_box else "",
        tn("{n} 条意见等待分办", waiting.to_assign) if waiting.to_assign else "",
        tn("{n} 条意见等待您核实", waiting.to_check) if waiting.to_check else "",
    ]
    lines = [line for line in handled if line]
    if not is_any(waiting):
        return
    with st.container(border=True, gap="xsmall"):
        head = t("公示意见")
        st.markdown(f":material/rate_review: **{head}**")
        if lines:
            st.markdown("  \n".join(lines))
            links.to("opinions", t("意见办理"), icon=":material/arrow_forward:")
        if waiting.asked:
            st.markdown(tn("您的 {n} 条意见有询问等待答复", waiting.asked))
            links.to("my-opinions", t("我的意见"), icon=":material/arrow_forward:")
