"""Notices: the list, one notice with its versions and timeline, and what is open now."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime

from sqlalchemy import Select, and_, func, select
from sqlalchemy.orm import Session

from data.errors import NotFound
from data.notice_text import notice_text
from data.published_calendar import published_calendar
from data.rules.notice_changes import Change, changes
from data.rules.notice_content import NoticeContent
from data.rules.notice_kinds import NoticeKind, asks_opinions
from data.rules.notice_workflow import Outcome, State, Step, state_on
from data.rules.roles import Permission, Viewer, can
from data.rules.working_days import Period, notice_period, working_days_between
from data.tables.notices import Notice, NoticeStep, NoticeVersion
from queries import visible

_P = Permission


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
    """One text of a notice, and what it changed in the one before; the first published changed nothing."""

    number: int
    text: NoticeContent
    changes: tuple[Change, ...]
    reason: str
    written_by: str
    written_at: datetime


@dataclass(frozen=True, slots=True)
class TimelineStep:
    """One step taken. `note` is empty where the reader may not know it yet, or where there is none."""

    step: str
    at: datetime
    by_name: str
    note: str


@dataclass(frozen=True, slots=True)
class NoticePage:
    """All that the page of one notice shows.

    `text` is the current one; `versions` are those published, oldest first, or the draft alone where nothing is
    published; `version` is the current one's number, for the commands. `outcome` waits for the result.
    """

    row: NoticeRow
    text: NoticeContent
    versions: tuple[Version, ...]
    steps: tuple[TimelineStep, ...]
    period: Period | None
    outcome: Outcome | None
    version: int
    asks_opinions: bool


@dataclass(frozen=True, slots=True)
class Draft:
    """A notice that nobody but those who write and publish notices has seen. `form_id` leads back to its form."""

    id: int
    form_id: str
    kind: NoticeKind
    version: int
    text: NoticeContent
    drafted_by: str
    written_by: str
    written_at: datetime


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
    versions = _published(db, notice)
    steps = db.scalars(select(NoticeStep).where(NoticeStep.notice_id == notice_id).order_by(NoticeStep.id))
    may_know = _may_know_findings(viewer)
    return NoticePage(
        row=rows[0],
        text=versions[-1].text,
        versions=versions,
        steps=tuple(_step(step, notice, may_know=may_know) for step in steps),
        period=_period(notice),
        outcome=notice.outcome if may_know or notice.state is State.CONCLUDED else None,
        version=notice.version,
        asks_opinions=asks_opinions(notice.kind),
    )


def drafts(db: Session, viewer: Viewer) -> tuple[Draft, ...]:
    """Drafts that wait to be published, the latest written first; none for those who neither write nor publish."""
    current = and_(NoticeVersion.notice_id == Notice.id, NoticeVersion.number == Notice.version)
    wanted = visible.notices(viewer).where(Notice.state == State.DRAFT)
    newest_first = wanted.add_columns(NoticeVersion).join(NoticeVersion, current)
    newest_first = newest_first.order_by(NoticeVersion.written_at.desc(), Notice.id.desc())
    return tuple(
        Draft(
            id=notice.id,
            form_id=notice.form_id,
            kind=notice.kind,
            version=notice.version,
            text=notice_text(notice, version),
            drafted_by=notice.drafted_by,
            written_by=version.written_by,
            written_at=version.written_at,
        )
        for notice, version in db.execute(newest_first)
    )


def latest_text(db: Session, viewer: Viewer, *, kind: NoticeKind) -> NoticeContent | None:
    """The text published last, of this kind if there is one, else of any kind; whom to reply to seldom changes."""
    current = and_(NoticeVersion.notice_id == Notice.id, NoticeVersion.number == Notice.version)
    wanted = visible.notices(viewer).where(Notice.published_at.is_not(None))
    latest = wanted.add_columns(NoticeVersion).join(NoticeVersion, current)
    latest = latest.order_by(
        (Notice.kind == kind).desc(), (NoticeVersion.receiver != "").desc(), Notice.published_at.desc()
    ).limit(1)
    found = db.execute(latest).first()
    return notice_text(found[0], found[1]) if found else None


def period_from(db: Session, viewer: Viewer, *, on: date, days: int, count_publication_day: bool = False) -> Period:
    """The period that a notice would have if it were published on a day."""
    del viewer  # the calendar is everybody's
    return notice_period(on, days, count_publication_day, published_calendar(db))


def _published(db: Session, notice: Notice) -> tuple[Version, ...]:
    """The texts that staff have read. Drafts before them may hold what was struck out before publication.

    A correction always gives its reason and a draft never does, so the first text published is the last without one.
    """
    in_order = select(NoticeVersion).where(NoticeVersion.notice_id == notice.id).order_by(NoticeVersion.number)
    rows = db.scalars(in_order).all()
    first = max(place for place, row in enumerate(rows) if not row.reason)
    found: list[Version] = []
    for row in rows[first:]:
        text = notice_text(notice, row)
        changed = changes(found[-1].text, text) if found else ()
        found.append(Version(row.number, text, changed, row.reason, row.written_by, row.written_at))
    return tuple(found)


def _may_know_findings(viewer: Viewer) -> bool:
    """Who receives opinions, verifies them and records the decision. Staff read the result once it is published."""
    return any(can(viewer, p) for p in (_P.PUBLISH_NOTICES, _P.VERIFY_NOTICES, _P.RECORD_DECISIONS))


def _step(step: NoticeStep, notice: Notice, *, may_know: bool) -> TimelineStep:
    """What was found stays with those who checked it; what was decided is told with the result."""
    hidden = step.step == Step.VERIFY or (step.step == Step.DECIDE and notice.state is not State.CONCLUDED)
    return TimelineStep(step.step, step.at, step.by_name, "" if hidden and not may_know else step.note)


def _period(notice: Notice) -> Period | None:
    if notice.first_day is None or notice.last_day is None:
        return None
    counted = tuple(date.fromisoformat(day) for day in notice.counted_days or ())
    return Period(notice.first_day, notice.last_day, counted, notice.provisional)


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
