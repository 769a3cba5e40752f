"""Drafts of notices, and what a new one begins with."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime

from sqlalchemy import and_
from sqlalchemy.orm import Session

from data.errors import RuleBroken
from data.notice_text import notice_text
from data.published_calendar import published_calendar
from data.rules import stated_period
from data.rules.notice_content import NoticeContent
from data.rules.notice_kinds import NoticeKind
from data.rules.notice_workflow import State
from data.rules.roles import Viewer
from data.rules.working_days import Period, Thin, notice_period, thin_last_day
from data.tables.notices import Notice, NoticeVersion
from queries import visible


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


@dataclass(frozen=True, slots=True)
class Foreseen:
    """A period as it would be counted: why its last day is a thin one, and what somebody typed that disagrees with it."""

    period: Period
    thin: Thin | None
    disagrees: RuleBroken | None


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


def foreseen(db: Session, viewer: Viewer, *, text: NoticeContent, on: date) -> Foreseen:
    """The period that a text would have if it were published on a day."""
    del viewer  # the calendar is everybody's
    calendar = published_calendar(db)
    period = notice_period(on, text.period_days, text.count_publication_day, calendar)
    disagrees = None
    try:
        stated_period.refuse_other_last_day(text.stated_last_day, period, calendar)
        stated_period.refuse_other_days(text.opening, period, calendar)
    except RuleBroken as broken:
        disagrees = broken
    return Foreseen(period, thin_last_day(period, calendar), disagrees)
