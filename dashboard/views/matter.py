"""督办事项: one matter settled, from its meeting to its end, and what this reader may do about it."""

from __future__ import annotations

import streamlit as st

from dashboard import attached
from dashboard.clock import now, today
from dashboard.i18n import t
from dashboard.parts import filters, links, matter_cards, matter_form, matter_history, page_head, problem_notes
from dashboard.parts.matter_form import Asked
from dashboard.parts.meeting_brief import LINE
from dashboard.parts.plain import escaped
from data.commands import matters as command
from data.database import reading, writing
from data.errors import NotFound, RuleBroken
from data.rules.matter_workflow import MatterStep
from data.rules.roles import Viewer
from data.rules.subjects import Subject
from queries import matters
from queries.matters import MatterPage


def show(viewer: Viewer) -> None:
    """The matter that the address names."""
    links.to("matters", t("返回督办台账"), icon=":material/arrow_back:")
    matter_id = filters.number("id")
    if matter_id is None:
        raise NotFound("matter_unknown")
    with reading() as db:
        page = matters.one(db, viewer, matter_id=matter_id, today=today())
    page_head.show(t("督办事项"), t("一件议定事项的全过程：谁负责、到了哪一步、何时到期。"))
    with st.container(width=LINE):
        _head(page)
        matter_history.show(page)
        _act(viewer, page)
        _evidence(viewer, page)
        matter_history.meetings(page)


def _head(page: MatterPage) -> None:
    st.markdown(f"**{escaped(page.row.text)}**")
    matter_cards.state(page.row)
    st.caption(matter_cards.responsible(page.row))
    if page.row.result:
        st.markdown(t("结果：{result}", result=escaped(page.row.result)))
    links.to("meeting", t("所在会议的纪要"), icon=":material/groups:", id=page.row.meeting_id)


def _act(viewer: Viewer, page: MatterPage) -> None:
    seen = len(page.steps)
    until = page.asked_until or page.row.deadline
    asked = matter_form.ask(page.steps_open, key=f"matter-{page.row.id}-{seen}", until=until, today=today())
    if asked:
        with problem_notes.told():
            _take(viewer, page.row.id, asked, seen)
            st.rerun()


def _evidence(viewer: Viewer, page: MatterPage) -> None:
    """Files that show how far it is, for all who read it; its own units lay them down until it is closed off."""
    show = attached.edit if page.may_attach else attached.show
    show(viewer, subject=Subject.MATTER, subject_id=page.row.id, title=t("佐证材料"))


def _take(viewer: Viewer, matter_id: int, asked: Asked, seen: int) -> None:
    step, note, at = asked.step, asked.note, now()
    with writing() as db:
        if step in (MatterStep.REPORT, MatterStep.FINISH):
            done = step is MatterStep.FINISH
            command.report(
                db, by=viewer, now=at, matter_id=matter_id, note=note, evidence=asked.evidence, finished=done, seen=seen
            )
        elif step is MatterStep.ASK_EXTENSION:
            if asked.until is None:
                raise RuleBroken("field_missing", field="until", person="")
            command.ask_extension(db, by=viewer, now=at, matter_id=matter_id, until=asked.until, reason=note, seen=seen)
        elif step in (MatterStep.EXTEND, MatterStep.REFUSE_EXTENSION):
            yes = step is MatterStep.EXTEND
            command.answer_extension(db, by=viewer, now=at, matter_id=matter_id, granted=yes, reason=note, seen=seen)
        elif step is MatterStep.CLOSE:
            command.close(db, by=viewer, now=at, matter_id=matter_id, note=note, seen=seen)
        elif step is MatterStep.REVIEW:
            command.review(db, by=viewer, now=at, matter_id=matter_id, note=note, seen=seen)
        else:
            command.send_back(db, by=viewer, now=at, matter_id=matter_id, reason=note, seen=seen)
