"""Meetings: a year of monthly meetings, the list, one brief, and matters settled that are late."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime

from sqlalchemy import select
from sqlalchemy.orm import Session

from data.errors import NotFound
from data.published_calendar import published_calendar
from data.rules.meeting_content import Attendee, Item
from data.rules.meeting_rules import MatterState, MeetingKind, MonthlyMeeting, days_overdue, monthly_meeting
from data.rules.roles import Viewer
from data.rules.working_days import Calendar
from data.tables.meetings import AgendaItem, Meeting, MeetingAttendance, SettledMatter
from queries import visible


@dataclass(frozen=True, slots=True)
class MeetingRow:
    """A meeting in a list."""

    id: int
    kind: MeetingKind
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
class MatterRow:
    """A matter settled. `days_overdue` counts working days past the deadline, 0 where it is not late."""

    id: int
    meeting_id: int
    number: int
    text: str
    lead_unit: str
    helping_units: str
    leader: str
    deadline: date | None
    state: MatterState
    closed_on: date | None
    result: str
    days_overdue: int


@dataclass(frozen=True, slots=True)
class Brief:
    """All that the page of one meeting shows."""

    row: MeetingRow
    starts_at: str
    ends_at: str
    place: str
    chair: str
    recorder: str
    reported: tuple[str, ...]
    late_reason: str
    issued_by: str
    attendees: tuple[Attendee, ...]
    agenda: tuple[Item, ...]
    matters: tuple[MatterRow, ...]


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
    calendar = published_calendar(db)
    came = select(MeetingAttendance).where(MeetingAttendance.meeting_id == meeting_id)
    agenda = select(AgendaItem).where(AgendaItem.meeting_id == meeting_id).order_by(AgendaItem.number)
    matters = select(SettledMatter).where(SettledMatter.meeting_id == meeting_id).order_by(SettledMatter.number)
    return Brief(
        row=_row(meeting),
        starts_at=meeting.starts_at,
        ends_at=meeting.ends_at,
        place=meeting.place,
        chair=meeting.chair,
        recorder=meeting.recorder,
        reported=tuple(line.strip() for line in meeting.reported.splitlines() if line.strip()),
        late_reason=meeting.late_reason,
        issued_by=meeting.issued_by,
        attendees=tuple(
            Attendee(row.name, row.post, row.attendance, row.reason)
            for row in db.scalars(came.order_by(MeetingAttendance.position))
        ),
        agenda=tuple(Item(item.title, item.reporting_unit) for item in db.scalars(agenda)),
        matters=tuple(_matter(matter, today, calendar) for matter in db.scalars(matters)),
    )


def overdue(db: Session, viewer: Viewer, *, today: date) -> tuple[MatterRow, ...]:
    """Matters settled that are past their deadline, the latest deadline missed longest first."""
    calendar = published_calendar(db)
    seen = visible.meetings(viewer).with_only_columns(Meeting.id)
    late = select(SettledMatter).where(
        SettledMatter.meeting_id.in_(seen),
        SettledMatter.deadline < today,
        SettledMatter.state.in_((MatterState.NOT_STARTED, MatterState.UNDER_WAY)),
    )
    return tuple(_matter(matter, today, calendar) for matter in db.scalars(late.order_by(SettledMatter.deadline)))


def _row(meeting: Meeting) -> MeetingRow:
    return MeetingRow(
        id=meeting.id,
        kind=meeting.kind,
        year=meeting.year,
        serial=meeting.serial,
        title=meeting.title,
        held_on=meeting.held_on,
        issued_at=meeting.issued_at,
    )


def _matter(matter: SettledMatter, today: date, calendar: Calendar) -> MatterRow:
    return MatterRow(
        id=matter.id,
        meeting_id=matter.meeting_id,
        number=matter.number,
        text=matter.text,
        lead_unit=matter.lead_unit,
        helping_units=matter.helping_units,
        leader=matter.leader,
        deadline=matter.deadline,
        state=matter.state,
        closed_on=matter.closed_on,
        result=matter.result,
        days_overdue=days_overdue(matter.deadline, matter.state, today, calendar),
    )
