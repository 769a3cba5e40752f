"""疑点详情: one case, with the form of whose turn it is."""

from __future__ import annotations

import streamlit as st

from dashboard import attached
from dashboard.clock import now, today
from dashboard.feeds import lead_paper
from dashboard.i18n import t
from dashboard.parts import filters, lead_cards, lead_case, lead_forms, links, page_foot, page_head, problem_notes
from data.commands import attachments
from data.commands import leads as command
from data.database import reading, writing
from data.rules.leads import LeadState, speaks_for
from data.rules.roles import Permission, Viewer, can
from data.rules.subjects import Subject
from data.settings import settings
from queries import leads
from queries.leads import LeadPage


def show(viewer: Viewer) -> None:
    """The rule and its numbers, the lines, the unit's words and evidence, the closing."""
    lead_id = filters.number("id")
    if lead_id is None:
        page_head.show(t("疑点详情"), "")
        page_head.empty(t("请从“疑点”页面打开一件。"))
        return
    with reading() as db:
        page = leads.one(db, viewer, lead_id=lead_id, today=today())
    page_head.show(t("疑点详情"), t("规则看到了什么、科室怎么说、领导如何办结。"), path=(t("首页"), t("疑点")))
    lead_cards.badges(page.row)
    lead_case.rule(page)
    lead_case.lines(page)
    lead_case.answer(page)
    _evidence(viewer, page)
    lead_case.closing(page)
    _turn(viewer, page)
    links.to("leads", t("全部疑点"), icon=":material/arrow_back:")
    page_foot.show(f"/print/lead/{lead_id}", fingerprint=lead_paper.fingerprint(page))


def _evidence(viewer: Viewer, page: LeadPage) -> None:
    """The files beside the explanation; those who gave it may add to them until the case is closed."""
    may_add = page.row.state is LeadState.ANSWERED and speaks_for(viewer, page.row.unit)
    show = attached.edit if may_add else attached.show
    show(viewer, subject=Subject.LEAD, subject_id=page.row.id, title=t("佐证文件"))


def _turn(viewer: Viewer, page: LeadPage) -> None:
    """The form of whoever's turn it is; for a leader who is named, why there is none."""
    row = page.row
    is_open = row.state in (LeadState.TO_EXPLAIN, LeadState.UNANSWERED)
    if is_open and speaks_for(viewer, row.unit):
        _explain(viewer, row.id)
    if not can(viewer, Permission.REVIEW_SPENDING) or row.state is LeadState.CLOSED:
        return
    st.subheader(t("办结这件疑点"), anchor=False)
    if page.names_viewer:
        st.info(t("您的姓名出现在所涉支出或说明中，请由其他领导办结。"), icon=":material/person_off:")
    elif row.state is LeadState.TO_EXPLAIN:
        st.caption(t("科室说明后或说明期满后可以办结。"))
    else:
        _close(viewer, page)


def _explain(viewer: Viewer, lead_id: int) -> None:
    st.subheader(t("我来说明"), anchor=False)
    given = lead_forms.explain(limit_mb=settings().largest_attachment_mb)
    if given:
        with problem_notes.told():
            files = [attached.read(uploaded) for uploaded in given.files]
            at = now()
            with writing() as db:
                command.explain(db, by=viewer, now=at, lead_id=lead_id, text=given.text, evidence=given.evidence)
                for file in files:
                    attachments.add(db, by=viewer, now=at, subject=Subject.LEAD, subject_id=lead_id, file=file)
            st.toast(t("说明已提交，全体职工可见。"), icon=":material/send:")
            st.rerun()


def _close(viewer: Viewer, page: LeadPage) -> None:
    given = lead_forms.close(is_explained=page.explained_at is not None)
    if given:
        with problem_notes.told():
            with writing() as db:
                command.close(db, by=viewer, now=now(), lead_id=page.row.id, outcome=given[0], reason=given[1])
            st.toast(t("已办结。"), icon=":material/done_all:")
            st.rerun()
