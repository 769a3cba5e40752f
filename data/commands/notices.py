"""Notices until staff read them: drafted, reviewed, approved, published, sent back or taken back. What comes after stands
in notice_corrections.py, notice_decisions.py and notice_closing.py.
"""

from __future__ import annotations

from collections.abc import Collection
from datetime import datetime

from sqlalchemy import func, select
from sqlalchemy import text as sql
from sqlalchemy.orm import Session

from data import audit_log
from data.errors import RuleBroken
from data.notice_record import (
    count,
    locked,
    must_be_open,
    new_version,
    record,
    refuse_other_period,
    refuse_stale,
    take,
    text_of,
)
from data.published_calendar import published_calendar
from data.rules import notice_content
from data.rules.local_time import local_day
from data.rules.notice_content import NoticeContent
from data.rules.notice_kinds import NoticeKind, asks_opinions
from data.rules.notice_states import Reviewed, State, Step
from data.rules.roles import Permission, Viewer, must
from data.tables.notices import Notice

_ONE_SERIAL_AT_A_TIME = 7_046_002  # any number, used for nothing else: the PostgreSQL lock between two who publish


def save_draft(
    db: Session,
    *,
    by: Viewer,
    now: datetime,
    form_id: str,
    kind: NoticeKind,
    content: NoticeContent,
    version: int | None = None,
) -> int:
    """Keep a draft and answer the notice's id. The same form sent twice is one notice; sent with other words, it is
    mended by a new version; sent with the same words, nothing happens. A draft may be incomplete.

    `version`: the one that the form began from, refused if another was saved meanwhile. Raises RuleBroken for that,
    and for what may not be published.
    """
    must(by, Permission.WRITE_NOTICES)
    content = content.tidied()
    notice_content.check_forbidden(content)
    notice = db.scalar(select(Notice).where(Notice.form_id == form_id).with_for_update())
    if notice is None:
        notice = Notice(form_id=form_id, kind=kind, state=State.DRAFT, version=1, drafted_by=by.login)
        db.add(notice)
        db.flush()
    else:
        if notice.state is not State.DRAFT or notice.drafted_by != by.login:
            raise RuleBroken("step_not_open", step="save_draft", state=notice.state)
        if (kind, content) == (notice.kind, text_of(db, notice)):
            return notice.id
        refuse_stale(notice, version)
        notice.kind, notice.version = kind, notice.version + 1
    notice.count_publication_day = content.count_publication_day
    db.add(new_version(notice, notice.version, content, by=by, now=now))
    audit_log.append(
        db,
        by=by,
        now=now,
        action="notices.save_draft",
        subject="notice",
        subject_id=notice.id,
        kind=kind,
        version=notice.version,
        title=content.title,
    )
    return notice.id


def review(
    db: Session, *, by: Viewer, now: datetime, notice_id: int, version: int, found_well: Collection[Reviewed]
) -> None:
    """审核: a second person vouches that the text holds nothing secret, is needed and is accurate, and that it is whole.

    Raises RuleBroken("review_incomplete") unless all three were looked at.
    """
    notice = locked(db, notice_id, version)
    text = text_of(db, notice)
    must_be_open(notice, Step.REVIEW, by)
    if set(found_well) != set(Reviewed):
        raise RuleBroken("review_incomplete")
    notice_content.check(notice.kind, text)
    take(db, notice, Step.REVIEW, by=by, now=now, text=text)
    notice.reviewed_by = by.login
    record(db, notice, Step.REVIEW, by=by, now=now, version=version)


def approve(db: Session, *, by: Viewer, now: datetime, notice_id: int, version: int) -> None:
    """审批: a leader who neither drafted nor reviewed it says that it may be published."""
    notice = locked(db, notice_id, version)
    take(db, notice, Step.APPROVE, by=by, now=now)
    notice.approved_by = by.login
    record(db, notice, Step.APPROVE, by=by, now=now, version=version)


def send_back(db: Session, *, by: Viewer, now: datetime, notice_id: int, reason: str) -> None:
    """Make a reviewed or approved text a draft again, for its writer to mend; review and approval begin anew."""
    notice = locked(db, notice_id)
    notice_content.check_words(reason)
    take(db, notice, Step.SEND_BACK, by=by, now=now, reason=reason)
    notice.reviewed_by = notice.approved_by = None
    record(db, notice, Step.SEND_BACK, by=by, now=now, note=reason)


def publish(db: Session, *, by: Viewer, now: datetime, notice_id: int, version: int) -> None:
    """Put an approved text under notice, or inform where no opinions are asked. The period is counted here, not by a
    form; a period that somebody typed beside it has to agree.

    Raises NotAllowed, or RuleBroken naming the guard that does not hold, or stale_version.
    """
    notice = locked(db, notice_id, version)
    text, today = text_of(db, notice), local_day(now)
    asks = asks_opinions(notice.kind)
    step = Step.PUBLISH if asks else Step.INFORM
    must_be_open(notice, step, by)
    if asks:
        refuse_other_period(db, notice, text, published_on=today)
    take(db, notice, step, by=by, now=now, text=text)
    if asks:
        count(notice, today, text.period_days, published_calendar(db))
    notice.published_at, notice.year, notice.serial = now, today.year, _next_serial(db, today.year)
    record(db, notice, step, by=by, now=now, serial=notice.serial, last_day=notice.last_day)


def withdraw(db: Session, *, by: Viewer, now: datetime, notice_id: int, reason: str) -> None:
    """Take a draft or an open notice back, with a reason that stays readable."""
    notice = locked(db, notice_id)
    notice_content.check_words(reason)
    take(db, notice, Step.WITHDRAW, by=by, now=now, reason=reason)
    record(db, notice, Step.WITHDRAW, by=by, now=now, note=reason)


def recount_provisional(db: Session) -> list[int]:
    """Count again the periods that waited for a calendar; called by the command that loads one. Answers their ids."""
    calendar = published_calendar(db)
    unfinished = (State.OPEN, State.VERIFYING, State.DEFERRED, State.DECIDED)
    waiting = db.scalars(select(Notice).where(Notice.state.in_(unfinished), Notice.provisional)).all()
    for notice in waiting:
        assert notice.published_at is not None
        count(notice, local_day(notice.published_at), text_of(db, notice).period_days, calendar)
    return [notice.id for notice in waiting]


def _next_serial(db: Session, year: int) -> int:
    if db.get_bind().dialect.name == "postgresql":
        db.execute(sql("SELECT pg_advisory_xact_lock(:key)"), {"key": _ONE_SERIAL_AT_A_TIME})
    return (db.scalar(select(func.max(Notice.serial)).where(Notice.year == year)) or 0) + 1
