"""Briefs of meetings: drafted, checked by the office head, signed by the chair, issued, corrected in the open."""

from __future__ import annotations

from datetime import datetime

from sqlalchemy import delete, func, select
from sqlalchemy import text as sql
from sqlalchemy.orm import Session

from data import audit_log, matter_rows
from data.errors import NotFound, RuleBroken
from data.rules import meeting_content, meeting_workflow
from data.rules.local_time import local_day
from data.rules.meeting_content import MeetingContent, from_facts
from data.rules.meeting_rules import MeetingKind
from data.rules.meeting_workflow import MeetingState, MeetingStep
from data.rules.roles import Permission, Viewer, can, must
from data.tables.meetings import AgendaItem, Meeting, MeetingAttendance, MeetingStepTaken, MeetingVersion

_ONE_SERIAL_AT_A_TIME = 7_046_003  # any number, used for nothing else: the PostgreSQL lock between two who draft


def save_draft(
    db: Session, *, by: Viewer, now: datetime, form_id: str, content: MeetingContent, version: int | None = None
) -> int:
    """Keep a draft, which may lack anything but its day, and answer the meeting's id. The same form sent twice is one
    meeting; sent with other words, it is mended by a new version; sent with the same words, nothing happens.

    `version`: the one that the form began from, refused if another was saved meanwhile. Raises RuleBroken for that, for
    a day still to come, for a number already taken, and once the draft is checked.
    """
    must(by, Permission.WRITE_MEETINGS)
    content = content.tidied()
    meeting_content.check_draft(content, local_day(now))
    meeting = db.scalar(select(Meeting).where(Meeting.form_id == form_id).with_for_update())
    if meeting is None:
        meeting = Meeting(form_id=form_id, state=MeetingState.DRAFT, version=1, entered_at=now)
        _set_words(db, meeting, content)
        db.add(meeting)
        db.flush()
    else:
        if meeting.state is not MeetingState.DRAFT:
            raise RuleBroken("step_not_open", step="save_draft", state=meeting.state)
        if content == from_facts(_current(db, meeting).content):
            return meeting.id
        _refuse_stale(meeting, version)
        meeting.version += 1
        _set_words(db, meeting, content)
    _keep(db, meeting, content, by=by, now=now, reason="")
    audit_log.append(
        db,
        by=by,
        now=now,
        action="meetings.save_draft",
        subject="meeting",
        subject_id=meeting.id,
        kind=content.kind,
        version=meeting.version,
        title=content.title,
    )
    return meeting.id


def check(db: Session, *, by: Viewer, now: datetime, meeting_id: int, version: int) -> None:
    """Find a draft complete and right. Raises RuleBroken naming what it lacks, NotAllowed for one of its writers."""
    must(by, Permission.CHECK_MEETINGS)
    meeting = _meeting(db, meeting_id, version)
    meeting_content.check(from_facts(_current(db, meeting).content))
    _take(db, meeting, MeetingStep.CHECK, by=by, now=now)


def sign(db: Session, *, by: Viewer, now: datetime, meeting_id: int, version: int) -> None:
    """Sign a checked brief, as its chair. Raises NotAllowed for anybody else."""
    must(by, Permission.SIGN_MEETINGS)
    _take(db, _meeting(db, meeting_id, version), MeetingStep.SIGN, by=by, now=now)


def send_back(db: Session, *, by: Viewer, now: datetime, meeting_id: int, version: int, reason: str) -> None:
    """Give a checked or signed brief back to be mended, with a reason: by who checks, or by its chair."""
    must(by, Permission.CHECK_MEETINGS if can(by, Permission.CHECK_MEETINGS) else Permission.SIGN_MEETINGS)
    if not reason.strip():
        raise RuleBroken("reason_missing")
    _take(db, _meeting(db, meeting_id, version), MeetingStep.SEND_BACK, by=by, now=now, note=reason)


def issue(db: Session, *, by: Viewer, now: datetime, meeting_id: int) -> None:
    """Show a signed brief to staff. Raises RuleBroken if it is issued already, or not signed yet."""
    must(by, Permission.WRITE_MEETINGS)
    meeting = _meeting(db, meeting_id)
    if meeting.issued_at is not None:
        raise RuleBroken("meeting_issued", issued_at=meeting.issued_at)
    _take(db, meeting, MeetingStep.ISSUE, by=by, now=now)
    meeting.issued_at, meeting.issued_by = now, by.name or by.login


def correct(
    db: Session, *, by: Viewer, now: datetime, meeting_id: int, version: int, content: MeetingContent, reason: str
) -> None:
    """Replace the words of an issued brief by a new version that all may compare with the old one.

    A matter keeps what was done on it; one on which something was done cannot be taken out.
    """
    must(by, Permission.CHECK_MEETINGS)
    meeting = _meeting(db, meeting_id, version)
    content = content.tidied()
    meeting_content.check_draft(content, local_day(now))
    meeting_content.check(content)
    if meeting.state is not MeetingState.ISSUED:
        raise RuleBroken("step_not_open", step="correct", state=meeting.state)
    if not reason.strip():
        raise RuleBroken("reason_missing")
    if content == from_facts(_current(db, meeting).content):
        raise RuleBroken("nothing_changed")
    meeting.version += 1
    _set_words(db, meeting, content)
    _keep(db, meeting, content, by=by, now=now, reason=reason)
    audit_log.append(
        db,
        by=by,
        now=now,
        action="meetings.correct",
        subject="meeting",
        subject_id=meeting.id,
        version=meeting.version,
        reason=reason,
    )


