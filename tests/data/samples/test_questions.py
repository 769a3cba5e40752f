from __future__ import annotations

from datetime import date

from sqlalchemy.orm import Session

from data.rules.questions import QuestionState
from queries import question_places, questions
from tests.people import EMPLOYEE

MONDAY = date(2026, 11, 23)


def test_some_questions_are_answered_one_waits_and_one_is_overdue(sample: Session):
    assert questions.counted(sample, EMPLOYEE, today=MONDAY) == {
        QuestionState.WAITING: 1,
        QuestionState.OVERDUE: 1,
        QuestionState.ANSWERED: 4,
    }


def test_they_are_about_payments_that_exist_and_about_totals(sample: Session):
    rows = questions.listed(sample, EMPLOYEE, today=MONDAY)
    ids = [row.figure.line_id for row in rows if row.figure.line_id is not None]
    assert len(question_places.lines(sample, EMPLOYEE, ids=ids)) == len(ids) == 4
    assert {row.figure.unit for row in rows if row.figure.line_id is None} == {"", "高新区分局"}
