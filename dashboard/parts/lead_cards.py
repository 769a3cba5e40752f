"""Leads to check (疑点) in a list: what the rule saw, whose it is, and how far it has come."""

from __future__ import annotations

from typing import TYPE_CHECKING

import streamlit as st

from dashboard import discipline_words, labels
from dashboard.i18n import t, tn
from dashboard.parts import badges as look
from dashboard.parts import filters, lead_words, links
from dashboard.parts.plain import escaped
from dashboard.parts.unit_filter import WHOLE_BUREAU
from data.rules.leads import LeadState

if TYPE_CHECKING:
    from collections.abc import Sequence

    from queries.leads import LeadGroup, LeadRow

_LOOKS: dict[LeadState, look.Look] = {
    LeadState.TO_EXPLAIN: ("orange", "hourglass_top"),
    LeadState.ANSWERED: ("orange", "chat"),
    LeadState.UNANSWERED: ("red", "schedule"),
    LeadState.CLOSED: ("gray", "done_all"),
}


def badges(row: LeadRow) -> None:
    """State, weight and what is to be said of the days."""
    with st.container(horizontal=True, gap="small"):
        look.show(_LOOKS[row.state], lead_words.state(row))
        if row.state is LeadState.TO_EXPLAIN:
            left = tn("还剩 {n} 个工作日", row.days_left) if row.days_left else t("今天截止")
            st.badge(left, color="orange", icon=":material/schedule:")
        if row.state is LeadState.UNANSWERED and row.days_left:
            st.badge(tn("已过 {n} 个工作日", -row.days_left), color="red", icon=":material/schedule:")
        if row.is_late:
            st.badge(t("逾期后说明"), color="red", icon=":material/schedule:")
        if row.is_hint:
            st.badge(t("仅作提示"), color="gray", icon=":material/lightbulb:", help=lead_words.hint_means())


def card(row: LeadRow, *, where: bool = True) -> None:
    """One case in few words, with the way to it; `where`: its unit and month are not said above it already."""
    with st.container(border=True, gap="xsmall"):
        st.markdown(f"**{discipline_words.name(row.rule)}**")
        badges(row)
        st.markdown(escaped(discipline_words.said(row.rule, row.facts)))
        said = [t("涉及 {amount}", amount=labels.money(row.amount_fen, big=False))]
        if where:
            said = [lead_words.unit_name(row.unit), labels.period(row.year, row.month), *said]
        st.caption(escaped(" · ".join(said)))
        links.to("lead", t("查看"), icon=":material/arrow_forward:", id=row.id)


def groups(found: Sequence[LeadGroup]) -> None:
    """Cases by month and unit; what is not shown at first is counted and reached by a link."""
    for group in found:
        month, unit = labels.period(group.year, group.month), lead_words.unit_name(group.unit)
        st.subheader(escaped(t("{period} · {unit}", period=month, unit=unit)), anchor=False)
        for row in group.rows:
            card(row, where=False)
        if group.rest:
            st.caption(tn("先列金额最大的，另有 {n} 件未列出。", group.rest))
            filters.offer(
                t("列出该单位全部"),
                icon=":material/unfold_more:",
                key=f"all-{group.year}-{group.month}-{group.unit}",
                unit=group.unit or WHOLE_BUREAU,
                all="yes",
            )
