"""Who sees which notice, in what order, and what of it while it is not yet concluded."""

from __future__ import annotations

from dataclasses import fields, replace
from datetime import date, datetime
from typing import Any

import pytest

from data.commands import notice_corrections, notice_decisions
from data.commands import notices as command
from data.database import reading, writing
from data.errors import NotAllowed, NotFound
from data.rules.committee_vote import Resolution
from data.rules.local_time import ZONE
from data.rules.meeting_rules import MeetingKind
from data.rules.notice_changes import Change
from data.rules.notice_content import NoticePerson
from data.rules.notice_kinds import NoticeKind
from data.rules.notice_states import Outcome, Reviewed, State
from data.rules.roles import Viewer
from queries import notices
from tests.calendars import load_calendar
from tests.meetings import enter
from tests.notices import CADRE, NOW, a_draft, a_sitting, approve, conclude, correct, decide, publish, save, verify
from tests.people import AUDITOR, EMPLOYEE, HR, LEADER, NOBODY, OTHER_HR, SECRETARY, VERIFIER

TODAY = date(2026, 11, 24)
FINDING, DECISION, RESULT = "所反映的情况不实。", "同意公示事项。", "收到意见一条，不影响公示事项。"


def at(year: int, month: int, day: int) -> datetime:
    return datetime(year, month, day, 9, 0, tzinfo=ZONE)


@pytest.fixture(autouse=True)
def _calendar(fresh_database: str) -> None:
    load_calendar(2025, 2026)


def listed(viewer: Viewer = EMPLOYEE, *, today: date = TODAY, **filters) -> list[int]:
    with reading() as db:
        return [row.id for row in notices.listed(db, viewer, today=today, **filters)]


def page(notice_id: int, viewer: Viewer = EMPLOYEE, *, today: date = TODAY) -> notices.NoticePage:
    with reading() as db:
        return notices.one(db, viewer, notice_id=notice_id, today=today)


def withdraw(notice_id: int) -> None:
    with writing() as db:
        command.withdraw(db, by=OTHER_HR, now=NOW, notice_id=notice_id, reason="程序需补正")


def close(notice_id: int, *, steps: int) -> None:
    """One step: verified. Two: decided. Three: concluded."""
    now = at(2026, 12, 1)
    verify(notice_id, now=now, outcome=Outcome.NO_EFFECT, finding=FINDING)
    if steps > 1:
        decide(notice_id, now=now, decision=DECISION)
    if steps > 2:
        conclude(notice_id, now=now, result=RESULT)


# Who sees what


def test_a_draft_is_seen_by_those_who_write_notices_and_by_nobody_else():
    draft, published = save(), publish()
    assert listed(HR) == [published, draft]
    assert listed(EMPLOYEE) == listed(LEADER) == [published]
    assert page(draft, OTHER_HR).row.state is State.DRAFT


def test_a_draft_and_a_notice_that_never_was_are_not_told_apart():
    draft = save()
    refused = []
    for notice_id in (draft, draft + 1000):
        with pytest.raises(NotFound) as found:
            page(notice_id)
        refused.append(found.value.code)
    assert refused == ["notice_unknown", "notice_unknown"]


def test_a_notice_taken_back_stays_readable_and_a_draft_taken_back_stays_with_hr():
    draft, published = save(), publish()
    withdraw(draft)
    withdraw(published)
    assert listed(EMPLOYEE) == [published]
    assert set(listed(HR)) == {draft, published}
    assert page(published).steps[-1].note == "程序需补正"


def test_who_may_read_no_notices_reads_none():
    with pytest.raises(NotAllowed):
        listed(NOBODY)


# The list


def test_open_notices_come_first_the_soonest_to_close_on_top_then_the_latest_published():
    ended_long_ago, ended = publish(now=at(2025, 3, 3)), publish(now=at(2026, 9, 1))
    later, sooner = publish(now=at(2026, 11, 23)), publish(now=at(2026, 11, 19))
    assert listed() == [sooner, later, ended, ended_long_ago]


@pytest.mark.parametrize(
    ("today", "state", "days_left"),
    [
        (date(2026, 11, 20), State.OPEN, 5),
        (date(2026, 11, 22), State.OPEN, 5),
        (date(2026, 11, 23), State.OPEN, 4),
        (date(2026, 11, 27), State.OPEN, 0),
        (date(2026, 11, 28), State.ENDED, None),
    ],
)
def test_an_open_notice_says_how_many_working_days_are_left(today, state, days_left):
    publish(now=at(2026, 11, 20))
    with reading() as db:
        row = notices.listed(db, EMPLOYEE, today=today)[0]
    assert (row.state, row.days_left) == (state, days_left)


