"""Drafts: whose turn it is, and what became of one that is no longer a draft."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

import streamlit as st

from dashboard import labels
from dashboard.i18n import t
from dashboard.parts import links, notice_words, page_head
from dashboard.parts.plain import escaped
from data.rules.notice_kinds import NoticeKind, asks_opinions
from data.rules.notice_workflow import State

if TYPE_CHECKING:
    from queries.notices import Draft, NoticePage


def to_publish(drafts: Sequence[Draft]) -> Draft | None:
    """Drafts by others, which the reader may publish after reading; the one that was chosen."""
    if not drafts:
        page_head.empty(t("没有他人起草、等待发布的公示。另一位人事干部保存草稿后，会出现在这里。"))
    return _chosen(drafts, t("阅读并发布"), ":material/fact_check:")


def own(drafts: Sequence[Draft]) -> Draft | None:
    """The reader's own drafts, which somebody else has to publish; the one that was chosen."""
    if not drafts:
        page_head.empty(t("您没有草稿。起草并保存后，会出现在这里，等待另一位人事干部发布。"))
    return _chosen(drafts, t("继续填写"), ":material/edit_document:")


def saved(draft: Draft) -> None:
    """That the draft is kept, as of when, and whose turn it is."""
    st.info(
        t(
            "草稿已保存：第 {version} 版，{at}。请另一位人事干部在“起草与发布公示”页面阅读后发布。",
            version=draft.version,
            at=labels.moment(draft.written_at),
        ),
        icon=":material/save:",
    )


def gone() -> None:
    """That a form which was saved once is no longer a draft of the reader's."""
    st.warning(
        t("这份草稿已不在您的草稿中：已经发布、撤回，或由他人起草。此处的改动不能再保存。"), icon=":material/update:"
    )
    links.to("notices", t("人事与党务公示"), icon=":material/campaign:")


def publish_word(kind: NoticeKind) -> str:
    """What the button says: a circular is not called 公示."""
    return t("发布公示") if asks_opinions(kind) else t("发布通报")


def published(page: NoticePage) -> None:
    """What a draft has become; also for whoever comes second."""
    row = page.row
    if row.state is State.WITHDRAWN and row.published_at is None:
        st.info(t("这份草稿已撤回，没有发布。"), icon=":material/undo:")
        return
    number = notice_words.number(row.year, row.serial)
    said = [t("已于 {at} 发布，编号{number}。", at=labels.moment(row.published_at), number=escaped(number))]
    if page.period:
        said.append(notice_words.period(page.period))
        said.append(t("意见受理至 {day} 24:00。", day=labels.day(page.period.last_day)))
    st.success("  \n".join(said), icon=":material/campaign:")
    if row.provisional:
        st.caption(notice_words.why_provisional())
    links.to("notice", notice_words.read(row), icon=":material/campaign:", id=row.id)


def _chosen(drafts: Sequence[Draft], verb: str, icon: str) -> Draft | None:
    pressed = [draft for draft in drafts if _card(draft, verb, icon)]
    return pressed[0] if pressed else None


def _card(draft: Draft, verb: str, icon: str) -> bool:
    with st.container(border=True):
        st.markdown(f":gray-badge[:material/label: {escaped(labels.label(draft.kind))}]")
        st.markdown(f"**{escaped(draft.text.title)}**")
        names = notice_words.names([person.name for person in draft.text.people])
        saved_by = t(
            "{name} 于 {at} 保存，第 {version} 版",
            name=draft.written_by,
            at=labels.moment(draft.written_at),
            version=draft.version,
        )
        st.caption(escaped(" · ".join(filter(None, (names, saved_by)))))
        return st.button(verb, icon=icon, key=f"draft-{draft.id}")
