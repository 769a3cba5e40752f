"""经费使用: what the funds were spent on, from the year down to the line."""

from __future__ import annotations

from collections.abc import Callable
from contextlib import nullcontext
from dataclasses import replace
from functools import partial

import streamlit as st

from dashboard import asked_questions, by_itself, labels, spending_downloads
from dashboard.caching import kept, one_moment
from dashboard.feeds import spending as feed
from dashboard.feeds import spending_paper
from dashboard.i18n import either, t
from dashboard.parts import (
    counting,
    drawn,
    filters,
    links,
    page_foot,
    page_head,
    review_note,
    spending_budget,
    spending_differences,
    spending_figures,
    spending_filters,
    spending_foot,
    spending_path,
    spending_table,
    spending_three_public,
)
from data.rules.questions import Figure
from data.rules.roles import Viewer
from queries import reviews, spending, spending_changes, spending_compare, spending_execution, spending_lines
from queries.spending_filters import UNRECOGNISED, Narrowed, Wanted

PAGE_SIZE = 25
EXECUTION = "execution"  # the view that is all tables
SECTION = 5  # digits of a code below which there is no further one


def show(viewer: Viewer) -> None:
    """The path, one filter bar, the answer in a sentence, the pictures with their tables, then the lines."""
    by_itself.drawn(viewer, partial(_whole, viewer))


@one_moment()
def _whole(viewer: Viewer) -> None:
    currencies = kept(spending.currencies, viewer)
    if not currencies:
        page_head.show(t("经费使用"), t("本单位的钱花在哪里、花了多少、与预算和时间进度相比如何。"))
        page_head.empty(t("还没有导入任何支出。财务人员可在“导入支出”页面上传支出明细。"))
        return
    above = spending_path.place()  # the path is known once the filters are
    page_head.show(t("经费使用"), t("本单位的钱花在哪里、花了多少、与预算和时间进度相比如何。"))
    wanted, narrowed = _filter_bar(viewer, counting.choose_currency(currencies))
    names = kept(spending.code_names, viewer, year=wanted.year)
    spending_path.show(wanted, names, address=filters.together(), at=above)
    is_set = spending_filters.said(wanted, narrowed, names)
    scope = spending_filters.sentence(is_set)
    summary = kept(spending.summary, viewer, wanted=wanted)
    source = kept(spending.source, viewer, wanted=wanted)
    if spending_figures.never_imported(wanted, summary):
        st.caption(scope)
        _unknown(viewer, wanted)
        st.caption(spending_foot.said(wanted, summary, source))
        _reviewed(viewer, wanted)
        return
    spending_figures.answer(wanted, summary, source, scope=scope)
    _questions(viewer, wanted)
    _VIEWS[_chosen_view(wanted)](viewer, wanted)
    by_itself.drawn(viewer, partial(_lines, viewer, wanted, narrowed, is_set, summary))
    page_foot.show(
        spending_paper.path(wanted),
        fingerprint=spending_paper.fingerprint(wanted, summary, source),
        said=spending_foot.said(wanted, summary, source),
    )
    _reviewed(viewer, wanted)


def _questions(viewer: Viewer, wanted: Wanted) -> None:
    """Beside the totals that year, month, unit and class make; narrower ones are nobody's figure to answer for."""
    figure = Figure(None, wanted.currency, wanted.year, wanted.month, wanted.unit, wanted.code)
    if wanted == Wanted(wanted.currency, wanted.year, wanted.unit, wanted.month, wanted.code):
        asked_questions.show(viewer, figure=figure)


def _reviewed(viewer: Viewer, wanted: Wanted) -> None:
    """Whether a leader has signed the month off, or which months of the year."""
    if wanted.year is None:
        return
    rows = kept(reviews.of_year, viewer, year=wanted.year)
    of_month = [row for row in rows if row.month == wanted.month and not wanted.last_month]
    if of_month:
        review_note.of_month(of_month[0])
    else:
        review_note.of_year(rows)


def _unknown(viewer: Viewer, wanted: Wanted) -> None:
    """Months that nobody imported, among those that somebody did."""
    period = spending_figures.period(wanted)
    page_head.empty(t("{period}未导入，支出未知。财务人员可在“导入支出”页面上传支出明细。", period=period))
    _months(viewer, replace(wanted, month=None, last_month=None))


