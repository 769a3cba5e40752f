"""Matters settled (议定事项): what, who, by when, and how far it has come."""

from __future__ import annotations

from typing import TYPE_CHECKING

import streamlit as st

from dashboard import labels
from dashboard.i18n import t, tn
from dashboard.parts import links
from dashboard.parts.plain import escaped
from data.rules.matter_workflow import MatterState

if TYPE_CHECKING:
    from queries.meetings import MatterRow

_LOOKS = {
    MatterState.NOT_STARTED: ("gray", "radio_button_unchecked"),
    MatterState.UNDER_WAY: ("green", "pending"),
    MatterState.DONE: ("gray", "check"),
    MatterState.CLOSED: ("gray", "done_all"),
}


def full(matter: MatterRow) -> None:
    """A matter with all that is known of it, as its meeting's brief shows it."""
    with st.container(border=True, gap="xsmall"):
        st.markdown(f"**{matter.number}\\.** {escaped(matter.text)}")
        _state(matter)
        st.caption(t(" · ").join(_responsible(matter)))
        if matter.result:
            st.caption(t("结果：{result}", result=escaped(matter.result)))


def late(matter: MatterRow) -> None:
    """A matter past its deadline, in few words, with the way to its meeting."""
    with st.container(border=True, gap="xsmall"):
        st.markdown(escaped(matter.text))
        _overdue(matter)
        st.caption(t("{unit} · 时限 {day}", unit=escaped(matter.lead_unit), day=labels.day(matter.deadline)))
        links.to("meeting", t("所在会议"), id=matter.meeting_id)


def _state(matter: MatterRow) -> None:
    colour, icon = _LOOKS[matter.state]
    with st.container(horizontal=True, gap="small"):
        st.badge(labels.label(matter.state), color=colour, icon=f":material/{icon}:")  # type: ignore[arg-type]
        if matter.days_overdue:
            _overdue(matter)


def _overdue(matter: MatterRow) -> None:
    st.badge(tn("逾期 {n} 个工作日", matter.days_overdue), color="red", icon=":material/schedule:")


def _responsible(matter: MatterRow) -> list[str]:
    said = [t("牵头 {unit}", unit=escaped(matter.lead_unit))]
    if matter.helping_units:
        said.append(t("配合 {units}", units=escaped(matter.helping_units)))
    if matter.leader:
        said.append(t("责任领导 {leader}", leader=escaped(matter.leader)))
    said.append(t("完成时限 {day}", day=labels.day(matter.deadline)) if matter.deadline else t("长期坚持"))
    if matter.closed_on:
        said.append(t("{day} 销号", day=labels.day(matter.closed_on)))
    return said
