"""Who learns of an opinion, its words and its author: every role in every relation to it, and nobody else."""

from __future__ import annotations

import itertools
from dataclasses import dataclass
from functools import partial
from typing import Any

import pytest

from data.commands import opinion_checks, opinions
from data.database import reading, writing
from data.errors import GongkaiError
from data.rules.notice_workflow import Outcome
from data.rules.opinions import OpinionState
from data.rules.roles import Role, Viewer
from queries import notices, own_opinions, visible
from queries import opinions as questions
from queries.opinions import Waiting
from tests.calendars import load_calendar
from tests.notices import conclude, decide, publish, refused, verify
from tests.opinions import LATER, TOMORROW, account, assign, give, open_box, person, sign, stored, unit
from tests.people import VERIFIER

RELATIONS = ("none", "author", "named", "namesake", "same_unit", "declared", "assigned")
RECEIVERS = (Role.HR, Role.AUDITOR)


@pytest.fixture(autouse=True)
def _calendar(fresh_database: str) -> None:
    load_calendar(2025, 2026)


@dataclass(frozen=True)
class Seen:
    """What somebody could find out about a signed opinion by asking everything that can be asked."""

    exists: bool
    text: bool
    author: bool


def may(role: Role, relation: str) -> Seen:
    """The rule, written out a second time."""
    nothing = Seen(exists=False, text=False, author=False)
    if relation in ("named", "namesake", "declared"):
        return nothing
    if relation == "author":
        return Seen(exists=True, text=True, author=True)  # under 我的意见, and nowhere else
    if role in RECEIVERS:
        return Seen(exists=True, text=True, author=role is Role.AUDITOR)
    if role is Role.VERIFIER and relation == "assigned":
        return Seen(exists=True, text=True, author=False)
    return nothing


def test_every_role_in_every_relation_learns_what_it_may_and_no_more():
    """One notice with a signed opinion for each case, so that nothing that is seen can come from another."""
    section, elsewhere = unit("办公室"), unit("财务科")
    person("职工甲", section)
    receiver = account("the-receiver", Role.HR)
    wrong = []
    for number, (role, relation) in enumerate(itertools.product(Role, RELATIONS)):
        if relation == "assigned" and role is not Role.VERIFIER:
            continue  # refused: tests/data/commands/test_opinion_checks.py
        name = {"named": "职工甲", "namesake": "职工 甲"}.get(relation, f"某人{number}")
        home = section if relation == "same_unit" else elsewhere if relation != "assigned" else None
        reader = account(f"reader{number}", role, name=name, unit_id=home)
        author = reader if relation == "author" else account(f"author{number}", name=f"反映人{number}")
        notice_id, words = publish(), f"第{number}条的内容"
        receipt = sign(notice_id, author, text=words)
        open_box(receiver)
        if relation == "assigned":
            assign(stored(receipt).id, receiver, reader)
        if relation == "declared":
            _declare(reader, notice_id)
        found = _asked_everything(reader, notice_id, stored(receipt).id, words)
        if found != may(role, relation):
            wrong.append((role, relation, found))
    assert not wrong


def _declare(reader: Viewer, notice_id: int) -> None:
    with writing() as db:
        step = partial(opinions.recuse, db, by=reader, now=TOMORROW, notice_id=notice_id, reason="亲属")
        if set(reader.roles) & {Role.HR, Role.AUDITOR, Role.VERIFIER}:
            step()
        else:
            assert refused(step) == "permission_missing"


def _asked_everything(reader: Viewer, notice_id: int, opinion_id: str, words: str) -> Seen:
    answers = "\n".join(
        repr(answer)
        for answer in (
            _answer(questions.listed, reader),
            _answer(questions.one, reader, opinion_id=opinion_id),
            _answer(questions.candidates, reader, opinion_id=opinion_id, today=TOMORROW.date()),
            _answer(own_opinions.mine, reader),
        )
    )
    try:
        with writing() as db:
            signed = opinions.read_author(db, by=reader, now=TOMORROW, opinion_id=opinion_id)
    except GongkaiError:
        signed = None
    own = own_opinions_of(reader, opinion_id)
    return Seen(exists=opinion_id in answers, text=words in answers, author=signed is not None or own)


def own_opinions_of(reader: Viewer, opinion_id: str) -> bool:
    """Whether the opinion is told to be the reader's own."""
    with reading() as db:
        return opinion_id in {own.id for own in own_opinions.mine(db, reader)}


