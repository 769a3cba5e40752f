"""Notices: the list, one notice with its versions and timeline, and what is open now."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import date, datetime
from typing import Any

from sqlalchemy import Select, and_, func, select
from sqlalchemy.orm import Session

from data.errors import NotFound
from data.notice_text import notice_text
from data.published_calendar import published_calendar
from data.rules.committee_vote import Resolution
from data.rules.names import name_key
from data.rules.notice_changes import Change, changes
from data.rules.notice_content import NoticeContent, NoticePerson
from data.rules.notice_kinds import NoticeKind, asks_opinions
from data.rules.notice_workflow import RESULT_KNOWN, Outcome, State, Step, state_on
from data.rules.roles import Permission, Viewer, can
from data.rules.working_days import Period, working_days_between
from data.tables.meetings import Meeting
from data.tables.notices import Notice, NoticeDecision, NoticeStep, NoticeVersion
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
class Correction:
    """A correction written by one person that a second has not published yet."""

    version: Version
    restarts: bool


@dataclass(frozen=True, slots=True)
class Decision:
    """What a committee meeting decided; how many voted how stays with its secretary. `meeting_id`: the meeting's page,
    where it is entered and the viewer may read it.
    """

    meeting: str
    held_on: date
    resolution: Resolution
    before_publication: bool
    meeting_id: int | None = None


@dataclass(frozen=True, slots=True)
class NoticePage:
    """All that the page of one notice shows.

    `text` is the current one; `versions` are those published, oldest first, or the draft alone where nothing is
    published; `version` is the current one's number, for the commands. `outcome` and `numbers` wait for the result.
    `correction` is one that waits for a second person, for those who write notices. `stamp` changes with every step, so
    that a page left open is noticed.
    """

    row: NoticeRow
    text: NoticeContent
    versions: tuple[Version, ...]
    steps: tuple[TimelineStep, ...]
    period: Period | None
    outcome: Outcome | None
    version: int
    asks_opinions: bool
    correction: Correction | None = None
    decisions: tuple[Decision, ...] = ()
    numbers: Mapping[str, Any] | None = None
    lost_days: tuple[date, ...] = ()
    stamp: str = ""


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
    """One notice whole. Raises NotFound if there is none, or none that the viewer may see.

    Thirty days after it closed, staff read of the people no more than name, post and what came of it (domain 1.5); those
    who write notices, and the discipline office, keep the whole record.
    """
    rows = _rows(db, visible.notices(viewer).where(Notice.id == notice_id), today)
    if not rows:
        raise NotFound("notice_unknown", notice_id=notice_id)
    notice = db.scalars(visible.notices(viewer).where(Notice.id == notice_id)).one()
    versions, waiting = _texts(db, notice)
    short = notice.closed_at is not None and notice.closed_at < visible.whole_since(today)
    if short and not visible.keeps_archive(viewer):
        versions = tuple(_in_short(version) for version in versions)
    steps = db.scalars(select(NoticeStep).where(NoticeStep.notice_id == notice_id).order_by(NoticeStep.id)).all()
    may_know, ended = _may_know_findings(viewer, versions[-1].text), notice.state in RESULT_KNOWN
    correction = Correction(waiting, restarts=bool(notice.correction_restarts)) if waiting else None
    return NoticePage(
        row=rows[0],
        text=versions[-1].text,
        versions=versions,
        steps=tuple(_step(step, may_know=may_know, ended=ended) for step in steps if may_know or _for_staff(step)),
        period=_period(notice),
        outcome=notice.outcome if may_know or ended else None,
        version=notice.version,
        asks_opinions=asks_opinions(notice.kind),
        correction=correction if can(viewer, _P.WRITE_NOTICES) else None,
        decisions=_decisions(db, viewer, notice_id, all_of_them=may_know or ended),
        numbers=notice.numbers if ended else None,
        lost_days=tuple(date.fromisoformat(day) for day in notice.lost_days or ()),
        stamp=f"{notice.version}-{len(steps)}-{waiting.written_at:%H%M%S}"
        if waiting
        else f"{notice.version}-{len(steps)}",
    )


def _texts(db: Session, notice: Notice) -> tuple[tuple[Version, ...], Version | None]:
    """The texts that staff have read, and a correction that waits. Drafts may hold what was struck out before publication.

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
    published = tuple(version for version in found if version.number <= notice.version)
    waits = notice.correction_by is not None and found[-1].number > notice.version
    return published, found[-1] if waits else None


def _in_short(version: Version) -> Version:
    """A version with no more of the people than name, post and what was proposed."""
    people = tuple(
        NoticePerson(person.name, current_post=person.current_post, proposed_post=person.proposed_post)
        for person in version.text.people
    )
    told = tuple(c for c in version.changes if not c.person or c.field in ("name", "current_post", "proposed_post"))
    return replace(version, text=replace(version.text, people=people), changes=told)


def _decisions(db: Session, viewer: Viewer, notice_id: int, *, all_of_them: bool) -> tuple[Decision, ...]:
    """Discussions before publication are on the paper; what was decided afterwards is told with the result."""
    wanted = select(NoticeDecision).where(NoticeDecision.notice_id == notice_id).order_by(NoticeDecision.id)
    told = [row for row in db.scalars(wanted) if row.before_publication or all_of_them]
    entered = [row.meeting_id for row in told if row.meeting_id is not None]
    read = visible.meetings(viewer).where(Meeting.id.in_(entered)).with_only_columns(Meeting.id)
    may_read = set(db.scalars(read)) if entered and can(viewer, _P.READ_MEETINGS) else set()
    return tuple(
        Decision(
            row.meeting,
            row.held_on,
            row.resolution,
            row.before_publication,
            row.meeting_id if row.meeting_id in may_read else None,
        )
        for row in told
    )


def _may_know_findings(viewer: Viewer, text: NoticeContent) -> bool:
    """Who publishes results, verifies and records the decision, unless the notice names them. Staff read the result."""
    named = name_key(viewer.name) in {name_key(person.name) for person in text.people}
    return not named and any(can(viewer, p) for p in (_P.PUBLISH_NOTICES, _P.VERIFY_NOTICES, _P.RECORD_DECISIONS))


def _for_staff(step: NoticeStep) -> bool:
    """What was sent back to its writer stays between them."""
    return step.step != Step.SEND_BACK


def _step(step: NoticeStep, *, may_know: bool, ended: bool) -> TimelineStep:
    """What was found stays with those who checked it; what was decided is told with the result."""
    hidden = step.step in (Step.VERIFY, Step.SUSPEND) or (step.step in (Step.DECIDE, Step.PUT_OFF) and not ended)
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
