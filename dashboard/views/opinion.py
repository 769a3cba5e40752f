"""意见详情: what it says, what was asked and found, and what this reader may do with it."""

from __future__ import annotations

from collections.abc import Callable

import streamlit as st

from dashboard.clock import now, today
from dashboard.i18n import t
from dashboard.parts import filters, links, opinion_actions, opinion_page, opinion_turns, page_head, problem_notes
from data.commands import opinion_checks
from data.commands import opinions as command
from data.database import reading, writing
from data.rules.opinions import Author, may_settle
from data.rules.roles import Permission, Viewer, can
from queries import opinions
from queries.opinions import OpinionPage


def show(viewer: Viewer) -> None:
    """The opinion first; under it what there is to do."""
    page_head.show(t("意见详情"), "", path=(t("意见办理"),))
    opinion_id = filters.text("id")
    links.to("opinions", t("返回意见办理"), icon=":material/arrow_back:")
    if not opinion_id:
        page_head.empty(t("地址中没有意见的编号。请从“意见办理”打开一条意见。"))
        return
    with reading() as db:
        page = opinions.one(db, viewer, opinion_id=opinion_id)
    opinion_page.show(page)
    if page.row.signed and can(viewer, Permission.READ_OPINION_AUTHORS):
        _author(viewer, page)
    opinion_turns.show(page.turns)
    _check(viewer, page)
    if page.row.is_open:
        _ask(viewer, page)
        if can(viewer, Permission.RECEIVE_OPINIONS):
            _receive(viewer, page)
    _recuse(viewer, page)


def _author(viewer: Viewer, page: OpinionPage) -> None:
    if st.button(t("查看反映人（留有记录）"), icon=":material/badge:"):
        with problem_notes.told():
            with writing() as db:
                author: Author = command.read_author(db, by=viewer, now=now(), opinion_id=page.row.id)
            opinion_page.author(author)


def _check(viewer: Viewer, page: OpinionPage) -> None:
    row = page.row
    mine = viewer.account_id is not None and row.verifier_id == viewer.account_id
    if not (mine and can(viewer, Permission.VERIFY_NOTICES) and may_settle(row.state, row.outcome)):
        return
    st.subheader(t("核实"), anchor=False)
    found = opinion_actions.settle()
    if found:
        outcome, finding, reply = found
        _do(opinion_checks.settle, viewer, page, outcome=outcome, finding=finding, reply=reply)


def _ask(viewer: Viewer, page: OpinionPage) -> None:
    st.subheader(t("询问"), anchor=False)
    if page.turns and not page.turns[-1].by_author:
        st.caption(t("已询问，等待反映人答复。答复次日可从意见箱取出。"))
        return
    question = opinion_actions.ask()
    if question is not None:
        _do(opinion_checks.ask, viewer, page, question=question)


def _receive(viewer: Viewer, page: OpinionPage) -> None:
    st.subheader(t("分办"), anchor=False)
    with reading() as db:
        candidates = opinions.candidates(db, viewer, opinion_id=page.row.id, today=today())
    chosen = opinion_actions.assign(candidates)
    if chosen is not None:
        _do(opinion_checks.assign, viewer, page, verifier_id=chosen)
    with st.expander(t("不需要核实"), icon=":material/do_not_disturb_on:"):
        closed = opinion_actions.close()
    if closed:
        reason, reply = closed
        _do(opinion_checks.close_unrelated, viewer, page, reason=reason, reply=reply)


def _recuse(viewer: Viewer, page: OpinionPage) -> None:
    declared = opinion_actions.recuse({page.row.notice_id: page.row.notice_title})
    if declared:
        notice_id, reason = declared
        with problem_notes.told():
            with writing() as db:
                command.recuse(db, by=viewer, now=now(), notice_id=notice_id, reason=reason)
            filters.narrow(id="")


def _do(step: Callable[..., None], viewer: Viewer, page: OpinionPage, **facts: object) -> None:
    with problem_notes.told():
        with writing() as db:
            step(db, by=viewer, now=now(), opinion_id=page.row.id, **facts)
        st.rerun()
