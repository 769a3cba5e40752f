"""Matters settled: the board by unit and lateness, one matter with its whole history, and a unit's own list."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime

from sqlalchemy import Select, or_, select
from sqlalchemy.orm import Session

from data.errors import NotFound
from data.published_calendar import published_calendar
from data.rules.matter_workflow import (
    RUNNING,
    MatterActor,
    MatterFacts,
    MatterLevel,
    MatterState,
    MatterStep,
    days_overdue,
    is_of,
    open_steps,
    review_due,
)
from data.rules.roles import Permission, Viewer, can
from data.rules.working_days import Calendar
from data.tables.matters import MatterStepTaken, SettledMatter
from data.tables.meetings import Meeting
from queries import visible


@dataclass(frozen=True, slots=True)
class MatterRow:
    """A matter settled. `days_overdue` counts working days past the deadline, 0 where it is not late; `review_due`: a
    standing matter that this quarter has not reviewed.
    """

    id: int
    meeting_id: int
    number: int
    text: str
    lead_unit: str
    helping_units: str
    leader: str
    level: MatterLevel
    earlier_id: int | None
    deadline: date | None
    state: MatterState
    closed_on: date | None
    result: str
    days_overdue: int
    review_due: bool


@dataclass(frozen=True, slots=True)
class Step:
    """One step of a matter's history."""

    step: MatterStep
    at: datetime
    by_name: str
    by_unit: str
    note: str
    evidence: str
    old_deadline: date | None
    new_deadline: date | None


@dataclass(frozen=True, slots=True)
class Linked:
    """The same matter in another meeting."""

    id: int
    meeting_title: str
    held_on: date
    text: str


@dataclass(frozen=True, slots=True)
class MatterPage:
    """One matter whole. `steps_open`: what this viewer may do now, `may_attach` whether files may be laid
    beside it; `asked_until`: the deadline that waits for an answer.
    """

    row: MatterRow
    meeting_title: str
    held_on: date
    issued_at: datetime | None
    steps: tuple[Step, ...]
    before: tuple[Linked, ...]
    after: tuple[Linked, ...]
    steps_open: tuple[MatterStep, ...]
    may_attach: bool
    asked_until: date | None


@dataclass(frozen=True, slots=True)
class UnitLine:
    """How one unit stands: matters open, of them late, the longest lateness in working days, and those closed off."""

    unit: str
    open: int
    late: int
    longest: int
    waiting: int
    closed: int


def of_meeting(db: Session, viewer: Viewer, *, meeting_id: int, today: date) -> tuple[MatterRow, ...]:
    """The matters of one meeting, in its order."""
    wanted = visible.matters(viewer).where(SettledMatter.meeting_id == meeting_id)
    return _rows(db, wanted.order_by(SettledMatter.number), today)


def overdue(db: Session, viewer: Viewer, *, today: date) -> tuple[MatterRow, ...]:
    """Matters that are past their deadline, the deadline missed longest first."""
    late = _issued(viewer).where(SettledMatter.deadline < today, SettledMatter.state.in_(RUNNING))
    return _rows(db, late.order_by(SettledMatter.deadline, SettledMatter.id), today)


def running(db: Session, viewer: Viewer, *, today: date, unit: str = "") -> tuple[MatterRow, ...]:
    """Matters not yet closed off, those done but not closed among them: the longest late first, standing ones last.

    `unit`: only those that it leads or helps with.
    """
    found = _rows(db, _issued(viewer).where(SettledMatter.state != MatterState.CLOSED), today)
    mine = [row for row in found if not unit or is_of(unit, _facts(row))]
    return tuple(sorted(mine, key=lambda row: (row.deadline is None, row.deadline or today, row.id)))


def closed(db: Session, viewer: Viewer, *, today: date, unit: str = "", most: int = 50) -> tuple[MatterRow, ...]:
    """Matters closed off, the latest first."""
    wanted = _issued(viewer).where(SettledMatter.state == MatterState.CLOSED)
    if unit:
        wanted = wanted.where(or_(SettledMatter.lead_unit == unit, SettledMatter.helping_units.contains(unit)))
    return _rows(db, wanted.order_by(SettledMatter.closed_on.desc(), SettledMatter.id.desc()).limit(most), today)


def by_unit(db: Session, viewer: Viewer, *, today: date) -> tuple[UnitLine, ...]:
    """One line a responsible unit: most late first, then most open."""
    rows = _rows(db, _issued(viewer), today)
    units: dict[str, list[MatterRow]] = {}
    for row in rows:
        units.setdefault(row.lead_unit, []).append(row)
    lines = [_line(unit, found) for unit, found in units.items()]
    return tuple(sorted(lines, key=lambda line: (-line.late, -line.longest, -line.open, line.unit)))


