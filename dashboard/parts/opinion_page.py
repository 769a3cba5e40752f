"""One opinion for those who handle it: where it stands, what it says, what was found."""

from __future__ import annotations

from typing import TYPE_CHECKING

import streamlit as st

from dashboard.i18n import t
from dashboard.labels import NONE
from dashboard.parts import facts, links, opinion_words
from dashboard.parts.plain import escaped
from data.rules.opinions import Author, OpinionState

if TYPE_CHECKING:
    from queries.opinions import OpinionPage


def show(page: OpinionPage) -> None:
    """The words, and under them what was found where it has been."""
    row = page.row
    st.markdown(opinion_words.badges(row))
    st.markdown(f"**{escaped(row.notice_title)}**")
    st.caption(escaped(opinion_words.particulars(row)))
    links.to("notice", t("查看公示"), icon=":material/campaign:", id=row.notice_id)
    with st.container(border=True):
        st.text(page.text)
    if page.finding:
        head = t("办结理由") if row.state is OpinionState.UNRELATED else t("核实情况")
        st.markdown(f"**{head}**")
        st.text(page.finding)
        st.markdown(t("给反映人的答复：{reply}", reply=escaped(page.reply) or NONE))


def author(signed_by: Author) -> None:
    """Who signed it, as they gave it."""
    facts.show([(t("反映人"), signed_by.name), (t("反映人单位"), signed_by.unit), (t("联系方式"), signed_by.contact)])
