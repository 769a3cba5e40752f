"""经费使用: what the funds were spent on, from the year down to the line."""

from __future__ import annotations

from dataclasses import replace

import streamlit as st

from dashboard import labels
from dashboard.caching import kept, one_moment
from dashboard.feeds import spending as feed
from dashboard.i18n import either, t
from dashboard.parts import filters, page_head, spending_figures, spending_table
from data.database import reading
from data.rules.roles import Viewer
from queries import spending, spending_lines
from queries.spending_filters import UNRECOGNISED, Wanted

UNDATED = "undated"  # in the address, for the lines whose date is unknown
PAGE_SIZE = 25


@one_moment()
def show(viewer: Viewer) -> None:
    """One filter bar, the answer in a sentence, the pictures with their tables, then the lines."""
    page_head.show(t("经费使用"), t("本单位的钱花在哪里、花了多少、与预算和时间进度相比如何。"))
    currencies = kept(spending.currencies, viewer)
    if not currencies:
        page_head.empty(t("还没有导入任何支出。财务人员可在“导入支出”页面上传支出明细。"))
        return
    wanted = _filter_bar(viewer, _currency(currencies))
    summary = kept(spending.summary, viewer, wanted=wanted)
    source = kept(spending.source, viewer, wanted=wanted)
    spending_figures.answer(wanted, summary, source)
    _pictures(viewer, wanted)
    _lines(viewer, wanted)
    spending_figures.foot(wanted, summary, source)


def _currency(currencies: tuple[str, ...]) -> str:
    """Asked for only where ledgers are kept in several: amounts of two currencies are never added."""
    chosen = currencies[0] if len(currencies) == 1 else filters.segments("currency", t("币种"), currencies, str)
    labels.count_in(chosen)
    return chosen


def _filter_bar(viewer: Viewer, currency: str) -> Wanted:
    years = kept(spending.years, viewer, currency=currency)
    cells = st.columns(4)
    with cells[0]:
        named = [str(year) if year else UNDATED for year in years]
        year = filters.choice("year", t("年度"), named, lambda y: t("日期不明") if y == UNDATED else y)
    chosen = None if year == UNDATED else int(year)
    with cells[1]:
        units = ["", *kept(spending.units, viewer, currency=currency, year=chosen)]
        unit = filters.choice("unit", t("科室或单位"), units, lambda u: u or t("全局"))
    with cells[2]:
        months = ["", *(str(month) for month in range(1, 13))]
        month = filters.choice("month", t("月份"), months, lambda m: labels.month(int(m)) if m else t("全年"))
    with cells[3]:
        code = _code_choice(viewer, Wanted(currency, chosen, unit))
    category = filters.text("category") if code == UNRECOGNISED else ""
    filters.clear("unit", "month", "code", "category")
    return Wanted(currency, chosen, unit, int(month) if month else None, code, category)


def _code_choice(viewer: Viewer, wanted: Wanted) -> str:
    """Classes of the year; under the class that the address names, its sections too."""
    named = {
        row.code: either(row.name_zh, row.name_en) for row in kept(spending.by_code, viewer, wanted=wanted).itertuples()
    }
    address = filters.text("code")
    inside = replace(wanted, code=address[:3])
    if address and address != UNRECOGNISED:
        for row in kept(spending.by_code, viewer, wanted=inside).itertuples():
            named[row.code] = either(row.name_zh, row.name_en)
    say = {"": t("全部科目"), UNRECOGNISED: t("未识别科目")} | {
        code: f"{code} {name}" for code, name in named.items() if code != UNRECOGNISED
    }
    known = sorted(code for code in named if code != UNRECOGNISED)
    options = ["", *known, *([UNRECOGNISED] if UNRECOGNISED in named else [])]
    return filters.choice("code", t("支出经济分类"), options, lambda code: say[code])


def _pictures(viewer: Viewer, wanted: Wanted) -> None:
    if wanted.year is not None:
        _months(viewer, replace(wanted, month=None), wanted.month)
    left, right = st.columns(2, gap="large") if not wanted.unit else (st.container(), None)
    with left:
        clicked = spending_figures.codes(kept(spending.by_code, viewer, wanted=wanted), wanted)
        if clicked and wanted.code == UNRECOGNISED:
            filters.narrow(category=clicked)
        elif clicked:
            filters.narrow(code=clicked)
    if right is not None:  # one unit needs no ranking of units
        with right:
            clicked = spending_figures.units(kept(spending.by_unit, viewer, wanted=wanted), wanted)
            if clicked:
                filters.narrow(unit=clicked)
    left, right = st.columns(2, gap="large")
    with left:
        spending_figures.payees(kept(spending.top_payees, viewer, wanted=wanted), wanted)
    with right:
        spending_figures.three_public(kept(spending.three_public, viewer, wanted=wanted), wanted)


def _months(viewer: Viewer, wanted: Wanted, chosen: int | None) -> None:
    """The whole year, whichever month is chosen: a month is seen among the others."""
    summary, found = kept(spending.summary, viewer, wanted=wanted), kept(spending.by_month, viewer, wanted=wanted)
    left, right = st.columns([3, 2], gap="large") if summary.adjusted_fen else (st.container(), None)
    with left:
        clicked = spending_figures.months(found, summary)
        if clicked and clicked != str(chosen or ""):
            filters.narrow(month=clicked)
    if right is not None:
        with right:
            spending_figures.progress(found, wanted, summary, kept(spending.source, viewer, wanted=wanted))


def _lines(viewer: Viewer, wanted: Wanted) -> None:
    st.subheader(t("支出明细"), anchor=False)
    left, right = st.columns([2, 1])
    with left:
        words = filters.words("words", t("查找"), hint=t("摘要、收款人或凭证号"))
    with right:
        order = filters.segments("order", t("排序"), spending_lines.ORDERS, spending_table.order_name)
    page = filters.number(filters.PAGE) or 1
    with reading() as db:
        lines = spending_lines.paged(db, viewer, wanted=wanted, words=words, order=order, page=page, size=PAGE_SIZE)
    spending_table.show(lines, words=words)
    if not lines.count:
        return
    filters.page(-(-lines.count // PAGE_SIZE))
    st.download_button(
        t("下载这些明细（CSV）"),
        data=lambda: feed.lines_csv(viewer, wanted=wanted, words=words, order=order),
        file_name=feed.file_name(wanted),
        mime="text/csv",
        icon=":material/download:",
        on_click="ignore",
    )
