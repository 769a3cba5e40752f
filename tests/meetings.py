"""Meetings made up for a test."""

from __future__ import annotations

import itertools
from dataclasses import replace
from datetime import UTC, date, datetime
from typing import Any

from data.commands import meetings
from data.database import writing
from data.rules.meeting_content import Attendee, Item, Matter, MeetingContent
from data.rules.meeting_rules import Attendance, MatterState, MeetingKind
from tests.people import OFFICE

NOW = datetime(2026, 11, 20, 8, 0, tzinfo=UTC)
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
        Attendee("人事甲", "人事科科长", Attendance.ON_LEAVE, "出差"),
        Attendee("职工甲", "科员", Attendance.IN_ATTENDANCE),
    ),
    agenda=(Item("上月经费使用情况", "财务科"),),
)


def a_matter(text: str = "印发值班制度", deadline: date | None = date(2026, 11, 10), **fields: Any) -> Matter:
    """A matter settled that the general office leads."""
    return Matter(text, fields.pop("lead_unit", "办公室"), deadline, **fields)


def enter(*, issued: bool = True, **fields: Any) -> int:
    """Enter a meeting, the usual one unless fields say otherwise, and issue it; answers its id."""
    with writing() as db:
        content = replace(USUAL, **fields)
        meeting_id = meetings.record(db, by=OFFICE, now=NOW, form_id=f"form-{next(_forms)}", content=content)
        if issued:
            meetings.issue(db, by=OFFICE, now=NOW, meeting_id=meeting_id)
    return meeting_id


def follow(matter_id: int, state: MatterState, result: str = "") -> None:
    """Record how far a matter has come."""
    with writing() as db:
        meetings.follow(db, by=OFFICE, now=NOW, matter_id=matter_id, state=state, result=result)
