"""The numbers add up, whatever became of the opinions, and what came too late is apart."""

from __future__ import annotations

import pytest

from data.commands import opinion_checks
from data.database import reading, writing
from data.opinion_counts import OpinionCounts, counts
from data.rules.notice_workflow import Outcome
from data.rules.opinions import OpinionState
from data.rules.roles import Role
from tests.calendars import load_calendar
from tests.notices import publish
from tests.opinions import LATER, TOMORROW, account, assign, give, open_box, sign, stored


@pytest.fixture(autouse=True)
def _calendar(fresh_database: str) -> None:
    load_calendar(2025, 2026)


def _counts(notice_id: int) -> OpinionCounts:
    with reading() as db:
        found = counts(db, notice_id)
    assert found.signed + found.anonymous == found.received
    assert sum(found.by_outcome.values()) + found.unsettled == found.received
    return found


def test_a_notice_without_opinions_has_none_and_waits_for_none():
    assert _counts(publish()) == OpinionCounts(0, 0, 0, 0, {}, 0)


def test_what_lies_in_the_box_counts_and_is_unsettled():
    notice_id, author = publish(), account("author")
    give(notice_id, author)
    sign(notice_id, author)
    assert _counts(notice_id) == OpinionCounts(2, 1, 1, 0, {}, 2)


def test_each_outcome_is_counted_and_what_is_late_is_apart():
    notice_id, author = publish(), account("author")
    receiver, verifier = account("receiver", Role.HR), account("verifier", Role.VERIFIER)
    found = [Outcome.NO_EFFECT, Outcome.NO_EFFECT, Outcome.PENDING]
    receipts = [give(notice_id, author) for _ in range(5)]
    give(notice_id, author, now=LATER)
    open_box(receiver)
    with writing() as db:
        for receipt, outcome in zip(receipts, found, strict=False):
            opinion_id = stored(receipt).id
            opinion_checks.assign(
                db, by=receiver, now=TOMORROW, opinion_id=opinion_id, verifier_id=verifier.account_id or 0
            )
            opinion_checks.settle(
                db, by=verifier, now=TOMORROW, opinion_id=opinion_id, outcome=outcome, finding="已查。"
            )
        praise = stored(receipts[3]).id
        opinion_checks.close_unrelated(db, by=receiver, now=TOMORROW, opinion_id=praise, reason="表扬。")
    assign(stored(receipts[4]).id, receiver, verifier)
    by_outcome: dict[Outcome | OpinionState, int] = {
        Outcome.NO_EFFECT: 2,
        Outcome.PENDING: 1,
        OpinionState.UNRELATED: 1,
    }
    assert _counts(notice_id) == OpinionCounts(5, 0, 5, 1, by_outcome, 1)


def test_opinions_on_another_notice_do_not_count():
    author = account("author")
    give(publish(), author)
    assert _counts(publish()).received == 0
