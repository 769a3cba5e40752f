"""What must hold of a question's words, and when an answer is late."""

from __future__ import annotations

from datetime import date, timedelta

import pytest

from data.errors import RuleBroken
from data.rules.questions import (
    LONGEST_TEXT,
    QuestionState,
    last_day_overdue,
    refuse_names,
    state_on,
    words_given,
)
from data.rules.working_days import Calendar, add_working_days

DUE = date(2026, 11, 27)


def test_the_last_day_belongs_to_the_unit():
    assert state_on(DUE, due_on=DUE, is_answered=False) is QuestionState.WAITING
    assert state_on(DUE + timedelta(days=1), due_on=DUE, is_answered=False) is QuestionState.OVERDUE
    assert state_on(DUE + timedelta(days=1), due_on=DUE, is_answered=True) is QuestionState.ANSWERED


@pytest.mark.parametrize(
    ("text", "code"), [(" \n\0", "question_empty"), ("问" * (LONGEST_TEXT + 1), "question_too_long")]
)
def test_no_words_and_too_many_are_refused(text, code):
    with pytest.raises(RuleBroken, check=lambda refused: refused.code == code):
        words_given(text)


def test_as_many_words_as_there_may_be_are_kept():
    assert words_given(f" {'问' * LONGEST_TEXT} ") == "问" * LONGEST_TEXT


def test_a_masked_name_is_found_however_it_is_spaced():
    with pytest.raises(RuleBroken, check=lambda refused: refused.code == "name_in_question"):
        refuse_names("是林 佳禾领的吗", ["林佳禾"])


def test_no_name_and_a_name_of_one_character_find_nothing():
    refuse_names("是林佳禾领的吗", ["", "林"])


@pytest.mark.parametrize("days", [1, 2, 5, 11])
def test_asked_until_that_day_it_is_overdue_and_asked_later_it_is_not(days):
    rest = {date(2026, 10, day): False for day in range(1, 8)} | {date(2026, 10, 10): True}
    calendar = Calendar(frozenset({2026}), rest)
    for today in (date(2026, 9, 20) + timedelta(days=n) for n in range(45)):
        last = last_day_overdue(today, days, calendar)
        assert add_working_days(last, days, calendar).day < today
        assert add_working_days(last + timedelta(days=1), days, calendar).day >= today
