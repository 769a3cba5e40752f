"""Days of the work calendar in a table, and a year's calendar before it is loaded."""

from __future__ import annotations

from datetime import date, timedelta
from typing import TYPE_CHECKING

import pandas as pd
import streamlit as st

from dashboard import labels
from dashboard.i18n import t, tn
from dashboard.parts import links
from dashboard.parts.plain import escaped
from data.rules.working_days import Calendar

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from data.imports.work_calendar_file import CheckedCalendar
    from queries.notices import NoticeRow
    from queries.work_calendar import DayRow, YearRow


def years(rows: Sequence[YearRow], *, this_year: int) -> None:
    """Years on record, with the notice that each comes from; and whether the next one is missing."""
    known = [row.year for row in rows]
    missing = [year for year in (this_year, this_year + 1) if year not in known]
    st.markdown(tn("已载入 {n} 个年度，最近为 {last} 年。", len(known), last=max(known)))
    for year in missing:
        st.markdown(t(":violet-badge[暂算] {year} 年尚未载入，涉及该年的日期均为暂算。", year=year))
    with st.expander(t("各年度的依据"), icon=":material/table:"):
        shown = pd.DataFrame(
            {
                t("年度"): [str(row.year) for row in rows],
                t("依据"): [row.source for row in rows],
                t("载入时间"): [labels.moment(row.loaded_at) for row in rows],
            }
        )
        st.dataframe(shown, hide_index=True, width="stretch")


def exceptions(rows: Sequence[DayRow], *, year: int) -> None:
    """The days of one year that are unlike its weekdays."""
    days = {row.day: (row.is_working_day, row.name) for row in rows}
    st.markdown(f"**{_sentence(year, days)}**")
    _table(days)


def preview(checked: CheckedCalendar, recorded: Mapping[date, tuple[bool, str]]) -> None:
    """What a file says of a year, and how that differs from what is on record."""
    st.markdown(f"**{_sentence(checked.year, checked.days)}**")
    if checked.as_usual:
        st.caption(tn("{n} 行与平常的周一至周五一致，不必载入。", checked.as_usual))
    if recorded:
        changed = sum(recorded.get(day) != checked.days.get(day) for day in recorded.keys() | checked.days.keys())
        if changed:
            said = tn("{year} 年已有日历，载入后将被替换：{n} 天不同。", changed, year=checked.year)
            st.warning(said, icon=":material/sync:")
    _table(checked.days)


def loaded(year: int, recounted: Sequence[NoticeRow]) -> None:
    """What was done, and which notices now have a settled last day."""
    st.success(t("已载入 {year} 年工作日历。", year=year), icon=":material/check_circle:")
    if not recounted:
        st.caption(t("没有等待该年日历的公示。"))
        return
    st.markdown(tn("以下 {n} 项公示的公示期已重新计算：", len(recounted)))
    for row in recounted:
        until = t("截至 {day}", day=labels.day(row.last_day)) + (t("（暂算）") if row.provisional else "")
        links.to("notice", f"{escaped(row.title)} · {until}", id=row.id)


def _sentence(year: int, days: Mapping[date, tuple[bool, str]]) -> str:
    """How many days off and worked, and what that comes to: a wrong file shows in the sum."""
    calendar = Calendar(frozenset({year, year + 1}), {day: worked for day, (worked, _) in days.items()})
    first = date(year, 1, 1)
    every_day = (first + timedelta(days=n) for n in range((date(year + 1, 1, 1) - first).days))
    return t(
        "{year}年：周一至周五中放假 {off} 天，周末上班 {worked} 天，全年共 {total} 个工作日。",
        year=year,
        off=sum(not worked for worked, _ in days.values()),
        worked=sum(worked for worked, _ in days.values()),
        total=sum(calendar.is_working_day(day) for day in every_day),
    )


def _table(days: Mapping[date, tuple[bool, str]]) -> None:
    shown = pd.DataFrame(
        {
            t("日期"): [labels.day(day) for day in days],
            t("安排"): [t("上班") if worked else t("放假") for worked, _ in days.values()],
            t("名称"): [name or labels.NONE for _, name in days.values()],
        }
    )
    st.dataframe(shown, hide_index=True, width="stretch", height="content")