def one(db: Session, viewer: Viewer, *, matter_id: int, today: date) -> MatterPage:
    """One matter. Raises NotFound if there is none, or none that the viewer may see."""
    matter = db.scalar(visible.matters(viewer).where(SettledMatter.id == matter_id))
    if matter is None:
        raise NotFound("matter_unknown", matter_id=matter_id)
    meeting = db.get_one(Meeting, matter.meeting_id)
    taken = select(MatterStepTaken).where(MatterStepTaken.matter_id == matter_id).order_by(MatterStepTaken.id)
    steps = tuple(_step(step) for step in db.scalars(taken))
    row = _row(matter, meeting.held_on, today, published_calendar(db))
    asked = [step.new_deadline for step in steps if step.step is MatterStep.ASK_EXTENSION]
    return MatterPage(
        row=row,
        meeting_title=meeting.title,
        held_on=meeting.held_on,
        issued_at=meeting.issued_at,
        steps=steps,
        before=_chain_before(db, viewer, matter.earlier_id),
        after=_chain_after(db, viewer, matter.id),
        steps_open=_steps_open(viewer, matter, issued=meeting.issued_at is not None),
        may_attach=_may_attach(viewer, matter, issued=meeting.issued_at is not None),
        asked_until=asked[-1] if asked and matter.state is MatterState.EXTENSION_ASKED else None,
    )


def earlier_choices(db: Session, viewer: Viewer, *, today: date) -> tuple[tuple[int, str], ...]:
    """Matters that a later meeting may carry on: (id, words), the latest meeting first."""
    found = _issued(viewer).order_by(Meeting.held_on.desc(), SettledMatter.number).limit(200)
    return tuple((row.id, f"{row.text}（{row.lead_unit}）") for row in _rows(db, found, today))


def _issued(viewer: Viewer) -> Select[SettledMatter]:
    """Matters of issued briefs: before that nobody is bound by them."""
    return visible.matters(viewer).where(Meeting.issued_at.is_not(None))


def _rows(db: Session, wanted: Select[SettledMatter], today: date) -> tuple[MatterRow, ...]:
    calendar = published_calendar(db)
    found = db.execute(wanted.add_columns(Meeting.held_on))
    return tuple(_row(matter, held_on, today, calendar) for matter, held_on in found)


def _row(matter: SettledMatter, held_on: date, today: date, calendar: Calendar) -> MatterRow:
    standing = matter.deadline is None and matter.state in RUNNING
    return MatterRow(
        id=matter.id,
        meeting_id=matter.meeting_id,
        number=matter.number,
        text=matter.text,
        lead_unit=matter.lead_unit,
        helping_units=matter.helping_units,
        leader=matter.leader,
        level=matter.level,
        earlier_id=matter.earlier_id,
        deadline=matter.deadline,
        state=matter.state,
        closed_on=matter.closed_on,
        result=matter.result,
        days_overdue=days_overdue(matter.deadline, matter.state, today, calendar),
        review_due=standing and review_due(matter.reviewed_on, held_on, today),
    )


def _step(taken: MatterStepTaken) -> Step:
    return Step(
        step=taken.step,
        at=taken.at,
        by_name=taken.by_name,
        by_unit=taken.by_unit,
        note=taken.note,
        evidence=taken.evidence,
        old_deadline=taken.old_deadline,
        new_deadline=taken.new_deadline,
    )


def _facts(row: MatterRow | SettledMatter, finished_by: str = "") -> MatterFacts:
    return MatterFacts(row.state, row.lead_unit, row.helping_units, row.leader, row.deadline, finished_by)


def _steps_open(viewer: Viewer, matter: SettledMatter, *, issued: bool) -> tuple[MatterStep, ...]:
    if not issued or not can(viewer, Permission.REPORT_MATTERS):
        return ()
    actor = MatterActor(viewer.login, viewer.name, viewer.unit)
    follows = can(viewer, Permission.FOLLOW_MATTERS)
    return open_steps(_facts(matter, matter.finished_by or ""), actor, follows=follows)


def _may_attach(viewer: Viewer, matter: SettledMatter, *, issued: bool) -> bool:
    own = issued and can(viewer, Permission.REPORT_MATTERS) and is_of(viewer.unit, _facts(matter))
    return own and matter.state is not MatterState.CLOSED


def _chain_before(db: Session, viewer: Viewer, earlier_id: int | None) -> tuple[Linked, ...]:
    """What the matter carries on, the oldest first, as far as the viewer may see it."""
    found: list[Linked] = []
    seen: set[int] = set()
    while earlier_id is not None and earlier_id not in seen:
        seen.add(earlier_id)
        row = db.execute(
            visible.matters(viewer).where(SettledMatter.id == earlier_id).add_columns(Meeting.title, Meeting.held_on)
        ).first()
        if row is None:
            break
        found.insert(0, Linked(row[0].id, row[1], row[2], row[0].text))
        earlier_id = row[0].earlier_id
    return tuple(found)


def _chain_after(db: Session, viewer: Viewer, matter_id: int) -> tuple[Linked, ...]:
    """What carries the matter on, in order of the meetings."""
    wanted = visible.matters(viewer).where(SettledMatter.earlier_id == matter_id)
    rows = db.execute(wanted.add_columns(Meeting.title, Meeting.held_on).order_by(Meeting.held_on)).all()
    found = [Linked(matter.id, title, held_on, matter.text) for matter, title, held_on in rows]
    return (*found, *(later for link in found for later in _chain_after(db, viewer, link.id)))


def _line(unit: str, rows: Iterable[MatterRow]) -> UnitLine:
    rows = list(rows)
    states = Counter(row.state for row in rows)
    late = [row.days_overdue for row in rows if row.days_overdue]
    return UnitLine(
        unit=unit,
        open=sum(states[state] for state in RUNNING),
        late=len(late),
        longest=max(late, default=0),
        waiting=states[MatterState.DONE] + states[MatterState.EXTENSION_ASKED],
        closed=states[MatterState.CLOSED],
    )
