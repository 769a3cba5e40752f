"""Meetings: a year of monthly meetings, the list, one brief with its versions, and those on their way out."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime
from itertools import pairwise

from sqlalchemy import select
from sqlalchemy.orm import Session

from data.errors import NotFound, RuleBroken
from data.published_calendar import published_calendar
from data.rules import meeting_content
from data.rules.meeting_changes import Change, changes
from data.rules.meeting_content import MeetingContent, from_facts
from data.rules.meeting_rules import MeetingKind, MonthlyMeeting, monthly_meeting, reminder
from data.rules.meeting_workflow import MeetingState, MeetingStep
from data.rules.roles import Viewer
from data.rules.working_days import working_days_between
from data.tables.meetings import Meeting, MeetingStepTaken, MeetingVersion
from queries import matters, visible
from queries.matters import MatterRow


@dataclass(frozen=True, slots=True)
class MeetingRow:
    """A meeting in a list."""

    id: int
    kind: MeetingKind
    state: MeetingState
    year: int
    serial: int
    title: str
    held_on: date
    issued_at: datetime | None


@dataclass(frozen=True, slots=True)
class MonthCell:
    """A month of the year's calendar. `meeting_id` leads to its brief, and `late_reason` is told, where the viewer may
    read it: not before it is issued, for most.
    """

    month: int
    meeting: MonthlyMeeting
    meeting_id: int | None
    late_reason: str


@dataclass(frozen=True, slots=True)
class StepTaken:
    """A step of the brief's way out: checked, signed, issued, sent back."""

    step: MeetingStep
    at: datetime
    by_name: str
    note: str


@dataclass(frozen=True, slots=True)
class Version:
    """One version of the words, and what it changed against the one before."""

    number: int
    written_by: str
    written_at: datetime
    reason: str
    changes: tuple[Change, ...]


@dataclass(frozen=True, slots=True)
class Brief:
    """All that the page of one meeting shows. `corrections`: versions written after it was issued."""

    row: MeetingRow
    content: MeetingContent
    reported: tuple[str, ...]
    issued_by: str
    form_id: str
    version: int
    writers: frozenset[str]
    steps: tuple[StepTaken, ...]
    corrections: tuple[Version, ...]
    matters: tuple[MatterRow, ...]


@dataclass(frozen=True, slots=True)
class DraftSaved:
    """What a form has kept."""

    id: int
    version: int
    state: MeetingState
    content: MeetingContent


@dataclass(frozen=True, slots=True)
class Unissued:
    """A brief on its way out. `lacks`: why it cannot be checked yet (data/errors.py); `reminder`: 1 three, 2 seven
    working days after the meeting.
    """

    row: MeetingRow
    form_id: str
    version: int
    chair: str
    writers: frozenset[str]
    lacks: RuleBroken | None
    days: int
    reminder: int


def months(db: Session, viewer: Viewer, *, year: int, today: date) -> tuple[MonthCell, ...]:
    """The twelve months of a year, each with the state of its 局务会议; the first counts where a month has several."""
    calendar = published_calendar(db)
    of_year = Meeting.for_month.between(date(year, 1, 1), date(year, 12, 1))
    held = visible.monthly_meetings(viewer).where(of_year).order_by(Meeting.held_on.desc(), Meeting.id.desc())
    by_month = {row.for_month.month: row for row in db.scalars(held) if row.for_month is not None}
    may_read = set(db.scalars(visible.meetings(viewer).where(of_year).with_only_columns(Meeting.id)))
    cells = []
    for month in range(1, 13):
        row = by_month.get(month)
        state = monthly_meeting(year, month, row.held_on if row else None, today, calendar)
        if row and row.id in may_read:
            cells.append(MonthCell(month, state, row.id, row.late_reason))
        else:
            cells.append(MonthCell(month, state, None, ""))
    return tuple(cells)


def years(db: Session, viewer: Viewer) -> tuple[int, ...]:
    """Years with meetings on record, the latest first."""
    seen = visible.meetings(viewer).subquery()
    return tuple(db.scalars(select(seen.c.year).distinct().order_by(seen.c.year.desc())))


def listed(
    db: Session, viewer: Viewer, *, year: int | None = None, kind: MeetingKind | None = None
) -> tuple[MeetingRow, ...]:
    """Meetings that the viewer may see, the latest first."""
    wanted = visible.meetings(viewer)
    if year is not None:
        wanted = wanted.where(Meeting.year == year)
    if kind is not None:
        wanted = wanted.where(Meeting.kind == kind)
    return tuple(_row(meeting) for meeting in db.scalars(wanted.order_by(Meeting.held_on.desc(), Meeting.id.desc())))


def latest(db: Session, viewer: Viewer) -> MeetingRow | None:
    """The latest monthly meeting whose brief is issued."""
    issued = visible.meetings(viewer).where(Meeting.kind == MeetingKind.BUREAU_AFFAIRS, Meeting.issued_at.is_not(None))
    meeting = db.scalar(issued.order_by(Meeting.held_on.desc(), Meeting.id.desc()).limit(1))
    return _row(meeting) if meeting else None


