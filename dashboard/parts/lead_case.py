"""One case whole: what the rule says and rests on, the numbers, the lines, what the unit said, how it was closed."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pandas as pd
import streamlit as st

from dashboard import discipline_words, labels
from dashboard.i18n import t, tn
from dashboard.parts import drawn, facts, lead_words
from dashboard.parts.plain import escaped
from data.rules.leads import LeadState

if TYPE_CHECKING:
    from queries.leads import LeadPage


def rule(page: LeadPage) -> None:
    """What was found, by which rule and version, and on what it rests."""
    st.markdown(f"**{escaped(discipline_words.said(page.row.rule, page.row.facts))}**")
    facts.show(lead_words.facts(page))
    if not page.holds:
        st.info(lead_words.no_longer_found(), icon=":material/published_with_changes:")


def lines(page: LeadPage) -> None:
    """The payments that it is about, each leading to its page."""
    st.subheader(t("所涉支出"), anchor=False)
    amount = t("金额（{unit}）", unit=labels.currency_unit(big=False))
    if page.lines:
        table = pd.DataFrame(
            {
                t("详情"): [f"/line?id={line.id}" for line in page.lines],
                t("支付日期"): [line.paid_on.isoformat() if line.paid_on else t("日期不明") for line in page.lines],
                amount: [line.amount_fen / 100 for line in page.lines],
                t("摘要"): [line.summary for line in page.lines],
                t("收款人"): [line.payee for line in page.lines],
            }
        )
        shown = {t("详情"): drawn.link_column(), amount: drawn.amount_column()}
        st.dataframe(table, hide_index=True, key="lead-lines", width="stretch", column_config=shown)
    if page.taken_back:
        st.caption(tn("另有 {n} 笔所在文件已撤回或已被替代。", page.taken_back))


def answer(page: LeadPage) -> None:
    """What the unit said, in its own words."""
    st.subheader(t("科室说明"), anchor=False)
    if page.explained_at:
        st.text(page.explanation)
        if page.evidence:
            st.caption(t("佐证材料"))
            st.text(page.evidence)
        st.caption(escaped(lead_words.explained_by(page)))
    elif page.row.state is LeadState.TO_EXPLAIN:
        st.caption(t("科室尚在说明期内。说明后或期满后，全体职工可见。"))
    else:
        st.caption(t("期限内没有收到说明。"))


def closing(page: LeadPage) -> None:
    """How the case was closed; nothing before."""
    if page.closed_at and page.row.outcome:
        st.subheader(t("办结情况"), anchor=False)
        st.markdown(f"**{labels.label(page.row.outcome)}** {lead_words.means(page.row.outcome)}")
        st.text(page.reason)
        st.caption(escaped(lead_words.closed_by(page)))
