"""A brief as it is read: who met, what was reported, what was settled, by whom, by when."""

from __future__ import annotations

from typing import TYPE_CHECKING

import streamlit as st

from dashboard import labels
from dashboard.i18n import t, tn
from dashboard.parts import facts, matter_cards, meeting_words
from dashboard.parts.meeting_list import number
from dashboard.parts.plain import escaped
from data.rules.meeting_rules import Attendance

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from data.rules.meeting_content import Attendee
    from queries.meetings import Brief

LINE = 820  # pixels: longer lines of prose tire the eye


def letter(brief: Brief) -> None:
    """The whole paper, in its usual order."""
    with st.container(width=LINE):
        facts.show([(t("期号"), number(brief.row)), *meeting_words.head(brief.content)])
        _attendance(brief.content.attendees)
        _agenda(brief)
        _reported(brief)
        _settled(brief)
        _unread(brief.content.unread)


def _attendance(people: Sequence[Attendee]) -> None:
    """应到 and 实到 count members; who sits in (列席) is neither."""
    by_kind = {kind: [person for person in people if person.attendance is kind] for kind in Attendance}
    due = len(people) - len(by_kind[Attendance.IN_ATTENDANCE])
    st.subheader(t("参加人员"), anchor=False)
    st.markdown(t("应到 {due} 人，实到 {present} 人。", due=due, present=len(by_kind[Attendance.PRESENT])))
    for kind, found in by_kind.items():
        if found:
            count = tn("（{n} 人）", len(found))
            said = t("、").join(meeting_words.person(person) for person in found)
            st.markdown(f"**{labels.label(kind)}** {count}  \n{said}")


def _agenda(brief: Brief) -> None:
    if brief.content.agenda:
        st.subheader(t("议题"), anchor=False)
        _numbered(meeting_words.item(item) for item in brief.content.agenda)


def _reported(brief: Brief) -> None:
    if brief.reported:
        st.subheader(t("通报事项"), anchor=False)
        _numbered(escaped(line) for line in brief.reported)


def _settled(brief: Brief) -> None:
    st.subheader(t("议定事项"), anchor=False)
    if not brief.matters:
        st.caption(t("本次会议没有需要督办的议定事项。"))
    for matter in brief.matters:
        matter_cards.full(matter)


def _unread(unread: str) -> None:
    """Text of an imported paper that nobody has put in its place: kept, and marked as such."""
    if unread:
        st.subheader(t("未识别的原文"), anchor=False)
        st.text(unread)


def _numbered(lines: Iterable[str]) -> None:
    st.markdown("\n".join(f"{position}. {line}" for position, line in enumerate(lines, start=1)))
