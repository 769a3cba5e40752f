"""已阅 on a page: asked, recorded and shown, the same for every subject. Beside the views, which share it."""

from __future__ import annotations

import streamlit as st

from dashboard.clock import now, today
from dashboard.parts import problem_notes
from dashboard.parts import receipts as part
from data.commands import receipts as command
from data.database import reading, writing
from data.rules.roles import Permission, Viewer, can
from data.rules.subjects import Subject
from queries import receipts

_PUBLISHES = {Subject.NOTICE: Permission.WRITE_NOTICES, Subject.MEETING: Permission.WRITE_MEETINGS}


def show(viewer: Viewer, *, subject: Subject, subject_id: int, version: int) -> None:
    """The reader's 已阅 for what is published; for those who publish it, how far it has reached."""
    with reading() as db:
        own = receipts.own(db, viewer, subject=subject, subject_id=subject_id)
    if part.ask(own, version=version):
        with problem_notes.told():
            with writing() as db:
                command.mark(db, by=viewer, now=now(), subject=subject, subject_id=subject_id, version=version)
            st.rerun()
    if can(viewer, _PUBLISHES[subject]):
        with reading() as db:
            units = receipts.reach(db, viewer, subject=subject, subject_id=subject_id, version=version, today=today())
        part.reach(units)