def test_filters_cut_the_list_down():
    ended, opened = publish(now=at(2025, 3, 3)), publish(now=at(2026, 11, 20))
    informed = publish(NoticeKind.APPOINTMENT_DECISION, now=at(2026, 11, 20))
    assert listed(state=State.OPEN) == [opened]
    assert listed(state=State.ENDED) == [ended]
    assert listed(state=State.INFORMED) == listed(kind=NoticeKind.APPOINTMENT_DECISION) == [informed]
    assert listed(year=2025) == [ended]
    assert listed(state=State.OPEN, year=2025) == []


def test_what_is_open_now_is_what_the_list_calls_open():
    publish(now=at(2026, 9, 1))
    opened = publish(now=at(2026, 11, 20))
    with reading() as db:
        assert [row.id for row in notices.open_now(db, EMPLOYEE, today=TODAY)] == [opened]


def test_years_are_those_of_publication_as_far_as_the_viewer_sees_them():
    save()
    publish(now=at(2025, 3, 3))
    publish(now=at(2026, 3, 3))
    publish(now=at(2026, 4, 3))
    with reading() as db:
        assert notices.years(db, EMPLOYEE) == notices.years(db, HR) == (2026, 2025)


def test_a_row_names_the_people_of_the_current_text():
    publish()
    with reading() as db:
        assert notices.listed(db, EMPLOYEE, today=TODAY)[0].names == ("职工甲",)


# One notice


def test_a_page_has_the_days_one_by_one_and_how_they_were_counted():
    period = page(publish(now=at(2026, 11, 20))).period
    assert period is not None
    assert period.counted_days == tuple(date(2026, 11, day) for day in (23, 24, 25, 26, 27))
    assert (period.first_day, period.last_day, period.provisional) == (date(2026, 11, 23), date(2026, 11, 27), False)
    assert page(publish(NoticeKind.LATERAL_MOVE)).period is None


def test_what_a_draft_said_before_publication_is_nobody_s_to_read():
    with writing() as db:
        told: dict[str, Any] = {"by": HR, "now": NOW, "form_id": "form", "kind": NoticeKind.AWARD}
        notice_id = command.save_draft(db, content=a_draft(opening="拟推荐另一人。"), **told)
        command.save_draft(db, content=a_draft(), **told)
        on: dict[str, Any] = {"now": NOW, "notice_id": notice_id, "version": 2}
        command.review(db, by=OTHER_HR, found_well=tuple(Reviewed), **on)
        command.approve(db, by=LEADER, **on)
        command.publish(db, by=OTHER_HR, **on)
    for viewer in (EMPLOYEE, HR):
        assert [version.text.opening for version in page(notice_id, viewer).versions] == [a_draft().opening]


def test_every_published_text_is_kept_with_what_it_changed_by_whom_and_why():
    notice_id = publish()
    correct(notice_id, a_draft(title="关于先进个人的公示"), now=NOW, reason="标题有误")
    found = page(notice_id)
    first, second = found.versions
    assert (first.text.title, first.changes, first.reason) == (a_draft().title, (), "")
    assert second.changes == (Change("title", a_draft().title, "关于先进个人的公示"),)
    assert (second.reason, second.written_by) == ("标题有误", HR.name)
    assert (found.text, found.version) == (second.text, 2)


@pytest.mark.parametrize("steps", [1, 2])
def test_until_the_result_is_published_what_was_found_and_decided_stays_with_those_who_work_on_it(steps):
    notice_id = publish(now=at(2026, 11, 20))
    close(notice_id, steps=steps)
    for viewer in (EMPLOYEE, LEADER, AUDITOR):
        found = page(notice_id, viewer)
        assert found.outcome is None
        assert {step.note for step in found.steps} == {""}
        assert len(found.steps) == 3 + steps
    for viewer in (HR, VERIFIER, SECRETARY):
        found = page(notice_id, viewer)
        assert found.outcome is Outcome.NO_EFFECT
        assert found.steps[3].note == FINDING


def test_with_the_result_staff_read_outcome_and_decision_and_never_what_was_found():
    notice_id = publish(now=at(2026, 11, 20))
    close(notice_id, steps=3)
    found = page(notice_id)
    assert found.outcome is Outcome.NO_EFFECT
    assert [step.note for step in found.steps[2:]] == ["", "", DECISION, RESULT]


# What leaves the page, and what waits


