"""Matters settled (议定事项): what, who, by when, and how far it has come."""

from __future__ import annotations

from typing import TYPE_CHECKING

import streamlit as st

from dashboard import labels
from dashboard.i18n import t, tn
from dashboard.parts import badges, links
from dashboard.parts.plain import escaped
from data.rules.matter_workflow import MatterLevel, MatterState

if TYPE_CHECKING:
    from queries.matters import MatterRow

_LOOKS: dict[MatterState, badges.Look] = {
    MatterState.NOT_STARTED: ("gray", "radio_button_unchecked"),
    MatterState.UNDER_WAY: ("green", "pending"),
    MatterState.EXTENSION_ASKED: ("blue", "more_time"),
    MatterState.EXTENDED: ("green", "more_time"),
    MatterState.DONE: ("blue", "check"),
    MatterState.CLOSED: ("gray", "done_all"),
}


def full(matter: MatterRow) -> None:
    """A matter with all that is known of it, as its meeting's brief shows it."""
    with st.container(border=True, gap="xsmall"):
        st.markdown(f"**{matter.number}\\.** {escaped(matter.text)}")
        state(matter)
        st.caption(responsible(matter))
        if matter.result:
            st.caption(t("结果：{result}", result=escaped(matter.result)))
        links.to("matter", t("办理情况"), id=matter.id)


def brief(matter: MatterRow) -> None:
    """A matter in few words, for lists: what, how far, who, by when, and the way to its page."""
    with st.container(border=True, gap="xsmall"):
        st.markdown(escaped(matter.text))
        state(matter)
        until = t("时限 {day}", day=labels.day(matter.deadline)) if matter.deadline else t("长期坚持")
        st.caption(t(" · ").join((escaped(matter.lead_unit), until)))
        links.to("matter", t("办理情况"), id=matter.id)


def state(matter: MatterRow) -> None:
    """Its state in a word, its level where that is not the usual, and by how much it is late."""
    with st.container(horizontal=True, gap="small"):
        badges.show(_LOOKS[matter.state], labels.label(matter.state))
        if matter.level is not MatterLevel.ORDINARY:
            st.badge(labels.label(matter.level), color="gray", icon=":material/flag:")
        if matter.review_due:
            st.badge(t("本季度待复核"), color="blue", icon=":material/event_repeat:")
        if matter.days_overdue:
            _overdue(matter)


def _overdue(matter: MatterRow) -> None:
    st.badge(tn("逾期 {n} 个工作日", matter.days_overdue), color="red", icon=":material/schedule:")


def responsible(matter: MatterRow) -> str:
    """Who leads, helps and answers for it, by when, and when it was closed off."""
    said = [t("牵头 {unit}", unit=escaped(matter.lead_unit))]
    if matter.helping_units:
        said.append(t("配合 {units}", units=escaped(matter.helping_units)))
    if matter.leader:
        said.append(t("责任领导 {leader}", leader=escaped(matter.leader)))
    said.append(t("完成时限 {day}", day=labels.day(matter.deadline)) if matter.deadline else t("长期坚持"))
    if matter.closed_on:
        said.append(t("{day} 销号", day=labels.day(matter.closed_on)))
    return t(" · ").join(said)
