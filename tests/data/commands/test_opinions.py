"""Opinions as they come: into the box, out of it on a later day, or written down; and who keeps away."""

from __future__ import annotations

from datetime import timedelta
from functools import partial

import pytest
from sqlalchemy import select

from data import audit_log
from data.commands import opinions
from data.database import reading, writing
from data.rules import opinion_receipts
from data.rules.local_time import local_day
from data.rules.notice_kinds import NoticeKind
from data.rules.opinions import Author, Channel, OpinionState
from data.rules.roles import Role, Viewer
from data.tables.audit import AuditEntry
from data.tables.opinions import Opinion, OpinionAuthor, OpinionTurn
from tests.calendars import load_calendar
from tests.notices import NOW, count, publish, refused, save
from tests.opinions import LATER, TOMORROW, account, assign, give, open_box, register, sign, stored


@pytest.fixture(autouse=True)
def _calendar(fresh_database: str) -> None:
    load_calendar(2025, 2026)


@pytest.fixture
def author() -> Viewer:
    return account("author")


@pytest.fixture
def receiver() -> Viewer:
    return account("receiver", Role.HR)


def actions() -> list[str]:
    with reading() as db:
        found = db.scalars(select(AuditEntry.action).where(AuditEntry.action.startswith("opinion")))
        return list(found)


def test_what_is_put_into_the_box_leaves_no_entry_until_the_box_is_opened(author, receiver):
    before = count(AuditEntry)
    notice_id = publish()
    entries = count(AuditEntry)
    receipt = give(notice_id, author)
    signed = sign(notice_id, author)
    assert entries > before
    assert count(AuditEntry) == entries
    assert open_box(receiver) == 2
    with reading() as db:
        entry = db.scalars(select(AuditEntry).order_by(AuditEntry.id.desc()).limit(1)).one()
        assert audit_log.verify(db).broken_at is None
    assert (entry.action, entry.login, entry.at) == ("opinions.open_box", receiver.login, TOMORROW)
    assert entry.facts == {"opinions": sorted([stored(receipt).id, stored(signed).id]), "answers": []}


def test_the_box_of_today_stays_shut(author, receiver):
    give(publish(), author)
    assert refused(lambda: open_box(receiver, now=NOW)) == "opinions_box_empty"
    assert open_box(receiver) == 1
    assert refused(lambda: open_box(receiver)) == "opinions_box_empty"


def test_nobody_opens_the_box_who_does_not_receive(author):
    give(publish(), author)
    for role in set(Role) - {Role.HR, Role.AUDITOR}:
        assert refused(partial(open_box, account(f"some-{role}", role))) == "permission_missing"


def test_a_receiver_takes_out_nothing_about_a_notice_that_names_them(author):
    give(publish(), author)  # names 职工甲
    named = account("named", Role.HR, name="职工 甲")
    assert refused(lambda: open_box(named)) == "opinions_box_empty"


def test_an_anonymous_opinion_has_no_author_and_a_signed_one_has(author):
    notice_id = publish()
    give(notice_id, author)
    assert count(OpinionAuthor) == 0
    signed = sign(notice_id, author)
    with reading() as db:
        kept = db.scalars(select(OpinionAuthor)).one()
    assert (kept.opinion_id, kept.account_id, kept.name) == (stored(signed).id, author.account_id, "author")


def test_a_form_sent_twice_is_one_opinion(author):
    notice_id, receipt = publish(), opinion_receipts.new()
    for _ in range(2):
        with writing() as db:
            opinions.give(db, by=author, now=NOW, notice_id=notice_id, text="一次。", receipt=receipt)
    assert count(Opinion) == 1


def test_what_comes_after_the_last_day_is_kept_as_late(author):
    notice_id = publish()
    last_minute = NOW.replace(day=27, hour=15, minute=59)  # 23:59 in the bureau
    assert not stored(give(notice_id, author, now=last_minute)).late
    assert stored(give(notice_id, author, now=last_minute + timedelta(minutes=1))).late


def test_drafts_circulars_and_what_does_not_exist_take_none(author):
    assert refused(lambda: give(save(), author)) == "opinions_not_asked"
    circular = publish(NoticeKind.APPOINTMENT_DECISION)
    assert refused(lambda: give(circular, author)) == "opinions_not_asked"
    assert refused(lambda: give(999, author)) == "notice_unknown"


def test_an_opinion_has_words_and_a_code_that_can_be_one(author):
    notice_id = publish()
    assert refused(lambda: give(notice_id, author, text=" ")) == "opinion_empty"
    with writing() as db:
        step = partial(opinions.give, db, by=author, now=NOW, notice_id=notice_id, text="好。", receipt="1234")
        assert refused(step) == "receipt_unknown"
    assert refused(lambda: give(notice_id, author, author=Author(" "))) == "author_missing"
    assert count(Opinion) == 0


