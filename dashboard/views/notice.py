"""公示详情: one notice as the paper on the board has it, with its days, its steps and its corrections; and for those
whose step is next, the way to take it.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from datetime import date

import streamlit as st

from dashboard import attached, labels, read_receipts
from dashboard.clock import now, today
from dashboard.i18n import t
from dashboard.parts import (
    filters,
    links,
    notice_drafts,
    notice_history,
    notice_paper,
    notice_period,
    notice_result,
    notice_rules,
    notice_step_forms,
    notice_steps,
    notice_words,
    opinion_form,
    page_foot,
    page_head,
    problem_notes,
)
from dashboard.parts.plain import escaped
from data.commands import notice_closing, notice_corrections, notice_decisions
from data.commands import notices as command
from data.commands import opinions as opinion_command
from data.database import reading, writing
from data.rules.local_time import local_day
from data.rules.meeting_rules import MeetingKind
from data.rules.notice_kinds import asks_opinions, procedure_of
from data.rules.notice_workflow import UNPUBLISHED, State, Step
from data.rules.roles import Permission, Viewer, can
from data.rules.subjects import Subject
from queries import meetings, notice_fingerprints, notice_work, notices
from queries import notice_drafts as query
from queries.meetings import MeetingRow
from queries.notices import NoticePage

_COMMANDS: Mapping[Step, Callable[..., object]] = {
    Step.REVIEW: command.review,
    Step.SEND_BACK: command.send_back,
    Step.DISCUSS: notice_decisions.discuss,
    Step.APPROVE: command.approve,
    Step.PUBLISH: command.publish,
    Step.INFORM: command.publish,
    Step.PUBLISH_CORRECTION: notice_corrections.publish,
    Step.DROP_CORRECTION: notice_corrections.drop,
    Step.EXTEND: notice_corrections.extend,
    Step.ASK_EXCEPTION: notice_closing.ask_exception,
    Step.GRANT_EXCEPTION: notice_closing.grant_exception,
    Step.VERIFY: notice_closing.verify,
    Step.DECIDE: notice_decisions.decide,
    Step.RECONSIDER: notice_decisions.reconsider,
    Step.RENEW: notice_closing.renew,
    Step.CONCLUDE: notice_closing.conclude,
    Step.ISSUE: notice_closing.issue,
    Step.ENLIST: notice_closing.enlist,
    Step.WITHDRAW: command.withdraw,
}


def show(viewer: Viewer) -> None:
    """The paper first; what may be done, what happened to it and what changed in it under it."""
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
    _done(page)
    notice_result.show(page)
    _paper(viewer, page)
    attached.show(viewer, subject=Subject.NOTICE, subject_id=notice_id)
    if page.asks_opinions and page.row.published_at and page.row.state is not State.WITHDRAWN:
        _opinion(viewer, page)
    _steps(viewer, page)
    _history(page)
    if page.row.published_at:
        st.divider()  # from here on: the reader's own word, and the page's
        read_receipts.show(viewer, subject=Subject.NOTICE, subject_id=notice_id, version=page.version)
        page_foot.show(f"/print/notice/{notice_id}", fingerprint=fingerprint)


def _head(page: NoticePage) -> None:
    row = page.row
    path = (t("首页"), t("人事与党务公示"))
    kind, number = labels.label(row.kind), notice_words.number(row.year, row.serial)
    title = t("{kind}{number}", kind=kind, number=number) if number else kind
    page_head.show(escaped(title), "", path=path)
    st.markdown(notice_words.badges(row))
    st.caption(notice_rules.order(row.kind))
    if row.state in UNPUBLISHED:
        st.info(t("尚未发布，只有办理人员可以看到。"), icon=":material/edit_note:")


def _done(page: NoticePage) -> None:
    """What the reader has just done here."""
    step = filters.text("done")
    if step in (Step.PUBLISH, Step.INFORM) and page.row.published_at:
        notice_drafts.published(page)
    elif step in set(Step):
        notice_steps.done(Step(step))


def _paper(viewer: Viewer, page: NoticePage) -> None:
    row = page.row
    if row.state in UNPUBLISHED and asks_opinions(row.kind):
        with reading() as db:
            foreseen = query.foreseen(db, viewer, text=page.text, on=today())
        st.subheader(t("预览：如果今天发布"), anchor=False)
        notice_period.warnings(foreseen.thin, foreseen.disagrees)
        notice_paper.show(page.text, row.kind, published_on=today(), period=foreseen.period)
        notice_period.strip(foreseen.period, today(), today())
        return
    published_on = local_day(row.published_at) if row.published_at else None
    number = notice_words.number(row.year, row.serial)
    notice_paper.show(page.text, row.kind, number=number, published_on=published_on, period=page.period)
    if page.period and published_on:
        st.subheader(t("公示期逐日"), anchor=False)
        if published_on != _first_published(page):
            st.caption(t("公示期从 {day} 起重新计算。", day=labels.day(published_on)))
        notice_period.strip(page.period, published_on, today(), page.lost_days)


def _first_published(page: NoticePage) -> date:
    return next(local_day(step.at) for step in page.steps if step.step in (Step.PUBLISH, Step.INFORM))


def _steps(viewer: Viewer, page: NoticePage) -> None:
    """What may be done next, for those who may do it. A page that something has outrun takes no step."""
    with reading() as db:
        possible = notice_work.possible(db, viewer, notice_id=page.row.id, today=today())
    if not possible:
        return
    st.subheader(t("办理"), anchor=False)
    seen = filters.text("seen")
    if seen and seen != page.stamp:
        notice_steps.outrun(page)
        if st.button(t("看最新情况"), icon=":material/update:"):
            filters.narrow(seen="", done="")
        return
    st.query_params["seen"] = page.stamp
    if page.row.state is State.DRAFT:
        links.to("write-notice", t("我的草稿"), icon=":material/edit_document:")
    asked = notice_steps.ask(possible, page, _meetings(viewer))
    if asked:
        with problem_notes.told():
            with writing() as db:
                _COMMANDS[asked.step](db, by=viewer, now=now(), notice_id=page.row.id, **asked.said)
            filters.narrow(seen="", done=asked.step)


def _meetings(viewer: Viewer) -> tuple[MeetingRow, ...]:
    """The committee's meetings on record, for who records what it decided."""
    if not can(viewer, Permission.RECORD_DECISIONS):
        return ()
    with reading() as db:
        return meetings.listed(db, viewer, kind=MeetingKind.COMMITTEE)


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
    if not page.row.published_at and not page.steps:
        return
    st.subheader(t("办理过程"), anchor=False)
    notice_history.timeline(page.versions[0], page.steps, page.row.state, procedure_of(page.row.kind))
    notice_step_forms.open_meetings(page.decisions)
    if not page.asks_opinions or not page.row.published_at:
        return
    st.subheader(t("更正记录"), anchor=False)
    if len(page.versions) == 1:
        st.caption(t("发布后没有更正。"))
        return
    notice_history.corrections(page.versions, page.row.kind, published_on=_first_published(page))
