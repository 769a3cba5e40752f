"""起草与发布公示: drafts of one's own, drafts that wait for a second person, and corrections in the open."""

from __future__ import annotations

from dataclasses import replace
from uuid import uuid4

import streamlit as st

from dashboard import attached, labels
from dashboard.clock import now, today
from dashboard.i18n import t
from dashboard.parts import (
    filters,
    links,
    notice_drafts,
    notice_form,
    notice_history,
    notice_paper,
    notice_period,
    notice_rules,
    notice_words,
    page_head,
    problem_notes,
)
from data.commands import notice_corrections
from data.commands import notices as command
from data.database import reading, writing
from data.errors import RuleBroken
from data.rules import notice_content
from data.rules.notice_changes import changes
from data.rules.notice_content import NoticeContent
from data.rules.notice_kinds import NoticeKind, asks_opinions, minimum
from data.rules.notice_workflow import State
from data.rules.roles import Viewer
from data.rules.subjects import Subject
from data.settings import settings
from queries import notice_drafts as query
from queries import notice_work, notices
from queries.notice_drafts import Draft

OVERVIEW = dict.fromkeys(("form", "correct", "kind", "version", "people", "withdrawn"), "")
LONGEST_FORM_ID = 40  # as the table has it
MOST_PEOPLE = 200


def show(viewer: Viewer) -> None:
    """What the address names: a form, or a correction; otherwise what there is to do."""
    form_id = st.query_params.get("form", "")[:LONGEST_FORM_ID]
    corrected = filters.number("correct")
    if corrected is not None:
        _correct(viewer, corrected)
    elif form_id:
        _write(viewer, form_id)
    else:
        _overview(viewer)


def _overview(viewer: Viewer) -> None:
    page_head.show(t("起草与发布公示"), t("一人起草，一人审核，局领导审批后发布；公示期在发布时由系统计算。"))
    if filters.number("withdrawn"):
        st.info(t("草稿已撤回，没有发布。"), icon=":material/undo:")
    if st.button(t("起草公示或通报"), type="primary", icon=":material/edit_document:"):
        filters.narrow(**{**OVERVIEW, "form": uuid4().hex})
    links.to("import-notices", t("从表格批量导入"), icon=":material/playlist_add:")
    with reading() as db:
        drafts = query.drafts(db, viewer)
        work = notice_work.waiting(db, viewer, today=today())
    st.header(t("等您办理"), anchor=False)
    notice_drafts.waiting(work)
    st.header(t("我的草稿"), anchor=False)
    continued = notice_drafts.own([draft for draft in drafts if draft.drafted_by == viewer.login])
    if continued:
        filters.narrow(form=continued.form_id, kind=continued.kind, version=str(continued.version))


def _write(viewer: Viewer, form_id: str) -> None:
    with reading() as db:
        drafts = query.drafts(db, viewer)
    draft = next((d for d in drafts if d.form_id == form_id and d.drafted_by == viewer.login), None)
    _head(t("起草公示或通报"))
    kind = _kind(draft)
    version = _opened_on(draft.version) if draft else filters.number("version")
    if draft and version and not _refuse_newer(version, draft.version):
        notice_drafts.saved(draft, _still_missing(draft))
    elif version and draft is None:  # the form stays, so that what was typed can still be copied
        notice_drafts.gone()
    begin = draft.text if draft else _blank(viewer, kind)
    key = f"{form_id}-{version or 0}"
    with st.form(key, enter_to_submit=False):
        content = notice_form.ask(kind, begin, key=key, people=_blocks(begin), least_days=_least_days(kind))
        content = replace(content, count_publication_day=kind in settings().count_publication_day)
        preview, add, save = notice_form.buttons(t("保存草稿"), ":material/save:")
    if add:
        filters.narrow(people=str(_blocks(begin) + 1))
    if save:
        _save(viewer, form_id, kind, content, version)
    elif preview or draft:
        _preview(viewer, kind, content)
    if draft:
        _attachments(viewer, draft.id, draft.text)
        _withdraw(viewer, draft)


def _still_missing(draft: Draft) -> RuleBroken | None:
    try:
        notice_content.check(draft.kind, draft.text)
    except RuleBroken as broken:
        return broken
    return None


def _save(viewer: Viewer, form_id: str, kind: NoticeKind, content: NoticeContent, version: int | None) -> None:
    with problem_notes.told():
        with writing() as db:
            command.save_draft(db, by=viewer, now=now(), form_id=form_id, kind=kind, content=content, version=version)
        with reading() as db:
            saved = next(draft for draft in query.drafts(db, viewer) if draft.form_id == form_id)
        filters.narrow(kind=kind, version=str(saved.version), people="")


