"""Questions: asked by anyone about what is published, answered once by the unit's own people."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime

import pytest
from sqlalchemy import func, select

from data.commands import questions, spending
from data.database import reading, writing
from data.errors import GongkaiError, NotAllowed, NotFound, RuleBroken
from data.rules.questions import Figure
from data.rules.roles import Viewer
from data.tables.audit import AuditEntry
from data.tables.questions import Question
from tests.ledgers import a_line, import_lines
from tests.people import EMPLOYEE, FINANCE, LEADER, NOBODY
from tests.questions import ASKED, CLERK, PAYEE, a_masked_line, ask, stored

pytestmark = pytest.mark.usefixtures("fresh_database")
ANSWERED = datetime(2026, 11, 17, 2, 0, tzinfo=UTC)
WHOLE = Figure(currency="CNY", year=2026)


def _refused(code: str, kind: type[GongkaiError] = RuleBroken) -> pytest.RaisesExc[GongkaiError]:
    return pytest.raises(kind, check=lambda refused: refused.code == code)


def _answer(question_id: int, *, by: Viewer = CLERK, text: str = "采购了两年的用量。") -> None:
    with writing() as db:
        questions.answer(db, by=by, now=ANSWERED, question_id=question_id, text=text)


def test_of_a_line_its_unit_is_asked_whatever_the_form_says():
    question = stored(ask(Figure(line_id=a_masked_line(), currency="USD", year=1999, unit="财务科")))
    assert (question.unit, question.currency, question.year, question.days) == ("办公室", "", None, 5)


def test_a_name_is_kept_only_if_it_was_wished():
    line = Figure(line_id=a_masked_line())
    unnamed, named = stored(ask(line)), stored(ask(line, is_named=True))
    assert (unnamed.asked_by, named.asked_by) == ("", EMPLOYEE.name)


def test_the_log_holds_who_asked_as_the_form_says():
    ask(Figure(line_id=a_masked_line()))
    with reading() as db:
        (entry,) = db.scalars(select(AuditEntry).where(AuditEntry.action == "questions.ask"))
    assert entry.login == EMPLOYEE.login
    assert not entry.facts["is_named"]


def test_a_form_sent_twice_is_one_question_and_one_entry():
    line = Figure(line_id=a_masked_line())
    assert ask(line, form_id="same") == ask(line, form_id="same")
    with reading() as db:
        assert db.scalar(select(func.count()).select_from(Question)) == 1
        asked = select(func.count()).select_from(AuditEntry).where(AuditEntry.action == "questions.ask")
        assert db.scalar(asked) == 1


def test_nobody_asks_about_what_is_not_published():
    file_id = import_lines(a_line())
    line_id = a_masked_line()
    with _refused("figure_unknown", NotFound):
        ask(replace(WHOLE, year=2019))
    with _refused("figure_unknown", NotFound):
        ask(replace(WHOLE, unit="没有这个科"))
    with _refused("line_unknown", NotFound):
        ask(Figure(line_id=line_id + 100))
    with writing() as db:
        spending.withdraw_file(db, by=FINANCE, now=ASKED, file_id=file_id, reason="重复")
    with _refused("line_unknown", NotFound):
        ask(Figure(line_id=line_id - 1))


def test_who_reads_no_spending_asks_and_answers_nothing():
    question_id = ask(Figure(line_id=a_masked_line()))
    with pytest.raises(NotAllowed):
        ask(Figure(line_id=1), by=NOBODY)
    with pytest.raises(NotAllowed):
        _answer(question_id, by=NOBODY)


def test_private_data_stay_out_of_question_and_answer():
    question_id = ask(Figure(line_id=a_masked_line()))
    with _refused("private_phone_found"):
        ask(WHOLE, text="请电 13812345678")
    with _refused("private_phone_found"):
        _answer(question_id, text="请电 13812345678")


def test_a_masked_name_is_told_neither_by_who_reads_it_nor_in_an_answer():
    line = Figure(line_id=a_masked_line())
    with _refused("name_in_question"):
        ask(line, by=LEADER, text=f"为什么付给{PAYEE}？")
    with _refused("name_in_question"):
        _answer(ask(line), text=f"付给{PAYEE}的误餐费。")


def test_a_guess_at_a_masked_name_is_not_confirmed_by_a_refusal():
    line = Figure(line_id=a_masked_line())
    for guess in (PAYEE, "王小明"):
        assert stored(ask(line, text=f"是付给{guess}吗？")).text == f"是付给{guess}吗？"


def test_the_unit_answers_once():
    question_id = ask(Figure(line_id=a_masked_line()))
    _answer(question_id)
    assert (stored(question_id).answer, stored(question_id).answered_at) == ("采购了两年的用量。", ANSWERED)
    with _refused("question_answered"):
        _answer(question_id)


def test_other_units_do_not_answer_and_for_the_whole_bureau_finance_does():
    of_line = ask(Figure(line_id=a_masked_line()))
    for viewer in (EMPLOYEE, LEADER, FINANCE, replace(CLERK, unit="财务科")):
        with _refused("question_unknown", NotFound):
            _answer(of_line, by=viewer)
    of_bureau = ask(WHOLE)
    with _refused("question_unknown", NotFound):
        _answer(of_bureau)
    _answer(of_bureau, by=FINANCE)
    assert stored(of_bureau).answered_at == ANSWERED
