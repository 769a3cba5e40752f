"""比较: two periods of one unit, or two units in one period, side by side, the largest difference first."""

from __future__ import annotations

from dataclasses import replace

import streamlit as st

from dashboard import labels
from dashboard.caching import kept
from dashboard.clock import now
from dashboard.feeds import spending_compare as feed
from dashboard.i18n import t
from dashboard.parts import (
    copy_link,
    counting,
    download,
    drawn,
    filters,
    page_head,
    spending_differences,
    spending_figures,
    spending_foot,
    spending_path,
)
from dashboard.parts.plain import escaped
from data.rules.roles import Viewer
from queries import spending, spending_compare
from queries.spending_compare import CODE, UNIT
from queries.spending_filters import Wanted

PERIODS, UNITS = "periods", "units"


def show(viewer: Viewer) -> None:
    """Two sides to choose, then the differences with their signs."""
    spending_path.below(t("比较"))
    page_head.show(t("比较"), t("两个期间或两个单位并排比较，差额大的在前。"))
    currencies = kept(spending.currencies, viewer)
    if not currencies:
        page_head.empty(t("还没有导入任何支出，没有可比较的数字。"))
        return
    currency = counting.choose_currency(currencies)
    said = {PERIODS: t("两个期间"), UNITS: t("两个单位")}
    with st.container(horizontal=True, vertical_alignment="bottom"):
        what = filters.segments("what", t("比较什么"), tuple(said), lambda what: said[what])
        each = _each(what)
        drawn.choose_form()
        drawn.choose_units()
        copy_link.show()
    years = [str(year) for year in kept(spending.years, viewer, currency=currency) if year]
    if not years:
        page_head.empty(t("支出的日期都不明，没有可比较的期间。"))
        return
    first, second = _two_periods(viewer, currency, years) if what == PERIODS else _two_units(viewer, currency, years)
    if first == second:
        page_head.empty(t("两边相同。请为其中一边另选期间或单位。"))
        return
    names = [spending_figures.period(side) if what == PERIODS else side.unit for side in (first, second)]
    found = kept(spending_compare.compared, viewer, first=first, second=second, each=each)
    _totals(found, names)
    spending_differences.show(
        t("差额（前者减后者）"),
        found,
        first=names[0],
        second=names[1],
        head=t("单位") if each == UNIT else t("科目"),
        key="differences",
        link="unit" if each == UNIT else "",
    )
    about = ((t("前者"), _said(first)), (t("后者"), _said(second)))
    download.workbook(
        t("下载比较（XLSX）"),
        lambda: feed.compared_xlsx(viewer, sides=(first, second), each=each, filters=about, at=now()),
        file_name=f"{t('比较')}-{_said(first)}-{_said(second)}",
    )
    latest = max((first, second), key=lambda side: side.year or 0)
    spending_foot.as_of(kept(spending.source, viewer, wanted=latest), currency=currency)


def _said(side: Wanted) -> str:
    return f"{side.unit or t('全局')} {labels.period(side.year, side.month, side.last_month)}"


def _each(what: str) -> str:
    """Two units differ by section; two periods by section or by unit."""
    if what == UNITS:
        return CODE
    said = {CODE: t("按科目"), UNIT: t("按单位")}
    return filters.segments("each", t("按什么列示"), tuple(said), lambda each: said[each])


def _two_periods(viewer: Viewer, currency: str, years: list[str]) -> tuple[Wanted, Wanted]:
    all_units = {unit for year in years for unit in kept(spending.units, viewer, currency=currency, year=int(year))}
    with st.columns(2, gap="large")[0]:
        unit = filters.choice("unit", t("科室或单位"), ["", *sorted(all_units)], lambda u: u or t("全局"))
    left, right = st.columns(2, gap="large")
    with left:
        first = _period("", t("前者"), Wanted(currency, None, unit), years)
    with right:
        earlier = [*years[1:], years[0]]  # the year before is what one most often compares with
        second = _period("with_", t("后者"), Wanted(currency, None, unit), earlier)
    return first, second


def _two_units(viewer: Viewer, currency: str, years: list[str]) -> tuple[Wanted, Wanted]:
    wanted = _period("", t("期间"), Wanted(currency, None), years)
    units = kept(spending.units, viewer, currency=currency, year=wanted.year)
    left, right = st.columns(2, gap="large")
    with left:
        first = filters.choice("unit", t("前者"), units, lambda u: u or t("未注明单位"))
    with right:
        others = [unit for unit in units if unit != first] or list(units)
        second = filters.choice("with_unit", t("后者"), others, lambda u: u or t("未注明单位"))
    return replace(wanted, unit=first), replace(wanted, unit=second)


def _period(prefix: str, title: str, wanted: Wanted, years: list[str]) -> Wanted:
    cells = st.columns(3)
    with cells[0]:
        year = filters.choice(f"{prefix}year", t("{side}：年度", side=title), years, str)
    with cells[1]:
        months = ["", *(str(month) for month in range(1, 13))]
        first = filters.choice(f"{prefix}month", t("月份"), months, lambda m: labels.month(int(m)) if m else t("全年"))
    with cells[2]:
        later = ["", *(str(month) for month in range(int(first or 1) + 1, 13))]
        last = filters.choice(f"{prefix}to", t("至月份"), later, lambda m: labels.month(int(m)) if m else t("不限"))
    month = int(first) if first else 1 if last else None
    return replace(wanted, year=int(year), month=month, last_month=int(last) if last else None)


def _totals(found: spending_compare.Compared, names: list[str]) -> None:
    unit = labels.currency_unit(big=True)
    with st.container(horizontal=True, gap="medium"):
        for name, side in zip(names, (found.first, found.second), strict=True):
            st.metric(
                t("{title}（{unit}）", title=escaped(name), unit=unit),
                labels.amount(side.total_fen, big=True),
                width="content",
            )
        change = found.change_fen
        figure = labels.NONE if change is None else ("+" if change > 0 else "") + labels.amount(change, big=True)
        st.metric(t("差额（{unit}）", unit=unit), figure, width="content")
