"""Questions beside a figure: shown, asked and answered, the same for a line and a total. Beside the views, which share it."""

from __future__ import annotations

import streamlit as st

from dashboard.caching import kept
from dashboard.clock import now, today
from dashboard.i18n import t
from dashboard.parts import problem_notes
from dashboard.parts import questions as part
from data.commands import questions as command
from data.database import writing
from data.rules.questions import Figure, QuestionState
from data.rules.roles import Viewer
from data.settings import settings
from queries import questions


def show(viewer: Viewer, *, figure: Figure) -> None:
    """What was asked about this figure and answered; the forms to answer, for the unit's people, and to ask."""
    rows = kept(questions.about, viewer, figure=figure, today=today())
    box = part.box(rows, figure)
    if not box.open:
        return
    with box:
        for row in rows:
            with st.container(border=True, gap="small"):
                part.card(row)
                if row.is_mine and row.state is not QuestionState.ANSWERED:
                    _answer(viewer, row)
        if rows:
            part.ask_too()
        _ask(viewer, figure)


def _answer(viewer: Viewer, row: questions.QuestionRow) -> None:
    text = part.answer(row)
    if text is not None:
        with problem_notes.told():
            with writing() as db:
                command.answer(db, by=viewer, now=now(), question_id=row.id, text=text)
            st.toast(t("答复已提交，全体职工可见。"), icon=":material/send:")
            st.rerun()


def _ask(viewer: Viewer, figure: Figure) -> None:
    form = part.key(figure)
    given = part.ask(form, unit=figure.unit, days=settings().lead_days)
    if given:
        with problem_notes.told():
            with writing() as db:
                command.ask(
                    db,
                    by=viewer,
                    now=now(),
                    form_id=given.form_id,
                    figure=figure,
                    text=given.text,
                    is_named=given.is_named,
                )
            part.sent(form)
            st.toast(t("提问已提交，全体职工可见。"), icon=":material/send:")
            st.rerun()
