"""A year of monthly meetings: twelve cells, each with its state in words, and one sentence that sums them up."""

from __future__ import annotations

from collections import defaultdict
from typing import TYPE_CHECKING

import streamlit as st

from dashboard import labels
from dashboard.i18n import t, tn
from dashboard.parts import badges, links
from dashboard.parts.plain import escaped
from data.rules.meeting_rules import MonthState

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from queries.meetings import MonthCell

CELL = 148  # pixels: two side by side on the narrowest phone, six on a desk
_LOOKS: dict[MonthState, badges.Look] = {
    MonthState.ON_TIME: ("gray", "check"),
    MonthState.EARLY: ("gray", "check"),
    MonthState.LATE: ("red", "schedule"),
    MonthState.NOT_HELD: ("red", "event_busy"),
    MonthState.TO_BE_ENTERED: ("blue", "edit_note"),
    MonthState.NOT_DUE: ("gray", "event"),
}


def cells(months: Sequence[MonthCell]) -> None:
    """The twelve months, as many in a row as there is room for."""
    with st.container(horizontal=True, gap="small"):
        for cell in months:
            with st.container(border=True, width=CELL, height="stretch", gap="xsmall"):
                _cell(cell)


def summary(months: Sequence[MonthCell], *, year: int) -> str:
    """How many meetings of the year were held when: "2026年局务会议：按期 9 次，延期 1 次（5月），…"."""
    of_state: dict[MonthState, list[MonthCell]] = defaultdict(list)
    for cell in months:
        of_state[cell.meeting.state].append(cell)
    said = [_counted(state, of_state[state]) for state in MonthState if of_state[state]]
    return t("{year}年局务会议：{parts}。", year=year, parts=t("，").join(said))


def every_year(by_year: Mapping[int, Sequence[MonthCell]]) -> None:
    """One line for each year on record, folded."""
    with st.expander(t("历年召开情况"), icon=":material/history:"):
        st.markdown("\n".join(f"- {summary(months, year=year)}" for year, months in by_year.items()))


def _cell(cell: MonthCell) -> None:
    meeting = cell.meeting
    st.markdown(f"**{labels.month(cell.month)}**")
    badges.show(_LOOKS[meeting.state], labels.label(meeting.state))
    if meeting.provisional:
        st.badge(t("暂算"), color="violet", help=t("当年放假安排尚未公布，日期待公布后确定。"))
    if meeting.held_on:
        st.caption(t("召开 {day}", day=labels.day(meeting.held_on)))
    else:
        st.caption(t("应于 {day}", day=labels.day(meeting.due_on)))
    if meeting.state is MonthState.LATE:
        late = tn("迟 {n} 个工作日", meeting.days_late)
        st.markdown(f":small[:red[{late}]]")  # a caption would fade the red
    if meeting.state is MonthState.LATE and meeting.held_on is None:
        st.caption(t("尚未录入"))
    elif meeting.state is MonthState.LATE:
        st.caption(t("原因：{reason}", reason=escaped(cell.late_reason)) if cell.late_reason else t("未注明原因"))
    if cell.meeting_id is not None:
        links.to("meeting", t("纪要"), id=cell.meeting_id)
    elif meeting.held_on:
        st.caption(t("纪要尚未印发"))


def _counted(state: MonthState, found: Sequence[MonthCell]) -> str:
    if state in (MonthState.ON_TIME, MonthState.EARLY, MonthState.NOT_DUE):
        return t("{state} {n} 次", state=labels.label(state), n=len(found))
    which = t("、").join(_which(cell) for cell in found)
    return t("{state} {n} 次（{months}）", state=labels.label(state), n=len(found), months=which)


def _which(cell: MonthCell) -> str:
    if cell.meeting.state is MonthState.LATE and cell.meeting.held_on is None:
        return t("{month}尚未录入", month=labels.month(cell.month))
    if cell.meeting.state is MonthState.LATE:
        return tn("{month} {n} 个工作日", cell.meeting.days_late, month=labels.month(cell.month))
    return labels.month(cell.month)
