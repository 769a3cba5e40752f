"""Attachments on a page: shown, added and removed, the same for every subject. Beside the views, which share it."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

import streamlit as st

from dashboard.clock import now, today
from dashboard.i18n import t
from dashboard.parts import attachments as part
from dashboard.parts import problem_notes
from data.commands import attachments as command
from data.database import reading, writing
from data.imports import attachment_file
from data.rules.attachments import CheckedAttachment
from data.rules.roles import Viewer
from data.rules.subjects import Subject
from data.settings import settings
from queries import attachments
from queries.attachments import AttachmentRow


def show(viewer: Viewer, *, subject: Subject, subject_id: int, title: str = "") -> None:
    """The attachments, under their own heading; nothing where there are none."""
    rows = _rows(viewer, subject, subject_id)
    if rows:
        st.subheader(title or t("附件"), anchor=False)
        part.show(rows)


def edit(viewer: Viewer, *, subject: Subject, subject_id: int, people: Sequence[str] = (), title: str = "") -> None:
    """The same with a form that adds one and one that removes one; `people` may each be given a photo."""
    st.subheader(title or t("附件和照片"), anchor=False)
    rows = _rows(viewer, subject, subject_id)
    part.show(rows)
    key = f"{subject}-{subject_id}"
    given = part.ask(people, key=key, limit_mb=settings().largest_attachment_mb)
    removed = part.ask_removal(rows, key=key)
    with problem_notes.told():
        if given:
            uploaded, photo_of = given
            file = read(uploaded)
            with writing() as db:
                command.add(
                    db, by=viewer, now=now(), subject=subject, subject_id=subject_id, file=file, photo_of=photo_of
                )
        if removed:
            with writing() as db:
                command.remove(db, by=viewer, now=now(), attachment_id=removed[0], reason=removed[1])
        if given or removed:
            st.rerun()


def read(uploaded: Any) -> CheckedAttachment:
    """A file as it was uploaded, looked into. Raises FileRejected."""
    limit = settings().largest_attachment_mb * 1_000_000
    return attachment_file.read(uploaded.getvalue(), uploaded.name, limit=limit)


def _rows(viewer: Viewer, subject: Subject, subject_id: int) -> tuple[AttachmentRow, ...]:
    with reading() as db:
        return attachments.listed(db, viewer, subject=subject, subject_id=subject_id, today=today())
