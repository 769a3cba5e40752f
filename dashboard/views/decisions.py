"""重大决策: what the bureau decided together, on what ground, with what result; recorded by the committee's secretary."""

from __future__ import annotations

from uuid import uuid4

import streamlit as st

from dashboard import labels
from dashboard.clock import now, today
from dashboard.i18n import t
from dashboard.parts import copy_link, decision_cards, decision_form, filters, links, page_head, problem_notes
from dashboard.parts.decision_form import Filled
from dashboard.parts.meeting_brief import LINE
from dashboard.parts.plain import escaped
from data.commands import decisions as command
from data.commands.decisions import DecisionContent
from data.database import reading, writing
from data.errors import NotFound
from data.rules.decision_rules import DecisionKind, amount_fen
from data.rules.roles import Permission, Viewer, can, must
from queries import decisions, meetings, notices


def show(viewer: Viewer) -> None:
    """The list, one decision more closely, or the form for a meeting that the address names."""
    decision_id, meeting_id = filters.number("id"), filters.number("record")
    if meeting_id is not None:
        _record(viewer, meeting_id)
    elif decision_id is not None:
        _one(viewer, decision_id)
    else:
        _list(viewer)


def _list(viewer: Viewer) -> None:
    page_head.show(
        t("重大决策"), t("重大决策、重要干部任免、重大项目安排和大额度资金使用：决定了什么、依据什么、结果如何。")
    )
    with reading() as db:
        years = decisions.years(db, viewer)
    if not years:
        page_head.empty(t("还没有登记的重大决策。党委秘书登记后显示在这里。"))
        return
    left, right, _ = st.columns([1, 1, 2])
    with left:
        year = filters.choice("year", t("年度"), ["", *map(str, years)], lambda y: y or t("全部年度"))
    with right:
        kinds = ["", *DecisionKind]
        kind = filters.choice("kind", t("类别"), kinds, lambda k: labels.label(DecisionKind(k)) if k else t("全部类别"))
    filters.clear("year", "kind")
    with reading() as db:
        rows = decisions.listed(db, viewer, year=int(year) if year else None, kind=DecisionKind(kind) if kind else None)
    if not rows:
        page_head.empty(t("没有符合条件的决策。可换一个年度或类别。"))
    with st.container(width=LINE):
        decision_cards.cards(rows, closer=can(viewer, Permission.READ_VOTES))
    copy_link.show()


def _one(viewer: Viewer, decision_id: int) -> None:
    links.to("decisions", t("返回重大决策"), icon=":material/arrow_back:")
    must(viewer, Permission.READ_VOTES)
    with reading() as db:
        row = next((row for row in decisions.listed(db, viewer) if row.id == decision_id), None)
        if row is None:
            raise NotFound("decision_unknown", decision_id=decision_id)
        found = decisions.discipline(db, viewer, decision_id=decision_id)
    page_head.show(t("重大决策"), t("这项决策怎样作出：到会、表决和决策规范。"))
    with st.container(width=LINE):
        with st.container(border=True, gap="xsmall"):
            decision_cards.full(row)
        if can(viewer, Permission.RECORD_DECISIONS):
            _result(viewer, decision_id)
        decision_cards.discipline(found)


def _result(viewer: Viewer, decision_id: int) -> None:
    with st.form(f"result-{decision_id}", enter_to_submit=False):
        result = st.text_area(t("决策结果"), height=80)
        voucher = st.text_input(t("支付的凭证号（没有变化则不填）"), max_chars=100)
        if st.form_submit_button(t("登记结果"), icon=":material/save:"):
            with problem_notes.told():
                with writing() as db:
                    command.tell_result(
                        db, by=viewer, now=now(), decision_id=decision_id, result=result, voucher_no=voucher
                    )
                st.rerun()


def _record(viewer: Viewer, meeting_id: int) -> None:
    must(viewer, Permission.RECORD_DECISIONS)
    links.to("meeting", t("返回会议纪要"), icon=":material/arrow_back:", id=meeting_id)
    with reading() as db:
        brief = meetings.brief(db, viewer, meeting_id=meeting_id, today=today())
        members = decisions.members(db, viewer, meeting_id=meeting_id)
        choices = {row.id: row.title for row in notices.listed(db, viewer, today=today())}
    page_head.show(t("登记重大决策"), escaped(brief.row.title))
    form_id = filters.text("form")
    if not form_id:
        filters.narrow(form=uuid4().hex)
    with st.container(width=LINE):
        filled = decision_form.ask(members, choices, key=f"decision-{form_id}")
    if filled:
        with problem_notes.told():
            with writing() as db:
                decision_id = command.record(
                    db,
                    by=viewer,
                    now=now(),
                    form_id=form_id,
                    meeting_id=meeting_id,
                    content=_content(filled),
                    votes=filled.votes,
                )
            filters.narrow(record="", form="", id=str(decision_id))


def _content(filled: Filled) -> DecisionContent:
    return DecisionContent(
        kind=filled.kind,
        text=filled.text,
        ground=filled.ground,
        amount_fen=amount_fen(filled.amount),
        voucher_no=filled.voucher_no,
        notice_id=filled.notice_id,
        on_agenda=filled.on_agenda,
        leader_spoke_last=filled.leader_spoke_last,
        interested=filled.interested,
        for_staff=filled.for_staff,
    )
