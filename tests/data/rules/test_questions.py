"""What must hold of a question's words, and when an answer is late."""

from __future__ import annotations

from datetime import date, timedelta

import pytest

from data.errors import RuleBroken
from data.rules.questions import LONGEST_TEXT, QuestionState, refuse_names, state_on, words_given

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
