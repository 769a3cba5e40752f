"""年度预算: what a year's budget gives to whom for what, as it stands or as it stood on a day."""

from __future__ import annotations

import streamlit as st

from dashboard import labels
from dashboard.clock import now, today
from dashboard.feeds import budgets as feed
from dashboard.i18n import either, t, tn
from dashboard.parts import (
    budget_records,
    budget_table,
    copy_link,
    download,
    drawn,
    filters,
    links,
    page_head,
)
from dashboard.parts.plain import escaped
from data.database import reading
from data.rules.local_time import end_of
from data.rules.roles import Viewer
from queries import budgets
from queries.budgets import CHANGED, Item, Record


def show(viewer: Viewer) -> None:
    """The budget in force at the end of the day asked for, its items, and all that was recorded for the year."""
    page_head.show(t("年度预算"), t("一年的预算给了哪些单位、用于什么，年中怎样调剂和追加；也可查看某一天有效的预算。"))
    with reading() as db:
        recorded = budgets.records(db, viewer)
    if not recorded:
        page_head.empty(t("还没有录入任何预算。财务人员可在“导入预算”页面上传预算文件。"))
        return
    years = sorted({row.year for row in recorded}, reverse=True)
    cells = st.columns(4)
    with cells[0]:
        year = int(filters.choice("year", t("年度"), [str(year) for year in years], str))
    with cells[1]:
        day = filters.day("as_of", t("截至"), latest=today())
    of_year = [row for row in recorded if row.year == year]
    with reading() as db:
        found = budgets.in_force(db, viewer, year=year, at=end_of(day))
        items = budgets.items(db, viewer, record_id=found.id) if found else ()
    if found is None:
        page_head.empty(
            t("截至 {day}，{year}年没有有效的预算。可改选日期，或查看下面的记录。", day=labels.day(day), year=year)
        )
    else:
        with cells[2]:
            units = list(dict.fromkeys(item.unit for item in items))
            unit = filters.choice("unit", t("科室或单位"), ["", *units], lambda u: u or t("全局"))
        _show(viewer, found, [item for item in items if not unit or item.unit == unit], unit)
    st.subheader(t("这一年录入的预算"), anchor=False)
    budget_records.show(of_year)


def _show(viewer: Viewer, found: Record, items: list[Item], unit: str) -> None:
    original, adjusted = sum(item.original_fen for item in items), sum(item.adjusted_fen for item in items)
    moved = [item.transfer_fen for item in items if item.transfer_fen is not None]
    answer = tn(
        "{year}年{unit}预算 {n:,} 项，年初 {original}，调整后 {adjusted}，增减 {change}。",
        len(items),
        year=found.year,
        unit=escaped(unit) or t("全局"),
        original=labels.money(original),
        adjusted=labels.money(adjusted),
        change=labels.money(adjusted - original),
    )
    st.markdown(f"**{answer}**　{budget_records.state(found)}")
    budget_table.tiles(
        items=len(items),
        original_fen=original,
        transfer_fen=sum(max(fen, 0) for fen in moved) if moved else None,
        adjusted_fen=adjusted,
    )
    with st.container(horizontal=True, vertical_alignment="bottom"):
        said = {"": t("全部"), CHANGED: t("有增减的")}
        only = filters.segments("show", t("看哪些项"), tuple(said), lambda which: said[which])
        drawn.choose_units()
        narrow = {"unit": unit} if unit else {}
        links.to("spending", t("查看预算执行"), icon=":material/payments:", year=found.year, view="execution", **narrow)
        copy_link.show()
        about = (
            (t("年度"), str(found.year)),
            (t("科室或单位"), unit or t("全局")),
            (t("看哪些项"), said[only]),
            (t("依据"), found.basis),
        )
        download.workbook(
            t("下载预算（XLSX）"),
            lambda: feed.items_xlsx(viewer, record_id=found.id, unit=unit, only=only, filters=about, at=now()),
            file_name="-".join(filter(None, (t("{year}年预算", year=found.year), unit))),
        )
    shown = [item for item in items if only != CHANGED or item.is_changed]
    if not shown:
        page_head.empty(t("没有增减过的项。"))
        return
    budget_table.show(
        t("各项预算"),
        units=[item.unit for item in shown],
        codes=[f"{item.code} {either(item.name_zh, item.name_en)}".strip() for item in shown],
        projects=[item.project for item in shown],
        kinds=[item.spend_type for item in shown],
        fens=[(item.original_fen, item.transfer_fen, item.adjusted_fen) for item in shown],
        key="items",
    )
    st.caption(t("增减 = 调整预算 − 年初预算，含调剂和追加、追减；调剂为“—”的，是文件没有写明。"))
