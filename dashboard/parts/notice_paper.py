"""A notice as the paper on the board has it. The page of a notice and the preview before publication are the same."""

from __future__ import annotations

from datetime import date

import streamlit as st

from dashboard.i18n import t, tn
from dashboard.parts import notice_people, notice_words
from dashboard.parts.plain import escaped
from data.rules.notice_content import NoticeContent
from data.rules.notice_kinds import NoticeKind, asks_opinions
from data.rules.working_days import Period

_WIDTH = 860  # pixels: a line of some forty characters; a phone shows it as wide as it is
_INDENT = "&emsp;&emsp;"  # Markdown strips the wide space itself from the head of a paragraph


def show(
    text: NoticeContent,
    kind: NoticeKind,
    *,
    number: str = "",
    published_on: date | None = None,
    period: Period | None = None,
) -> None:
    """Issuer, title, number, opening, people, period, how to reply, issuer and date."""
    with st.container(border=True, width=_WIDTH):
        st.markdown(escaped(text.issuer), text_alignment="center")
        st.header(escaped(text.title), anchor=False, text_alignment="center")
        if number:
            st.markdown(escaped(number), text_alignment="center")
        for paragraph in text.opening.splitlines():
            if paragraph.strip():
                st.markdown(_INDENT + escaped(paragraph))
        if text.decision:
            st.markdown(_INDENT + t("研究决定：{decision}", decision=escaped(text.decision)))
        notice_people.show(text.people)
        if asks_opinions(kind):
            _period(text, published_on, period)
            _how_to_reply(text)
        _signed(text, published_on)


def _period(text: NoticeContent, published_on: date | None, period: Period | None) -> None:
    if published_on is None:
        st.markdown(_INDENT + tn("公示期 {n} 个工作日，起止日期在发布时计算。", text.period_days))
        return
    if period is None:  # a text that was replaced: its days may have been counted anew since
        st.markdown(_INDENT + tn("公示期 {n} 个工作日。", text.period_days))
        return
    said = [f"**{notice_words.period(period)}**", notice_words.how_counted(period, published_on)]
    if period.provisional:
        said.append(notice_words.provisional())
    st.markdown(_INDENT + " ".join(said))


def _how_to_reply(text: NoticeContent) -> None:
    """On the notice's page, by letter, telephone or visit."""
    st.markdown(_INDENT + notice_words.how_to_reply(escaped(text.receiver)))
    rows = ((t("受理部门"), text.receiver), (t("受理电话"), text.phone), (t("通讯地址"), text.address))
    lines = [_INDENT + t("{name}：{said}", name=name, said=escaped(said)) for name, said in rows if said]
    st.markdown("  \n".join(lines))


def _signed(text: NoticeContent, published_on: date | None) -> None:
    on = notice_words.date_in_words(published_on) if published_on else t("（发布时填写日期）")
    st.markdown(f"{escaped(text.issuer)}  \n{on}", text_alignment="right")
