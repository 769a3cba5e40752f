"""The table of steps: what leads where, who may, and what must hold before it does."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from itertools import product

import pytest

from data.errors import RuleBroken
from data.rules.notice_kinds import Procedure
from data.rules.notice_workflow import (
    PROCEDURES,
    Circumstances,
    Outcome,
    State,
    Step,
    needs_decision,
    rule_for,
    state_on,
    take,
)
from data.rules.roles import GRANTS, Role

LAST_DAY = date(2026, 11, 27)
MONDAY_AFTER = date(2026, 11, 30)
WELL = Circumstances(
    state=State.DRAFT,
    drafted_by="hr1",
    by="hr2",
    today=MONDAY_AFTER,
    period_days=5,
    least_days=5,
    least_source="本局规定",
    decision="局党委会议研究决定",
    last_day=LAST_DAY,
    outcome=Outcome.NO_OPINIONS,
    reason="日期有误",
)
ASKING = [Procedure.BUREAU, Procedure.STATUTORY, Procedure.PARTY]
ALLOWED = {
    (Step.PUBLISH, State.DRAFT): State.OPEN,
    (Step.CORRECT, State.OPEN): State.OPEN,
    (Step.VERIFY, State.OPEN): State.VERIFYING,
    (Step.DECIDE, State.VERIFYING): State.DECIDED,
    (Step.CONCLUDE, State.DECIDED): State.CONCLUDED,
    (Step.WITHDRAW, State.DRAFT): State.WITHDRAWN,
    (Step.WITHDRAW, State.OPEN): State.WITHDRAWN,
}
INFORMING = {(Step.INFORM, State.DRAFT): State.INFORMED, (Step.WITHDRAW, State.DRAFT): State.WITHDRAWN}


def refusal(procedure: Procedure, step: Step, it: Circumstances) -> str:
    """The code of the refusal; empty where the step is taken."""
    try:
        take(procedure, step, it)
    except RuleBroken as broken:
        return broken.code
    return ""


@pytest.mark.parametrize(("procedure", "step", "state"), list(product(Procedure, Step, State)))
def test_a_step_leads_where_the_table_says_and_any_other_is_not_open(procedure, step, state):
    leads_to = (INFORMING if procedure is Procedure.INFORM else ALLOWED).get((step, state))
    it = replace(WELL, state=state)
    if leads_to is None:
        assert refusal(procedure, step, it) == "step_not_open"
    else:
        assert take(procedure, step, it) is leads_to


def test_only_the_order_that_the_bureau_made_publishes_without_a_decision():
    undecided = replace(WELL, decision="  ")
    refused = {procedure: refusal(procedure, Step.PUBLISH, undecided) for procedure in ASKING}
    assert refused == {
        Procedure.BUREAU: "",
        Procedure.STATUTORY: "decision_missing",
        Procedure.PARTY: "decision_missing",
    }
    assert refusal(Procedure.INFORM, Step.INFORM, undecided) == "decision_missing"
    assert [procedure for procedure in Procedure if not needs_decision(procedure)] == [Procedure.BUREAU]


@pytest.mark.parametrize("procedure", ASKING)
def test_a_period_below_the_minimum_is_refused_with_both_numbers_and_the_source(procedure):
    with pytest.raises(RuleBroken) as refused:
        take(procedure, Step.PUBLISH, replace(WELL, period_days=4))
    assert refused.value.code == "period_too_short"
    assert refused.value.facts == {"days": 4, "least": 5, "source": "本局规定"}


@pytest.mark.parametrize("procedure", ASKING)
def test_a_correction_is_held_to_what_publication_was_held_to(procedure):
    still_open = replace(WELL, state=State.OPEN)
    assert refusal(procedure, Step.CORRECT, replace(still_open, period_days=4)) == "period_too_short"
    undecided = "" if procedure is Procedure.BUREAU else "decision_missing"
    assert refusal(procedure, Step.CORRECT, replace(still_open, decision="")) == undecided
    assert refusal(procedure, Step.CORRECT, replace(still_open, reason=" ")) == "reason_missing"


@pytest.mark.parametrize(
    ("procedure", "step", "state"),
    [*((procedure, Step.PUBLISH, State.DRAFT) for procedure in ASKING), (Procedure.INFORM, Step.INFORM, State.DRAFT)],
)
def test_who_drafted_does_not_publish(procedure, step, state):
    assert refusal(procedure, step, replace(WELL, state=state, by="hr1")) == "needs_another_person"


def test_who_drafted_does_not_publish_the_result():
    it = replace(WELL, state=State.DECIDED, by="hr1")
    assert refusal(Procedure.BUREAU, Step.CONCLUDE, it) == "needs_another_person"


@pytest.mark.parametrize(("today", "code"), [(LAST_DAY, "period_not_over"), (date(2026, 11, 28), "")])
def test_nothing_is_verified_before_the_last_day_has_ended(today, code):
    it = replace(WELL, state=State.OPEN, today=today)
    assert refusal(Procedure.BUREAU, Step.VERIFY, it) == code


def test_a_period_without_a_last_day_never_ends():
    it = replace(WELL, state=State.OPEN, last_day=None)
    assert refusal(Procedure.BUREAU, Step.VERIFY, it) == "period_not_over"


def test_a_provisional_period_cannot_be_closed():
    it = replace(WELL, state=State.OPEN, provisional=True)
    assert refusal(Procedure.BUREAU, Step.VERIFY, it) == "calendar_unknown"


def test_nothing_is_decided_without_an_outcome():
    assert refusal(Procedure.BUREAU, Step.DECIDE, replace(WELL, state=State.VERIFYING, outcome=None)) == (
        "outcome_missing"
    )


@pytest.mark.parametrize("state", [State.DRAFT, State.OPEN])
def test_taking_back_needs_a_reason(state):
    assert refusal(Procedure.STATUTORY, Step.WITHDRAW, replace(WELL, state=state, reason="")) == "reason_missing"


def test_a_refusal_names_the_step_and_the_state():
    with pytest.raises(RuleBroken) as refused:
        rule_for(Procedure.BUREAU, Step.DECIDE, State.OPEN)
    assert refused.value.facts == {"step": Step.DECIDE, "state": State.OPEN}


def test_every_step_is_somebody_s_and_none_is_an_administrator_s():
    wanted = {rule.permission for rules in PROCEDURES.values() for rule in rules}
    granted = frozenset().union(*GRANTS.values())
    assert wanted <= granted
    assert not wanted & GRANTS[Role.ADMINISTRATOR]


@pytest.mark.parametrize(
    ("state", "today", "seen"),
    [
        (State.OPEN, date(2026, 11, 20), State.OPEN),
        (State.OPEN, LAST_DAY, State.OPEN),
        (State.OPEN, date(2026, 11, 28), State.ENDED),
        (State.VERIFYING, date(2026, 11, 28), State.VERIFYING),
        (State.WITHDRAWN, date(2026, 11, 28), State.WITHDRAWN),
    ],
)
def test_an_open_notice_has_ended_once_its_last_day_is_over(state, today, seen):
    assert state_on(state, LAST_DAY, today) is seen


def test_a_notice_without_a_last_day_is_seen_as_it_is():
    assert state_on(State.INFORMED, None, MONDAY_AFTER) is State.INFORMED
