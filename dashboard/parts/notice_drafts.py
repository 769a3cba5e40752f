"""Drafts: whose turn it is, and what became of one that is no longer a draft."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

import streamlit as st

from dashboard import labels, problems
from dashboard.i18n import t
from dashboard.parts import links, notice_words, page_head
from dashboard.parts.plain import escaped
from data.errors import RuleBroken

if TYPE_CHECKING:
    from queries.notice_drafts import Draft
    from queries.notice_work import Waiting
    from queries.notices import NoticePage


def waiting(work: Sequence[Waiting]) -> None:
    """What waits for the reader, each with the step and the way to its page, where it is taken."""
    if not work:
        page_head.empty(t("没有等您办理的公示。轮到您审核、审批、发布、核实或记录时，会出现在这里。"))
    for it in work:
        with st.container(border=True, gap="xsmall"):
            st.markdown(f"**{escaped(it.title) or untitled()}**")
            said = t("{kind}，{state}", kind=labels.label(it.kind), state=labels.label(it.state))
            st.caption(said)
            links.to("notice", t("办理：{step}", step=labels.label(it.step)), icon=":material/task:", id=it.id)


def untitled() -> str:
    """What stands for the title of a draft that has none yet."""
    return t("（未填写标题）")


def own(drafts: Sequence[Draft]) -> Draft | None:
    """The reader's own drafts, which somebody else has to publish; the one that was chosen."""
    if not drafts:
        page_head.empty(t("您没有草稿。起草并保存后，会出现在这里，等待另一位人事干部审核。"))
    return _chosen(drafts, t("继续填写"), ":material/edit_document:")


def saved(draft: Draft, missing: RuleBroken | None) -> None:
    """That the draft is kept, as of when, and whose turn it is, or what it lacks before it can be reviewed."""
    st.info(
        t(
            "草稿已保存：第 {version} 版，{at}。写完后请另一位人事干部审核；此后由局领导审批，再发布。",
            version=draft.version,
            at=labels.moment(draft.written_at),
        ),
        icon=":material/save:",
    )
    if missing:
        said = t("还不能审核：{reason}", reason=escaped(problems.sentence(missing)))
        st.warning(said, icon=":material/pending:")


def gone() -> None:
    """That a form which was saved once is no longer a draft of the reader's."""
    st.warning(
        t("这份草稿已不在您的草稿中：已经发布、撤回，或由他人起草。此处的改动不能再保存。"), icon=":material/update:"
    )
    links.to("notices", t("人事与党务公示"), icon=":material/campaign:")


def published(page: NoticePage) -> None:
    """What has just been published: its number, its period, and until when opinions are taken."""
    row = page.row
    number = notice_words.number(row.year, row.serial)
    said = [t("已于 {at} 发布，编号{number}。", at=labels.moment(row.published_at), number=escaped(number))]
    if page.period:
        said.append(notice_words.period(page.period))
        said.append(t("意见受理至 {day} 24:00。", day=labels.day(page.period.last_day)))
    st.success("  \n".join(said), icon=":material/campaign:")
    if row.provisional:
        st.caption(notice_words.why_provisional())


def _chosen(drafts: Sequence[Draft], verb: str, icon: str) -> Draft | None:
    pressed = [draft for draft in drafts if _card(draft, verb, icon)]
    return pressed[0] if pressed else None


def _card(draft: Draft, verb: str, icon: str) -> bool:
    with st.container(border=True):
        st.markdown(f":gray-badge[:material/label: {escaped(labels.label(draft.kind))}]")
        st.markdown(f"**{escaped(draft.text.title) or untitled()}**")
        names = notice_words.names([person.name for person in draft.text.people])
        saved_by = t(
            "{name} 于 {at} 保存，第 {version} 版",
            name=draft.written_by,
            at=labels.moment(draft.written_at),
            version=draft.version,
        )
        st.caption(escaped(" · ".join(filter(None, (names, saved_by)))))
        return st.button(verb, icon=icon, key=f"draft-{draft.id}")
