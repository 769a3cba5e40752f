"""工作日历: which years are on record and from what notice; a new year is loaded here once its notice is out."""

from __future__ import annotations

import streamlit as st

from dashboard.clock import now, today
from dashboard.feeds.work_calendar import year_csv
from dashboard.i18n import t
from dashboard.parts import calendar_days, filters, page_head, problem_notes, problem_table
from dashboard.parts.plain import escaped
from data.commands import work_calendar as command
from data.database import reading, writing
from data.errors import FileRejected
from data.imports import work_calendar_file
from data.imports.reference import CALENDAR_SOURCE
from data.imports.work_calendar_file import CheckedCalendar
from data.rules.roles import Viewer
from queries import notices, work_calendar

FIRST, LAST = 2000, 2100  # years that may be loaded


def show(viewer: Viewer) -> None:
    """The upload runs first, so that the lists below it show what it has just loaded."""
    page_head.show(
        t("工作日历"), t("公示期和会议日期都按这里的工作日计算。每年国务院办公厅公布放假安排后，请载入下一年。")
    )
    with reading() as db:
        known = {row.year for row in work_calendar.years(db, viewer)}
    _upload(viewer, next_year=max(known, default=today().year - 1) + 1)
    _on_record(viewer)


def _on_record(viewer: Viewer) -> None:
    st.subheader(t("已载入的日历"), anchor=False)
    with reading() as db:
        years = work_calendar.years(db, viewer)
    if not years:
        page_head.empty(t("还没有载入任何年度的日历，所有日期均为暂算。请在上面载入。"))
        return
    calendar_days.years(years, this_year=today().year)
    with st.columns(4)[0]:
        chosen = int(filters.choice("year", t("查看年度"), [str(row.year) for row in years], str))
    with reading() as db:
        days = work_calendar.days(db, viewer, year=chosen)
    calendar_days.exceptions(days, year=chosen)
    st.download_button(
        t("下载 {year} 年日历（CSV）", year=chosen),
        data=year_csv(days),
        file_name=f"work-calendar-{chosen}.csv",
        mime="text/csv",
        icon=":material/download:",
        on_click="ignore",
    )


def _upload(viewer: Viewer, *, next_year: int) -> None:
    st.subheader(t("载入一年"), anchor=False)
    st.caption(
        t(
            "文件的列：day（日期）、worked（1 上班，0 放假）、name（名称，可空）。只需列出与平常周一至周五不同的日子。"
            "可先下载已有年度作样本。通知如涉及上年12月的日子，请把上年的日历补上该日后重新载入。"
        )
    )
    left, right = st.columns([1, 3])
    year = int(left.number_input(t("年度"), FIRST, LAST, next_year, key="calendar-year"))
    source = right.text_input(
        t("依据（通知名称和文号）"), CALENDAR_SOURCE.format(year=year), key=f"calendar-source-{year}"
    )
    uploaded = st.file_uploader(t("日历文件"), type=["csv", "xlsx"], max_upload_size=1, key="calendar-file")
    if uploaded is None:
        return
    try:
        checked = work_calendar_file.read(uploaded.getvalue(), uploaded.name, year=year)
    except FileRejected as rejected:
        st.error(t("文件“{name}”未通过核对，未载入任何数据。", name=escaped(uploaded.name)), icon=":material/block:")
        problem_table.show(rejected.problems)
        return
    _confirm(viewer, checked, source)


def _confirm(viewer: Viewer, checked: CheckedCalendar, source: str) -> None:
    with reading() as db:
        recorded = {
            row.day: (row.is_working_day, row.name) for row in work_calendar.days(db, viewer, year=checked.year)
        }
        sources = {row.year: row.source for row in work_calendar.years(db, viewer)}
    calendar_days.preview(checked, recorded)
    if recorded == checked.days and sources.get(checked.year) == source:
        st.info(t("与已载入的日历和依据相同，不必再次载入。"), icon=":material/content_copy:")
    elif st.button(t("载入 {year} 年日历", year=checked.year), type="primary", icon=":material/upload:"):
        with problem_notes.told():
            _load(viewer, checked, source)


def _load(viewer: Viewer, checked: CheckedCalendar, source: str) -> None:
    with writing() as db:
        recounted = command.load_year(db, by=viewer, now=now(), year=checked.year, days=checked.days, source=source)
    with reading() as db:
        rows = [row for row in notices.open_now(db, viewer, today=today()) if row.id in recounted]
    calendar_days.loaded(checked.year, rows)
