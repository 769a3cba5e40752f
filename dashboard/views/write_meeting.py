"""录入会议纪要: drafts and what is on its way out, a form to draft, and corrections of issued briefs."""

from __future__ import annotations

from dataclasses import replace
from uuid import uuid4

import streamlit as st

from dashboard import attached, labels
from dashboard.clock import now, today
from dashboard.i18n import t
from dashboard.parts import filters, links, meeting_form, meeting_steps, page_head, problem_notes
from data.commands import meetings as command
from data.database import reading, writing
from data.rules.meeting_content import MeetingContent
from data.rules.meeting_rules import Attendance, MeetingKind
from data.rules.meeting_workflow import MeetingState
from data.rules.roles import Permission, Viewer, must
from data.rules.subjects import Subject
from queries import matters, meetings, units

OVERVIEW = dict.fromkeys(("form", "correct", "kind", "version", "matters"), "")
LONGEST_FORM_ID = 40  # as the table has it
MOST_MATTERS = 60


def show(viewer: Viewer) -> None:
    """What the address names: a form or a correction; otherwise what there is to do."""
    form_id, corrected = filters.text("form")[:LONGEST_FORM_ID], filters.number("correct")
    if corrected is not None:
        _correct(viewer, corrected)
    elif form_id:
        _write(viewer, form_id)
    else:
        _overview(viewer)


def _overview(viewer: Viewer) -> None:
    page_head.show(t("录入会议纪要"), t("办公室起草，负责人核对，主持人签发，再印发给全体人员。"))
    if st.button(t("录入一次会议"), type="primary", icon=":material/edit_document:"):
        filters.narrow(form=uuid4().hex)
    links.to("import-meeting", t("导入已有的纪要（Word、文本、Excel）"), icon=":material/upload_file:")
    with reading() as db:
        rows = meetings.unissued(db, viewer, today=today())
    st.header(t("尚未印发"), anchor=False)
    if not rows:
        page_head.empty(t("没有尚未印发的会议纪要。录入一次会议并保存后，会出现在这里。"))
    chosen = meeting_steps.cards(rows, login=viewer.login)
    if chosen:
        filters.narrow(form=chosen.form_id)


def _write(viewer: Viewer, form_id: str) -> None:
    with reading() as db:
        known = meetings.draft(db, viewer, form_id=form_id)
    _head(t("纪要草稿"))
    if known and known.state is not MeetingState.DRAFT:
        page_head.empty(t("这份纪要已核对，不能再修改。如需修改，请先退回。"))
        links.to("meeting", t("阅读纪要"), icon=":material/groups:", id=known.id)
        return
    kind = _kind(known.content.kind if known else None)
    version = filters.number("version") or (known.version if known else 0)
    if known:
        _saved(known, version)
    begin = replace(known.content, kind=kind) if known else _blank(viewer, kind)
    key = f"{form_id}-{kind}-{version}"
    count = _blocks(begin)
    with st.form(key, enter_to_submit=False):
        content = _ask(viewer, begin, key=key, count=count)
        keep, add = meeting_form.buttons(t("保存草稿"))
    if keep:
        with problem_notes.told():
            with writing() as db:
                command.save_draft(db, by=viewer, now=now(), form_id=form_id, content=content, version=version or None)
            with reading() as db:
                saved = meetings.draft(db, viewer, form_id=form_id)
            filters.narrow(kind=kind, version=str(saved.version if saved else ""), matters="")
    if add:
        filters.narrow(matters=str(count + 1))
    if known:
        _papers(viewer, known.id)


def _correct(viewer: Viewer, meeting_id: int) -> None:
    must(viewer, Permission.CHECK_MEETINGS)
    with reading() as db:
        brief = meetings.brief(db, viewer, meeting_id=meeting_id, today=today())
    _head(t("更正会议纪要"))
    links.to("meeting", t("阅读纪要"), icon=":material/groups:", id=meeting_id)
    if brief.row.state is not MeetingState.ISSUED:
        page_head.empty(t("只有已印发的纪要需要更正。"))
        return
    version = filters.number("version") or brief.version
    key, count = f"correct-{meeting_id}-{version}", _blocks(brief.content)
    with st.form(key, enter_to_submit=False):
        reason = meeting_form.why_corrected(key)
        content = _ask(viewer, brief.content, key=key, count=count)
        keep, add = meeting_form.buttons(t("发布更正"))
    if keep:
        with problem_notes.told():
            with writing() as db:
                command.correct(
                    db, by=viewer, now=now(), meeting_id=meeting_id, version=version, content=content, reason=reason
                )
            filters.narrow(version=str(version + 1), matters="")
    if version > 1 and brief.corrections and brief.corrections[-1].number == version:
        st.success(t("更正已发布，改动和理由对全体读者公开。"), icon=":material/campaign:")
    if add:
        filters.narrow(matters=str(count + 1))
    _papers(viewer, meeting_id)


def _papers(viewer: Viewer, meeting_id: int) -> None:
    attached.edit(viewer, subject=Subject.MEETING, subject_id=meeting_id, title=t("会议材料"))


def _ask(viewer: Viewer, begin: MeetingContent, *, key: str, count: int) -> MeetingContent:
    with reading() as db:
        names = units.names(db, viewer, today=today())
        earlier = dict(matters.earlier_choices(db, viewer, today=today()))
    return meeting_form.ask(begin, key=key, today=today(), matters=count, units=names, earlier=earlier)


def _head(title: str) -> None:
    page_head.show(title, "", path=(t("录入会议纪要"),))
    if st.button(t("返回纪要列表"), type="tertiary", icon=":material/arrow_back:"):
        filters.narrow(**OVERVIEW)


def _kind(known: MeetingKind | None) -> MeetingKind:
    """Chosen first, for it decides what the form asks; the monthly meeting, or a draft's own kind, is the default."""
    default = known or MeetingKind.BUREAU_AFFAIRS
    kinds = sorted(MeetingKind, key=lambda kind: kind is not default)
    return MeetingKind(filters.choice("kind", t("会议类别"), kinds, lambda kind: labels.label(MeetingKind(kind))))


def _saved(known: meetings.DraftSaved, version: int) -> None:
    if version == known.version:
        said = t("草稿已保存：第 {version} 版。请起草人以外的办公室负责人核对。", version=version)
        st.info(said, icon=":material/save:")
        links.to("meeting", t("按印发的样子阅读"), icon=":material/visibility:", id=known.id)
    else:
        st.warning(
            t("您打开的是第 {yours} 版，现已有第 {current} 版。", yours=version, current=known.version),
            icon=":material/update:",
        )
        if st.button(t("打开第 {current} 版", current=known.version), icon=":material/update:"):
            filters.narrow(version=str(known.version))


def _blank(viewer: Viewer, kind: MeetingKind) -> MeetingContent:
    """A new brief that begins with the place, people and scope of the last meeting of its kind."""
    blank = MeetingContent(kind, held_on=today())
    with reading() as db:
        last = meetings.suggestions(db, viewer, kind=kind)
    if last is None:
        return blank
    everybody = tuple(
        person
        if person.attendance is Attendance.IN_ATTENDANCE
        else replace(person, attendance=Attendance.PRESENT, reason="")
        for person in last.attendees
    )
    return replace(
        blank,
        place=last.place,
        starts_at=last.starts_at,
        chair=last.chair,
        recorder=last.recorder,
        distribution=last.distribution,
        attendees=everybody,
    )


def _blocks(begin: MeetingContent) -> int:
    """How many matters the form has room for: those there are, at least one, more where the address says so."""
    return min(max(1, len(begin.matters), filters.number("matters") or 0), MOST_MATTERS)
