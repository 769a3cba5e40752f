"""Quorum and majority, with the numbers of the examples that the field gives."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

from data.errors import RuleBroken
from data.rules.committee_vote import (
    Resolution,
    Sitting,
    majority,
    quorum,
    refuse_few_for_reconsideration,
    resolution,
)

NINE = Sitting("局党委会", date(2026, 11, 12), 9, 9, 9, 0, 0)


@pytest.mark.parametrize(("members", "present", "passing"), [(9, 6, 5), (7, 5, 4), (5, 4, 3)])
def test_two_thirds_are_there_and_more_than_half_of_those_entitled_agree(members, present, passing):
    assert (quorum(members), majority(members)) == (present, passing)


@pytest.mark.parametrize(
    ("present", "agree", "refuse", "put_off", "found"),
    [
        (9, 5, 4, 0, Resolution.AGREED),
        (6, 5, 1, 0, Resolution.AGREED),
        (6, 4, 2, 0, Resolution.REFUSED),  # more than half of those present, not of those entitled
        (9, 4, 0, 5, Resolution.PUT_OFF),
        (9, 4, 1, 4, Resolution.REFUSED),
    ],
)
def test_a_vote_is_counted_by_those_entitled(present, agree, refuse, put_off, found):
    assert resolution(replace(NINE, present=present, agree=agree, refuse=refuse, put_off=put_off)) is found


def test_who_withdrew_is_present_and_does_not_vote():
    assert resolution(replace(NINE, agree=8, recused=("陈某",))) is Resolution.AGREED


@pytest.mark.parametrize(
    "changed",
    [
        {"present": 10},
        {"agree": 8},
        {"agree": 10, "refuse": -1},
        {"recused": ("陈某",)},
        {"entitled": 0, "present": 0, "agree": 0},
    ],
)
def test_numbers_that_do_not_add_up_decide_nothing(changed):
    with pytest.raises(RuleBroken, match="votes_do_not_add_up"):
        resolution(replace(NINE, **changed))


def test_too_few_present_decide_nothing():
    with pytest.raises(RuleBroken, match="quorum_missing") as refused:
        resolution(replace(NINE, present=5, agree=5))
    assert refused.value.facts == {"present": 5, "entitled": 9, "least": 6}


def test_a_meeting_has_a_name():
    with pytest.raises(RuleBroken, match="field_missing"):
        resolution(replace(NINE, meeting=" "))


def test_more_than_half_of_the_members_ask_for_reconsideration():
    refuse_few_for_reconsideration(5, 9)
    with pytest.raises(RuleBroken, match="reconsideration_refused"):
        refuse_few_for_reconsideration(4, 9)
    with pytest.raises(RuleBroken, match="votes_do_not_add_up"):
        refuse_few_for_reconsideration(10, 9)
