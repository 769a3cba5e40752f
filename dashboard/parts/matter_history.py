"""One matter's whole history: each step with its person and evidence, deadlines old and new, and other meetings on it."""

from __future__ import annotations

from typing import TYPE_CHECKING

import streamlit as st

from dashboard import labels
from dashboard.i18n import t
from dashboard.parts import links
from dashboard.parts.plain import escaped
from data.rules.matter_workflow import MatterStep

if TYPE_CHECKING:
    from collections.abc import Sequence

    from queries.matters import Linked, MatterPage, Step


def show(page: MatterPage) -> None:
    """From the meeting that settled it to the last step."""
    st.subheader(t("办理经过"), anchor=False)
    settled = t("{day} 会议议定", day=labels.day(page.held_on))
    lines = [f"1. **{settled}** · {escaped(page.meeting_title)}", *(_step(step) for step in page.steps)]
    st.markdown("\n".join(lines))
    if not page.steps:
        st.caption(t("责任单位还没有报告进展。报告后显示在这里。"))


def meetings(page: MatterPage) -> None:
    """What this matter carries on, and what carries it on."""
    _linked(t("此前的会议"), page.before)
    _linked(t("此后的会议"), page.after)


def _linked(title: str, found: Sequence[Linked]) -> None:
    if not found:
        return
    st.subheader(title, anchor=False)
    for link in found:
        with st.container(border=True, gap="xsmall"):
            st.markdown(escaped(link.text))
            st.caption(t("{day} · {title}", day=labels.day(link.held_on), title=escaped(link.meeting_title)))
            links.to("matter", t("办理情况"), id=link.id)


def _step(step: Step) -> str:
    who = t("{name}（{unit}）", name=escaped(step.by_name), unit=escaped(step.by_unit)) if step.by_unit else ""
    said = [f"1. **{labels.label(step.step)}** · {labels.moment(step.at)} · {who or escaped(step.by_name)}"]
    if step.note:
        said.append(escaped(step.note))
    if step.new_deadline:
        asked = step.step is MatterStep.ASK_EXTENSION
        old, new = labels.day(step.old_deadline), labels.day(step.new_deadline)
        said.append(
            t("申请由 {old} 延到 {new}", old=old, new=new) if asked else t("时限由 {old} 改为 {new}", old=old, new=new)
        )
    if step.evidence:
        said.append(t("佐证：{evidence}", evidence=escaped(step.evidence)))
    return "  \n   ".join(said)
