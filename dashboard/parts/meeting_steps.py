"""Where a brief stands on its way out, what waits for whom, and the buttons of who may take the next step."""

from __future__ import annotations

from typing import TYPE_CHECKING

import streamlit as st

from dashboard import labels, problems
from dashboard.i18n import t, tn
from dashboard.parts import links
from dashboard.parts.plain import escaped
from data.rules.meeting_workflow import MeetingState, MeetingStep

if TYPE_CHECKING:
    from collections.abc import Collection, Sequence

    from queries.meetings import Brief, Unissued

_ICONS = {
    MeetingStep.CHECK: "fact_check",
    MeetingStep.SIGN: "draw",
    MeetingStep.ISSUE: "campaign",
    MeetingStep.SEND_BACK: "undo",
}


def where(brief: Brief) -> None:
    """What was done and what is waited for, until the brief is issued."""
    waits = {
        MeetingState.DRAFT: t("草稿，只有办公室可见。等待起草人以外的办公室负责人核对。"),
        MeetingState.CHECKED: t("已核对，等待主持人{name}签发。", name=escaped(brief.content.chair)),
        MeetingState.SIGNED: t("主持人{name}已签发，等待办公室印发。", name=escaped(brief.content.chair)),
    }
    if brief.row.state in waits:
        st.info(waits[brief.row.state], icon=":material/visibility_off:")


def taken(brief: Brief) -> None:
    """Every step with its person and moment, why it was sent back, and last who issued it."""
    with st.container(gap="xsmall"):
        for step in brief.steps:
            if step.step is MeetingStep.ISSUE:
                continue
            line = f"{labels.label(step.step)} · {labels.moment(step.at)} · {escaped(step.by_name)}"
            st.caption(t("{line}：{note}", line=line, note=escaped(step.note)) if step.note else line)
        if brief.row.issued_at is not None:
            issued = f"{labels.label(MeetingStep.ISSUE)} · {labels.moment(brief.row.issued_at)}"
            st.caption(f"{issued} · {escaped(brief.issued_by)}")


def ask(brief: Brief, may: Collection[MeetingStep]) -> tuple[MeetingStep, str] | None:
    """The step that was pressed, with the reason for sending back."""
    pressed: tuple[MeetingStep, str] | None = None
    forward = [step for step in may if step is not MeetingStep.SEND_BACK]
    with st.container(horizontal=True):
        for step in forward:
            if st.button(
                t("{step}这份纪要", step=labels.label(step)), type="primary", icon=f":material/{_ICONS[step]}:"
            ):
                pressed = (step, "")
    if MeetingStep.SEND_BACK in may:
        with (
            st.expander(t("退回修改"), icon=":material/undo:"),
            st.form(f"back-{brief.row.id}-{brief.version}", enter_to_submit=False),
        ):
            reason = st.text_input(t("退回理由"), max_chars=200)
            if st.form_submit_button(t("退回纪要"), icon=":material/undo:"):
                pressed = (MeetingStep.SEND_BACK, reason)
    return pressed


def cards(rows: Sequence[Unissued], *, login: str) -> Unissued | None:
    """Briefs on their way out; the draft that was chosen to be gone on with."""
    chosen = None
    for row in rows:
        with st.container(border=True, gap="xsmall"):
            if row.row.title:
                st.markdown(f"**{escaped(row.row.title)}**")
            _state(row)
            st.caption(waits_for(row, login=login))
            with st.container(horizontal=True):
                if row.row.state is MeetingState.DRAFT and st.button(
                    t("继续填写"), icon=":material/edit_document:", key=f"draft-{row.row.id}"
                ):
                    chosen = row
                links.to("meeting", t("阅读"), id=row.row.id)
    return chosen


def waits_for(row: Unissued, *, login: str) -> str:
    """Whose turn it is, or what the draft still lacks."""
    if row.row.state is MeetingState.CHECKED:
        return t("等待主持人{name}签发。", name=escaped(row.chair))
    if row.row.state is MeetingState.SIGNED:
        return t("已签发，等待办公室印发。")
    if row.lacks is not None:
        return t("还不能核对：{why}", why=problems.sentence(row.lacks))
    if login in row.writers:
        return t("已填写完整，等待起草人以外的办公室负责人核对。")
    return t("已填写完整，等待核对。")


def _state(row: Unissued) -> None:
    with st.container(horizontal=True, gap="small"):
        st.badge(labels.label(row.row.state), color="blue", icon=":material/edit_note:")
        if row.reminder:
            late = tn("会后 {n} 个工作日未印发", row.days)
            st.badge(late, color="red", icon=":material/schedule:")
    kind, day = labels.label(row.row.kind), labels.day(row.row.held_on)
    st.caption(t("{kind} · {day} 召开", kind=kind, day=day))
