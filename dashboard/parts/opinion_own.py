"""An opinion as its author follows it: how far it is, what was found, what is asked."""

from __future__ import annotations

from typing import TYPE_CHECKING

import streamlit as st

from dashboard import labels
from dashboard.i18n import t
from dashboard.parts import links, opinion_turns, opinion_words
from dashboard.parts.plain import escaped
from data.rules.opinions import OpinionState

if TYPE_CHECKING:
    from queries.own_opinions import OwnOpinion


def show(own: OwnOpinion) -> str | None:
    """Everything that its author may know; the answer to what is asked, once it is sent."""
    with st.container(border=True):
        badges = [opinion_words.boxed() if own.boxed else opinion_words.state(own.state)]
        if own.late:
            badges.append(opinion_words.late())
        st.markdown(" ".join(badges))
        st.markdown(f"**{escaped(own.notice_title)}**")
        st.caption(t("{day} 收到", day=labels.day(own.received_on)))
        st.markdown(_progress(own))
        if own.reply:
            st.markdown(t("给您的答复："))
            st.text(own.reply)
        if own.text:
            with st.expander(t("您反映的内容"), icon=":material/description:"):
                st.text(own.text)
        opinion_turns.show(own.turns)
        links.to("notice", t("查看公示"), icon=":material/campaign:", id=own.notice_id)
        return opinion_turns.answer(f"answer-{own.id}") if own.asked else None


def ask_receipt() -> str:
    """The code that somebody typed; empty until they ask."""
    with st.form("receipt", border=False):
        code = st.text_input(t("回执码"), max_chars=60, autocomplete="off", key="receipt-code")
        st.form_submit_button(t("查询"), icon=":material/search:")
    return code.strip()


def _progress(own: OwnOpinion) -> str:
    if own.boxed:
        return t("意见在意见箱中，次日起由受理人取出。")
    if own.state is OpinionState.RECEIVED:
        return t("受理人已取出，等待分办核实。")
    if own.state is OpinionState.ASSIGNED:
        return t("已分办，正在核实。")
    if own.state is OpinionState.UNRELATED:
        return t("已办结：与公示无关，或属于表扬。")
    if own.outcome is None:
        return t("已核实。核实结论在公示结果公布后显示在这里。")
    return t("核实结论：{outcome}。", outcome=labels.label(own.outcome))
