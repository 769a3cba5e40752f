"""公示中: what is under notice now and how long opinions are still taken; and what waits for the reader."""

from __future__ import annotations

from typing import TYPE_CHECKING

import streamlit as st

from dashboard import labels
from dashboard.i18n import t
from dashboard.parts import links, notice_drafts, notice_words, opinion_waiting
from dashboard.parts.plain import escaped

if TYPE_CHECKING:
    from collections.abc import Sequence

    from queries.notice_work import Waiting
    from queries.notices import NoticeRow
    from queries.opinions import Waiting as OpinionsWaiting


def opened(rows: Sequence[NoticeRow]) -> None:
    """Open notices, the soonest to close first."""
    st.subheader(t("公示中"), anchor=False)
    if not rows:
        st.caption(t("目前没有正在征求意见的公示。新的公示发布后显示在这里。"))
    for row in rows:
        with st.container(border=True, gap="xsmall"):
            _opened(row)
    links.to("notices", t("全部公示"), icon=":material/arrow_forward:")


def waiting(work: Sequence[Waiting], about: OpinionsWaiting) -> None:
    """等您办理: notices on which this reader takes the next step, and opinions that wait; nothing where nothing does."""
    if not work and not opinion_waiting.is_any(about):
        return
    st.subheader(t("等您办理"), anchor=False)
    opinion_waiting.show(about)
    if work:
        notice_drafts.waiting(work)


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
