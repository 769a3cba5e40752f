"""A line about which staff ask, and their questions made up for a test."""

from __future__ import annotations

import itertools
from dataclasses import replace
from datetime import UTC, date, datetime
from typing import Any

from sqlalchemy import select

from data.commands import questions
from data.database import reading, writing
from data.rules.questions import Figure
from data.rules.roles import Viewer
from data.tables.questions import Question
from data.tables.spending import SpendingLine
from tests.ledgers import a_line, import_lines
from tests.people import EMPLOYEE

ASKED = datetime(2026, 11, 13, 8, 0, tzinfo=UTC)  # a Friday
DUE = date(2026, 11, 20)  # five working days later
PAYEE = "林佳禾"
CLERK = replace(EMPLOYEE, login="clerk", name="办公室甲", unit="办公室")
_forms = itertools.count(1)


def a_masked_line() -> int:
    """A payment of the general office to an individual, and its number."""
    file_id = import_lines(a_line(860.5, payee=PAYEE, payee_kind="person", handler="经办己"))
    with reading() as db:
        return db.scalars(select(SpendingLine.id).where(SpendingLine.file_id == file_id)).one()


def ask(
    figure: Figure,
    *,
    by: Viewer = EMPLOYEE,
    at: datetime = ASKED,
    text: str = "为什么这么多？",
    form_id: str = "",
    **more: Any,
) -> int:
    """A question about a figure, and its number."""
    with writing() as db:
        form = form_id or f"form{next(_forms)}"
        return questions.ask(db, by=by, now=at, form_id=form, figure=figure, text=text, **more)


def stored(question_id: int) -> Question:
    """The row of a question."""
    with reading() as db:
        return db.get_one(Question, question_id)
