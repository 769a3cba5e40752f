"""会议与督办: the latest brief, what is overdue; for the office, the month's meeting that is not yet entered."""

from __future__ import annotations

from typing import TYPE_CHECKING

import streamlit as st

from dashboard import labels
from dashboard.i18n import t, tn
from dashboard.parts import badges, links, matter_cards, meeting_steps
from dashboard.parts.meeting_list import number
from dashboard.parts.plain import escaped
from data.rules.matter_workflow import MatterState
from data.rules.meeting_rules import MonthState

if TYPE_CHECKING:
    from collections.abc import Sequence

    from queries.matters import MatterRow
    from queries.meetings import Brief, MonthCell, Unissued

FIRST = 3  # matters of the latest brief; the rest is a click away
MOST_LATE = 5


def title() -> None:
    """The column's title."""
    st.subheader(t("会议与督办"), anchor=False)


def to_enter(cell: MonthCell) -> None:
    """This month's meeting was due and nothing is entered."""
    with st.container(border=True, gap="xsmall"):
        is_late = cell.meeting.state is MonthState.LATE
        badges.show(("red", "schedule") if is_late else ("blue", "edit_note"), labels.label(cell.meeting.state))
        st.markdown(
            t(
                "{month}局务会议应于 {day} 召开，尚未录入纪要。",
                month=labels.month(cell.month),
                day=labels.day(cell.meeting.due_on),
            )
        )
        if cell.meeting.days_late:
            st.caption(tn("已过 {n} 个工作日", cell.meeting.days_late))
        links.to("write-meeting", t("录入会议纪要"), icon=":material/edit_calendar:")


def waiting(rows: Sequence[Unissued], *, login: str) -> None:
    """Briefs that are not issued yet, with whose turn it is and how long the meeting is past."""
    for row in rows:
        with st.container(border=True, gap="xsmall"):
            if row.reminder:
                late = tn("会后 {n} 个工作日未印发", row.days)
                st.badge(late, color="red", icon=":material/schedule:")
            kind, day = labels.label(row.row.kind), labels.day(row.row.held_on)
            st.markdown(t("{day} {kind}的纪要尚未印发", kind=kind, day=day))
            st.caption(meeting_steps.waits_for(row, login=login))
            links.to("meeting", t("阅读和办理"), id=row.row.id)


def of_unit(rows: Sequence[MatterRow], *, unit: str) -> None:
    """What the reader's own unit leads or helps with."""
    if not rows:
        return
    heading = tn("本单位督办事项 {n} 项", len(rows))
    st.markdown(f"**{heading}**")
    for matter in rows[:FIRST]:
        matter_cards.brief(matter)
    if len(rows) > FIRST:
        links.to("matters", tn("另有 {n} 项", len(rows) - FIRST), icon=":material/arrow_forward:", unit=unit)


def to_answer(rows: Sequence[MatterRow]) -> None:
    """For who follows matters: those reported done, those that ask for time, standing ones to be reviewed."""
    waits = [r for r in rows if r.review_due or r.state in (MatterState.DONE, MatterState.EXTENSION_ASKED)]
    if not waits:
        return
    heading = tn("待销号或待答复 {n} 项", len(waits))
    st.markdown(f"**{heading}**")
    for matter in waits[:FIRST]:
        matter_cards.brief(matter)
    if len(waits) > FIRST:
        links.to("matters", t("督办台账"), icon=":material/arrow_forward:")


def latest(brief: Brief | None) -> None:
    """The latest issued brief with the first matters that it settled."""
    if brief is None:
        st.caption(t("还没有已印发的会议纪要。办公室印发后，这里显示最近一期。"))
        return
    with st.container(border=True, gap="xsmall"):
        st.markdown(f"**{escaped(brief.row.title)}**")
        st.caption(t("{number} · {day} 召开", number=number(brief.row), day=labels.day(brief.row.held_on)))
        for matter in brief.matters[:FIRST]:
            st.markdown(t("议定：{text}（{unit}）", text=escaped(matter.text), unit=escaped(matter.lead_unit)))
        if len(brief.matters) > FIRST:
            st.caption(tn("另有 {n} 项议定事项", len(brief.matters) - FIRST))
        links.to("meeting", t("阅读纪要"), id=brief.row.id)
    links.to("meetings", t("全部会议"), icon=":material/arrow_forward:")


def overdue(matters: Sequence[MatterRow]) -> None:
    """Matters past their deadline, the longest first; nothing where there is none."""
    if matters:
        heading = tn("逾期事项 {n} 项", len(matters))
        st.markdown(f"**{heading}**")
    for matter in matters[:MOST_LATE]:
        matter_cards.brief(matter)
    if len(matters) > MOST_LATE:
        with st.expander(tn("另有 {n} 项逾期", len(matters) - MOST_LATE)):
            for matter in matters[MOST_LATE:]:
                matter_cards.brief(matter)
    links.to("matters", t("督办台账"), icon=":material/arrow_forward:")
