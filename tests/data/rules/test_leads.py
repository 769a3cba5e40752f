"""A case: the unit first, then everybody, then a leader whom no line names."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest

from data.errors import GongkaiError, NotAllowed, RuleBroken
from data.rules.leads import LeadOutcome, LeadState, check_closing, check_explanation, is_named, state_on

DUE = date(2026, 11, 27)


@pytest.mark.parametrize(
    ("today", "explained", "closed", "state"),
    [
        (DUE, False, False, LeadState.TO_EXPLAIN),
        (date(2026, 11, 28), False, False, LeadState.UNANSWERED),
        (DUE, True, False, LeadState.ANSWERED),
        (date(2026, 12, 9), True, False, LeadState.ANSWERED),
        (date(2026, 12, 9), False, True, LeadState.CLOSED),
    ],
)
def test_the_last_day_ends_at_midnight(today, explained, closed, state):
    assert state_on(today, due_on=DUE, is_explained=explained, is_closed=closed) is state


def test_a_name_beside_others_in_one_cell_is_a_name():
    assert is_named("王一", {"李二、王一"})
    assert not is_named("王一", {"李二"})
    assert not is_named("", {"李二", ""})


def _close(state: LeadState, outcome: LeadOutcome = LeadOutcome.UPHELD, **but: Any) -> None:
    usual: dict[str, Any] = {"reason": "已查阅凭证。", "name": "领导甲", "names": {"经办己"}, "due_on": DUE}
    told = usual | but
    check_closing(state, outcome, told.pop("reason"), **told)


def test_a_case_that_was_heard_is_closed():
    _close(LeadState.ANSWERED, LeadOutcome.ACCOUNTED_FOR)
    _close(LeadState.UNANSWERED, LeadOutcome.FALSE_ALARM)


@pytest.mark.parametrize(
    ("code", "state", "but"),
    [
        ("lead_not_heard", LeadState.TO_EXPLAIN, {}),
        ("lead_closed", LeadState.CLOSED, {}),
        ("nothing_explained", LeadState.UNANSWERED, {"outcome": LeadOutcome.ACCOUNTED_FOR}),
        ("reason_missing", LeadState.ANSWERED, {"reason": " "}),
    ],
)
def test_what_stands_against_closing_is_told(code, state, but):
    with pytest.raises(RuleBroken) as refused:
        _close(state, **but)
    assert refused.value.code == code


@pytest.mark.parametrize(("code", "name"), [("named_in_lead", "经办己"), ("name_unknown", "")])
def test_who_is_named_or_may_be_does_not_close(code, name):
    with pytest.raises(NotAllowed) as refused:
        _close(LeadState.ANSWERED, name=name)
    assert refused.value.code == code


@pytest.mark.parametrize(
    ("code", "state", "text"),
    [
        ("lead_answered", LeadState.ANSWERED, "再说一次"),
        ("lead_closed", LeadState.CLOSED, "晚了"),
        ("explanation_missing", LeadState.TO_EXPLAIN, "  "),
    ],
)
def test_what_stands_against_explaining_is_told(code, state, text):
    with pytest.raises(GongkaiError) as refused:
        check_explanation(state, text)
    assert refused.value.code == code


def test_late_words_are_better_than_none():
    check_explanation(LeadState.UNANSWERED, "补充说明。")
