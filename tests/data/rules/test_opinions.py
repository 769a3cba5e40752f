"""What must hold of opinions: their words, their day, and who must keep away."""

from __future__ import annotations

from datetime import date

import pytest

from data.errors import RuleBroken
from data.rules import opinions
from data.rules.notice_kinds import NoticeKind
from data.rules.notice_workflow import Outcome, State
from data.rules.opinions import Interest, OpinionState, Party

LAST = date(2026, 11, 27)


@pytest.mark.parametrize(
    ("state", "received_on", "late"),
    [
        (State.OPEN, date(2026, 11, 23), False),
        (State.OPEN, LAST, False),
        (State.OPEN, date(2026, 11, 28), True),
        (State.VERIFYING, LAST, False),
        (State.DECIDED, LAST, True),
        (State.CONCLUDED, LAST, True),
    ],
)
def test_an_opinion_counts_until_the_last_day_is_over_and_never_after_the_decision(state, received_on, late):
    assert opinions.is_late(NoticeKind.AWARD, state, LAST, received_on) is late


@pytest.mark.parametrize(
    ("kind", "state", "last_day"),
    [
        (NoticeKind.APPOINTMENT_DECISION, State.INFORMED, None),
        (NoticeKind.AWARD, State.DRAFT, None),
        (NoticeKind.AWARD, State.WITHDRAWN, LAST),
    ],
)
def test_removals_drafts_and_notices_taken_back_ask_for_no_opinions(kind, state, last_day):
    with pytest.raises(RuleBroken) as refused:
        opinions.is_late(kind, state, last_day, LAST)
    assert refused.value.code == "opinions_not_asked"


@pytest.mark.parametrize("text", ["", " \n", "\0"])
def test_an_opinion_has_words(text):
    with pytest.raises(RuleBroken) as refused:
        opinions.text_given(text)
    assert refused.value.code == "opinion_empty"


def test_words_are_kept_as_written_but_for_what_no_database_takes():
    assert opinions.text_given("  一\0二\n三 ") == "一二\n三"
    with pytest.raises(RuleBroken):
        opinions.text_given("字" * (opinions.LONGEST_TEXT + 1))


NAMED = Party(frozenset({"张 三"}), frozenset({1}))


@pytest.mark.parametrize(
    ("reader", "facts", "found"),
    [
        (Party(frozenset({"李四"}), frozenset({2})), {}, None),
        (Party(frozenset({"张三"})), {}, Interest.NAMED),
        (Party(frozenset({"login", "张　三"})), {}, Interest.NAMED),
        (Party(frozenset({"李四"}), frozenset({1, 2})), {}, Interest.SAME_UNIT),
        (Party(frozenset({"李四"}), frozenset({1})), {"declared": True}, Interest.DECLARED),
        (Party(frozenset({"李四"}), frozenset({1})), {"author": True}, Interest.AUTHOR),
        (Party(frozenset({"张三"}), frozenset({1})), {"declared": True, "author": True}, Interest.NAMED),
    ],
)
def test_the_gravest_interest_is_found_by_name_declaration_authorship_and_unit(reader, facts, found):
    assert opinions.interest(reader, [NAMED], **facts) is found


def test_nobody_without_a_name_is_taken_for_somebody_without_one():
    assert opinions.interest(Party(frozenset({" "})), [Party(frozenset({""}))]) is None


@pytest.mark.parametrize(
    ("state", "outcome", "may"),
    [
        (OpinionState.RECEIVED, None, False),
        (OpinionState.ASSIGNED, None, True),
        (OpinionState.SETTLED, Outcome.PENDING, True),
        (OpinionState.SETTLED, Outcome.NO_EFFECT, False),
        (OpinionState.UNRELATED, None, False),
    ],
)
def test_a_finding_is_recorded_once_and_only_one_that_is_pending_is_followed_by_another(state, outcome, may):
    assert opinions.may_settle(state, outcome) is may


@pytest.mark.parametrize(("outcome", "finding"), [(Outcome.NO_OPINIONS, "已查。"), (Outcome.NO_EFFECT, " ")])
def test_a_finding_has_an_outcome_that_an_opinion_can_have_and_words(outcome, finding):
    with pytest.raises(RuleBroken):
        opinions.finding_complete(outcome, finding)