def test_thirty_days_after_the_end_staff_read_no_more_of_a_person_than_name_and_posts():
    notice_id = publish(NoticeKind.CADRE_PRE_APPOINTMENT, now=at(2026, 11, 20), people=(CADRE,))
    correct(notice_id, a_draft(people=(replace(CADRE, born="1986年5月"),)), now=at(2026, 11, 23))
    verify(notice_id, now=at(2026, 12, 1))
    conclude(notice_id, now=at(2026, 12, 1))
    kept, short = page(notice_id, today=date(2026, 12, 31)), page(notice_id, today=date(2027, 1, 1))
    assert kept.text.people[0].born == "1986年5月"
    assert kept.versions[1].changes
    for version in short.versions:
        assert version.text.people == (
            NoticePerson(CADRE.name, current_post=CADRE.current_post, proposed_post=CADRE.proposed_post),
        )
    assert short.versions[1].changes == ()
    for viewer in (HR, AUDITOR):
        assert page(notice_id, viewer, today=date(2027, 1, 1)).text.people[0].born == "1986年5月"


def test_a_correction_that_waits_is_read_by_those_who_write_and_by_nobody_else():
    notice_id = publish()
    with writing() as db:
        told: dict[str, Any] = {"version": 1, "content": a_draft(title="新标题"), "reason": "标题有误"}
        notice_corrections.propose(db, by=HR, now=NOW, notice_id=notice_id, of_substance=False, **told)
    waiting = page(notice_id, OTHER_HR).correction
    assert waiting
    assert waiting.version.changes == (Change("title", a_draft().title, "新标题"),)
    for viewer in (EMPLOYEE, LEADER, VERIFIER):
        found = page(notice_id, viewer)
        assert (found.correction, found.text.title, len(found.versions)) == (None, a_draft().title, 1)


def test_what_was_sent_back_and_why_stays_with_those_who_work_on_it():
    notice_id = approve()
    with writing() as db:
        on: dict[str, Any] = {"now": NOW, "notice_id": notice_id}
        command.send_back(db, by=OTHER_HR, reason="标题不妥", **on)
        command.review(db, by=OTHER_HR, found_well=tuple(Reviewed), version=1, **on)
        command.approve(db, by=LEADER, version=1, **on)
        command.publish(db, by=OTHER_HR, version=1, **on)
    assert "标题不妥" in [step.note for step in page(notice_id, HR).steps]
    assert "send_back" not in [step.step for step in page(notice_id).steps]


def test_staff_read_which_meeting_decided_and_no_vote():
    notice_id = publish(NoticeKind.CADRE_PRE_APPOINTMENT, now=at(2026, 11, 20), people=(CADRE,))
    found = page(notice_id).decisions
    assert [(it.meeting, it.resolution, it.before_publication) for it in found] == [
        ("局党委会议", Resolution.AGREED, True)
    ]
    assert {field.name for field in fields(notices.Decision)} == {
        "meeting", "held_on", "resolution", "before_publication", "meeting_id",
    }  # fmt: skip


def test_the_meeting_that_decided_is_linked_for_those_who_may_read_it():
    issued, draft = enter(kind=MeetingKind.COMMITTEE), enter(kind=MeetingKind.COMMITTEE, serial=2, issued=False)
    notice_id = approve(NoticeKind.CADRE_PRE_APPOINTMENT, until="reviewed", people=(CADRE,))
    for meeting_id in (issued, draft):
        with writing() as db:
            sitting = a_sitting(meeting_id=meeting_id)
            notice_decisions.discuss(db, by=SECRETARY, now=NOW, notice_id=notice_id, version=1, sitting=sitting)
    with writing() as db:
        told: dict[str, Any] = {"now": NOW, "notice_id": notice_id, "version": 1}
        command.approve(db, by=LEADER, **told)
        command.publish(db, by=OTHER_HR, **told)
    linked = {
        viewer.login: [it.meeting_id for it in page(notice_id, viewer).decisions] for viewer in (EMPLOYEE, LEADER)
    }
    assert linked == {EMPLOYEE.login: [None, None], LEADER.login: [issued, None]}


def test_a_reviewed_promotion_is_seen_by_its_leader_and_its_secretary_and_by_no_other_staff():
    promotion = approve(NoticeKind.CADRE_PRE_APPOINTMENT, until="reviewed", people=(CADRE,))
    award = approve(until="reviewed")
    assert set(listed(LEADER)) == {award, promotion}
    assert listed(SECRETARY) == [promotion]
    for viewer in (EMPLOYEE, VERIFIER, AUDITOR):
        assert listed(viewer) == []
