"""A brief's way out, and whose each step is."""

from __future__ import annotations

from typing import Any

import pytest

from data.errors import GongkaiError
from data.rules.meeting_workflow import MeetingState, MeetingStep, take

S, T = MeetingState, MeetingStep
PEOPLE: dict[str, Any] = {"login": "head", "name": "主任甲", "writers": {"office"}, "chair": "领导 甲"}


@pytest.mark.parametrize(
    ("step", "before", "after"),
    [(T.CHECK, S.DRAFT, S.CHECKED), (T.ISSUE, S.SIGNED, S.ISSUED)],
)
def test_steps_follow_each_other(step, before, after):
    assert take(step, before, **PEOPLE) is after


def test_every_other_order_is_refused():
    allowed = {
        (T.CHECK, S.DRAFT),
        (T.SIGN, S.CHECKED),
        (T.ISSUE, S.SIGNED),
        (T.SEND_BACK, S.CHECKED),
        (T.SEND_BACK, S.SIGNED),
    }
    for step in MeetingStep:
        for state in MeetingState:
            if (step, state) not in allowed:
                with pytest.raises(GongkaiError, match="step_not_open"):
                    take(step, state, **PEOPLE)


def test_nobody_checks_what_he_wrote():
    with pytest.raises(GongkaiError, match="checked_by_writer"):
        take(T.CHECK, S.DRAFT, **{**PEOPLE, "login": "office"})


def test_only_the_chair_signs_whatever_spaces_are_in_the_name():
    with pytest.raises(GongkaiError, match="not_the_chair"):
        take(T.SIGN, S.CHECKED, **PEOPLE)
    assert take(T.SIGN, S.CHECKED, **{**PEOPLE, "name": "领导甲"}) is S.SIGNED


def test_who_checks_or_the_chair_sends_back_and_no_other_leader():
    assert take(T.SEND_BACK, S.SIGNED, checks=True, **PEOPLE) is S.DRAFT
    assert take(T.SEND_BACK, S.CHECKED, **{**PEOPLE, "name": "领导甲"}) is S.DRAFT
    with pytest.raises(GongkaiError, match="not_the_chair"):
        take(T.SEND_BACK, S.CHECKED, **{**PEOPLE, "name": "领导乙"})
