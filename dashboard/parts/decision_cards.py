"""Major decisions as staff read them: what, on what ground, with what result; and for a few, what the rules say."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING

import streamlit as st

from dashboard import labels
from dashboard.i18n import N_, t
from dashboard.parts import badges, links
from dashboard.parts.plain import escaped
from data.rules.decision_rules import DecisionRule, Finding, Judged, Vote

if TYPE_CHECKING:
    from collections.abc import Sequence

    from queries.decisions import DecisionRow, Discipline

_LOOKS: dict[Finding, badges.Look] = {
    Finding.HIT: ("orange", "search"),
    Finding.CLEAR: ("gray", "check"),
    Finding.NOT_EVALUABLE: ("violet", "help"),
}
_CADRES = N_("《党政领导干部选拔任用工作条例》关于讨论决定的规定，依据待本局核对")
_LOCAL = N_("“三重一大”决策规定，依据待本局核对")
_SOURCES = {
    DecisionRule.RIGHT_BODY: _LOCAL,
    DecisionRule.QUORUM: _CADRES,
    DecisionRule.MAJORITY: _CADRES,
    DecisionRule.WITHDRAWAL: _CADRES,
    DecisionRule.NOT_ON_THE_SPOT: _CADRES,
    DecisionRule.LEADER_LAST: _LOCAL,
    DecisionRule.LINKED: _LOCAL,
    DecisionRule.DECIDED_FIRST: _LOCAL,
}


def cards(rows: Sequence[DecisionRow], *, closer: bool) -> None:
    """One card a decision; `closer`: with the way to how it was come to."""
    for row in rows:
        with st.container(border=True, gap="xsmall"):
            full(row)
            if closer:
                links.to("decisions", t("表决与核对"), icon=":material/how_to_vote:", id=row.id)


def full(row: DecisionRow) -> None:
    """The decision, its ground, its amount, its result, and what it is linked to."""
    with st.container(horizontal=True, gap="small"):
        st.badge(labels.label(row.kind), color="blue", icon=":material/gavel:")
        if not row.for_staff:
            st.badge(t("不对全体人员公开"), color="gray", icon=":material/visibility_off:")
    st.markdown(f"**{escaped(row.text)}**")
    meeting = t("{day} {kind}", day=labels.day(row.decided_on), kind=labels.label(row.meeting_kind))
    st.caption(t("{meeting} · 依据：{ground}", meeting=meeting, ground=escaped(row.ground)))
    if row.amount_fen is not None:
        st.caption(t("涉及金额 {amount}", amount=labels.money(row.amount_fen)))
    if row.result:
        st.markdown(t("{day} 结果：{result}", day=labels.day(row.result_on), result=escaped(row.result)))
    else:
        st.caption(t("结果尚未登记。"))
    with st.container(horizontal=True):
        if row.meeting_id is not None:
            links.to("meeting", t("会议纪要"), icon=":material/groups:", id=row.meeting_id)
        if row.line_id is not None:
            links.to("line", t("支付明细"), icon=":material/receipt_long:", id=row.line_id)
        if row.notice_id is not None:
            links.to("notice", t("有关公示"), icon=":material/campaign:", id=row.notice_id)


def discipline(found: Discipline) -> None:
    """Attendance and votes, then each rule's answer with its source. A lead to check is no finding."""
    st.subheader(t("表决"), anchor=False)
    st.markdown(t("应到 {due} 人，实到 {present} 人。", due=found.entitled, present=found.present))
    if not found.votes:
        st.caption(t("没有登记表决情况。"))
    else:
        said = t("按应到会成员过半数计算，通过。") if found.carried else t("按应到会成员过半数计算，未通过。")
        st.markdown(f"**{said}**")
    counted = Counter(found.votes.values())
    for vote in Vote:
        if counted[vote]:
            names = t("、").join(escaped(name) for name, how in found.votes.items() if how is vote)
            st.markdown(f"**{labels.label(vote)}** {t('（{n} 人）', n=counted[vote])}　{names}")
    st.subheader(t("决策规范核对"), anchor=False)
    st.caption(t("疑点只是需要核对的线索，不是结论；记录中没有的，一律为无法判断。"))
    for judged in found.judged:
        _rule(judged)


def _rule(judged: Judged) -> None:
    with st.container(border=True, gap="xsmall"):
        with st.container(horizontal=True, gap="small"):
            badges.show(_LOOKS[judged.finding], labels.label(judged.finding))
            st.markdown(labels.label(judged.rule))
        said = _explained(judged)
        if said:
            st.caption(said)
        st.caption(t("依据：{source}", source=t(_SOURCES[judged.rule])))


def _explained(judged: Judged) -> str:
    facts = judged.facts
    if judged.finding is Finding.NOT_EVALUABLE:
        return t("记录中没有判断所需的内容。")
    if judged.rule is DecisionRule.QUORUM:
        return t("应到 {entitled} 人，须到 {needed} 人，实到 {present} 人。", **facts)
    if judged.rule is DecisionRule.MAJORITY:
        return t("应到 {entitled} 人，须 {needed} 人同意，同意 {in_favour} 人。", **facts)
    if judged.rule is DecisionRule.WITHDRAWAL:
        return t("有利害关系 {interested} 人，其中参加表决 {voted} 人。", **facts)
    return ""
