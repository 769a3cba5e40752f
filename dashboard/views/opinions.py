"""意见办理: the box, what waits to be assigned and checked, and what came by letter, telephone or visit."""

from __future__ import annotations

import streamlit as st

from dashboard.clock import now, today
from dashboard.i18n import t, tn
from dashboard.parts import (
    filters,
    notice_words,
    opinion_actions,
    opinion_cards,
    opinion_receipt,
    opinion_register,
    page_head,
    problem_notes,
)
from data.commands import opinions as command
from data.database import reading, writing
from data.rules.notice_kinds import asks_opinions
from data.rules.notice_workflow import UNPUBLISHED, State
from data.rules.roles import Permission, Viewer, can
from queries import notices, opinions

PAGE_SIZE = 20


def show(viewer: Viewer) -> None:
    """The box first, for receivers; then the work list."""
    page_head.show(
        t("意见办理"),
        t("公示期间收到的意见，由谁核实、结论是什么。只有受理人和被分办的核实人能看到；公示对象和须回避的人看不到。"),
    )
    if can(viewer, Permission.RECEIVE_OPINIONS):
        _box(viewer)
        _register(viewer)
    _recuse(viewer)
    with reading() as db:
        rows = opinions.listed(db, viewer)
    waiting = [row for row in rows if row.is_open]
    done = [row for row in rows if not row.is_open]
    st.header(t("待办"), anchor=False)
    opinion_cards.to_do(waiting)
    if done:
        with st.expander(
            tn("已办结 {n} 条", len(done)), icon=":material/inventory:", expanded="page" in st.query_params
        ):
            place = st.container()
            page = filters.page(-(-len(done) // PAGE_SIZE))
            with place:
                opinion_cards.rows(done[(page - 1) * PAGE_SIZE : page * PAGE_SIZE])


def _box(viewer: Viewer) -> None:
    with reading() as db:
        waiting = opinions.waiting(db, viewer, today=today())
    if opinion_cards.box(waiting.in_box):
        with problem_notes.told():
            with writing() as db:
                command.open_box(db, by=viewer, now=now())
            st.rerun()


def _register(viewer: Viewer) -> None:
    written = opinion_register.ask(_asking(viewer), today())
    if written is None:
        return
    with problem_notes.told():
        with writing() as db:
            command.register(
                db,
                by=viewer,
                now=now(),
                notice_id=written.notice_id,
                channel=written.channel,
                received_on=written.received_on,
                text=written.text,
                receipt=written.receipt,
                author=written.author,
            )
        opinion_receipt.begin_anew(opinion_register.FORM)
        st.rerun()


def _recuse(viewer: Viewer) -> None:
    """Before anything is seen: who knows of a tie declares it here."""
    declared = opinion_actions.recuse(_asking(viewer))
    if declared:
        notice_id, reason = declared
        with problem_notes.told():
            with writing() as db:
                command.recuse(db, by=viewer, now=now(), notice_id=notice_id, reason=reason)
            st.success(t("已申报回避。这份公示的意见不再向您显示。"), icon=":material/person_off:")


def _asking(viewer: Viewer) -> dict[int, str]:
    """Published notices that ask for opinions, by number and title, those open first."""
    with reading() as db:
        rows = notices.listed(db, viewer, today=today())
    return {
        row.id: f"{notice_words.number(row.year, row.serial)} {row.title}"
        for row in rows
        if asks_opinions(row.kind) and row.state is not State.WITHDRAWN and row.state not in UNPUBLISHED
    }
