"""会议纪要: one meeting's brief, and the step that this reader may take on its way out."""

from __future__ import annotations

import streamlit as st

from dashboard import attached, labels, read_receipts
from dashboard.clock import now, today
from dashboard.feeds import meeting_paper as paper
from dashboard.i18n import t
from dashboard.parts import (
    filters,
    links,
    meeting_brief,
    meeting_corrections,
    meeting_steps,
    page_foot,
    page_head,
    problem_notes,
)
from dashboard.parts.plain import escaped
from data.commands import meetings as command
from data.database import reading, writing
from data.errors import NotFound
from data.rules.meeting_workflow import RULES, MeetingState, MeetingStep
from data.rules.names import name_key
from data.rules.roles import Permission, Viewer, can
from data.rules.subjects import Subject
from queries import meetings
from queries.meetings import Brief


def show(viewer: Viewer) -> None:
    """The brief that the address names. A meeting that the viewer may not see is one that is not there."""
    links.to("meetings", t("返回会议列表"), icon=":material/arrow_back:")
    meeting_id = filters.number("id")
    if meeting_id is None:
        raise NotFound("meeting_unknown")
    with reading() as db:
        brief = meetings.brief(db, viewer, meeting_id=meeting_id, today=today())
    page_head.show(escaped(brief.row.title) or t("未命名的纪要"), labels.label(brief.row.kind))
    meeting_steps.where(brief)
    meeting_corrections.latest(brief.corrections)
    _steps(viewer, brief)
    meeting_brief.letter(brief)
    with st.container(width=meeting_brief.LINE):
        attached.show(viewer, subject=Subject.MEETING, subject_id=meeting_id, title=t("会议材料"))
    meeting_steps.taken(brief)
    with st.container(width=meeting_brief.LINE):
        meeting_corrections.show(brief.corrections)
    if can(viewer, Permission.RECORD_DECISIONS):
        links.to("decisions", t("登记重大决策"), icon=":material/gavel:", record=brief.row.id)
    if brief.row.state is MeetingState.ISSUED and can(viewer, Permission.CHECK_MEETINGS):
        links.to("write-meeting", t("更正这份纪要"), icon=":material/edit_document:", correct=brief.row.id)
    if brief.row.issued_at is not None:
        read_receipts.show(viewer, subject=Subject.MEETING, subject_id=meeting_id, version=brief.version)
        page_foot.show(f"/print/meeting/{meeting_id}", fingerprint=paper.fingerprint(brief))


def _steps(viewer: Viewer, brief: Brief) -> None:
    if brief.row.state is MeetingState.DRAFT and can(viewer, Permission.WRITE_MEETINGS):
        links.to("write-meeting", t("继续填写"), icon=":material/edit_document:", form=brief.form_id)
    pressed = meeting_steps.ask(brief, _may(viewer, brief))
    if pressed:
        step, reason = pressed
        with problem_notes.told():
            _take(viewer, brief, step, reason)
            st.rerun()


def _may(viewer: Viewer, brief: Brief) -> list[MeetingStep]:
    """The steps for which a button is shown; the command decides."""
    is_chair = name_key(viewer.name) == name_key(brief.content.chair)
    fits = {
        MeetingStep.CHECK: viewer.login not in brief.writers,
        MeetingStep.SIGN: is_chair,
        MeetingStep.ISSUE: True,
        MeetingStep.SEND_BACK: True,
    }
    found = [
        step
        for step, rule in RULES.items()
        if brief.row.state in rule.begins and can(viewer, rule.permission) and fits[step]
    ]
    if MeetingStep.SIGN in found and MeetingStep.SEND_BACK not in found:
        found.append(MeetingStep.SEND_BACK)  # the chair may give it back as well
    return found


def _take(viewer: Viewer, brief: Brief, step: MeetingStep, reason: str) -> None:
    meeting_id, version = brief.row.id, brief.version
    with writing() as db:
        if step is MeetingStep.CHECK:
            command.check(db, by=viewer, now=now(), meeting_id=meeting_id, version=version)
        elif step is MeetingStep.SIGN:
            command.sign(db, by=viewer, now=now(), meeting_id=meeting_id, version=version)
        elif step is MeetingStep.ISSUE:
            command.issue(db, by=viewer, now=now(), meeting_id=meeting_id)
        else:
            command.send_back(db, by=viewer, now=now(), meeting_id=meeting_id, version=version, reason=reason)
