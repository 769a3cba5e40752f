"""Who approves what amount: tiers meet without a gap, and say which row does not."""

from __future__ import annotations

from typing import Any

import pytest

from data.errors import RuleBroken
from data.rules import approval_tiers
from data.rules.spending_evidence import ApproverRole

HEAD = {"upper_fen": 5, "upper_closed": True, "role": "section_head"}
LEADER = {"lower_fen": 5, "upper_fen": 9, "upper_closed": True, "role": "leader"}
PRINCIPAL = {"lower_fen": 9, "role": "principal", "steps": ["finance"], "collective": True}


def test_tiers_are_put_in_order_and_a_bound_is_in_exactly_one():
    tiers = approval_tiers.read([PRINCIPAL, HEAD, LEADER])
    assert [tier.role for tier in tiers] == [ApproverRole.SECTION_HEAD, ApproverRole.LEADER, ApproverRole.PRINCIPAL]
    for fen, role in ((5, ApproverRole.SECTION_HEAD), (6, ApproverRole.LEADER), (10, ApproverRole.PRINCIPAL)):
        assert [tier.role for tier in tiers if tier.holds(fen)] == [role]
    assert (tiers[-1].steps, tiers[-1].collective) == ((ApproverRole.FINANCE,), True)


def test_a_tier_of_one_section_may_begin_anywhere_since_the_general_ones_hold_below_it():
    reception = {"lower_fen": 3, "role": "principal", "econ_prefix": "30217"}
    assert approval_tiers.read([reception, HEAD, {**LEADER, "upper_fen": None}])[-1].scope == ("30217", "", "")


@pytest.mark.parametrize(
    ("rows", "code", "facts"),
    [
        ([], "tiers_missing", {}),
        ([{"role": ""}], "tier_role_missing", {"row": 1}),
        ([HEAD, {**LEADER, "upper_fen": 5}], "tier_empty", {"row": 2, "lower_fen": 5, "upper_fen": 5}),
        ([HEAD, PRINCIPAL], "tier_gap", {"row": 1, "next": 2, "upper_fen": 5, "lower_fen": 9}),
        ([HEAD, {**PRINCIPAL, "lower_fen": 4}], "tier_overlap", {"row": 1, "next": 2, "lower_fen": 4}),
        ([{"role": "leader"}, PRINCIPAL], "tier_overlap", {"row": 1, "next": 2, "lower_fen": 9}),
        (
            [HEAD, {**PRINCIPAL, "lower_fen": 5, "lower_closed": True}],
            "tier_bound_in_both",
            {"row": 1, "next": 2, "lower_fen": 5},
        ),
        (
            [PRINCIPAL | {"lower_fen": 5}, HEAD | {"upper_closed": False}],
            "tier_bound_in_neither",
            {"row": 2, "next": 1, "lower_fen": 5},
        ),
        ([PRINCIPAL], "tier_first_bounded", {"row": 1, "lower_fen": 9}),
        ([HEAD, LEADER], "tier_last_bounded", {"row": 2, "upper_fen": 9}),
    ],
)
def test_what_is_wrong_with_tiers_is_told_with_its_rows(rows: list[dict[str, Any]], code: str, facts: dict[str, int]):
    with pytest.raises(RuleBroken) as refused:
        approval_tiers.read(rows)
    assert (refused.value.code, refused.value.facts) == (code, facts)