def _answer(question: object, reader: Viewer, **facts: object) -> object:
    assert callable(question)
    try:
        with reading() as db:
            return question(db, reader, **facts)
    except GongkaiError as refusal:
        return refusal.code


def test_a_viewer_without_an_account_is_not_the_verifier_of_what_nobody_has():
    receipt = give(publish(), account("author"))
    open_box(account("receiver", Role.HR))
    with reading() as db:
        assert not db.scalars(visible.opinions(db, VERIFIER)).all()
    assert stored(receipt).verifier_id is None


def test_what_does_not_exist_and_what_one_may_not_see_are_refused_alike():
    receipt = give(publish(), account("author"))
    receiver, other = account("receiver", Role.HR), account("other", Role.VERIFIER)
    open_box(receiver)
    said = []
    for opinion_id in (stored(receipt).id, "0" * 32):
        with reading() as db, pytest.raises(GongkaiError) as found:
            questions.one(db, other, opinion_id=opinion_id)
        said.append((found.value.code, found.value.facts))
    assert said[0] == said[1] == ("opinion_unknown", {})


def test_what_waits_is_told_to_each_for_their_part():
    author, receiver = account("author"), account("receiver", Role.HR)
    verifier, named = account("verifier", Role.VERIFIER), account("named", Role.HR, name="职工甲")
    notice_id = publish()
    receipt = sign(notice_id, author)

    def waiting(viewer: Viewer) -> Waiting:
        with reading() as db:
            return questions.waiting(db, viewer, today=TOMORROW.date())

    assert waiting(receiver) == Waiting(1, 0, 0, 0)
    assert waiting(named) == waiting(verifier) == waiting(author) == Waiting(0, 0, 0, 0)
    open_box(receiver)
    assert waiting(receiver) == Waiting(0, 1, 0, 0)
    assign(stored(receipt).id, receiver, verifier)
    assert (waiting(receiver), waiting(verifier)) == (Waiting(0, 0, 0, 0), Waiting(0, 0, 1, 0))
    with writing() as db:
        opinion_checks.ask(db, by=verifier, now=TOMORROW, opinion_id=stored(receipt).id, question="哪一天？")
    assert waiting(author) == Waiting(0, 0, 0, 1)


def test_the_receipt_leads_to_the_state_and_the_question_and_not_to_the_words():
    author, receiver = account("author"), account("receiver", Role.HR)
    receipt = give(publish(), author, text="很特别的一句话")
    with reading() as db:
        boxed = own_opinions.followed(db, author, receipt=receipt.lower())
        assert own_opinions.arrived(db, author, receipt=receipt)
        assert refused(lambda: own_opinions.followed(db, author, receipt="0000")) == "receipt_unknown"
    assert (boxed.boxed, boxed.text, boxed.asked) == (True, "", False)
    open_box(receiver)
    with writing() as db:
        opinion_checks.ask(db, by=receiver, now=TOMORROW, opinion_id=stored(receipt).id, question="哪一天？")
    with reading() as db:
        asked = own_opinions.followed(db, account("finder"), receipt=receipt)
        assert own_opinions.mine(db, author) == ()
    assert (asked.boxed, asked.state, asked.asked) == (False, OpinionState.RECEIVED, True)
    assert [turn.text for turn in asked.turns] == ["哪一天？"]


def test_the_author_learns_the_outcome_with_the_published_result_and_staff_the_numbers():
    author, receiver = account("author"), account("receiver", Role.HR)
    verifier, employee = account("a-verifier", Role.VERIFIER), account("employee")
    notice_id = publish()
    receipt = sign(notice_id, author)
    open_box(receiver)
    assign(stored(receipt).id, receiver, verifier)
    with writing() as db:
        opinion_checks.settle(
            db, by=verifier, now=TOMORROW, opinion_id=stored(receipt).id, outcome=Outcome.NO_EFFECT, finding="已查。"
        )

    def told() -> tuple[Outcome | None, Any]:
        with reading() as db:
            (own,) = own_opinions.mine(db, author)
            return own.outcome, notices.one(db, employee, notice_id=notice_id, today=LATER.date()).numbers

    assert told() == (None, None)
    verify(notice_id, now=LATER, outcome=Outcome.NO_EFFECT, finding="1 条，不影响。")
    decide(notice_id, now=LATER, decision="同意。")
    assert told() == (None, None)
    conclude(notice_id, now=LATER, result="按公示办理。")
    outcome, numbers = told()
    assert outcome is Outcome.NO_EFFECT
    assert numbers is not None
    assert (numbers["received"], numbers["signed"], numbers["unsettled"]) == (1, 1, 0)
