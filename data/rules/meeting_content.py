"""What is entered of a meeting (domain 6.2), as plain values: a draft may lack anything, a brief that is checked may not."""

from __future__ import annotations

from dataclasses import asdict, dataclass, fields, replace
from datetime import date
from enum import StrEnum
from typing import Any, TypeVar

from data.errors import RuleBroken
from data.rules.matter_workflow import MatterLevel
from data.rules.meeting_rules import Attendance, MeetingKind


@dataclass(frozen=True, slots=True)
class Attendee:
    """One person. `post` may be empty; `reason` says why somebody is on leave or absent."""

    name: str
    post: str
    attendance: Attendance
    reason: str = ""


@dataclass(frozen=True, slots=True)
class Item:
    """An agenda item (议题), the section that reported on it, and the papers laid before the meeting."""

    title: str
    reporting_unit: str = ""
    papers: str = ""


@dataclass(frozen=True, slots=True)
class Matter:
    """A matter settled (议定事项). No deadline: a standing matter (长期坚持).

    `earlier_id`: the matter of an earlier meeting that this one carries on.
    """

    text: str
    lead_unit: str
    deadline: date | None
    helping_units: str = ""
    leader: str = ""
    level: MatterLevel = MatterLevel.ORDINARY
    earlier_id: int | None = None


Row = TypeVar("Row", Attendee, Item, Matter)


@dataclass(frozen=True, slots=True)
class MeetingContent:
    """One meeting. `reported` holds one matter reported a line; `starts_at` and `ends_at` are local, "09:00".

    `serial`: the number that the paper bears in its series and year; None where the next free one is to be given.
    `chair_note`: on whose behalf the chair presides, where that is not the head. `unread`: text of an imported paper
    that was not recognised, kept as it stood.
    """

    kind: MeetingKind
    title: str = ""
    held_on: date | None = None
    starts_at: str = ""
    ends_at: str = ""
    place: str = ""
    chair: str = ""
    recorder: str = ""
    reported: str = ""
    attendees: tuple[Attendee, ...] = ()
    agenda: tuple[Item, ...] = ()
    matters: tuple[Matter, ...] = ()
    for_month: date | None = None
    late_reason: str = ""
    serial: int | None = None
    chair_note: str = ""
    distribution: str = ""  # 印发范围
    secrecy: str = ""  # 密级, as printed; empty for none
    unread: str = ""

    def tidied(self) -> MeetingContent:
        """Without spaces around words and rows in which nothing is written; people as a brief lists them, by attendance."""
        rows: dict[str, Any] = {
            "attendees": tuple(sorted((p for p in map(_stripped, self.attendees) if p.name), key=_place)),
            "agenda": tuple(i for i in map(_stripped, self.agenda) if i.title),
            "matters": tuple(m for m in map(_stripped, self.matters) if m.text or m.lead_unit),
        }
        return replace(self, **_words(self), **rows)

    def as_facts(self) -> dict[str, Any]:
        """In the form in which it is stored."""
        facts: dict[str, Any] = _plain(asdict(self))
        return facts


def from_facts(facts: dict[str, Any]) -> MeetingContent:
    """Back from the stored form; a field added since has its default."""
    known = {f.name: facts[f.name] for f in fields(MeetingContent) if f.name in facts}
    return MeetingContent(
        **{
            **known,
            "kind": MeetingKind(facts["kind"]),
            "held_on": _day(facts.get("held_on")),
            "for_month": _day(facts.get("for_month")),
            "attendees": tuple(
                Attendee(**{**row, "attendance": Attendance(row["attendance"])}) for row in facts.get("attendees", ())
            ),
            "agenda": tuple(Item(**row) for row in facts.get("agenda", ())),
            "matters": tuple(
                Matter(**{**row, "deadline": _day(row["deadline"]), "level": MatterLevel(row["level"])})
                for row in facts.get("matters", ())
            ),
        }
    )


def check_draft(content: MeetingContent, today: date) -> None:
    """What even a draft must say: on which day, and that this day is not still to come. Raises RuleBroken."""
    if content.held_on is None:
        raise RuleBroken("field_missing", field="held_on", person="")
    if content.held_on > today:
        raise RuleBroken("meeting_in_future", held_on=content.held_on)
    if content.for_month is not None and content.held_on < content.for_month:
        raise RuleBroken("meeting_early", held_on=content.held_on)  # 提前: on an earlier day of the same month only


def check(content: MeetingContent) -> None:
    """Raises RuleBroken naming a field that is missing, or a matter without its responsible unit."""
    for name in ("title", "starts_at", "place", "chair", "recorder"):
        if not getattr(content, name).strip():
            raise RuleBroken("field_missing", field=name, person="")
    if content.held_on is None:
        raise RuleBroken("field_missing", field="held_on", person="")
    if not any(a.attendance is Attendance.PRESENT for a in content.attendees):
        raise RuleBroken("nobody_present")
    for person in content.attendees:
        if person.attendance is Attendance.ON_LEAVE and not person.reason:
            raise RuleBroken("field_missing", field="leave_reason", person=person.name)
    for number, matter in enumerate(content.matters, start=1):
        if not matter.text.strip() or not matter.lead_unit.strip():
            raise RuleBroken("matter_incomplete", number=number)
        if matter.deadline is not None and matter.deadline < content.held_on:
            raise RuleBroken("deadline_before_meeting", number=number, deadline=matter.deadline)


def _place(person: Attendee) -> int:
    return list(Attendance).index(person.attendance)


def _stripped(row: Row) -> Row:
    return replace(row, **_words(row))


def _words(of: MeetingContent | Attendee | Item | Matter) -> dict[str, Any]:
    """What is free text in it, without spaces around; a code is text too, but not free."""
    values = ((field.name, getattr(of, field.name)) for field in fields(of))
    return {name: value.strip() for name, value in values if isinstance(value, str) and not isinstance(value, StrEnum)}


def _plain(value: Any) -> Any:
    if isinstance(value, dict):
        return {name: _plain(part) for name, part in value.items()}
    if isinstance(value, list | tuple):
        return [_plain(part) for part in value]
    return value.isoformat() if isinstance(value, date) else value


def _day(written: str | None) -> date | None:
    return date.fromisoformat(written) if written else None
