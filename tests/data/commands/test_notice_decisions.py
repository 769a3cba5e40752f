"""Promotions lead to the appointment or back to the committee; candidates of the Party to the list."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, datetime
from typing import Any

import pytest
from sqlalchemy import select

from data.commands import notice_closing, notice_decisions
from data.database import reading, writing
from data.rules.local_time import ZONE
from data.rules.meeting_rules import MeetingKind
from data.rules.notice_kinds import NoticeKind
from data.rules.notice_states import Outcome, State
from data.tables.notices import NoticeDecision
from tests.calendars import load_calendar
from tests.meetings import enter
from tests.notices import CADRE, a_sitting, approve, conclude, decide, publish, refused, stored, verify
from tests.people import HR, OTHER_HR, SECRETARY

FRIDAY = datetime(2026, 11, 20, 9, 0, tzinfo=ZONE)
ENDED = datetime(2026, 11, 30, 9, 0, tzinfo=ZONE)


@pytest.fixture(autouse=True)
def _calendar(fresh_database: str) -> None:
    load_calendar(2026)


def promotion() -> int:
    return publish(NoticeKind.CADRE_PRE_APPOINTMENT, now=FRIDAY, people=(CADRE,))


def candidate() -> int:
    return publish(
        NoticeKind.PARTY_DEVELOPMENT_OBJECT, now=FRIDAY, people=(replace(CADRE, party_dates="2023年3月申请入党"),)
    )


def issue(notice_id: int, on: date = date(2026, 11, 30), **how: Any) -> None:
    told: dict[str, Any] = {"by": OTHER_HR, "now": ENDED, "issued_as": "滨市监任〔2026〕9号"} | how
    with writing() as db:
        notice_closing.issue(db, notice_id=notice_id, issued_on=on, **told)


def test_a_promotion_leads_to_the_appointment_without_a_second_decision():
    notice_id = promotion()
    verify(notice_id, now=ENDED)
    assert refused(lambda: decide(notice_id, now=ENDED)) == "step_not_open"
    assert refused(lambda: issue(notice_id)) == "step_not_open"
    conclude(notice_id, now=ENDED)
    assert refused(lambda: issue(notice_id, by=HR)) == "needs_another_person"
    issue(notice_id)
    notice = stored(notice_id)
    assert (notice.state, notice.issued_on, notice.issued_as) == (
        State.ISSUED, date(2026, 11, 30), "滨市监任〔2026〕9号",
    )  # fmt: skip


@pytest.mark.parametrize(
    ("on", "code"), [(date(2026, 11, 27), "issued_too_early"), (date(2026, 12, 1), "issued_in_future")]
)
def test_an_appointment_is_issued_after_the_last_day_and_not_in_the_future(on, code):
    notice_id = promotion()
    verify(notice_id, now=ENDED)
    conclude(notice_id, now=ENDED)
    assert refused(lambda: issue(notice_id, on)) == code


def test_what_stands_in_the_way_of_a_promotion_is_reconsidered_by_more_than_half_of_the_members():
    notice_id = promotion()
    verify(notice_id, now=ENDED, outcome=Outcome.EFFECT)
    assert refused(lambda: conclude(notice_id, now=ENDED)) == "outcome_in_the_way"
    with writing() as db:
        told: dict[str, Any] = {"now": ENDED, "notice_id": notice_id, "entitled": 9}
        few = refused(lambda: notice_decisions.reconsider(db, by=SECRETARY, consenting=4, **told))
        assert few == "reconsideration_refused"
        notice_decisions.reconsider(db, by=SECRETARY, consenting=5, **told)
    assert refused(lambda: decide(notice_id, now=ENDED)) == "effect_not_agreed"
    decide(notice_id, now=ENDED, agree=0, refuse=8, decision="取消拟任职资格。")
    conclude(notice_id, now=ENDED)
    assert refused(lambda: issue(notice_id)) == "outcome_in_the_way"


def test_a_clear_promotion_has_nothing_to_reconsider():
    notice_id = promotion()
    verify(notice_id, now=ENDED)
    with writing() as db:
        told: dict[str, Any] = {"now": ENDED, "notice_id": notice_id, "consenting": 9, "entitled": 9}
        assert refused(lambda: notice_decisions.reconsider(db, by=SECRETARY, **told)) == "nothing_to_reconsider"


# Party development objects


@pytest.mark.parametrize(("outcome", "code"), [(Outcome.NO_EFFECT, ""), (Outcome.EFFECT, "outcome_in_the_way")])
def test_a_candidate_is_listed_after_a_clear_result_and_only_then(outcome, code):
    notice_id = candidate()
    verify(notice_id, now=ENDED, outcome=outcome)
    conclude(notice_id, now=ENDED)
    with writing() as db:
        listing: dict[str, Any] = {"by": SECRETARY, "now": ENDED, "notice_id": notice_id}
        if code:
            assert refused(lambda: notice_closing.enlist(db, **listing)) == code
        else:
            notice_closing.enlist(db, **listing)
    assert stored(notice_id).state is (State.CONCLUDED if code else State.LISTED)


def test_a_meeting_that_is_entered_is_named_by_its_number_and_bears_its_own_day():
    meeting_id = enter(kind=MeetingKind.COMMITTEE, held_on=date(2026, 11, 2))
    notice_id = approve(NoticeKind.CADRE_PRE_APPOINTMENT, until="reviewed", people=(CADRE,))

    def discuss(entered: int) -> None:
        typed = a_sitting(meeting="别的会议", held_on=date(2026, 11, 9), meeting_id=entered)
        with writing() as db:
            notice_decisions.discuss(db, by=SECRETARY, now=FRIDAY, notice_id=notice_id, version=1, sitting=typed)

    discuss(meeting_id)
    with reading() as db:
        kept = db.scalars(select(NoticeDecision).where(NoticeDecision.notice_id == notice_id)).one()
    assert (kept.meeting, kept.held_on, kept.meeting_id) == ("局党委会〔2026〕第1期", date(2026, 11, 2), meeting_id)
    assert refused(lambda: discuss(enter(held_on=date(2026, 11, 3)))) == "meeting_unknown"  # not of the committee
    assert refused(lambda: discuss(999)) == "meeting_unknown"
