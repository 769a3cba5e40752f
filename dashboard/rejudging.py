"""Judging anew from a page: what waits for it, and the button for finance. Beside the views, which share it."""

from __future__ import annotations

import streamlit as st

from dashboard.caching import kept
from dashboard.clock import now, today
from dashboard.parts import judging_note, problem_notes
from data.database import reading, writing
from data.judging import judge
from data.rules.roles import Permission, Viewer, can, must
from queries import judging
from queries.judging import JudgingState

MOST_LINES = 100_000  # judged in about half a minute and in memory that a server of pages has; more is for the console


def show(viewer: Viewer) -> None:
    """How far judging is; whoever imports spending may have it done here."""
    state = _state(viewer)
    judging_note.show(state)
    if not state.waiting or not can(viewer, Permission.IMPORT_SPENDING):
        return
    if state.lines > MOST_LINES:
        judging_note.too_many(state)
    elif judging_note.wanted():
        run(viewer)
        st.rerun()


def run(viewer: Viewer) -> None:
    """Judge what waits, unless it is too much for a page; then the page goes on saying that it waits."""
    if _state(viewer).lines > MOST_LINES:
        return
    with problem_notes.told():
        must(viewer, Permission.IMPORT_SPENDING)
        with judging_note.progress() as report, reading() as db:
            judged = judge.look(db, now=now(), progress=report)
        with writing() as db:
            judge.keep(db, by=viewer, now=now(), judged=judged)
        if judged.counts:
            st.toast(judging_note.done(len(judged.findings), judged.lines), icon=":material/published_with_changes:")


def _state(viewer: Viewer) -> JudgingState:
    return kept(judging.state, viewer, today=today())
