"""A brief as it is read: who met, what was reported, what was settled, by whom, by when."""

from __future__ import annotations

from typing import TYPE_CHECKING

import streamlit as st

from dashboard import labels
from dashboard.i18n import t, tn
from dashboard.parts import facts, matter_cards
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
        if brief.row.issued_at is None:
            st.info(t("尚未印发，只有办公室可见。"), icon=":material/visibility_off:")
        facts.show(_head(brief))
        _attendance(brief.attendees)
        _agenda(brief)
        _reported(brief)
        _settled(brief)
        _foot(brief)


def _head(brief: Brief) -> list[tuple[str, str]]:
    rows = [
        (t("期号"), number(brief.row)),
        (
            t("时间"),
            t("{day} {start}—{end}", day=labels.day(brief.row.held_on), start=brief.starts_at, end=brief.ends_at),
        ),
        (t("地点"), brief.place),
        (t("主持"), brief.chair),
        (t("记录"), brief.recorder),
    ]
    return [*rows, (t("延期原因"), brief.late_reason)] if brief.late_reason else rows


def _attendance(people: Sequence[Attendee]) -> None:
    """应到 and 实到 count members; who sits in (列席) is neither."""
    by_kind = {kind: [person for person in people if person.attendance is kind] for kind in Attendance}
    due = len(people) - len(by_kind[Attendance.IN_ATTENDANCE])
    st.subheader(t("参加人员"), anchor=False)
    st.markdown(t("应到 {due} 人，实到 {present} 人。", due=due, present=len(by_kind[Attendance.PRESENT])))
    for kind, found in by_kind.items():
        if found:
            count = tn("（{n} 人）", len(found))
            said = t("、").join(_person(person) for person in found)
            st.markdown(f"**{labels.label(kind)}** {count}  \n{said}")


def _person(person: Attendee) -> str:
    within = [escaped(part) for part in (person.post, person.reason) if part]
    return escaped(person.name) + (t("（{within}）", within=t("，").join(within)) if within else "")


def _agenda(brief: Brief) -> None:
    if not brief.agenda:
        return
    st.subheader(t("议题"), anchor=False)
    _numbered(
        t("{item}（{unit}）", item=escaped(item.title), unit=escaped(item.reporting_unit))
        if item.reporting_unit
        else escaped(item.title)
        for item in brief.agenda
    )


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


def _foot(brief: Brief) -> None:
    if brief.row.issued_at is not None:
        name = escaped(brief.issued_by)
        st.caption(t("{at} 由 {name} 印发", name=name, at=labels.moment(brief.row.issued_at)))


def _numbered(lines: Iterable[str]) -> None:
    st.markdown("\n".join(f"{position}. {line}" for position, line in enumerate(lines, start=1)))
