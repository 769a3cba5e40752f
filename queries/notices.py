"""Notices: the list, one notice with its versions and timeline, and what is open now."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime

from sqlalchemy import Select, and_, func, select
from sqlalchemy.orm import Session

from data.errors import NotFound
from data.published_calendar import published_calendar
from data.rules.notice_content import NoticePerson, people_from_facts
from data.rules.notice_kinds import NoticeKind, asks_opinions
from data.rules.notice_workflow import Outcome, State, state_on
from data.rules.roles import Viewer
from data.rules.working_days import working_days_between
from data.tables.notices import Notice, NoticeStep, NoticeVersion
from queries import visible


@dataclass(frozen=True, slots=True)
class NoticeRow:
    """A notice in a list. `days_left` counts working days from tomorrow to the last day; none unless it is open."""

    id: int
    kind: NoticeKind
    state: State
    title: str
    names: tuple[str, ...]
    year: int | None
    serial: int | None
    published_at: datetime | None
    first_day: date | None
    last_day: date | None
    days_left: int | None
    provisional: bool
    drafted_by: str


@dataclass(frozen=True, slots=True)
class Version:
    """One version of a notice's words."""

    number: int
    title: str
    opening: str
    people: tuple[NoticePerson, ...]
    period_days: int
    receiver: str
    phone: str
    address: str
    issuer: str
    decision: str
    reason: str
    written_by: str
    written_at: datetime


@dataclass(frozen=True, slots=True)
class TimelineStep:
    step: str
    at: datetime
    by_name: str
    note: str


@dataclass(frozen=True, slots=True)
class NoticePage:
    """All that the page of one notice shows. `text` is the current version, `versions` are all, oldest first."""

    row: NoticeRow
    text: Version
    versions: tuple[Version, ...]
    steps: tuple[TimelineStep, ...]
    counted_days: tuple[date, ...]
    outcome: Outcome | None
    version: int
    asks_opinions: bool


def listed(
    db: Session,
    viewer: Viewer,
    *,
    today: date,
    state: State | None = None,
    kind: NoticeKind | None = None,
    year: int | None = None,
) -> tuple[NoticeRow, ...]:
    """Notices that the viewer may see: open ones first, the soonest to close on top, then the latest published."""
    wanted = visible.notices(viewer)
    if kind is not None:
        wanted = wanted.where(Notice.kind == kind)
    if year is not None:
        wanted = wanted.where(Notice.year == year)
    if state is State.OPEN:
        wanted = wanted.where(Notice.state == State.OPEN, Notice.last_day >= today)
    elif state is State.ENDED:
        wanted = wanted.where(Notice.state == State.OPEN, Notice.last_day < today)
    elif state is not None:
        wanted = wanted.where(Notice.state == state)
    rows = _rows(db, wanted, today)
    opened = [row for row in rows if row.state is State.OPEN]
    others = [row for row in rows if row.state is not State.OPEN]
    return (*sorted(opened, key=lambda row: (row.last_day or today, row.id)), *others)


def open_now(db: Session, viewer: Viewer, *, today: date) -> tuple[NoticeRow, ...]:
    """Notices under which opinions are asked today, the soonest to close first."""
    return listed(db, viewer, today=today, state=State.OPEN)


def years(db: Session, viewer: Viewer) -> tuple[int, ...]:
    """Years in which notices were published, the latest first."""
    seen = visible.notices(viewer).subquery()
    return tuple(
        db.scalars(select(seen.c.year).where(seen.c.year.is_not(None)).distinct().order_by(seen.c.year.desc()))
    )


def one(db: Session, viewer: Viewer, *, notice_id: int, today: date) -> NoticePage:
    """One notice whole. Raises NotFound if there is none, or none that the viewer may see."""
    rows = _rows(db, visible.notices(viewer).where(Notice.id == notice_id), today)
    if not rows:
        raise NotFound("notice_unknown", notice_id=notice_id)
    notice = db.scalars(visible.notices(viewer).where(Notice.id == notice_id)).one()
    in_order = select(NoticeVersion).where(NoticeVersion.notice_id == notice_id).order_by(NoticeVersion.number)
    versions = tuple(_version(version) for version in db.scalars(in_order))
    steps = db.scalars(select(NoticeStep).where(NoticeStep.notice_id == notice_id).order_by(NoticeStep.id))
    return NoticePage(
        row=rows[0],
        text=versions[-1],
        versions=versions,
        steps=tuple(TimelineStep(step.step, step.at, step.by_name, step.note) for step in steps),
        counted_days=tuple(date.fromisoformat(day) for day in notice.counted_days or ()),
        outcome=notice.outcome,
        version=notice.version,
        asks_opinions=asks_opinions(notice.kind),
    )


def _rows(db: Session, wanted: Select[Notice], today: date) -> tuple[NoticeRow, ...]:
    current = and_(NoticeVersion.notice_id == Notice.id, NoticeVersion.number == Notice.version)
    newest_first = wanted.add_columns(NoticeVersion.title, NoticeVersion.people).join(NoticeVersion, current)
    newest_first = newest_first.order_by(func.coalesce(Notice.published_at, NoticeVersion.written_at).desc())
    calendar = published_calendar(db)
    rows = []
    for notice, title, people in db.execute(newest_first):
        state = state_on(notice.state, notice.last_day, today)
        is_open = state is State.OPEN and notice.last_day is not None
        rows.append(
            NoticeRow(
                id=notice.id,
                kind=notice.kind,
                state=state,
                title=title,
                names=tuple(person["name"] for person in people),
                year=notice.year,
                serial=notice.serial,
                published_at=notice.published_at,
                first_day=notice.first_day,
                last_day=notice.last_day,
                days_left=working_days_between(today, notice.last_day, calendar) if is_open else None,
                provisional=notice.provisional,
                drafted_by=notice.drafted_by,
            )
        )
    return tuple(rows)


def _version(version: NoticeVersion) -> Version:
    return Version(
        number=version.number,
        title=version.title,
        opening=version.opening,
        people=people_from_facts(version.people),
        period_days=version.period_days,
        receiver=version.receiver,
        phone=version.phone,
        address=version.address,
        issuer=version.issuer,
        decision=version.decision,
        reason=version.reason,
        written_by=version.written_by,
        written_at=version.written_at,
    )
