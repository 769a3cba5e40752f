"""Meetings are recorded once, numbered in their series, issued once, and their matters followed."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest
from sqlalchemy import func, select

from data.commands import meetings
from data.database import reading, writing
from data.errors import NotAllowed, NotFound, RuleBroken
from data.rules.meeting_content import Attendee
from data.rules.meeting_rules import Attendance, MatterState, MeetingKind
from data.tables.meetings import AgendaItem, Meeting, MeetingAttendance, SettledMatter
from tests.meetings import NOW, USUAL, a_matter, enter, follow
from tests.people import ADMINISTRATOR, EMPLOYEE, LEADER, OFFICE


def _record(form_id="a", by=OFFICE, now=NOW, **fields) -> int:
    with writing() as db:
        return meetings.record(db, by=by, now=now, form_id=form_id, content=replace(USUAL, **fields))


def _one(meeting_id: int) -> Meeting:
    with reading() as db:
        return db.scalars(select(Meeting).where(Meeting.id == meeting_id)).one()


def test_a_meeting_is_kept_whole_and_waits_to_be_issued(fresh_database):
    meeting = _one(_record(matters=(a_matter(helping_units="各科室", leader="领导甲"), a_matter(deadline=None))))
    assert (meeting.year, meeting.serial, meeting.for_month) == (2026, 1, date(2026, 11, 1))
    assert (meeting.issued_at, meeting.entered_at) == (None, NOW)
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


def test_the_same_form_sent_twice_is_one_meeting(fresh_database):
    assert _record("a") == _record("a")
    with reading() as db:
        assert db.scalar(select(func.count()).select_from(Meeting)) == 1


def test_each_series_is_numbered_within_its_year(fresh_database):
    _record("a", held_on=date(2025, 12, 1))
    first = _record("b", held_on=date(2026, 9, 1))
    second = _record("c", held_on=date(2026, 10, 8))
    other = _record("d", kind=MeetingKind.ALL_STAFF)
    assert [_one(i).serial for i in (first, second, other)] == [1, 2, 1]


def test_a_meeting_held_late_can_be_for_the_month_before(fresh_database):
    meeting = _one(_record(held_on=date(2026, 11, 2), for_month=date(2026, 10, 1), late_reason="经批准顺延"))
    assert (meeting.for_month, meeting.late_reason) == (date(2026, 10, 1), "经批准顺延")


def test_other_kinds_are_for_no_month(fresh_database):
    assert _one(_record(kind=MeetingKind.SPECIAL)).for_month is None


@pytest.mark.parametrize("field", ["title", "place", "chair", "recorder"])
def test_a_missing_field_is_named(fresh_database, field):
    with pytest.raises(RuleBroken) as refused:
        _record(**{field: "  "})
    assert (refused.value.code, refused.value.facts["field"]) == ("field_missing", field)


@pytest.mark.parametrize(
    ("fields", "code"),
    [
        ({"attendees": (Attendee("领导甲", "局长", Attendance.ON_LEAVE),)}, "nobody_present"),
        ({"matters": (a_matter(), a_matter(lead_unit=" "))}, "matter_incomplete"),
        ({"matters": (a_matter(text=" "),)}, "matter_incomplete"),
        ({"matters": (a_matter(deadline=date(2026, 11, 1)),)}, "deadline_before_meeting"),
        ({"held_on": date(2026, 11, 21)}, "meeting_in_future"),
    ],
)
def test_what_cannot_be_is_refused_and_nothing_is_kept(fresh_database, fields, code):
    with pytest.raises(RuleBroken, match=code):
        _record(**fields)
    with reading() as db:
        assert db.scalar(select(func.count()).select_from(Meeting)) == 0


def test_a_meeting_can_be_entered_on_its_own_day_by_the_bureaus_clock(fresh_database):
    """16:30 UTC is half past midnight of the next day in Asia/Shanghai."""
    _record("a", now=NOW.replace(hour=16, minute=30), held_on=date(2026, 11, 21))
    with pytest.raises(RuleBroken, match="meeting_in_future"):
        _record("b", now=NOW.replace(hour=15, minute=30), held_on=date(2026, 11, 21))


def test_issuing_says_who_and_when_and_happens_once(fresh_database):
    meeting_id = enter(issued=True)
    assert (_one(meeting_id).issued_at, _one(meeting_id).issued_by) == (NOW, OFFICE.name)
    with pytest.raises(RuleBroken, match="meeting_issued"), writing() as db:
        meetings.issue(db, by=OFFICE, now=NOW, meeting_id=meeting_id)


def test_a_meeting_that_is_not_there_cannot_be_issued_nor_its_matters_followed(fresh_database):
    with pytest.raises(NotFound, match="meeting_unknown"), writing() as db:
        meetings.issue(db, by=OFFICE, now=NOW, meeting_id=7)
    with pytest.raises(NotFound, match="matter_unknown"):
        follow(7, MatterState.UNDER_WAY)


def test_a_matter_is_done_or_closed_only_with_a_result(fresh_database):
    enter(matters=(a_matter(),))
    follow(1, MatterState.UNDER_WAY)
    for state in (MatterState.DONE, MatterState.CLOSED):
        with pytest.raises(RuleBroken, match="result_missing"):
            follow(1, state, "  ")
    follow(1, MatterState.DONE, " 制度已印发 ")
    with reading() as db:
        matter = db.scalars(select(SettledMatter)).one()
    assert (matter.state, matter.result, matter.closed_on) == (MatterState.DONE, "制度已印发", None)


def test_a_closed_matter_says_on_which_day_and_one_reopened_says_none(fresh_database):
    enter(matters=(a_matter(),))
    follow(1, MatterState.CLOSED, "制度已印发")
    with reading() as db:
        assert db.scalars(select(SettledMatter.closed_on)).one() == date(2026, 11, 20)
    follow(1, MatterState.UNDER_WAY)
    with reading() as db:
        assert db.scalars(select(SettledMatter.closed_on)).one() is None


@pytest.mark.parametrize("by", [EMPLOYEE, LEADER, ADMINISTRATOR], ids=lambda viewer: viewer.login)
def test_only_the_office_enters_issues_and_follows(fresh_database, by):
    meeting_id = enter(issued=False, matters=(a_matter(),))
    with pytest.raises(NotAllowed):
        _record("z", by=by)
    with pytest.raises(NotAllowed), writing() as db:
        meetings.issue(db, by=by, now=NOW, meeting_id=meeting_id)
    with pytest.raises(NotAllowed), writing() as db:
        meetings.follow(db, by=by, now=NOW, matter_id=1, state=MatterState.UNDER_WAY, result="")
