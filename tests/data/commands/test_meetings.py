"""Briefs are drafted once, numbered in their series, checked and signed by the right people, issued, corrected openly."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest
from sqlalchemy import func, select

from data.commands import meetings
from data.database import reading, writing
from data.errors import GongkaiError, NotAllowed, NotFound, RuleBroken
from data.rules.matter_workflow import MatterState
from data.rules.meeting_content import Attendee, MeetingContent
from data.rules.meeting_rules import Attendance, MeetingKind
from data.rules.meeting_workflow import MeetingState
from data.rules.roles import Role
from data.tables.matters import SettledMatter
from data.tables.meetings import AgendaItem, Meeting, MeetingAttendance, MeetingStepTaken, MeetingVersion
from tests.meetings import NOW, USUAL, a_matter, enter, report, save, sign
from tests.people import ADMINISTRATOR, EMPLOYEE, LEADER, OFFICE, OFFICE_HEAD, somebody

OTHER_LEADER = somebody("leader2", Role.LEADER, name="领导乙")


def _one(meeting_id: int) -> Meeting:
    with reading() as db:
        return db.scalars(select(Meeting).where(Meeting.id == meeting_id)).one()


def _count(table) -> int:
    with reading() as db:
        return db.scalar(select(func.count()).select_from(table)) or 0


def _do(verb, meeting_id, by, **fields):
    with writing() as db:
        verb(db, by=by, now=NOW, meeting_id=meeting_id, **fields)


def test_a_draft_is_kept_whole_and_waits_to_be_checked(fresh_database):
    meeting = _one(save(matters=(a_matter(helping_units="各科室", leader="领导甲"), a_matter(deadline=None))))
    assert (meeting.year, meeting.serial, meeting.for_month) == (2026, 1, date(2026, 11, 1))
    assert (meeting.state, meeting.issued_at, meeting.entered_at) == (MeetingState.DRAFT, None, NOW)
    with reading() as db:
        came = db.scalars(select(MeetingAttendance).order_by(MeetingAttendance.position)).all()
        assert [Attendee(row.name, row.post, row.attendance, row.reason) for row in came] == list(USUAL.attendees)
        assert db.scalars(select(AgendaItem.title)).all() == ["上月经费使用情况"]
        settled = db.scalars(select(SettledMatter).order_by(SettledMatter.number)).all()
    assert [(m.number, m.state, m.deadline) for m in settled] == [
        (1, MatterState.NOT_STARTED, date(2026, 11, 10)),
        (2, MatterState.NOT_STARTED, None),
    ]
    assert (settled[0].helping_units, settled[0].leader) == ("各科室", "领导甲")


def test_a_draft_may_be_incomplete_and_is_mended_by_the_same_form(fresh_database):
    with writing() as db:
        blank = MeetingContent(MeetingKind.BUREAU_AFFAIRS, held_on=date(2026, 11, 2))
        first = meetings.save_draft(db, by=OFFICE, now=NOW, form_id="a", content=blank)
    with pytest.raises(RuleBroken, match="field_missing"):
        _do(meetings.check, first, OFFICE_HEAD, version=1)
    assert save("a") == first
    assert (_one(first).version, _one(first).title, _count(MeetingAttendance)) == (2, USUAL.title, 4)


def test_the_same_form_sent_twice_is_one_meeting_and_one_version(fresh_database):
    assert save("a") == save("a")
    assert (_count(Meeting), _count(MeetingVersion)) == (1, 1)


def test_a_form_that_began_from_an_older_version_is_refused(fresh_database):
    save("a")
    save("a", place="二楼会议室")
    with pytest.raises(RuleBroken, match="stale_version"), writing() as db:
        meetings.save_draft(db, by=OFFICE, now=NOW, form_id="a", content=replace(USUAL, place="四楼会议室"), version=1)


def test_each_series_is_numbered_within_its_year(fresh_database):
    save(held_on=date(2025, 12, 1))
    first, second = save(held_on=date(2026, 9, 1)), save(held_on=date(2026, 10, 8))
    other = save(kind=MeetingKind.ALL_STAFF)
    assert [_one(i).serial for i in (first, second, other)] == [1, 2, 1]


def test_a_paper_keeps_the_number_that_it_bears_and_nobody_else_gets_it(fresh_database):
    assert _one(save(serial=7)).serial == 7
    assert _one(save()).serial == 8
    with pytest.raises(RuleBroken, match="serial_taken"):
        save(serial=7)


def test_a_draft_that_changes_its_kind_takes_a_number_of_the_other_series(fresh_database):
    save(kind=MeetingKind.SPECIAL)
    meeting_id = save("b")
    save("b", kind=MeetingKind.SPECIAL)
    assert (_one(meeting_id).kind, _one(meeting_id).serial, _one(meeting_id).for_month) == (
        MeetingKind.SPECIAL,
        2,
        None,
    )


def test_a_meeting_held_late_can_be_for_the_month_before(fresh_database):
    meeting = _one(save(for_month=date(2026, 10, 1), late_reason="经批准顺延"))
    assert (meeting.for_month, meeting.late_reason) == (date(2026, 10, 1), "经批准顺延")


@pytest.mark.parametrize("field", ["title", "place", "chair", "recorder", "starts_at"])
def test_a_brief_is_not_checked_with_a_field_missing(fresh_database, field):
    meeting_id = save(**{field: "  "})
    with pytest.raises(RuleBroken) as refused:
        _do(meetings.check, meeting_id, OFFICE_HEAD, version=1)
    assert (refused.value.code, refused.value.facts["field"]) == ("field_missing", field)
    assert _one(meeting_id).state is MeetingState.DRAFT


@pytest.mark.parametrize(
    ("fields", "code"),
    [
        ({"attendees": (Attendee("领导甲", "局长", Attendance.ON_LEAVE, "出差"),)}, "nobody_present"),
        ({"matters": (a_matter(), a_matter(lead_unit=" "))}, "matter_incomplete"),
        ({"matters": (a_matter(text=" "),)}, "matter_incomplete"),
        ({"matters": (a_matter(deadline=date(2026, 11, 1)),)}, "deadline_before_meeting"),
    ],
)
def test_what_cannot_be_is_found_when_it_is_checked(fresh_database, fields, code):
    meeting_id = save(**fields)
    with pytest.raises(RuleBroken, match=code):
        _do(meetings.check, meeting_id, OFFICE_HEAD, version=1)


def test_a_meeting_still_to_come_is_not_drafted_by_the_bureaus_clock(fresh_database):
    """16:30 UTC is half past midnight of the next day in Asia/Shanghai."""
    for hour, allowed in ((16, True), (15, False)):
        content = replace(USUAL, held_on=date(2026, 11, 21))
        with writing() as db:
            now = NOW.replace(hour=hour, minute=30)
            if allowed:
                meetings.save_draft(db, by=OFFICE, now=now, form_id="a", content=content)
            else:
                with pytest.raises(RuleBroken, match="meeting_in_future"):
                    meetings.save_draft(db, by=OFFICE, now=now, form_id="b", content=content)
    assert _count(Meeting) == 1


def test_checked_signed_and_issued_by_three_people_each_told(fresh_database):
    meeting_id = enter()
    meeting = _one(meeting_id)
    assert (meeting.state, meeting.issued_at, meeting.issued_by) == (MeetingState.ISSUED, NOW, OFFICE.name)
    with reading() as db:
        steps = db.execute(select(MeetingStepTaken.step, MeetingStepTaken.by_name).order_by(MeetingStepTaken.id)).all()
    assert [tuple(step) for step in steps] == [
        ("check_brief", "主任甲"),
        ("sign_brief", "领导甲"),
        ("issue_brief", "文秘甲"),
    ]
    with pytest.raises(RuleBroken, match="meeting_issued"):
        _do(meetings.issue, meeting_id, OFFICE)


def test_nobody_checks_a_brief_that_he_wrote_any_version_of(fresh_database):
    with writing() as db:
        meeting_id = meetings.save_draft(db, by=OFFICE_HEAD, now=NOW, form_id="a", content=USUAL)
    save("a", place="二楼会议室")
    with pytest.raises(NotAllowed, match="checked_by_writer"):
        _do(meetings.check, meeting_id, OFFICE_HEAD, version=2)


def test_only_who_chaired_signs_and_a_stale_page_signs_nothing(fresh_database):
    meeting_id = save()
    _do(meetings.check, meeting_id, OFFICE_HEAD, version=1)
    with pytest.raises(NotAllowed, match="not_the_chair"):
        _do(meetings.sign, meeting_id, OTHER_LEADER, version=1)
    with pytest.raises(RuleBroken, match="stale_version"):
        _do(meetings.sign, meeting_id, LEADER, version=2)
    _do(meetings.sign, meeting_id, LEADER, version=1)
    with pytest.raises(RuleBroken, match="step_not_open"):
        _do(meetings.sign, meeting_id, LEADER, version=1)


def test_what_is_not_signed_is_not_issued_and_what_is_checked_not_mended(fresh_database):
    meeting_id = save("a")
    with pytest.raises(RuleBroken, match="step_not_open"):
        _do(meetings.issue, meeting_id, OFFICE)
    _do(meetings.check, meeting_id, OFFICE_HEAD, version=1)
    with pytest.raises(RuleBroken, match="step_not_open"):
        save("a", place="二楼会议室")


def test_a_brief_sent_back_is_a_draft_again_with_the_reason_kept(fresh_database):
    meeting_id = save("a")
    sign(meeting_id)
    with pytest.raises(RuleBroken, match="reason_missing"):
        _do(meetings.send_back, meeting_id, LEADER, version=1, reason=" ")
    _do(meetings.send_back, meeting_id, LEADER, version=1, reason="第二项时限有误")
    assert _one(meeting_id).state is MeetingState.DRAFT
    save("a", place="二楼会议室")
    assert _one(meeting_id).version == 2
    with reading() as db:
        assert "第二项时限有误" in db.scalars(select(MeetingStepTaken.note)).all()


def test_a_correction_is_a_new_version_with_its_reason_and_keeps_what_was_done(fresh_database):
    meeting_id = enter(matters=(a_matter(),))
    report(1)
    right = replace(USUAL, place="二楼会议室", matters=(a_matter("印发值班和请假制度"), a_matter("再加一项")))
    _do(meetings.correct, meeting_id, OFFICE_HEAD, version=1, content=right, reason="地点误写")
    with reading() as db:
        versions = db.execute(select(MeetingVersion.number, MeetingVersion.reason).order_by(MeetingVersion.id)).all()
        matters = db.scalars(select(SettledMatter).order_by(SettledMatter.number)).all()
    assert [tuple(version) for version in versions] == [(1, ""), (2, "地点误写")]
    assert _one(meeting_id).place == "二楼会议室"
    assert [(m.id, m.text, m.state) for m in matters] == [
        (1, "印发值班和请假制度", MatterState.UNDER_WAY),
        (2, "再加一项", MatterState.NOT_STARTED),
    ]


@pytest.mark.parametrize(
    ("fields", "reason", "code"),
    [
        ({"place": "二楼"}, " ", "reason_missing"),
        ({}, "没有改", "nothing_changed"),
        ({"matters": ()}, "删去", "matter_has_steps"),
        ({"title": ""}, "删去", "field_missing"),
    ],
)
def test_a_correction_that_hides_or_says_nothing_is_refused(fresh_database, fields, reason, code):
    meeting_id = enter(matters=(a_matter(),))
    report(1)
    wrong = replace(USUAL, **({"matters": (a_matter(),)} | fields))
    with pytest.raises(GongkaiError, match=code):
        _do(meetings.correct, meeting_id, OFFICE_HEAD, version=1, content=wrong, reason=reason)
    assert _count(MeetingVersion) == 1


def test_a_draft_is_not_corrected(fresh_database):
    with pytest.raises(RuleBroken, match="step_not_open"):
        _do(meetings.correct, save(), OFFICE_HEAD, version=1, content=replace(USUAL, place="二楼"), reason="笔误")


def test_a_meeting_that_is_not_there_is_not_found(fresh_database):
    with pytest.raises(NotFound, match="meeting_unknown"):
        _do(meetings.issue, 7, OFFICE)


@pytest.mark.parametrize("by", [EMPLOYEE, LEADER, ADMINISTRATOR], ids=lambda viewer: viewer.login)
def test_only_the_office_drafts_issues_and_corrects(fresh_database, by):
    meeting_id = save()
    with pytest.raises(NotAllowed), writing() as db:
        meetings.save_draft(db, by=by, now=NOW, form_id="z", content=USUAL)
    for verb, fields in (
        (meetings.issue, {}),
        (meetings.check, {"version": 1}),
        (meetings.correct, {"version": 1, "content": USUAL, "reason": "x"}),
    ):
        with pytest.raises(NotAllowed):
            _do(verb, meeting_id, by, **fields)
    with pytest.raises(NotAllowed):
        _do(meetings.check, meeting_id, OFFICE, version=1)
    with pytest.raises(NotAllowed):
        _do(meetings.sign, meeting_id, OFFICE, version=1)
