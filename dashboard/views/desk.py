"""审阅经费: the leader's desk. What was spent, what changed and why, what waits for you, and sign here."""

from __future__ import annotations

from calendar import monthrange
from collections import Counter
from dataclasses import replace
from datetime import date

import streamlit as st

from dashboard import labels
from dashboard.caching import kept
from dashboard.clock import now, today
from dashboard.i18n import t, tn
from dashboard.parts import (
    approval_chains,
    counting,
    filters,
    lead_cards,
    links,
    page_head,
    problem_notes,
    review_form,
    review_note,
    spending_differences,
    spending_figures,
)
from data.commands import reviews as command
from data.database import reading, writing
from data.rules.leads import LeadState
from data.rules.reviews import ReviewState
from data.rules.roles import Viewer
from queries import approvals, leads, reviews, spending, spending_changes
from queries.reviews import Reviewed
from queries.spending_filters import Wanted

YEARS = 2  # whose months the desk offers: older ones are on the spending page
MOST_LEADS = 4


def show(viewer: Viewer) -> None:
    """The month, its figures, its changes, leads, large lines, and the sign-off."""
    page_head.show(t("审阅经费"), t("本月花了多少、为什么变化、有什么等您处理；看过之后在最后记录审阅。"))
    currencies = kept(spending.currencies, viewer)
    if not currencies:
        page_head.empty(t("还没有导入任何支出。财务导入后，可在这里逐月审阅。"))
        return
    currency = counting.choose_currency(currencies)
    months = _months(viewer, currency)
    if not months:
        page_head.empty(t("导入的支出都没有可用的日期，不能按月审阅。"))
        return
    row = _chosen(months)
    wanted = Wanted(currency, row.year, month=row.month)
    review_note.of_month(row)
    _figures(viewer, wanted)
    _changes(viewer, wanted)
    _leads(viewer)
    last_day = date(row.year, row.month, monthrange(row.year, row.month)[1])
    with reading() as db:
        approval_chains.show(approvals.over_limit(db, viewer, wanted=wanted, on=last_day))
    _sign(viewer, row)


def _months(viewer: Viewer, currency: str) -> list[Reviewed]:
    """The latest first."""
    years = [year for year in kept(spending.years, viewer, currency=currency) if year is not None][:YEARS]
    return [row for year in years for row in reversed(kept(reviews.of_year, viewer, year=year)) if row.digest]


def _chosen(months: list[Reviewed]) -> Reviewed:
    """The latest month that is over comes first; its state stands beside each."""
    over = [row for row in months if (row.year, row.month) < (today().year, today().month)]
    ordered = [*over[:1], *(row for row in months if row not in over[:1])]
    said = {f"{row.year}-{row.month:02}": row for row in ordered}
    with st.columns(3)[0]:
        chosen = filters.choice("period", t("月份"), list(said), lambda each: _named(said[each]))
    return said[chosen]


def _named(row: Reviewed) -> str:
    month = labels.period(row.year, row.month)
    return t("{month}（{state}）", month=month, state=labels.label(row.state))


def _figures(viewer: Viewer, wanted: Wanted) -> None:
    month = kept(spending.summary, viewer, wanted=wanted)
    said = tn(
        "{period}支出 {money}，共 {n:,} 笔。",
        month.lines,
        period=spending_figures.period(wanted),
        money=labels.money(month.total_fen),
    )
    st.markdown(f"**{said}**")
    year = replace(wanted, month=None)
    spending_figures.answer(
        year, kept(spending.summary, viewer, wanted=year), kept(spending.source, viewer, wanted=year)
    )
    links.to("spending", t("该月经费使用"), icon=":material/payments:", year=wanted.year, month=wanted.month)


def _changes(viewer: Viewer, wanted: Wanted) -> None:
    found = kept(spending_changes.changes, viewer, wanted=wanted)
    if found is None:
        return
    month = spending_figures.period(wanted)
    beside = [
        (t("与上月相比（环比）"), found.before, spending_changes.month_before(wanted), "before"),
        (t("与上年同期相比（同比）"), found.year_before, replace(wanted, year=(wanted.year or 0) - 1), "year-before"),
    ]
    for title, compared, other, key in beside:
        if compared:
            second = spending_figures.period(other)
            spending_differences.show(title, compared, first=month, second=second, head=t("科目"), key=f"desk-{key}")


def _leads(viewer: Viewer) -> None:
    """By state, and those that wait for closing, the largest first."""
    st.subheader(t("疑点"), anchor=False)
    with reading() as db:
        rows = leads.listed(db, viewer, today=today())
    if not rows:
        st.caption(t("没有交办的疑点。"))
        return
    counted = Counter(row.state for row in rows)
    st.markdown(t("，").join(f"{labels.label(state)} {counted[state]}" for state in LeadState) + t("。"))
    waiting = [row for row in rows if row.state in (LeadState.ANSWERED, LeadState.UNANSWERED)]
    columns = st.columns(2)
    for place, row in enumerate(sorted(waiting, key=lambda row: -row.amount_fen)[:MOST_LEADS]):
        with columns[place % 2]:
            lead_cards.card(row)
    links.to("leads", t("全部疑点"), icon=":material/arrow_forward:")


def _sign(viewer: Viewer, row: Reviewed) -> None:
    st.subheader(t("记录审阅"), anchor=False)
    if row.state is ReviewState.REVIEWED:
        st.caption(t("该月已审阅，其后数字没有变化。"))
        return
    if (row.year, row.month) >= (today().year, today().month):
        st.caption(t("该月尚未结束，月底后可以记录审阅。"))
        return
    st.caption(t("审阅与现在的数字绑定（指纹 {digest}）；以后有更正，会注明须重新审阅。", digest=row.digest[:16]))
    questions = review_form.sign(key=f"{row.year}-{row.month}-{row.digest[:8]}")
    if questions is not None:
        with problem_notes.told():
            with writing() as db:
                command.sign(
                    db, by=viewer, now=now(), year=row.year, month=row.month, seen=row.digest, questions=questions
                )
            st.toast(t("已记录审阅，全体职工可见。"), icon=":material/task_alt:")
            st.rerun()
