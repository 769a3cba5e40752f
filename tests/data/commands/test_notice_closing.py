"""From the last day to the result: verified, decided, reconsidered, excepted, renewed, concluded, issued, listed."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, datetime, timedelta
from typing import Any

import pytest
from sqlalchemy import select

from data import notice_circumstances
from data.commands import notice_closing, notice_decisions, notices
from data.database import reading, writing
from data.errors import NotAllowed
from data.opinion_counts import OpinionCounts
from data.rules.committee_vote import Resolution
from data.rules.local_time import ZONE
from data.rules.notice_states import Outcome, State
from data.rules.roles import Role
from data.tables.audit import AuditEntry
from data.tables.notices import NoticeDecision, NoticeStep
from tests.calendars import load_calendar
from tests.notices import (
    a_draft,
    a_sitting,
    conclude,
    correct,
    count,
    decide,
    publish,
    refused,
    save,
    stored,
    verify,
)
from tests.people import ADMINISTRATOR, EMPLOYEE, HR, LEADER, OTHER_HR, SECRETARY, VERIFIER, somebody

FRIDAY = datetime(2026, 11, 20, 9, 0, tzinfo=ZONE)
LAST_MINUTE = datetime(2026, 11, 27, 23, 59, tzinfo=ZONE)
ENDED = datetime(2026, 11, 30, 9, 0, tzinfo=ZONE)


@pytest.fixture(autouse=True)
def _calendar(fresh_database: str) -> None:
    load_calendar(2026)


def two_opinions(unsettled: int):
    settled: dict[Any, int] = {Outcome.NO_EFFECT: 2 - unsettled} if unsettled < 2 else {}
    return lambda _, __: OpinionCounts(2, 1, 1, 0, settled, unsettled)


# The bureau's own order


def test_a_notice_is_verified_decided_and_concluded_by_those_whose_steps_they_are():
    notice_id = publish(now=FRIDAY)
    verify(notice_id, now=ENDED)
    decide(notice_id, now=ENDED)
    conclude(notice_id, now=ENDED)
    notice = stored(notice_id)
    assert (notice.state, notice.outcome, notice.resolution) == (
        State.CONCLUDED, Outcome.NO_OPINIONS, Resolution.AGREED,
    )  # fmt: skip
    assert notice.closed_at == ENDED
    with reading() as db:
        steps = db.scalars(select(NoticeStep.step).order_by(NoticeStep.id)).all()
    assert steps == ["review", "approve", "publish", "verify", "decide", "conclude"]


def test_nothing_is_verified_on_the_last_day():
    notice_id = publish(now=FRIDAY)
    assert refused(lambda: verify(notice_id, now=LAST_MINUTE)) == "period_not_over"


def test_who_is_named_does_not_verify():
    notice_id = publish(now=FRIDAY, people=(replace(a_draft().people[0], name=VERIFIER.name),))
    assert refused(lambda: verify(notice_id, now=ENDED)) == "has_an_interest"


def test_a_provisional_period_is_not_closed_until_the_calendar_is_loaded():
    late = publish(now=datetime(2026, 12, 24, 9, tzinfo=ZONE))
    assert refused(lambda: verify(late, now=datetime(2027, 2, 1, 9, tzinfo=ZONE))) == "calendar_unknown"


@pytest.mark.parametrize("viewer", [HR, EMPLOYEE, ADMINISTRATOR], ids=lambda viewer: viewer.login)
def test_only_a_verifier_verifies_and_only_the_secretary_records_the_decision(viewer):
    notice_id = publish(now=FRIDAY)
    with pytest.raises(NotAllowed), writing() as db:
        notice_closing.verify(db, by=viewer, now=ENDED, notice_id=notice_id, outcome=Outcome.NO_OPINIONS, finding="")
    verify(notice_id, now=ENDED)
    with pytest.raises(NotAllowed), writing() as db:
        told: dict[str, Any] = {"notice_id": notice_id, "sitting": a_sitting(), "decision": "同意"}
        notice_decisions.decide(db, by=viewer, now=ENDED, **told)


def test_the_result_that_all_staff_read_holds_no_private_telephone():
    notice_id = publish(now=FRIDAY)
    verify(notice_id, now=ENDED)
    decide(notice_id, now=ENDED)
    assert refused(lambda: conclude(notice_id, now=ENDED, result="请联系13812345678。")) == "private_phone_found"
    assert refused(lambda: conclude(notice_id, now=ENDED, result=" ")) == "field_missing"


def test_what_needs_more_time_is_put_off_and_taken_up_again():
    notice_id = publish(now=FRIDAY)
    verify(notice_id, now=ENDED, outcome=Outcome.PENDING)
    assert stored(notice_id).state is State.DEFERRED
    assert refused(lambda: decide(notice_id, now=ENDED)) == "step_not_open"
    verify(notice_id, now=ENDED, outcome=Outcome.NO_EFFECT)
    decide(notice_id, now=ENDED, agree=1, refuse=1, put_off=6)
    assert (stored(notice_id).state, stored(notice_id).resolution) == (State.DEFERRED, Resolution.PUT_OFF)
    verify(notice_id, now=ENDED, outcome=Outcome.NO_EFFECT)
    decide(notice_id, now=ENDED)
    assert stored(notice_id).state is State.DECIDED


def test_what_was_found_to_stand_in_the_way_is_not_agreed_to():
    notice_id = publish(now=FRIDAY)
    verify(notice_id, now=ENDED, outcome=Outcome.EFFECT)
    assert refused(lambda: decide(notice_id, now=ENDED)) == "effect_not_agreed"
    decide(notice_id, now=ENDED, agree=0, refuse=8)
    assert stored(notice_id).resolution is Resolution.REFUSED


def test_a_new_notice_is_a_new_period_and_a_new_verification():
    notice_id = publish(now=FRIDAY)
    verify(notice_id, now=ENDED, outcome=Outcome.NEW_NOTICE)
    assert refused(lambda: decide(notice_id, now=ENDED)) == "outcome_not_final"
    with writing() as db:
        told: dict[str, Any] = {"now": ENDED, "notice_id": notice_id, "reason": "程序已补正"}
        assert refused(lambda: notice_closing.renew(db, by=HR, **told)) == "needs_another_person"
        notice_closing.renew(db, by=OTHER_HR, **told)
    notice = stored(notice_id)
    assert (notice.state, notice.outcome, notice.last_day) == (State.OPEN, None, date(2026, 12, 7))


def test_a_meeting_too_small_or_numbers_that_do_not_add_up_decide_nothing():
    notice_id = publish(now=FRIDAY)
    verify(notice_id, now=ENDED)
    assert refused(lambda: decide(notice_id, now=ENDED, present=5, agree=5, refuse=0)) == "quorum_missing"
    assert refused(lambda: decide(notice_id, now=ENDED, agree=8)) == "votes_do_not_add_up"
    tomorrow = (ENDED + timedelta(days=1)).date()
    with writing() as db:
        told: dict[str, Any] = {"notice_id": notice_id, "sitting": a_sitting(held_on=tomorrow), "decision": "同意"}
        assert refused(lambda: notice_decisions.decide(db, by=SECRETARY, now=ENDED, **told)) == "meeting_in_future"
    assert (stored(notice_id).state, count(NoticeDecision)) == (State.VERIFYING, 0)


# Opinions, and the one exception


def test_nothing_is_verified_decided_or_concluded_while_an_opinion_has_no_outcome(monkeypatch):
    notice_id = publish(now=FRIDAY)
    monkeypatch.setattr(notice_circumstances, "counts", two_opinions(unsettled=1))
    assert refused(lambda: verify(notice_id, now=ENDED, outcome=Outcome.NO_EFFECT)) == "opinions_unsettled"
    monkeypatch.undo()
    verify(notice_id, now=ENDED)
    monkeypatch.setattr(notice_circumstances, "counts", two_opinions(unsettled=1))
    assert refused(lambda: decide(notice_id, now=ENDED)) == "opinions_unsettled"


def test_where_opinions_came_in_the_outcome_is_not_that_there_were_none(monkeypatch):
    notice_id = publish(now=FRIDAY)
    monkeypatch.setattr(notice_circumstances, "counts", two_opinions(unsettled=0))
    assert refused(lambda: verify(notice_id, now=ENDED)) == "opinions_received"


def test_the_one_exception_takes_two_names_and_a_reason_and_is_in_the_timeline(monkeypatch):
    notice_id = publish(now=FRIDAY)
    both = somebody("verifier", Role.VERIFIER, Role.LEADER)
    told: dict[str, Any] = {"now": ENDED, "notice_id": notice_id}
    with writing() as db:
        asking = {"reason": "反映人无法联系", **told}
        assert refused(lambda: notice_closing.ask_exception(db, by=VERIFIER, **asking)) == "exception_not_needed"
        monkeypatch.setattr(notice_circumstances, "counts", two_opinions(unsettled=1))
        assert refused(lambda: notice_closing.grant_exception(db, by=LEADER, **told)) == "exception_not_asked"
        assert refused(lambda: notice_closing.ask_exception(db, by=both, **{**asking, "reason": ""})) == (
            "reason_missing"
        )
        notice_closing.ask_exception(db, by=both, **asking)
        assert refused(lambda: notice_closing.grant_exception(db, by=both, **told)) == "exception_needs_two"
        notice_closing.grant_exception(db, by=LEADER, **told)
    verify(notice_id, now=ENDED, outcome=Outcome.NO_EFFECT)
    with reading() as db:
        steps = db.execute(select(NoticeStep.step, NoticeStep.by_name, NoticeStep.note).order_by(NoticeStep.id)).all()
    assert [tuple(step) for step in steps[3:5]] == [
        ("ask_exception", "verifier", "反映人无法联系"),
        ("grant_exception", LEADER.name, ""),
    ]


def test_the_exception_opens_no_other_guard(monkeypatch):
    notice_id = publish(now=FRIDAY)
    monkeypatch.setattr(notice_circumstances, "counts", two_opinions(unsettled=1))
    with writing() as db:
        told: dict[str, Any] = {"now": LAST_MINUTE, "notice_id": notice_id, "reason": "反映人无法联系"}
        assert refused(lambda: notice_closing.ask_exception(db, by=VERIFIER, **told)) == "period_not_over"


def test_the_result_keeps_the_numbers_as_they_were_and_none_that_do_not_add_up(monkeypatch):
    notice_id = publish(now=FRIDAY)
    verify(notice_id, now=ENDED, outcome=Outcome.NO_EFFECT)
    decide(notice_id, now=ENDED)
    monkeypatch.setattr(notice_closing, "counts", lambda _, __: OpinionCounts(3, 1, 1, 0, {}, 0))
    assert refused(lambda: conclude(notice_id, now=ENDED)) == "numbers_do_not_add_up"
    monkeypatch.setattr(notice_closing, "counts", two_opinions(unsettled=0))
    conclude(notice_id, now=ENDED)
    assert stored(notice_id).numbers == {
        "received": 2, "signed": 1, "anonymous": 1, "late": 0, "by_outcome": {"no_effect": 2}, "unsettled": 0,
    }  # fmt: skip


# Taking back, the calendar, and the audit log


def test_a_draft_is_withdrawn_by_a_writer_and_an_open_notice_by_a_publisher_with_a_reason():
    for notice_id in (save(), publish()):
        with writing() as db:
            notices.withdraw(db, by=OTHER_HR, now=FRIDAY, notice_id=notice_id, reason="程序需补正")
        assert stored(notice_id).state is State.WITHDRAWN


def test_an_employee_withdraws_nothing():
    notice_id = publish()
    with pytest.raises(NotAllowed), writing() as db:
        notices.withdraw(db, by=EMPLOYEE, now=FRIDAY, notice_id=notice_id, reason="程序需补正")


def test_a_concluded_notice_is_not_withdrawn():
    notice_id = publish(now=FRIDAY)
    verify(notice_id, now=ENDED)
    decide(notice_id, now=ENDED)
    conclude(notice_id, now=ENDED)
    with writing() as db:
        code = refused(lambda: notices.withdraw(db, by=OTHER_HR, now=ENDED, notice_id=notice_id, reason="补正"))
    assert code == "step_not_open"


def test_a_calendar_that_is_loaded_later_counts_the_waiting_periods_again():
    late = publish(now=datetime(2026, 12, 24, 9, tzinfo=ZONE))
    certain = publish(now=FRIDAY)
    with writing() as db:
        assert notices.recount_provisional(db) == [late]
        db.rollback()
    assert stored(certain).last_day == date(2026, 11, 27)


def test_each_change_leaves_one_entry_and_a_refusal_none():
    before = count(AuditEntry)
    notice_id = publish(now=FRIDAY)
    correct(notice_id, a_draft(title="新标题"), now=FRIDAY)
    refused(lambda: correct(notice_id, a_draft(title="旧表单"), now=FRIDAY))
    verify(notice_id, now=ENDED)
    decide(notice_id, now=ENDED)
    conclude(notice_id, now=ENDED)
    with reading() as db:
        wanted = select(AuditEntry.action, AuditEntry.login).order_by(AuditEntry.id).offset(before)
        entries = [tuple(row) for row in db.execute(wanted)]
    assert entries == [
        ("notices.save_draft", "hr1"),
        ("notices.review", "hr2"),
        ("notices.approve", "leader"),
        ("notices.publish", "hr2"),
        ("notices.correct", "hr1"),
        ("notices.publish_correction", "hr2"),
        ("notices.verify", "verifier"),
        ("notices.decide", "secretary"),
        ("notices.conclude", "hr2"),
    ]
