"""Questions beside their figure, for all; those that a unit owes an answer; and their clock."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from typing import Any

import pytest

from data.commands import questions as commands
from data.commands import spending
from data.database import reading, writing
from data.errors import NotAllowed
from data.rules.questions import Figure, QuestionState
from data.rules.roles import Viewer
from data.settings import settings
from queries import question_places, questions
from queries.questions import QuestionRow
from tests.people import EMPLOYEE, FINANCE, LEADER, NOBODY
from tests.questions import ASKED, CLERK, DUE, a_masked_line, ask

pytestmark = pytest.mark.usefixtures("fresh_database")
YEAR = Figure(currency="CNY", year=2026)


def _about(figure: Figure, viewer: Viewer = EMPLOYEE, today: date = DUE) -> tuple[QuestionRow, ...]:
    with reading() as db:
        return questions.about(db, viewer, figure=figure, today=today)


def _owed(viewer: Viewer) -> list[int]:
    with reading() as db:
        return [row.id for row in questions.owed(db, viewer, today=DUE)]


def test_all_staff_read_question_and_answer_beside_the_figure_and_no_name_that_was_not_wished():
    line = Figure(line_id=a_masked_line())
    question_id = ask(line)
    with writing() as db:
        commands.answer(db, by=CLERK, now=ASKED, question_id=question_id, text="两年的用量。")
    for viewer in (EMPLOYEE, LEADER, CLERK):
        (row,) = _about(line, viewer)
        assert (row.text, row.asked_by, row.answer) == ("为什么这么多？", "", "两年的用量。")
        assert row.state is QuestionState.ANSWERED
    with pytest.raises(NotAllowed):
        _about(line, NOBODY)


def test_a_question_stands_beside_exactly_its_total():
    line_id = a_masked_line()
    asked = [ask(YEAR), ask(replace(YEAR, month=3)), ask(replace(YEAR, unit="办公室", code="302"))]
    assert [row.id for row in _about(YEAR)] == asked[:1]
    assert [row.id for row in _about(replace(YEAR, month=3))] == asked[1:2]
    assert [row.id for row in _about(replace(YEAR, unit="办公室", code="302"))] == asked[2:]
    assert not _about(replace(YEAR, unit="办公室"))
    assert not _about(Figure(line_id=line_id))


def test_the_days_are_working_days_and_the_last_one_counts():
    line = Figure(line_id=a_masked_line())
    ask(line)
    (row,) = _about(line)
    assert (row.state, row.due_on, row.days_left, row.is_provisional) == (QuestionState.WAITING, DUE, 0, False)
    (row,) = _about(line, today=DUE + timedelta(days=3))  # the Monday after
    assert (row.state, row.days_left) == (QuestionState.OVERDUE, -1)


def test_a_last_day_that_a_calendar_may_still_move_is_provisional():
    line = Figure(line_id=a_masked_line())
    ask(line, at=datetime(2026, 12, 24, 2, 0, tzinfo=UTC))
    (row,) = _about(line)
    assert row.is_provisional


def test_a_unit_is_shown_what_it_owes_and_nobody_else_is():
    of_line, of_bureau = ask(Figure(line_id=a_masked_line())), ask(YEAR)
    assert _owed(CLERK) == [of_line]
    assert _owed(FINANCE) == [of_bureau]
    assert _owed(EMPLOYEE) == []
    with writing() as db:
        commands.answer(db, by=CLERK, now=ASKED, question_id=of_line, text="两年的用量。")
    assert _owed(CLERK) == []


def test_with_its_ledger_a_line_takes_its_questions_out_of_view():
    line = Figure(line_id=a_masked_line())
    ask(line)
    with writing() as db:
        spending.withdraw_file(db, by=FINANCE, now=ASKED, file_id=1, reason="重复")
    assert _about(line) == ()
    assert _owed(CLERK) == []


def _listed(viewer: Viewer = EMPLOYEE, *, today: date = DUE, **wanted: Any) -> list[int]:
    with reading() as db:
        return [row.id for row in questions.listed(db, viewer, today=today, **wanted)]


def _three_states() -> dict[QuestionState, int]:
    """On the day after DUE: one answered, one overdue, one of the whole bureau that still waits."""
    line = Figure(line_id=a_masked_line())
    asked = {QuestionState.ANSWERED: ask(line), QuestionState.OVERDUE: ask(line)}
    asked[QuestionState.WAITING] = ask(YEAR, at=ASKED + timedelta(days=3))
    with writing() as db:
        commands.answer(db, by=CLERK, now=ASKED, question_id=asked[QuestionState.ANSWERED], text="两年的用量。")
    return asked


def test_all_questions_are_listed_the_latest_first_a_page_at_a_time():
    line = Figure(line_id=a_masked_line())
    asked = [ask(line) for _ in range(5)][::-1]
    assert [_listed(page=page, size=2) for page in (1, 2, 3, 4)] == [asked[:2], asked[2:4], asked[4:], []]
    with reading() as db, pytest.raises(NotAllowed):
        questions.listed(db, NOBODY, today=DUE)


def test_the_database_finds_the_states_that_the_rows_say():
    asked = _three_states()
    over = DUE + timedelta(days=1)  # a Saturday
    for state, question_id in asked.items():
        assert _listed(today=over, state=state) == [question_id]
    with reading() as db:
        assert {row.id: row.state for row in questions.listed(db, EMPLOYEE, today=over)} == {
            question_id: state for state, question_id in asked.items()
        }
        assert questions.counted(db, EMPLOYEE, today=over) == dict.fromkeys(QuestionState, 1)
        of_due = questions.counted(db, EMPLOYEE, today=DUE)
    assert (of_due[QuestionState.WAITING], of_due[QuestionState.OVERDUE]) == (2, 0)


def test_questions_of_different_numbers_of_days_are_overdue_on_their_own_days(monkeypatch):
    line = Figure(line_id=a_masked_line())
    monkeypatch.setenv("GONGKAI_LEAD_DAYS", "2")
    settings.cache_clear()
    short = ask(line)
    monkeypatch.delenv("GONGKAI_LEAD_DAYS")
    settings.cache_clear()
    long = ask(line)
    assert _listed(state=QuestionState.OVERDUE) == [short]
    assert _listed(state=QuestionState.WAITING) == [long]


def test_the_units_that_were_asked_are_the_choices_and_narrow_list_and_count():
    _three_states()
    with reading() as db:
        assert questions.units(db, EMPLOYEE) == ("", "办公室")
        of_bureau = questions.counted(db, EMPLOYEE, today=DUE, unit="")
    assert sum(of_bureau.values()) == 1
    assert (len(_listed(unit="办公室")), len(_listed(unit="")), len(_listed(unit="财务科"))) == (2, 1, 0)


def test_where_nothing_was_asked_nothing_is_counted():
    with reading() as db:
        assert questions.units(db, EMPLOYEE) == ()
        assert sum(questions.counted(db, EMPLOYEE, today=DUE).values()) == 0


def test_the_lines_asked_about_are_told_as_their_page_tells_them():
    line_id = a_masked_line()
    with reading() as db:
        (asked,) = question_places.lines(db, EMPLOYEE, ids=[line_id, 99]).values()
    assert (asked.line.id, asked.line.payee, asked.currency) == (line_id, "林**", "CNY")
