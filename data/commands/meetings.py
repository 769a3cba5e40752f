"""Meetings: recorded by the general office, issued to staff; matters settled are followed."""

from __future__ import annotations

from datetime import datetime

from sqlalchemy import func, select
from sqlalchemy.orm import Session

from data import audit_log
from data.errors import NotFound, RuleBroken
from data.rules import meeting_content
from data.rules.local_time import local_day
from data.rules.meeting_content import MeetingContent
from data.rules.meeting_rules import MatterState, MeetingKind
from data.rules.roles import Permission, Viewer, must
from data.tables.meetings import AgendaItem, Meeting, MeetingAttendance, SettledMatter


def record(db: Session, *, by: Viewer, now: datetime, form_id: str, content: MeetingContent) -> int:
    """Enter a meeting, not yet shown to staff, and answer its id. The same form sent twice is one meeting.

    Raises RuleBroken for a missing field, or a meeting said to be held after today.
    """
    must(by, Permission.WRITE_MEETINGS)
    meeting_content.check(content)
    if content.held_on > local_day(now):
        raise RuleBroken("meeting_in_future", held_on=content.held_on)
    known = db.scalar(select(Meeting.id).where(Meeting.form_id == form_id))
    if known is not None:
        return known
    meeting = Meeting(
        form_id=form_id,
        kind=content.kind,
        year=content.held_on.year,
        serial=_next_serial(db, content),
        for_month=content.for_month
        or (content.held_on.replace(day=1) if content.kind is MeetingKind.BUREAU_AFFAIRS else None),
        title=content.title,
        held_on=content.held_on,
        starts_at=content.starts_at,
        ends_at=content.ends_at,
        place=content.place,
        chair=content.chair,
        recorder=content.recorder,
        reported=content.reported,
        late_reason=content.late_reason,
        entered_at=now,
    )
    db.add(meeting)
    db.flush()
    _add_rows(db, meeting.id, content)
    audit_log.append(
        db, by=by, now=now, action="meetings.record", subject="meeting", subject_id=meeting.id, title=content.title
    )
    return meeting.id


def issue(db: Session, *, by: Viewer, now: datetime, meeting_id: int) -> None:
    """Show a recorded meeting to staff. Raises RuleBroken if it is issued already."""
    must(by, Permission.WRITE_MEETINGS)
    meeting = db.get(Meeting, meeting_id, with_for_update=True)
    if meeting is None:
        raise NotFound("meeting_unknown", meeting_id=meeting_id)
    if meeting.issued_at is not None:
        raise RuleBroken("meeting_issued", issued_at=meeting.issued_at)
    meeting.issued_at, meeting.issued_by = now, by.name or by.login
    audit_log.append(db, by=by, now=now, action="meetings.issue", subject="meeting", subject_id=meeting_id)


def follow(db: Session, *, by: Viewer, now: datetime, matter_id: int, state: MatterState, result: str) -> None:
    """Record how far a matter settled has come. Raises RuleBroken if it is done or closed without a result."""
    must(by, Permission.WRITE_MEETINGS)
    matter = db.get(SettledMatter, matter_id, with_for_update=True)
    if matter is None:
        raise NotFound("matter_unknown", matter_id=matter_id)
    if state in (MatterState.DONE, MatterState.CLOSED) and not result.strip():
        raise RuleBroken("result_missing")
    matter.state, matter.result = state, result.strip()
    matter.closed_on = local_day(now) if state is MatterState.CLOSED else None
    audit_log.append(
        db, by=by, now=now, action="meetings.follow", subject="matter", subject_id=matter_id, state=state, result=result
    )


def _next_serial(db: Session, content: MeetingContent) -> int:
    same_series = (Meeting.kind == content.kind, Meeting.year == content.held_on.year)
    return (db.scalar(select(func.max(Meeting.serial)).where(*same_series)) or 0) + 1


def _add_rows(db: Session, meeting_id: int, content: MeetingContent) -> None:
    for position, person in enumerate(content.attendees, start=1):
        db.add(
            MeetingAttendance(
                meeting_id=meeting_id,
                position=position,
                name=person.name,
                post=person.post,
                attendance=person.attendance,
                reason=person.reason,
            )
        )
    for number, item in enumerate(content.agenda, start=1):
        db.add(AgendaItem(meeting_id=meeting_id, number=number, title=item.title, reporting_unit=item.reporting_unit))
    for number, matter in enumerate(content.matters, start=1):
        db.add(
            SettledMatter(
                meeting_id=meeting_id,
                number=number,
                text=matter.text,
                lead_unit=matter.lead_unit,
                helping_units=matter.helping_units,
                leader=matter.leader,
                deadline=matter.deadline,
                state=MatterState.NOT_STARTED,
            )
        )
