"""What is entered of a meeting (domain 6.2), as plain values."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from data.errors import RuleBroken
from data.rules.meeting_rules import Attendance, MeetingKind


@dataclass(frozen=True, slots=True)
class Attendee:
    name: str
    post: str
    attendance: Attendance
    reason: str = ""  # why on leave


@dataclass(frozen=True, slots=True)
class Item:
    """An agenda item and the section that reported on it."""

    title: str
    reporting_unit: str = ""


@dataclass(frozen=True, slots=True)
class Matter:
    """A matter settled. No deadline: a standing matter (长期坚持)."""

    text: str
    lead_unit: str
    deadline: date | None
    helping_units: str = ""
    leader: str = ""


@dataclass(frozen=True, slots=True)
class MeetingContent:
    """One meeting, ready to be recorded. `reported` holds one matter reported a line."""

    kind: MeetingKind
    title: str
    held_on: date
    starts_at: str
    ends_at: str
    place: str
    chair: str
    recorder: str
    reported: str
    attendees: tuple[Attendee, ...]
    agenda: tuple[Item, ...] = ()
    matters: tuple[Matter, ...] = ()
    for_month: date | None = None
    late_reason: str = ""


def check(content: MeetingContent) -> None:
    """Raises RuleBroken naming a field that is missing, or a matter without its responsible unit."""
    for name in ("title", "place", "chair", "recorder"):
        if not getattr(content, name).strip():
            raise RuleBroken("field_missing", field=name, person="")
    if not any(a.attendance is Attendance.PRESENT for a in content.attendees):
        raise RuleBroken("nobody_present")
    for number, matter in enumerate(content.matters, start=1):
        if not matter.text.strip() or not matter.lead_unit.strip():
            raise RuleBroken("matter_incomplete", number=number)
        if matter.deadline is not None and matter.deadline < content.held_on:
            raise RuleBroken("deadline_before_meeting", number=number, deadline=matter.deadline)
