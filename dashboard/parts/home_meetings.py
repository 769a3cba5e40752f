"""会议与督办: the latest brief, what is overdue; for the office, the month's meeting that is not yet entered."""

from __future__ import annotations

from typing import TYPE_CHECKING

import streamlit as st

from dashboard import labels
from dashboard.i18n import t, tn
from dashboard.parts import links, matter_cards
from dashboard.parts.meeting_list import number
from dashboard.parts.plain import escaped

if TYPE_CHECKING:
    from collections.abc import Sequence

    from queries.meetings import Brief, MatterRow, MonthCell

FIRST = 3  # matters of the latest brief; the rest is a click away
MOST_LATE = 5


def title() -> None:
    """The column's title."""
    st.subheader(t("会议与督办"), anchor=False)


def to_enter(cell: MonthCell) -> None:
    """This month's meeting was due and nothing is entered."""
    with st.container(border=True, gap="xsmall"):
        st.badge(t("待录入"), color="blue", icon=":material/edit_note:")
        st.markdown(
            t(
                "{month}局务会议应于 {day} 召开，尚未录入纪要。",
                month=labels.month(cell.month),
                day=labels.day(cell.meeting.due_on),
            )
        )
        if cell.meeting.days_late:
            st.caption(tn("已过 {n} 个工作日", cell.meeting.days_late))


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
    if not matters:
        return
    heading = tn("逾期事项 {n} 项", len(matters))
    st.markdown(f"**{heading}**")
    for matter in matters[:MOST_LATE]:
        matter_cards.late(matter)
    if len(matters) > MOST_LATE:
        with st.expander(tn("另有 {n} 项逾期", len(matters) - MOST_LATE)):
            for matter in matters[MOST_LATE:]:
                matter_cards.late(matter)