def _filter_bar(viewer: Viewer, currency: str) -> tuple[Wanted, Narrowed]:
    years = kept(spending.years, viewer, currency=currency)
    with st.container(horizontal=True, vertical_alignment="bottom"):
        named = [str(year) if year else spending_path.UNDATED for year in years]
        undated = {spending_path.UNDATED: t("日期不明")}
        year = filters.choice("year", t("年度"), named, lambda y: undated.get(y, y))
        chosen = None if year == spending_path.UNDATED else int(year)
        units = ["", *kept(spending.units, viewer, currency=currency, year=chosen)]
        unit = filters.choice("unit", t("科室或单位"), units, lambda u: u or t("全局"))
        months = ["", *(str(month) for month in range(1, 13))]
        month = filters.choice("month", t("月份"), months, lambda m: labels.month(int(m)) if m else t("全年"))
        code = _code_choice(viewer, Wanted(currency, chosen, unit))
        filters.clear(*spending_filters.ALL)
    first = int(month) if month else None
    more = spending_filters.more(kept(spending.funds, viewer, currency=currency, year=chosen), month=first)
    wanted = Wanted(
        currency,
        chosen,
        unit,
        first or (1 if more.last_month else None),
        code,
        filters.text("category") if code == UNRECOGNISED else "",
        more.last_month,
        more.fund,
        more.spend_type,
    )
    return wanted, Narrowed(more.payee, more.least_fen, more.most_fen)


def _code_choice(viewer: Viewer, wanted: Wanted) -> str:
    """Classes of the year; under the class that the address names, its sections too."""
    found = [kept(spending.by_code, viewer, wanted=wanted)]
    address = filters.text("code")
    if address and address != UNRECOGNISED:
        found.append(kept(spending.by_code, viewer, wanted=replace(wanted, code=address[:3])))
    named = {
        code: either(name_zh, name_en)
        for rows in found
        for code, name_zh, name_en in zip(rows["code"], rows["name_zh"], rows["name_en"], strict=True)
    }
    say = {"": t("全部科目"), UNRECOGNISED: t("未识别科目")} | {
        code: f"{code} {name}" for code, name in named.items() if code != UNRECOGNISED
    }
    known = sorted(code for code in named if code != UNRECOGNISED)
    options = ["", *known, *([UNRECOGNISED] if UNRECOGNISED in named else [])]
    return filters.choice("code", t("支出经济分类"), options, lambda code: say[code])


def _chosen_view(wanted: Wanted) -> str:
    """Which pictures to draw: only these are, so that each view costs no more than it shows."""
    said = {"overview": t("概况"), "changes": t("变化"), EXECUTION: t("预算执行")}
    with st.container(horizontal=True, vertical_alignment="bottom"):
        chosen = filters.segments("view", t("看什么"), tuple(said), lambda view: said[view])
        if chosen != EXECUTION:
            drawn.choose_form()
        if chosen == EXECUTION or drawn.shows_tables():
            drawn.choose_units()
        if wanted.unit:
            links.to("unit", t("该单位的页面"), icon=":material/apartment:", name=wanted.unit)
        links.to("compare", t("比较两个期间或两个单位"), icon=":material/compare_arrows:")
    return chosen


def _changes(viewer: Viewer, wanted: Wanted) -> None:
    st.subheader(t("与上月、上年同期相比"), anchor=False)
    said = {spending_compare.CODE: t("按科目"), spending_compare.UNIT: t("按单位")}
    each = filters.segments("each", t("按什么列示"), tuple(said), lambda each: said[each])
    found = kept(spending_changes.changes, viewer, wanted=wanted, each=each)
    if found is None:
        page_head.empty(t("这一年没有导入任何月份，没有可比较的数字。"))
        return
    if not wanted.month:
        st.caption(t("未选月份，取已导入的最近一个月：{period}。", period=spending_figures.period(found.period)))
    head, link = (t("单位"), "unit") if each == spending_compare.UNIT else (t("科目"), "")
    now = spending_figures.period(found.period)
    if found.before:
        before = spending_figures.period(spending_changes.month_before(found.period))
        title = t("与上月相比（环比）")
        spending_differences.show(title, found.before, first=now, second=before, head=head, key="before", link=link)
    else:
        st.caption(t("已选多个月份，只与上年同期比较。"))
    year_before = spending_figures.period(replace(found.period, year=(found.period.year or 0) - 1))
    spending_differences.show(
        t("与上年同期相比（同比）"),
        found.year_before,
        first=now,
        second=year_before,
        head=head,
        key="year-before",
        link=link,
    )


