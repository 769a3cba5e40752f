"""Meetings made up for a test."""

from __future__ import annotations

import itertools
from dataclasses import replace
from datetime import UTC, date, datetime
from typing import Any

from data.commands import matters, meetings
from data.database import writing
from data.rules.meeting_content import Attendee, Item, Matter, MeetingContent
from data.rules.meeting_rules import Attendance, MeetingKind
from data.rules.roles import Viewer
from data.tables.meetings import Meeting
from tests.people import LEADER, OFFICE, OFFICE_HEAD, somebody

NOW = datetime(2026, 11, 20, 8, 0, tzinfo=UTC)
CLERK = somebody("clerk", name="科员甲", unit="办公室")  # of the unit that leads the usual matter
_forms = itertools.count(1)

USUAL = MeetingContent(
    kind=MeetingKind.BUREAU_AFFAIRS,
    title="局务会议纪要",
    held_on=date(2026, 11, 2),
    starts_at="09:00",
    ends_at="10:30",
    place="三楼会议室",
    chair="领导甲",
    recorder="文秘甲",
    reported="财务科通报上月经费使用情况。\n办公室通报督办事项进展。",
    attendees=(
        Attendee("领导甲", "局长", Attendance.PRESENT),
        Attendee("财务甲", "财务科科长", Attendance.PRESENT),
        Attendee("职工甲", "科员", Attendance.IN_ATTENDANCE),
        Attendee("人事甲", "人事科科长", Attendance.ON_LEAVE, "出差"),
    ),
    agenda=(Item("上月经费使用情况", "财务科"),),
)


def a_matter(text: str = "印发值班制度", deadline: date | None = date(2026, 11, 10), **fields: Any) -> Matter:
    """A matter settled that the general office leads."""
    return Matter(text, fields.pop("lead_unit", "办公室"), deadline, **fields)


def save(form_id: str = "", **fields: Any) -> int:
    """Save a draft of the office's, the usual one unless fields say otherwise; answers the meeting's id."""
    with writing() as db:
        content = replace(USUAL, **fields)
        return meetings.save_draft(db, by=OFFICE, now=NOW, form_id=form_id or f"form-{next(_forms)}", content=content)


def sign(meeting_id: int, chair: Viewer = LEADER) -> None:
    """Have a draft checked by the head of the office and signed by its chair."""
    with writing() as db:
        version = db.get_one(Meeting, meeting_id).version
        meetings.check(db, by=OFFICE_HEAD, now=NOW, meeting_id=meeting_id, version=version)
        meetings.sign(db, by=chair, now=NOW, meeting_id=meeting_id, version=version)


def enter(*, issued: bool = True, **fields: Any) -> int:
    """Enter a meeting, the usual one unless fields say otherwise, and bring it out; answers its id."""
    meeting_id = save(**fields)
    if issued:
        sign(meeting_id)
        with writing() as db:
            meetings.issue(db, by=OFFICE, now=NOW, meeting_id=meeting_id)
    return meeting_id


def report(matter_id: int, *, finished: bool = False, by: Viewer = CLERK, now: datetime = NOW) -> None:
    """Report a matter of the general office's, under way or done."""
    with writing() as db:
        said = "制度已印发" if finished else "正在起草"
        matters.report(
            db,
            by=by,
            now=now,
            matter_id=matter_id,
            note=said,
            evidence="〔2026〕12号文件" if finished else "",
            finished=finished,
        )


def close(matter_id: int, *, by: Viewer = LEADER, now: datetime = NOW) -> None:
    """Report a matter done and close it off."""
    report(matter_id, finished=True, now=now)
    with writing() as db:
        matters.close(db, by=by, now=now, matter_id=matter_id, note="已核实")
