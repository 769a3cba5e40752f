"""公示详情: one notice as the paper on the board has it, with its days, its steps and its corrections."""

from __future__ import annotations

import streamlit as st

from dashboard import attached, labels, read_receipts
from dashboard.clock import now, today
from dashboard.i18n import t
from dashboard.parts import (
    filters,
    links,
    notice_history,
    notice_paper,
    notice_period,
    notice_rules,
    notice_words,
    opinion_form,
    opinion_numbers,
    page_foot,
    page_head,
    problem_notes,
)
from dashboard.parts.plain import escaped
from data.commands import opinions as opinion_command
from data.database import reading, writing
from data.rules.local_time import local_day
from data.rules.notice_workflow import State, Step
from data.rules.roles import Permission, Viewer, can
from data.rules.subjects import Subject
from queries import notice_fingerprints, notices, opinions
from queries.notices import NoticePage


def show(viewer: Viewer) -> None:
    """The paper first; what happened to it and what changed in it under it."""
    notice_id = filters.number("id")
    if notice_id is None:
        page_head.show(t("公示详情"), "")
        page_head.empty(t("地址中没有公示的编号。请从公示列表打开一份公示。"))
        links.to("notices", t("人事与党务公示"), icon=":material/campaign:")
        return
    with reading() as db:
        page = notices.one(db, viewer, notice_id=notice_id, today=today())
        fingerprint = notice_fingerprints.current(db, viewer, notice_id=notice_id)
    _head(page)
    _for_writers(viewer, page)
    _result(page)
    with reading() as db:
        opinion_numbers.show(opinions.closing_numbers(db, viewer, notice_id=notice_id))
    row = page.row
    published_on = local_day(row.published_at) if row.published_at else None
    number = notice_words.number(row.year, row.serial)
    notice_paper.show(page.text, row.kind, number=number, published_on=published_on, period=page.period)
    attached.show(viewer, subject=Subject.NOTICE, subject_id=row.id)
    if page.period and published_on:
        st.subheader(t("公示期逐日"), anchor=False)
        if len(page.versions) > 1 and published_on != local_day(page.steps[0].at):
            st.caption(t("因实质更正，公示期从更正发布之日 {day} 起重新计算。", day=labels.day(published_on)))
        notice_period.strip(page.period, published_on, today())
    if page.asks_opinions and row.state not in (State.DRAFT, State.WITHDRAWN):
        _opinion(viewer, page)
    if row.published_at:
        _history(page)
        read_receipts.show(viewer, subject=Subject.NOTICE, subject_id=row.id, version=page.version)
        page_foot.show(f"/print/notice/{row.id}", fingerprint=fingerprint)


def _head(page: NoticePage) -> None:
    row = page.row
    path = (t("首页"), t("人事与党务公示"))
    kind, number = labels.label(row.kind), notice_words.number(row.year, row.serial)
    title = t("{kind}{number}", kind=kind, number=number) if number else kind
    page_head.show(escaped(title), "", path=path)
    st.markdown(notice_words.badges(row))
    st.caption(notice_rules.order(row.kind))


def _for_writers(viewer: Viewer, page: NoticePage) -> None:
    """The way to what may be done next, for those who may do it."""
    if not can(viewer, Permission.WRITE_NOTICES):
        return
    if page.row.state is State.DRAFT:
        st.info(t("这是草稿，只有人事干部可以看到。"), icon=":material/edit_note:")
        links.to("write-notice", t("办理这份草稿"), icon=":material/edit_document:", review=page.row.id)
    elif page.row.state in (State.OPEN, State.ENDED):
        links.to("write-notice", t("更正这份公示"), icon=":material/edit_document:", correct=page.row.id)


def _result(page: NoticePage) -> None:
    """How it ended, where it has."""
    notes = {step.step: step for step in page.steps}
    if page.row.state is State.CONCLUDED and page.outcome:
        done = notes[Step.CONCLUDE]
        head = t("结果：{outcome}", outcome=labels.label(page.outcome))
        when = t("{at} 公布", at=labels.moment(done.at))
        st.success(f"**{head}**  \n{escaped(done.note)}  \n{when}", icon=":material/task_alt:")
    elif page.row.state is State.WITHDRAWN:
        done = notes[Step.WITHDRAW]
        head = t("已于 {at} 撤回。", at=labels.moment(done.at))
        reason = t("理由：{reason}", reason=escaped(done.note))
        st.warning(f"**{head}**  \n{reason}", icon=":material/undo:")


def _opinion(viewer: Viewer, page: NoticePage) -> None:
    given = opinion_form.ask(page.row.id, viewer, late=page.row.state is not State.OPEN)
    if given is None:
        return
    with problem_notes.told():
        with writing() as db:
            opinion_command.give(
                db,
                by=viewer,
                now=now(),
                notice_id=page.row.id,
                text=given.text,
                receipt=given.receipt,
                author=given.author,
            )
        opinion_form.sent(page.row.id)


def _history(page: NoticePage) -> None:
    st.subheader(t("办理过程"), anchor=False)
    notice_history.timeline(page.versions[0], page.steps, page.row.state)
    if not page.asks_opinions:
        return
    st.subheader(t("更正记录"), anchor=False)
    if len(page.versions) == 1:
        st.caption(t("发布后没有更正。"))
        return
    notice_history.corrections(page.versions, page.row.kind, published_on=local_day(page.steps[0].at))
