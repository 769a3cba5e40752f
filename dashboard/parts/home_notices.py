"""公示中: what is under notice now and how long opinions are still taken; for HR, drafts that wait."""

from __future__ import annotations

from typing import TYPE_CHECKING

import streamlit as st

from dashboard import labels
from dashboard.i18n import t
from dashboard.parts import links, notice_words
from dashboard.parts.plain import escaped

if TYPE_CHECKING:
    from collections.abc import Sequence

    from queries.notices import NoticeRow


def opened(rows: Sequence[NoticeRow]) -> None:
    """Open notices, the soonest to close first."""
    st.subheader(t("公示中"), anchor=False)
    if not rows:
        st.caption(t("目前没有正在征求意见的公示。新的公示发布后显示在这里。"))
    for row in rows:
        with st.container(border=True, gap="xsmall"):
            _opened(row)
    links.to("notices", t("全部公示"), icon=":material/arrow_forward:")


def drafts(rows: Sequence[NoticeRow], *, own_login: str) -> None:
    """Drafts that a second person has to publish; which of them that can be this reader."""
    if not rows:
        return
    st.subheader(t("待发布的草稿"), anchor=False)
    for row in rows:
        with st.container(border=True, gap="xsmall"):
            st.markdown(f"**{escaped(row.title)}**")
            if row.drafted_by == own_login:
                st.caption(t("您起草，须由另一位人事干部发布。"))
            else:
                st.caption(t("{login} 起草，等待您核对和发布。", login=escaped(row.drafted_by)))
    links.to("write-notice", t("起草与发布公示"), icon=":material/arrow_forward:")


def _opened(row: NoticeRow) -> None:
    st.markdown(f"**{escaped(row.title)}**")
    with st.container(horizontal=True, gap="small"):
        if row.days_left is not None:
            st.badge(notice_words.time_left(row.days_left), color="green", icon=":material/schedule:")
        if row.provisional:
            st.badge(t("暂算"), color="violet", icon=":material/pending:", help=notice_words.why_provisional())
    st.caption(t("公示至 {day} 24:00", day=labels.day(row.last_day)))
    if row.names:
        st.caption(t("公示对象：{names}", names=escaped(notice_words.names(row.names))))
    links.to("notice", t("查看公示"), id=row.id)