def _correct(viewer: Viewer, notice_id: int) -> None:
    with reading() as db:
        page = notices.one(db, viewer, notice_id=notice_id, today=today())
    _head(t("更正公示"))
    links.to("notice", notice_words.read(page.row), icon=":material/campaign:", id=notice_id)
    if page.row.state not in (State.OPEN, State.ENDED):
        page_head.empty(t("只有公示中的，或期满而尚未核实的公示可以更正。"))
        return
    version = _opened_on(page.version)
    if not _refuse_newer(version, page.version) and page.correction:
        notice_history.waiting(page.correction)
    key = f"correct-{notice_id}-{version}"
    with st.form(key, enter_to_submit=False):
        reason, of_substance = notice_form.why_corrected(key)
        least = min(_least_days(page.row.kind), page.text.period_days)  # what was long enough when it was published
        content = notice_form.ask(page.row.kind, page.text, key=key, people=_blocks(page.text), least_days=least)
        preview, add, publish = notice_form.buttons(t("提交更正"), ":material/edit_document:")
    if add:
        filters.narrow(people=str(_blocks(page.text) + 1))
    if publish:
        _propose(viewer, notice_id, version, content, reason, of_substance=of_substance)
    elif preview:
        st.header(t("将公开的改动"), anchor=False)
        notice_history.differences(changes(page.text, content.tidied()))
        _preview(viewer, page.row.kind, content)
    _attachments(viewer, notice_id, page.text)


def _propose(
    viewer: Viewer, notice_id: int, version: int, content: NoticeContent, reason: str, *, of_substance: bool
) -> None:
    with problem_notes.told():
        with writing() as db:
            notice_corrections.propose(
                db,
                by=viewer,
                now=now(),
                notice_id=notice_id,
                version=version,
                content=content,
                reason=reason,
                of_substance=of_substance,
            )
        filters.narrow(people="")


def _attachments(viewer: Viewer, notice_id: int, text: NoticeContent) -> None:
    people = [person.name for person in text.people]
    attached.edit(viewer, subject=Subject.NOTICE, subject_id=notice_id, people=people)


def _withdraw(viewer: Viewer, draft: Draft) -> None:
    reason = notice_form.why_withdrawn(f"withdraw-{draft.form_id}")
    if reason is not None:
        with problem_notes.told():
            with writing() as db:
                command.withdraw(db, by=viewer, now=now(), notice_id=draft.id, reason=reason)
            filters.narrow(**{**OVERVIEW, "withdrawn": str(draft.id)})


def _head(title: str) -> None:
    page_head.show(title, "", path=(t("起草与发布公示"),))
    if st.button(t("返回草稿列表"), type="tertiary", icon=":material/arrow_back:"):
        filters.narrow(**OVERVIEW)


def _kind(draft: Draft | None) -> NoticeKind:
    """Chosen first, for it decides what the form asks; a draft's own kind is the default."""
    kinds = sorted(NoticeKind, key=lambda kind: draft is not None and kind is not draft.kind)
    kind = NoticeKind(filters.choice("kind", t("类别"), kinds, lambda kind: labels.label(NoticeKind(kind))))
    st.markdown("\n".join(f"- {sentence}" for sentence in notice_rules.sentences(kind, today())))
    return kind


def _blank(viewer: Viewer, kind: NoticeKind) -> NoticeContent:
    """A new text, with whom to reply to as in the notice published last."""
    with reading() as db:
        last = query.latest_text(db, viewer, kind=kind)
    blank = NoticeContent("", "", (), _least_days(kind), "", "", "", "")
    if last is None:
        return blank
    return replace(blank, receiver=last.receiver, phone=last.phone, address=last.address, issuer=last.issuer)


def _blocks(begin: NoticeContent) -> int:
    """How many people the form has room for: those there are, at least one, more where the address says so."""
    return min(max(1, len(begin.people), filters.number("people") or 0), MOST_PEOPLE)


def _least_days(kind: NoticeKind) -> int:
    least = minimum(kind, today())
    return least.days if least else 0


def _opened_on(current: int) -> int:
    """The version that this page was opened on. The address keeps it, so that a later one is noticed."""
    opened = filters.number("version")
    if opened is None:
        st.query_params["version"] = str(current)
    return opened or current


def _refuse_newer(version: int, current: int) -> bool:
    """Say so, and offer the latest, where a later version was saved since this page was opened."""
    if version == current:
        return False
    st.warning(
        t("您打开的是第 {yours} 版，现已有第 {current} 版。请先阅读最新一版。", yours=version, current=current),
        icon=":material/update:",
    )
    if st.button(t("打开第 {current} 版", current=current), icon=":material/update:"):
        filters.narrow(version=str(current))
    return True


def _preview(viewer: Viewer, kind: NoticeKind, content: NoticeContent) -> None:
    """The paper as it would be if it were published today."""
    st.header(t("预览：如果今天发布"), anchor=False)
    if not asks_opinions(kind):
        notice_paper.show(content, kind, published_on=today())
        return
    with reading() as db:
        foreseen = query.foreseen(db, viewer, text=content, on=today())
    notice_period.warnings(foreseen.thin, foreseen.disagrees)
    notice_paper.show(content, kind, published_on=today(), period=foreseen.period)
    notice_period.strip(foreseen.period, today(), today())