def _execution(viewer: Viewer, wanted: Wanted) -> None:
    st.subheader(t("预算执行"), anchor=False)
    by_class = kept(spending_execution.execution, viewer, wanted=wanted, each=spending_compare.CODE)
    by_unit = kept(spending_execution.execution, viewer, wanted=wanted, each=spending_compare.UNIT)
    if by_class is None or by_unit is None:
        page_head.empty(t("没有可比较的预算：这一年未录入预算，或已按资金性质筛选（预算未按资金性质录入）。"))
        return
    spending_budget.basis()
    spending_budget.show(t("按支出经济分类"), by_class, head=t("科目"), key="execution-codes")
    spending_budget.show(t("按科室和单位"), by_unit, head=t("单位"), key="execution-units", link="unit")


def _pictures(viewer: Viewer, wanted: Wanted) -> None:
    if wanted.year is not None:
        _months(viewer, replace(wanted, month=None, last_month=None))
    left, right = st.columns(2, gap="large")
    with left:
        below = ("category",) if wanted.code == UNRECOGNISED else ("code",) if len(wanted.code) < SECTION else ()
        spending_figures.codes(kept(spending.by_code, viewer, wanted=wanted), wanted, narrows=below)
        spending_figures.payees(kept(spending.top_payees, viewer, wanted=wanted), wanted)
    with right:
        if not wanted.unit:  # one unit needs no ranking of units
            spending_figures.units(kept(spending.by_unit, viewer, wanted=wanted), narrows=("unit",))
        summary = kept(spending.summary, viewer, wanted=wanted)
        spending_three_public.show(kept(spending.three_public, viewer, wanted=wanted), wanted, summary)


def _months(viewer: Viewer, wanted: Wanted) -> None:
    """The whole year, whichever month is chosen: a month is seen among the others."""
    summary, found = kept(spending.summary, viewer, wanted=wanted), kept(spending.by_month, viewer, wanted=wanted)
    widths = [1, 1] if drawn.shows_tables() else [3, 2]
    left, right = st.columns(widths, gap="large") if summary.adjusted_fen else (nullcontext(), None)
    with left:
        spending_figures.months(found, summary, narrows=("month", "to"))
    if right is not None:
        with right:
            spending_figures.progress(found, wanted, summary, kept(spending.source, viewer, wanted=wanted))


@one_moment()
def _lines(
    viewer: Viewer, wanted: Wanted, narrowed: Narrowed, is_set: list[tuple[str, str]], summary: spending.Summary
) -> None:
    """The lines of what the figures above, `summary` among them, are of; searched and leafed through by themselves."""
    if kept(spending.summary, viewer, wanted=wanted) != summary:
        st.rerun()  # something was published since: no new lines under old figures
    st.markdown(f"### {t('支出明细')}")
    with st.container(horizontal=True):
        words = filters.words("words", t("查找"), hint=t("摘要、收款人或凭证号"))
        order = filters.segments("order", t("排序"), spending_lines.ORDERS, spending_table.order_name)
    page = filters.number(filters.PAGE) or 1

    lines = kept(
        spending_lines.paged,
        viewer,
        wanted=wanted,
        words=words,
        narrowed=narrowed,
        order=order,
        page=page,
        size=PAGE_SIZE,
    )
    most = spending_lines.MOST_LISTED
    spending_table.show(lines, words=words, is_narrowed=bool(words) or narrowed != Narrowed(), most=most)
    if lines.count:
        spending_table.pages(lines, size=PAGE_SIZE, most=most)
    found = summary.lines if lines.is_more else lines.count
    said = (*is_set, (t("查找"), words)) if words else tuple(is_set)
    spending_downloads.show(viewer, feed.Asked(wanted, words, narrowed, order, said), lines=found)


_VIEWS: dict[str, Callable[[Viewer, Wanted], None]] = {
    "overview": _pictures,
    "changes": _changes,
    EXECUTION: _execution,
}
