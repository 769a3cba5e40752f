"""会议: was the monthly meeting held each month, and which meetings were there in the year."""

from __future__ import annotations

import streamlit as st

from dashboard import labels
from dashboard.clock import today
from dashboard.i18n import t
from dashboard.parts import filters, meeting_list, meeting_year, page_head
from data.database import reading
from data.rules.meeting_rules import CLOSED_CIRCLE, MeetingKind
from data.rules.roles import Permission, Viewer, can
from queries import meetings


def show(viewer: Viewer) -> None:
    """The year's twelve months, a sentence that sums them up, and the year's meetings."""
    page_head.show(t("会议"), t("每月第一个工作日召开局务会议。这里看各月是否按期召开、说了什么、议定了什么。"))
    with reading() as db:
        on_record = meetings.years(db, viewer)
    if not on_record:
        page_head.empty(t("还没有已印发的会议纪要。办公室录入并印发后，这里显示全年的会议。"))
        return
    year, kind = _filter_bar(viewer, on_record)
    with reading() as db:
        months = meetings.months(db, viewer, year=year, today=today())
        found = meetings.listed(db, viewer, year=year, kind=kind)
        missing = meetings.gaps(db, viewer, year=year)
        each_year = {past: meetings.months(db, viewer, year=past, today=today()) for past in on_record}
    st.markdown(f"**{meeting_year.summary(months, year=year)}**")
    meeting_year.cells(months)
    meeting_year.every_year(each_year)
    st.subheader(t("全年会议"), anchor=False)
    if not found:
        page_head.empty(t("该年没有符合条件的会议纪要。可换一个年度或会议类别。"))
    meeting_list.gaps(missing, year=year)
    meeting_list.show(found)


def _filter_bar(viewer: Viewer, on_record: tuple[int, ...]) -> tuple[int, MeetingKind | None]:
    """This year first, then the next, whose due days may already be known, then those on record."""
    this_year = today().year
    offered = [this_year, this_year + 1, *(year for year in on_record if year not in (this_year, this_year + 1))]
    left, right, _ = st.columns([1, 1, 2])
    with left:
        year = filters.choice("year", t("年度"), [str(year) for year in offered], str)
    with right:
        closed = frozenset() if can(viewer, Permission.READ_COMMITTEE_MEETINGS) else CLOSED_CIRCLE
        kinds = ["", *(kind.value for kind in MeetingKind if kind not in closed)]
        kind = filters.choice(
            "kind", t("会议类别"), kinds, lambda k: labels.label(MeetingKind(k)) if k else t("全部类别")
        )
    return int(year), MeetingKind(kind) if kind else None
