"""单位: what one unit spent in a year, month by month, for what, on whom, and how much of its budget that is."""

from __future__ import annotations

from dataclasses import replace

import streamlit as st

from dashboard.caching import kept
from dashboard.clock import now
from dashboard.feeds import spending_tables
from dashboard.i18n import t
from dashboard.parts import (
    copy_link,
    counting,
    download,
    drawn,
    filters,
    links,
    page_head,
    spending_budget,
    spending_differences,
    spending_figures,
    spending_foot,
    spending_path,
)
from dashboard.parts.plain import escaped
from data.rules.roles import Viewer
from queries import spending, spending_changes, spending_compare, spending_execution
from queries.spending_filters import Wanted


def show(viewer: Viewer) -> None:
    """One unit in one year; the lines are a link away."""
    name = filters.text("name")
    currencies = kept(spending.currencies, viewer)
    if not name or not currencies:
        page_head.show(t("单位经费"), "")
        page_head.empty(t("请从“经费使用”页面的表格中打开一个单位。"))
        return
    currency = counting.choose_currency(currencies)
    years = kept(spending.years_of_unit, viewer, currency=currency, unit=name)
    spending_path.below(t("单位经费"))
    page_head.show(escaped(name), t("一个单位一年的支出：各月多少、用于什么、付给谁、预算执行得怎样。"))
    with st.columns(4)[0]:
        year = filters.choice("year", t("年度"), [str(year) for year in years], str)
    wanted = Wanted(currency, int(year), name)
    summary, source = kept(spending.summary, viewer, wanted=wanted), kept(spending.source, viewer, wanted=wanted)
    spending_figures.answer(wanted, summary, source)
    with st.container(horizontal=True, vertical_alignment="bottom"):
        drawn.choose_form()
        drawn.choose_units()
        links.to("spending", t("查看支出明细"), icon=":material/payments:", unit=name, year=year)
        links.to("compare", t("与其他单位比较"), icon=":material/compare_arrows:", what="units", unit=name, year=year)
        copy_link.show()
        about = ((t("科室或单位"), name), (t("年度"), year))
        download.workbook(
            t("下载各表（XLSX）"),
            lambda: spending_tables.unit_xlsx(viewer, wanted=wanted, filters=about, at=now()),
            file_name=f"{name}-{year}",
        )
    _figures(viewer, wanted)
    st.caption(spending_foot.said(wanted, summary, source))


def _figures(viewer: Viewer, wanted: Wanted) -> None:
    summary, found = kept(spending.summary, viewer, wanted=wanted), kept(spending.by_month, viewer, wanted=wanted)
    left, right = st.columns(2, gap="large")
    with left:
        spending_figures.months(found, summary)
    with right:
        spending_figures.payees(kept(spending.top_payees, viewer, wanted=wanted), wanted)
    left, right = st.columns(2, gap="large")
    with left:
        spending_figures.codes(kept(spending.by_code, viewer, wanted=wanted), wanted)
    with right:
        rows = kept(spending_execution.execution, viewer, wanted=wanted, each=spending_compare.CODE)
        if rows is None:
            page_head.empty(t("这一年未录入预算，没有执行率。"))
        else:
            spending_budget.show(t("预算执行"), rows, head=t("科目"), key="execution-codes")
            spending_budget.basis()
    changed = kept(spending_changes.changes, viewer, wanted=wanted)
    if changed is not None and changed.before is not None:
        before = spending_figures.period(spending_changes.month_before(changed.period))
        now = spending_figures.period(replace(changed.period, unit=""))
        spending_differences.show(
            t("与上月相比（环比）"), changed.before, first=now, second=before, head=t("科目"), key="before"
        )
