"""Sign-off: bound to the figures, whatever order they come in."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest

from data.errors import RuleBroken
from data.rules.reviews import ReviewState, check, digest, state_of

TODAY = date(2026, 11, 22)


def test_the_order_of_totals_does_not_matter_and_every_fen_does():
    rows = [("CNY", "办公室", 100), ("CNY", "财务科", 200)]
    assert digest(rows) == digest(rows[::-1])
    assert digest(rows) != digest([("CNY", "办公室", 101), ("CNY", "财务科", 200)])


@pytest.mark.parametrize(
    ("reviewed", "state"),
    [(None, ReviewState.NOT_REVIEWED), ("a", ReviewState.REVIEWED), ("b", ReviewState.REOPENED)],
)
def test_a_sign_off_is_worth_something_for_its_own_figures_alone(reviewed, state):
    assert state_of(reviewed, "a") is state


@pytest.mark.parametrize(
    ("code", "state", "but"),
    [
        ("month_not_imported", ReviewState.NOT_REVIEWED, {"current": None}),
        ("month_not_over", ReviewState.NOT_REVIEWED, {"month": 11}),
        ("figures_changed", ReviewState.NOT_REVIEWED, {"seen": "b"}),
        ("month_reviewed", ReviewState.REVIEWED, {}),
    ],
)
def test_what_stands_against_signing_is_told(code, state, but):
    usual: dict[str, Any] = {"seen": "a", "current": "a", "year": 2026, "month": 10, "today": TODAY}
    with pytest.raises(RuleBroken) as refused:
        check(state, **usual | but)
    assert refused.value.code == code


def test_a_month_that_was_reopened_is_signed_again():
    check(ReviewState.REOPENED, seen="a", current="a", year=2026, month=10, today=TODAY)
