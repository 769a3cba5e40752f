"""One case whole: what the rule says and rests on, the numbers, the lines, what the unit said, how it was closed."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pandas as pd
import streamlit as st

from dashboard import discipline_words, labels
from dashboard.i18n import t, tn
from dashboard.parts import drawn, facts, lead_cards
from dashboard.parts.plain import escaped
from data.rules.leads import LeadOutcome, LeadState
from data.rules.spending_discipline import RULES

if TYPE_CHECKING:
    from queries.leads import LeadPage


def rule(page: LeadPage) -> None:
    """What was found, by which rule and version, and on what it rests."""
    row = page.row
    st.markdown(f"**{escaped(discipline_words.said(row.rule, row.facts))}**")
    facts.show(
        [
            (t("规则"), f"{row.rule} {discipline_words.name(row.rule)}"),
            (t("规则看什么"), discipline_words.description(row.rule)),
            (t("依据"), _basis(page)),
            (t("规则版本"), str(row.version)),
            (t("分量"), lead_cards.hint_means() if row.is_hint else discipline_words.severity(row.severity)),
            (t("单位"), lead_cards.unit_name(row.unit)),
            (t("涉及金额"), labels.money(row.amount_fen, big=False)),
            (t("交办情况"), t("{at}，{by}", at=labels.moment(page.referred_at), by=page.referred_by)),
            (t("说明截止"), t("{day} 24:00", day=labels.day(row.due_on))),
        ]
    )
    if not page.holds:
        st.info(
            t("重新核查后，这条规则不再指向这些支出。该疑点仍按交办时的内容办结。"),
            icon=":material/published_with_changes:",
        )


def _basis(page: LeadPage) -> str:
    """As on the day of referral; what nobody has checked yet is said to be so."""
    if any(each.confirmed for each in RULES[page.row.rule].bases if each.source == page.basis):
        return page.basis
    return t("{source}（{note}）", source=page.basis, note=t(discipline_words.TO_BE_CHECKED))


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
    """What the unit said, in its own words, and how the case was closed."""
    st.subheader(t("科室说明"), anchor=False)
    if page.explained_at:
        st.text(page.explanation)
        if page.evidence:
            st.caption(t("佐证材料"))
            st.text(page.evidence)
        by = page.explained_by or lead_cards.unit_name(page.row.unit)
        st.caption(escaped(t("{by}，{at}", by=by, at=labels.moment(page.explained_at))))
    elif page.row.state is LeadState.TO_EXPLAIN:
        st.caption(t("科室尚在说明期内。说明后或期满后，全体职工可见。"))
    else:
        st.caption(t("期限内没有收到说明。"))
    if page.closed_at and page.row.outcome:
        st.subheader(t("办结情况"), anchor=False)
        st.markdown(f"**{labels.label(page.row.outcome)}** {means(page.row.outcome)}")
        st.text(page.reason)
        st.caption(escaped(t("{by}，{at}", by=page.closed_by, at=labels.moment(page.closed_at))))


def means(outcome: LeadOutcome) -> str:
    """What an outcome says."""
    return {
        LeadOutcome.UPHELD: t("（规则所指的情况确实存在，按规定处理）"),
        LeadOutcome.ACCOUNTED_FOR: t("（情况存在，理由充分）"),
        LeadOutcome.FALSE_ALARM: t("（规则看错了，情况不存在）"),
    }[outcome]
