"""Quorum, majority and the other rules of decisions, as a truth table and case by case."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

from data.rules.decision_rules import (
    DecisionFacts,
    DecisionKind,
    DecisionRule,
    Finding,
    Tally,
    Vote,
    has_quorum,
    is_carried,
    judge,
    majority_of,
    quorum_of,
)
from data.rules.meeting_rules import MeetingKind

R, F, V = DecisionRule, Finding, Vote
DAY = date(2026, 11, 12)


# members, present, withdrew, in favour -> quorum met, carried
TRUTH = [
    (9, 6, 0, 4, True, False),  # four of those present, not five of those entitled
    (9, 6, 0, 5, True, True),
    (9, 5, 0, 5, False, False),
    (9, 6, 1, 5, True, True),
    (9, 6, 2, 4, True, False),  # who withdrew still counts among the entitled
    (9, 9, 4, 5, True, True),
    (7, 5, 0, 4, True, True),
    (7, 5, 0, 3, True, False),
    (7, 4, 0, 4, False, False),
    (5, 4, 0, 3, True, True),
    (5, 3, 0, 3, False, False),
    (4, 3, 0, 2, True, False),  # half is not more than half
    (4, 3, 0, 3, True, True),
    (1, 1, 0, 1, True, True),
    (0, 0, 0, 0, False, False),
]


@pytest.mark.parametrize(("members", "present", "withdrew", "in_favour", "quorum", "carried"), TRUTH)
def test_the_truth_table_of_quorum_and_majority(members, present, withdrew, in_favour, quorum, carried):
    votes = {V.IN_FAVOUR: in_favour, V.WITHDREW: withdrew, V.AGAINST: present - withdrew - in_favour}
    assert has_quorum(members, present) is quorum
    assert is_carried(Tally(members, present, votes)) is carried


@pytest.mark.parametrize(("members", "quorum", "majority"), [(9, 6, 5), (7, 5, 4), (5, 4, 3), (6, 4, 4)])
def test_the_numbers_of_the_rule(members, quorum, majority):
    assert (quorum_of(members), majority_of(members)) == (quorum, majority)


CADRES = DecisionFacts(
    kind=DecisionKind.CADRES,
    meeting=MeetingKind.COMMITTEE,
    decided_on=DAY,
    entitled=9,
    present=6,
    votes={
        "甲": V.IN_FAVOUR,
        "乙": V.IN_FAVOUR,
        "丙": V.IN_FAVOUR,
        "丁": V.IN_FAVOUR,
        "戊": V.IN_FAVOUR,
        "己": V.WITHDREW,
    },
    interested=("己",),
    on_agenda=True,
    leader_spoke_last=True,
    linked=True,
    acted_on=DAY,
)


def _found(decision: DecisionFacts) -> dict[DecisionRule, Finding]:
    return {judged.rule: judged.finding for judged in judge(decision)}


def test_a_decision_on_cadres_that_keeps_every_rule_is_clear():
    assert set(_found(CADRES).values()) == {F.CLEAR}
    assert len(_found(CADRES)) == len(DecisionRule)


@pytest.mark.parametrize(
    ("fields", "rule"),
    [
        ({"meeting": MeetingKind.DIRECTORS}, R.RIGHT_BODY),
        ({"present": 5}, R.QUORUM),
        ({"votes": {**CADRES.votes, "戊": V.AGAINST}}, R.MAJORITY),
        ({"votes": {**CADRES.votes, "己": V.IN_FAVOUR}}, R.WITHDRAWAL),
        ({"on_agenda": False}, R.NOT_ON_THE_SPOT),
        ({"leader_spoke_last": False}, R.LEADER_LAST),
        ({"acted_on": date(2026, 11, 11)}, R.DECIDED_FIRST),
    ],
)
def test_each_rule_is_hit_by_what_breaks_it_and_by_nothing_else(fields, rule):
    found = _found(replace(CADRES, **fields))
    assert found.pop(rule) is F.HIT
    assert set(found.values()) == {F.CLEAR}


@pytest.mark.parametrize(
    ("fields", "rules"),
    [
        ({"entitled": 0, "present": 0}, {R.QUORUM, R.MAJORITY}),
        ({"votes": {}}, {R.MAJORITY, R.WITHDRAWAL}),
        ({"interested": None}, {R.WITHDRAWAL}),
        ({"on_agenda": None}, {R.NOT_ON_THE_SPOT}),
        ({"leader_spoke_last": None}, {R.LEADER_LAST}),
        ({"linked": False, "acted_on": None}, {R.LINKED, R.DECIDED_FIRST}),
    ],
)
def test_what_is_not_on_record_is_not_evaluable_and_never_clear(fields, rules):
    found = _found(replace(CADRES, **fields))
    assert {rule for rule, finding in found.items() if finding is F.NOT_EVALUABLE} == rules
    assert F.HIT not in found.values()


def test_a_member_with_an_interest_who_was_absent_has_withdrawn_enough():
    assert _found(replace(CADRES, interested=("缺席的",)))[R.WITHDRAWAL] is F.CLEAR


@pytest.mark.parametrize(
    ("kind", "meeting", "finding"),
    [
        (DecisionKind.FUNDS, MeetingKind.DIRECTORS, F.CLEAR),
        (DecisionKind.FUNDS, MeetingKind.COMMITTEE, F.CLEAR),
        (DecisionKind.POLICY, MeetingKind.BUREAU_AFFAIRS, F.HIT),  # it passes on and arranges
        (DecisionKind.PROJECT, MeetingKind.ALL_STAFF, F.HIT),  # it announces
    ],
)
def test_who_may_decide_what(kind, meeting, finding):
    assert _found(replace(CADRES, kind=kind, meeting=meeting))[R.RIGHT_BODY] is finding


def test_rules_that_do_not_bear_on_a_kind_are_not_asked():
    assert R.NOT_ON_THE_SPOT not in _found(replace(CADRES, kind=DecisionKind.FUNDS))
    assert R.LINKED not in _found(replace(CADRES, kind=DecisionKind.POLICY))