def test_a_letter_is_written_down_at_once_and_counts_by_the_day_it_came(receiver):
    notice_id = publish()
    opinion_id = register(notice_id, receiver, on=local_day(TOMORROW), author=Author("王某", "某单位"))
    with reading() as db:
        kept = db.scalars(select(Opinion)).one()
        signed = db.scalars(select(OpinionAuthor)).one()
    assert (kept.id, kept.boxed, kept.channel, kept.late) == (opinion_id, False, Channel.LETTER, False)
    assert (signed.account_id, signed.name) == (None, "王某")
    late = register(notice_id, receiver, on=local_day(LATER), now=LATER)
    with reading() as db:
        assert db.scalars(select(Opinion).where(Opinion.id == late)).one().late
    assert actions() == ["opinions.register"] * 2


def test_a_letter_of_tomorrow_or_on_a_notice_that_names_its_receiver_is_refused(receiver):
    notice_id = publish()
    tomorrow = local_day(TOMORROW) + timedelta(days=1)
    assert refused(lambda: register(notice_id, receiver, on=tomorrow)) == "opinion_in_future"
    named = account("named", Role.AUDITOR, name="职工甲")
    assert refused(lambda: register(notice_id, named, on=local_day(NOW))) == "opinion_interest"


def test_an_answer_goes_by_the_receipt_or_by_the_authors_own_account(author, receiver):
    from data.commands import opinion_checks

    notice_id, other = publish(), account("other")
    anonymous, signed = give(notice_id, author), sign(notice_id, author)
    open_box(receiver)

    def answer(by: Viewer, **which: str) -> None:
        with writing() as db:
            opinions.answer(db, by=by, now=TOMORROW, text="五月。", **which)

    signed_id = stored(signed).id
    assert refused(lambda: answer(author, receipt=anonymous)) == "question_missing"
    with writing() as db:
        for opinion_id in (stored(anonymous).id, signed_id):
            opinion_checks.ask(db, by=receiver, now=TOMORROW, opinion_id=opinion_id, question="哪一个月？")
    assert refused(lambda: answer(other, opinion_id=signed_id)) == "opinion_unknown"
    assert refused(lambda: answer(other, opinion_id=stored(anonymous).id)) == "opinion_unknown"
    assert refused(lambda: answer(other, receipt=opinion_receipts.new())) == "receipt_unknown"
    entries = count(AuditEntry)
    answer(author, opinion_id=signed_id)
    answer(other, receipt=anonymous)  # whoever holds it
    assert count(AuditEntry) == entries
    assert refused(lambda: answer(author, opinion_id=signed_id)) == "question_missing"
    with reading() as db:
        turns = db.scalars(select(OpinionTurn).where(OpinionTurn.opinion_id == signed_id).order_by(OpinionTurn.number))
        assert [(turn.number, turn.by_author, turn.boxed) for turn in turns] == [(1, False, False), (2, True, True)]
    assert open_box(receiver, now=TOMORROW + timedelta(days=1)) == 2


def test_a_nobody_without_an_account_owns_no_letter(author, receiver):
    """A letter's author has no account: nobody without one may answer for them."""
    opinion_id = register(publish(), receiver, on=local_day(NOW), author=Author("王某"))
    ghost = Viewer("ghost", frozenset({Role.EMPLOYEE}))
    with writing() as db:
        step = partial(opinions.answer, db, by=ghost, now=TOMORROW, text="好。", opinion_id=opinion_id)
        assert refused(step) == "opinion_unknown"


def test_every_reading_of_an_author_leaves_an_entry(author, receiver):
    auditor, receipt = account("auditor", Role.AUDITOR), sign(publish(), author)
    open_box(receiver)
    opinion_id = stored(receipt).id

    def read(by: Viewer) -> Author:
        with writing() as db:
            return opinions.read_author(db, by=by, now=TOMORROW, opinion_id=opinion_id)

    assert refused(lambda: read(receiver)) == "permission_missing"
    assert read(auditor) == Author("author", "", "内线 1234")
    read(auditor)
    assert actions() == ["opinions.open_box", "opinions.read_author", "opinions.read_author"]


def test_who_declares_an_interest_loses_what_was_assigned_and_sees_no_more(author, receiver):
    notice_id, verifier = publish(), account("verifier", Role.VERIFIER)
    receipt = give(notice_id, author)
    open_box(receiver)
    assign(stored(receipt).id, receiver, verifier)

    def recuse(by: Viewer, reason: str = "表亲") -> None:
        with writing() as db:
            opinions.recuse(db, by=by, now=TOMORROW, notice_id=notice_id, reason=reason)

    assert refused(lambda: recuse(verifier, " ")) == "reason_missing"
    recuse(verifier)
    kept = stored(receipt)
    assert (kept.state, kept.verifier_id) == (OpinionState.RECEIVED, None)
    assert refused(lambda: recuse(verifier)) == "recusal_known"
    assert refused(lambda: recuse(author)) == "permission_missing"
    assert refused(lambda: assign(kept.id, receiver, verifier)) == "opinion_interest"


def test_no_entry_says_on_which_notice_there_is_an_opinion(author, receiver):
    notice_id = publish()
    receipt = give(notice_id, author, text="很特别的一句话")
    open_box(receiver)
    assign(stored(receipt).id, receiver, account("verifier", Role.VERIFIER))
    with reading() as db:
        entries = db.scalars(select(AuditEntry).where(AuditEntry.subject == "opinion")).all()
    assert len(entries) == 2
    assert all("notice" not in str(entry.facts) and "特别" not in str(entry.facts) for entry in entries)
