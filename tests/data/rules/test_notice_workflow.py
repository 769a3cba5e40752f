"""The table of steps: what leads where, who may, and what must hold before it does."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from itertools import product
from typing import Any

import pytest

from data.errors import RuleBroken
from data.rules.committee_vote import Resolution
from data.rules.notice_kinds import Procedure
from data.rules.notice_workflow import (
    PROCEDURES,
    Circumstances,
    Outcome,
    Rule,
    State,
    Step,
    checks,
    needs_decision,
    needs_discussion,
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
    reviewed_by="hr2",
    by="somebody",
    by_name="某人",
    people=("职工甲",),
    today=MONDAY_AFTER,
    period_days=5,
    least_days=5,
    least_source="本局规定",
    decision="局党委会议研究决定",
    discussed=Resolution.AGREED,
    last_day=LAST_DAY,
    outcome=Outcome.NO_OPINIONS,
    finding=Outcome.NO_OPINIONS,
    issued_on=MONDAY_AFTER,
    reason="日期有误",
)
# What some steps are only for; without it they say that nothing calls for them.
CALLED_FOR: dict[Step, dict[str, Any]] = {
    Step.PUBLISH_CORRECTION: {"correction_by": "hr1"},
    Step.DROP_CORRECTION: {"correction_by": "hr1"},
    Step.ASK_EXCEPTION: {"unsettled": 1},
    Step.GRANT_EXCEPTION: {"unsettled": 1, "exception_by": "verifier"},
    Step.RECONSIDER: {"outcome": Outcome.EFFECT},
    Step.RENEW: {"outcome": Outcome.NEW_NOTICE},
}
ASKING = [Procedure.BUREAU, Procedure.STATUTORY, Procedure.PARTY]
S = State
UNTIL_APPROVED = {
    (Step.REVIEW, S.DRAFT): S.REVIEWED,
    (Step.APPROVE, S.REVIEWED): S.APPROVED,
    (Step.SEND_BACK, S.REVIEWED): S.DRAFT,
    (Step.SEND_BACK, S.APPROVED): S.DRAFT,
    (Step.WITHDRAW, S.DRAFT): S.WITHDRAWN,
    (Step.WITHDRAW, S.REVIEWED): S.WITHDRAWN,
}
OPEN = {
    **UNTIL_APPROVED,
    (Step.PUBLISH, S.APPROVED): S.OPEN,
    (Step.CORRECT, S.OPEN): S.OPEN,
    (Step.PUBLISH_CORRECTION, S.OPEN): S.OPEN,
    (Step.DROP_CORRECTION, S.OPEN): S.OPEN,
    (Step.EXTEND, S.OPEN): S.OPEN,
    (Step.WITHDRAW, S.OPEN): S.WITHDRAWN,
    (Step.WITHDRAW, S.DEFERRED): S.WITHDRAWN,
    (Step.ASK_EXCEPTION, S.OPEN): S.OPEN,
    (Step.ASK_EXCEPTION, S.DEFERRED): S.DEFERRED,
    (Step.GRANT_EXCEPTION, S.OPEN): S.OPEN,
    (Step.GRANT_EXCEPTION, S.DEFERRED): S.DEFERRED,
    (Step.VERIFY, S.OPEN): S.VERIFYING,
    (Step.VERIFY, S.DEFERRED): S.VERIFYING,
    (Step.SUSPEND, S.OPEN): S.DEFERRED,
    (Step.RENEW, S.VERIFYING): S.OPEN,
}
ALLOWED = {
    Procedure.BUREAU: {
        **OPEN,
        (Step.DECIDE, S.VERIFYING): S.DECIDED,
        (Step.PUT_OFF, S.VERIFYING): S.DEFERRED,
        (Step.CONCLUDE, S.DECIDED): S.CONCLUDED,
    },
    Procedure.STATUTORY: {
        **OPEN,
        (Step.DISCUSS, S.REVIEWED): S.REVIEWED,
        (Step.RECONSIDER, S.VERIFYING): S.RECONSIDERING,
        (Step.DECIDE, S.RECONSIDERING): S.DECIDED,
        (Step.PUT_OFF, S.RECONSIDERING): S.DEFERRED,
        (Step.CONCLUDE, S.VERIFYING): S.CONCLUDED,
        (Step.CONCLUDE, S.DECIDED): S.CONCLUDED,
        (Step.ISSUE, S.CONCLUDED): S.ISSUED,
    },
    Procedure.PARTY: {
        **OPEN,
        (Step.CONCLUDE, S.VERIFYING): S.CONCLUDED,
        (Step.ENLIST, S.CONCLUDED): S.LISTED,
    },
    Procedure.INFORM: {**UNTIL_APPROVED, (Step.INFORM, S.APPROVED): S.INFORMED},
}


def refusal(procedure: Procedure, step: Step, it: Circumstances) -> str:
    """The code of the refusal; empty where the step is taken."""
    try:
        take(procedure, step, it)
    except RuleBroken as broken:
        return broken.code
    return ""


ROWS = [(procedure, rule) for procedure, rules in PROCEDURES.items() for rule in rules]
SPOILT: dict[str, tuple[dict[str, Any], str]] = {
    "another_person": ({"by": "hr1"}, "needs_another_person"),
    "third_person": ({"by": "hr2"}, "needs_third_person"),
    "not_concerned": ({"by_name": "职工甲"}, "has_an_interest"),
    "period_long_enough": ({"period_days": 4}, "period_too_short"),
    "decision_written": ({"decision": "  "}, "decision_missing"),
    "discussion_recorded": ({"discussed": None}, "discussion_missing"),
    "period_over": ({"today": LAST_DAY}, "period_not_over"),
    "calendar_known": ({"provisional": True}, "calendar_unknown"),
    "correction_settled": ({"correction_by": "hr1"}, "correction_waiting"),
    "opinions_settled": ({"unsettled": 1}, "opinions_unsettled"),
    "opinions_waiting": ({"excepted": True}, "exception_not_needed"),
    "exception_asked": ({"exception_by": ""}, "exception_not_asked"),
    "second_name": ({"by": "verifier"}, "exception_needs_two"),
    "correction_waits": ({"correction_by": ""}, "correction_missing"),
    "not_own_correction": ({"by": "hr1"}, "correction_needs_another"),
    "outcome_given": ({"outcome": None}, "outcome_missing"),
    "nothing_pending": ({"outcome": Outcome.PENDING}, "outcome_not_final"),
    "outcome_clear": ({"outcome": Outcome.EFFECT}, "outcome_in_the_way"),
    "effect_found": ({"outcome": Outcome.NO_EFFECT}, "nothing_to_reconsider"),
    "new_notice_wanted": ({"outcome": Outcome.NO_EFFECT}, "no_new_notice_wanted"),
    "reason_given": ({"reason": " "}, "reason_missing"),
    "finding_fits": ({"received": 1}, "opinions_received"),
    "effect_stands": ({"outcome": Outcome.EFFECT, "resolution": Resolution.AGREED}, "effect_not_agreed"),
    "issued_after_the_period": ({"issued_on": LAST_DAY}, "issued_too_early"),
}


def well(rule: Rule) -> Circumstances:
    return replace(WELL, state=rule.before, **CALLED_FOR.get(rule.step, {}))


@pytest.mark.parametrize(("procedure", "step", "state"), list(product(Procedure, Step, State)))
def test_a_step_leads_where_the_table_says_and_any_other_is_not_open(procedure, step, state):
    leads_to = ALLOWED[procedure].get((step, state))
    it = replace(WELL, state=state, **CALLED_FOR.get(step, {}))
    if leads_to is None:
        assert refusal(procedure, step, it) == "step_not_open"
    else:
        assert take(procedure, step, it) is leads_to


@pytest.mark.parametrize(
    ("procedure", "rule"), ROWS, ids=[f"{procedure}-{rule.before}-{rule.step}" for procedure, rule in ROWS]
)
def test_each_guard_of_each_row_refuses_by_itself_where_all_else_holds(procedure, rule):
    for guard in (*rule.guards, *rule.said):
        facts, code = SPOILT[guard.__name__]
        assert refusal(procedure, rule.step, replace(well(rule), **facts)) == code


def test_every_guard_is_asked_somewhere():
    asked = {guard.__name__ for _, rule in ROWS for guard in (*rule.guards, *rule.said)}
    assert asked == set(SPOILT)


def guarded(procedure: Procedure, *steps: Step) -> set[str]:
    """The guards that all of these steps have."""
    rows = [rule for rule in PROCEDURES[procedure] if rule.step in steps]
    return set.intersection(*({guard.__name__ for guard in rule.guards} for rule in rows))


def test_a_promotion_is_neither_approved_nor_published_without_a_recorded_discussion():
    assert "discussion_recorded" in guarded(Procedure.STATUTORY, Step.APPROVE, Step.PUBLISH)
    assert [procedure for procedure in Procedure if needs_discussion(procedure)] == [Procedure.STATUTORY]


def test_only_the_order_that_the_bureau_made_publishes_without_naming_a_decision():
    assert [procedure for procedure in Procedure if not needs_decision(procedure)] == [Procedure.BUREAU]


@pytest.mark.parametrize("procedure", ASKING)
def test_nothing_is_closed_before_the_period_is_over_nor_while_it_is_provisional(procedure):
    closing = (Step.VERIFY, Step.SUSPEND, Step.DECIDE, Step.PUT_OFF, Step.CONCLUDE, Step.ISSUE, Step.ENLIST)
    assert {"period_over", "calendar_known"} <= guarded(procedure, *closing)


@pytest.mark.parametrize("procedure", ASKING)
def test_nothing_is_verified_decided_or_concluded_before_every_opinion_has_an_outcome(procedure):
    assert "opinions_settled" in guarded(procedure, Step.VERIFY, Step.DECIDE, Step.CONCLUDE)


def test_the_exception_sets_the_one_guard_aside_and_no_other():
    for procedure, rule in ROWS:
        excepted = replace(well(rule), unsettled=1, excepted=True)
        if rule.step in (Step.ASK_EXCEPTION, Step.GRANT_EXCEPTION):
            continue
        for guard in rule.guards:
            facts, code = SPOILT[guard.__name__]
            expected = "" if guard.__name__ == "opinions_settled" else code
            assert refusal(procedure, rule.step, replace(excepted, **facts)) == expected


@pytest.mark.parametrize("procedure", ASKING)
def test_a_period_below_the_minimum_is_refused_with_both_numbers_and_the_source(procedure):
    with pytest.raises(RuleBroken) as refused:
        take(procedure, Step.REVIEW, replace(WELL, period_days=4))
    assert refused.value.facts == {"days": 4, "least": 5, "source": "本局规定"}


def test_a_discussion_that_did_not_agree_is_as_none():
    it = replace(WELL, state=State.APPROVED, discussed=Resolution.REFUSED)
    assert refusal(Procedure.STATUTORY, Step.PUBLISH, it) == "discussion_not_agreed"


def test_a_period_without_a_last_day_never_ends():
    it = replace(WELL, state=State.OPEN, last_day=None)
    assert refusal(Procedure.BUREAU, Step.VERIFY, it) == "period_not_over"


def test_what_must_hold_is_told_guard_by_guard_before_anybody_acts():
    rule = rule_for(Procedure.BUREAU, Step.VERIFY, State.OPEN)
    told = checks(rule, replace(WELL, state=State.OPEN, today=LAST_DAY))
    assert [name for name, broken in told if broken] == ["period_over"]
    assert {name for name, broken in told if not broken} >= {"not_concerned", "calendar_known", "opinions_settled"}


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