def brief(db: Session, viewer: Viewer, *, meeting_id: int, today: date) -> Brief:
    """One meeting whole. Raises NotFound if there is none, or none that the viewer may see."""
    meeting = db.scalar(visible.meetings(viewer).where(Meeting.id == meeting_id))
    if meeting is None:
        raise NotFound("meeting_unknown", meeting_id=meeting_id)
    versions = _versions(db, meeting.id)
    content = from_facts(versions[-1].content)
    taken = select(MeetingStepTaken).where(MeetingStepTaken.meeting_id == meeting_id).order_by(MeetingStepTaken.id)
    return Brief(
        row=_row(meeting),
        content=content,
        reported=tuple(line.strip() for line in content.reported.splitlines() if line.strip()),
        issued_by=meeting.issued_by,
        form_id=meeting.form_id,
        version=meeting.version,
        writers=frozenset(version.login for version in versions),
        steps=tuple(StepTaken(MeetingStep(s.step), s.at, s.by_name, s.note) for s in db.scalars(taken)),
        corrections=_corrections(versions, meeting.issued_at),
        matters=matters.of_meeting(db, viewer, meeting_id=meeting_id, today=today),
    )


def draft(db: Session, viewer: Viewer, *, form_id: str) -> DraftSaved | None:
    """A brief by the form that wrote it; None where nothing is saved."""
    meeting = db.scalar(visible.meetings(viewer).where(Meeting.form_id == form_id))
    if meeting is None:
        return None
    content = from_facts(_versions(db, meeting.id)[-1].content)
    return DraftSaved(meeting.id, meeting.version, meeting.state, content)


def unissued(db: Session, viewer: Viewer, *, today: date) -> tuple[Unissued, ...]:
    """Briefs that the viewer may see before they are issued, the oldest meeting first."""
    calendar = published_calendar(db)
    waiting = visible.meetings(viewer).where(Meeting.issued_at.is_(None)).order_by(Meeting.held_on, Meeting.id)
    found = []
    for meeting in db.scalars(waiting).all():
        versions = _versions(db, meeting.id)
        found.append(
            Unissued(
                row=_row(meeting),
                form_id=meeting.form_id,
                version=meeting.version,
                chair=meeting.chair,
                writers=frozenset(version.login for version in versions),
                lacks=_lacks(from_facts(versions[-1].content)),
                days=working_days_between(meeting.held_on, today, calendar),
                reminder=reminder(meeting.held_on, today, calendar),
            )
        )
    return tuple(found)


def gaps(db: Session, viewer: Viewer, *, year: int) -> tuple[tuple[MeetingKind, int], ...]:
    """Numbers that are missing from a series within a year: (kind, number). A number in draft is not missing."""
    seen = visible.meeting_numbers(viewer).where(Meeting.year == year).order_by(Meeting.kind, Meeting.serial)
    by_kind: dict[MeetingKind, set[int]] = {}
    for kind, serial in db.execute(seen):
        by_kind.setdefault(kind, set()).add(serial)
    return tuple((kind, n) for kind, have in by_kind.items() for n in range(1, max(have)) if n not in have)


def suggestions(db: Session, viewer: Viewer, *, kind: MeetingKind) -> MeetingContent | None:
    """The last meeting of a kind, from which a new form may take place, recorder and who attends."""
    wanted = visible.meetings(viewer).where(Meeting.kind == kind)
    last = db.scalar(wanted.order_by(Meeting.held_on.desc(), Meeting.id.desc()).limit(1))
    return from_facts(_versions(db, last.id)[-1].content) if last else None


def _versions(db: Session, meeting_id: int) -> list[MeetingVersion]:
    wanted = select(MeetingVersion).where(MeetingVersion.meeting_id == meeting_id)
    return list(db.scalars(wanted.order_by(MeetingVersion.number)))


def _corrections(versions: list[MeetingVersion], issued_at: datetime | None) -> tuple[Version, ...]:
    """A version with a reason came after issue: a draft's versions give none."""
    if issued_at is None:
        return ()
    pairs = pairwise(versions)
    return tuple(
        Version(new.number, new.written_by, new.written_at, new.reason, _changes(old, new))
        for old, new in pairs
        if new.reason
    )


def _changes(old: MeetingVersion, new: MeetingVersion) -> tuple[Change, ...]:
    return changes(from_facts(old.content), from_facts(new.content))


def _lacks(content: MeetingContent) -> RuleBroken | None:
    try:
        meeting_content.check(content)
    except RuleBroken as refused:
        return refused
    return None


def _row(meeting: Meeting) -> MeetingRow:
    return MeetingRow(
        id=meeting.id,
        kind=meeting.kind,
        state=meeting.state,
        year=meeting.year,
        serial=meeting.serial,
        title=meeting.title,
        held_on=meeting.held_on,
        issued_at=meeting.issued_at,
    )
