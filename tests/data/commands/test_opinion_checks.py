"""Opinions are assigned, asked about, settled and closed, by those who have no interest in them."""

from __future__ import annotations

import pytest

from data.commands import opinion_checks
from data.database import writing
from data.errors import RuleBroken
from data.rules.notice_workflow import Outcome
from data.rules.opinions import Interest, OpinionState
from data.rules.roles import Role, Viewer
from tests.calendars import load_calendar
from tests.notices import publish, refused
from tests.opinions import TOMORROW, account, assign, give, open_box, person, sign, stored, unit


@pytest.fixture(autouse=True)
def _calendar(fresh_database: str) -> None:
    load_calendar(2025, 2026)


@pytest.fixture
def receiver() -> Viewer:
    return account("receiver", Role.AUDITOR)


@pytest.fixture
def verifier() -> Viewer:
    return account("verifier", Role.VERIFIER)


@pytest.fixture
def receipt(receiver: Viewer) -> str:
    given = give(publish(), account("author"))
    open_box(receiver)
    return given


def settle(receipt: str, by: Viewer, outcome: Outcome = Outcome.NO_EFFECT, finding: str = "已查。") -> None:
    with writing() as db:
        opinion_checks.settle(
            db, by=by, now=TOMORROW, opinion_id=stored(receipt).id, outcome=outcome, finding=finding, reply="谢谢。"
        )


def close(receipt: str, by: Viewer, reason: str = "表扬。") -> None:
    with writing() as db:
        opinion_checks.close_unrelated(db, by=by, now=TOMORROW, opinion_id=stored(receipt).id, reason=reason)


def ask(receipt: str, by: Viewer) -> None:
    with writing() as db:
        opinion_checks.ask(db, by=by, now=TOMORROW, opinion_id=stored(receipt).id, question="哪一天？")


def test_an_opinion_goes_to_a_verifier_who_records_the_finding(receipt, receiver, verifier):
    assign(stored(receipt).id, receiver, verifier)
    assert stored(receipt).state is OpinionState.ASSIGNED
    settle(receipt, verifier)
    kept = stored(receipt)
    assert (kept.state, kept.outcome, kept.finding, kept.reply) == (
        OpinionState.SETTLED,
        Outcome.NO_EFFECT,
        "已查。",
        "谢谢。",
    )
    assert refused(lambda: settle(receipt, verifier)) == "opinion_step_not_open"
    assert refused(lambda: assign(kept.id, receiver, verifier)) == "opinion_step_not_open"
    assert refused(lambda: close(receipt, receiver)) == "opinion_step_not_open"


def test_a_finding_that_is_pending_is_followed_by_another(receipt, receiver, verifier):
    assign(stored(receipt).id, receiver, verifier)
    settle(receipt, verifier, Outcome.PENDING)
    settle(receipt, verifier, Outcome.EFFECT)
    assert stored(receipt).outcome is Outcome.EFFECT


@pytest.mark.parametrize("outcome", [Outcome.NO_OPINIONS])
def test_no_opinion_can_be_found_not_to_exist(receipt, receiver, verifier, outcome):
    assign(stored(receipt).id, receiver, verifier)
    assert refused(lambda: settle(receipt, verifier, outcome)) == "outcome_missing"
    assert refused(lambda: settle(receipt, verifier, finding=" ")) == "finding_missing"


def test_only_the_verifier_who_has_it_settles_it(receipt, receiver, verifier):
    assert refused(lambda: settle(receipt, verifier)) == "opinion_unknown"
    assign(stored(receipt).id, receiver, verifier)
    assert refused(lambda: settle(receipt, receiver)) == "permission_missing"
    both = account("both", Role.VERIFIER, Role.HR)
    assert refused(lambda: settle(receipt, both)) == "opinion_not_yours"


def test_praise_is_closed_with_a_reason(receipt, receiver, verifier):
    assert refused(lambda: close(receipt, receiver, " ")) == "reason_missing"
    close(receipt, receiver)
    kept = stored(receipt)
    assert (kept.state, kept.outcome, kept.finding) == (OpinionState.UNRELATED, None, "表扬。")
    assert refused(lambda: ask(receipt, receiver)) == "opinion_step_not_open"


def test_one_question_at_a_time(receipt, receiver, verifier):
    ask(receipt, receiver)
    assert refused(lambda: ask(receipt, receiver)) == "question_unanswered"


def test_what_is_still_in_the_box_nobody_touches(receiver, verifier):
    boxed = give(publish(), account("author"))
    assert refused(lambda: assign(stored(boxed).id, receiver, verifier)) == "opinion_unknown"
    assert refused(lambda: ask(boxed, receiver)) == "opinion_unknown"


def why_refused(opinion_id: str, receiver: Viewer, verifier: Viewer) -> object:
    with pytest.raises(RuleBroken) as found:
        assign(opinion_id, receiver, verifier)
    assert (found.value.code, found.value.facts["person"]) == ("opinion_interest", verifier.name)
    return found.value.facts["interest"]


def test_a_verifier_with_an_interest_is_refused_with_the_reason(receiver):
    section, elsewhere = unit("办公室"), unit("财务科")
    person("职工甲", section)  # as the notice names
    namesake = account("namesake", Role.VERIFIER, name="职工甲", unit_id=elsewhere)
    colleague = account("colleague", Role.VERIFIER, unit_id=section)
    neighbour = account("neighbour", Role.VERIFIER, unit_id=elsewhere)  # of the namesake: both who are called so count
    stranger = account("stranger", Role.VERIFIER, unit_id=unit("法规科"))
    receipt = sign(publish(), stranger)
    open_box(receiver)
    opinion_id = stored(receipt).id
    assert why_refused(opinion_id, receiver, namesake) is Interest.NAMED
    assert why_refused(opinion_id, receiver, colleague) is Interest.SAME_UNIT
    assert why_refused(opinion_id, receiver, neighbour) is Interest.SAME_UNIT
    assert why_refused(opinion_id, receiver, stranger) is Interest.AUTHOR


def test_only_an_account_that_verifies_can_be_given_one(receipt, receiver):
    assert refused(lambda: assign(stored(receipt).id, receiver, receiver)) == "verifier_unknown"


def test_a_receiver_from_the_unit_of_somebody_under_notice_does_not_close(receiver):
    section = unit("办公室")
    person("职工甲", section)
    colleague = account("colleague", Role.HR, unit_id=section)
    receipt = give(publish(), account("author"))
    open_box(colleague)
    assert refused(lambda: close(receipt, colleague)) == "opinion_interest"
    close(receipt, receiver)
