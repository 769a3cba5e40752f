"""Whose turn it is: what waits for each, what is still missing, and what nothing calls for."""

from __future__ import annotations

from datetime import date, datetime
from typing import Any

import pytest

from data import notice_circumstances
from data.commands import notice_closing, notice_corrections, notice_decisions, notices
from data.database import reading, writing
from data.errors import NotFound
from data.opinion_counts import OpinionCounts
from data.rules.local_time import ZONE
from data.rules.notice_kinds import NoticeKind
from data.rules.notice_states import Outcome, Reviewed, Step
from data.rules.roles import Viewer
from queries import notice_work
from tests.calendars import load_calendar
from tests.notices import CADRE, NOW, a_draft, a_sitting, conclude, decide, publish, save, verify
from tests.people import ADMINISTRATOR, EMPLOYEE, EVERYBODY, HR, LEADER, OTHER_HR, SECRETARY, VERIFIER

FRIDAY = datetime(2026, 11, 20, 9, 0, tzinfo=ZONE)
ENDED = datetime(2026, 11, 30, 9, 0, tzinfo=ZONE)
OPEN, OVER = date(2026, 11, 24), date(2026, 11, 30)


@pytest.fixture(autouse=True)
def _calendar(fresh_database: str) -> None:
    load_calendar(2026)


def waiting(today: date = OVER) -> dict[str, list[Step]]:
    """Who has something waiting, and which steps."""
    with reading() as db:
        found = {v.login: [it.step for it in notice_work.waiting(db, v, today=today)] for v in EVERYBODY}
    return {login: steps for login, steps in found.items() if steps}


def missing(viewer: Viewer, notice_id: int, step: Step, *, today: date = OVER) -> list[str]:
    with reading() as db:
        possible = notice_work.possible(db, viewer, notice_id=notice_id, today=today)
    return [broken.code for it in possible if it.step is step for broken in it.missing]


def steps(viewer: Viewer, notice_id: int, *, today: date = OVER) -> set[Step]:
    with reading() as db:
        return {it.step for it in notice_work.possible(db, viewer, notice_id=notice_id, today=today)}


def test_the_turn_goes_from_one_to_the_next_to_the_result():
    notice_id = save()
    on: dict[str, Any] = {"now": FRIDAY, "notice_id": notice_id, "version": 1}
    assert waiting() == {"hr2": [Step.REVIEW]}
    with writing() as db:
        notices.review(db, by=OTHER_HR, found_well=tuple(Reviewed), **on)
    assert waiting() == {"leader": [Step.APPROVE]}
    with writing() as db:
        notices.approve(db, by=LEADER, **on)
    assert waiting() == {"hr2": [Step.PUBLISH]}
    with writing() as db:
        notices.publish(db, by=OTHER_HR, **on)
    assert waiting(OPEN) == {}
    assert waiting() == {"verifier": [Step.VERIFY]}
    verify(notice_id, now=ENDED)
    assert waiting() == {"secretary": [Step.DECIDE]}
    decide(notice_id, now=ENDED)
    assert waiting() == {"hr2": [Step.CONCLUDE]}
    conclude(notice_id, now=ENDED)
    assert waiting() == {}


def test_a_promotion_waits_for_the_secretary_before_the_leader_and_for_the_appointment_after_the_result():
    notice_id = save(NoticeKind.CADRE_PRE_APPOINTMENT, people=(CADRE,))
    on: dict[str, Any] = {"now": FRIDAY, "notice_id": notice_id, "version": 1}
    with writing() as db:
        notices.review(db, by=OTHER_HR, found_well=tuple(Reviewed), **on)
    assert waiting() == {"secretary": [Step.DISCUSS]}
    with writing() as db:
        notice_decisions.discuss(db, by=SECRETARY, sitting=a_sitting(), **on)
    assert waiting() == {"leader": [Step.APPROVE]}
    with writing() as db:
        notices.approve(db, by=LEADER, **on)
        notices.publish(db, by=OTHER_HR, **on)
    verify(notice_id, now=ENDED)
    conclude(notice_id, now=ENDED)
    assert waiting() == {"hr2": [Step.ISSUE]}


def test_what_stands_in_the_way_of_a_promotion_waits_for_the_committee():
    notice_id = publish(NoticeKind.CADRE_PRE_APPOINTMENT, now=FRIDAY, people=(CADRE,))
    verify(notice_id, now=ENDED, outcome=Outcome.EFFECT)
    assert waiting() == {"secretary": [Step.RECONSIDER]}
    assert missing(OTHER_HR, notice_id, Step.CONCLUDE) == ["outcome_in_the_way"]


def test_a_new_notice_and_a_correction_wait_for_the_second_in_hr():
    first, second = publish(now=FRIDAY), publish(now=FRIDAY)
    verify(first, now=ENDED, outcome=Outcome.NEW_NOTICE)
    with writing() as db:
        told: dict[str, Any] = {"version": 1, "content": a_draft(title="新标题"), "reason": "标题有误"}
        notice_corrections.propose(db, by=HR, now=NOW, notice_id=second, of_substance=False, **told)
    assert waiting(OPEN) == {"hr2": [Step.RENEW, Step.PUBLISH_CORRECTION]}
    assert missing(VERIFIER, second, Step.VERIFY) == ["correction_waiting"]


def test_what_is_missing_is_said_and_all_of_it():
    notice_id = publish(now=datetime(2026, 12, 24, 9, tzinfo=ZONE))
    assert missing(VERIFIER, notice_id, Step.VERIFY, today=date(2026, 12, 25)) == [
        "period_not_over",
        "calendar_unknown",
    ]


def test_a_step_that_nothing_calls_for_is_not_offered(monkeypatch):
    notice_id = publish(now=FRIDAY)
    assert steps(VERIFIER, notice_id) == {Step.VERIFY, Step.SUSPEND}
    assert steps(LEADER, notice_id) == set()
    assert steps(HR, notice_id) == {Step.CORRECT, Step.EXTEND, Step.WITHDRAW}
    monkeypatch.setattr(notice_circumstances, "counts", lambda *_: OpinionCounts(1, 0, 1, 0, {}, 1))
    assert Step.ASK_EXCEPTION in steps(VERIFIER, notice_id)
    with writing() as db:
        notice_closing.ask_exception(db, by=VERIFIER, now=ENDED, notice_id=notice_id, reason="反映人无法联系")
    assert waiting()["leader"] == [Step.GRANT_EXCEPTION]


@pytest.mark.parametrize("viewer", [EMPLOYEE, ADMINISTRATOR], ids=lambda viewer: viewer.login)
def test_nothing_is_offered_to_whoever_has_no_step(viewer):
    notice_id = publish(now=FRIDAY)
    assert steps(viewer, notice_id) == set()
    with pytest.raises(NotFound):
        steps(viewer, save())