def _meeting(db: Session, meeting_id: int, version: int | None = None) -> Meeting:
    meeting = db.scalar(select(Meeting).where(Meeting.id == meeting_id).with_for_update())
    if meeting is None:
        raise NotFound("meeting_unknown", meeting_id=meeting_id)
    _refuse_stale(meeting, version)
    return meeting


def _refuse_stale(meeting: Meeting, version: int | None) -> None:
    if version is not None and version != meeting.version:
        raise RuleBroken("stale_version", yours=version, current=meeting.version)


def _current(db: Session, meeting: Meeting) -> MeetingVersion:
    wanted = (MeetingVersion.meeting_id == meeting.id, MeetingVersion.number == meeting.version)
    return db.scalars(select(MeetingVersion).where(*wanted)).one()


def _take(db: Session, meeting: Meeting, step: MeetingStep, *, by: Viewer, now: datetime, note: str = "") -> None:
    writers = set(db.scalars(select(MeetingVersion.login).where(MeetingVersion.meeting_id == meeting.id)))
    checks = can(by, Permission.CHECK_MEETINGS)
    meeting.state = meeting_workflow.take(
        step, meeting.state, login=by.login, name=by.name, writers=writers, chair=meeting.chair, checks=checks
    )
    taken = MeetingStepTaken(meeting_id=meeting.id, step=step, at=now, by_name=by.name or by.login, note=note.strip())
    db.add(taken)
    audit_log.append(
        db,
        by=by,
        now=now,
        action=f"meetings.{step.name.lower()}",
        subject="meeting",
        subject_id=meeting.id,
        version=meeting.version,
        note=note,
    )


def _set_words(db: Session, meeting: Meeting, content: MeetingContent) -> None:
    """What lists and the year at a glance ask for stands in columns; the whole is in the version."""
    assert content.held_on is not None
    if (meeting.kind, meeting.year) != (content.kind, content.held_on.year) or content.serial not in (
        None,
        meeting.serial,
    ):
        meeting.serial = _serial(db, content.kind, content.held_on.year, content.serial)
    meeting.kind, meeting.year, meeting.held_on = content.kind, content.held_on.year, content.held_on
    monthly = content.kind is MeetingKind.BUREAU_AFFAIRS
    meeting.for_month = (content.for_month or content.held_on.replace(day=1)) if monthly else None
    meeting.title, meeting.place = content.title, content.place
    meeting.starts_at, meeting.ends_at = content.starts_at, content.ends_at
    meeting.chair, meeting.recorder = content.chair, content.recorder
    meeting.reported, meeting.late_reason = content.reported, content.late_reason


def _serial(db: Session, kind: MeetingKind, year: int, wanted: int | None) -> int:
    """The number that the paper bears, or the next free one of its series and year."""
    if db.get_bind().dialect.name == "postgresql":
        db.execute(sql("SELECT pg_advisory_xact_lock(:key)"), {"key": _ONE_SERIAL_AT_A_TIME})
    series = select(Meeting.serial).where(Meeting.kind == kind, Meeting.year == year)
    if wanted is None:
        return (db.scalar(series.with_only_columns(func.max(Meeting.serial))) or 0) + 1
    if wanted < 1 or db.scalar(series.where(Meeting.serial == wanted)) is not None:
        raise RuleBroken("serial_taken", year=year, serial=wanted)
    return wanted


def _keep(db: Session, meeting: Meeting, content: MeetingContent, *, by: Viewer, now: datetime, reason: str) -> None:
    """The version, and the rows that lists and boards ask for."""
    db.add(
        MeetingVersion(
            meeting_id=meeting.id,
            number=meeting.version,
            content=content.as_facts(),
            reason=reason.strip(),
            written_by=by.name or by.login,
            login=by.login,
            written_at=now,
        )
    )
    db.execute(delete(MeetingAttendance).where(MeetingAttendance.meeting_id == meeting.id))
    db.execute(delete(AgendaItem).where(AgendaItem.meeting_id == meeting.id))
    for position, person in enumerate(content.attendees, start=1):
        db.add(
            MeetingAttendance(
                meeting_id=meeting.id,
                position=position,
                name=person.name,
                post=person.post,
                attendance=person.attendance,
                reason=person.reason,
            )
        )
    for number, item in enumerate(content.agenda, start=1):
        db.add(AgendaItem(meeting_id=meeting.id, number=number, title=item.title, reporting_unit=item.reporting_unit))
    matter_rows.set_matters(db, meeting_id=meeting.id, settled=content.matters)
