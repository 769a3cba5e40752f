"""Opinions in the work list, and the box that they come out of."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

import streamlit as st

from dashboard.i18n import t, tn
from dashboard.parts import links, opinion_words, page_head
from dashboard.parts.plain import escaped

if TYPE_CHECKING:
    from queries.opinions import OpinionRow


def box(pieces: int) -> bool:
    """How much lies in the box that may be taken out today; whether the button was pressed."""
    with st.container(border=True):
        head = t("意见箱")
        st.markdown(f":material/move_to_inbox: **{head}**")
        st.caption(
            t(
                "本平台提交的意见和答复先在箱中，次日起方可取出，使任何人都无从得知提交的时刻。取出由您进行，并留有记录。"
            )
        )
        if not pieces:
            st.markdown(t("目前没有可以取出的意见。"))
            return False
        st.markdown(tn("有 {n} 件可以取出。", pieces))
        return st.button(t("取出意见"), type="primary", icon=":material/drafts:")


def to_do(listed: Sequence[OpinionRow]) -> None:
    """What waits to be done, or that nothing does."""
    if not listed:
        page_head.empty(t("没有需要您办理的意见。受理人取出或登记意见、分办给您之后，会出现在这里。"))
    rows(listed)


def rows(listed: Sequence[OpinionRow]) -> None:
    """One card an opinion, without its words."""
    for row in listed:
        with st.container(border=True, gap="xsmall"):
            st.markdown(opinion_words.badges(row))
            st.markdown(f"**{escaped(row.notice_title)}**")
            st.caption(escaped(opinion_words.particulars(row)))
            links.to("opinion", t("打开这条意见"), icon=":material/arrow_forward:", id=row.id)
