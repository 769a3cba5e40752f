"""What changes while a notice is open: corrections, written by one and published by another, and days that were lost."""

from __future__ import annotations

from datetime import date, datetime

from sqlalchemy import delete
from sqlalchemy.orm import Session

from data.errors import RuleBroken
from data.notice_circumstances import version_of
from data.notice_record import count, locked, must_be_open, new_version, record, refuse_other_period, take, text_of
from data.published_calendar import published_calendar
from data.rules import notice_content
from data.rules.local_time import local_day
from data.rules.notice_content import NoticeContent
from data.rules.notice_states import Step
from data.rules.roles import Viewer
from data.rules.working_days import working_days_in
from data.tables.notices import Notice, NoticeVersion


def propose(
    db: Session,
    *,
    by: Viewer,
    now: datetime,
    notice_id: int,
    version: int,
    content: NoticeContent,
    reason: str,
    of_substance: bool,
) -> None:
    """Write a correction of an open notice, for a second person to publish; it takes the place of one that waits.

    A change of substance starts the period again (common practice), and a change of its length is one; a typing
    correction does not, so it keeps to the minimum of the day of publication.
    """
    notice = locked(db, notice_id, version)
    must_be_open(notice, Step.CORRECT, by)
    content = content.tidied()
    notice_content.check(notice.kind, content)
    notice_content.check_words(reason)
    restarts = of_substance or content.period_days != text_of(db, notice).period_days
    take(
        db,
        notice,
        Step.CORRECT,
        by=by,
        now=now,
        reason=reason,
        text=content,
        published_on=local_day(now) if restarts else None,
    )
    _drop(db, notice)
    notice.correction_by, notice.correction_restarts = by.login, restarts
    db.add(new_version(notice, notice.version + 1, content, by=by, now=now, reason=reason))
    record(db, notice, Step.CORRECT, by=by, now=now, note=reason, of_substance=restarts, in_timeline=False)


def publish(db: Session, *, by: Viewer, now: datetime, notice_id: int, version: int) -> None:
    """Put the correction that waits in place of the text, for all to compare. `version`: the one that it replaces.

    Raises RuleBroken: correction_missing, correction_needs_another, or what publication itself would be refused for.
    """
    notice = locked(db, notice_id, version)
    must_be_open(notice, Step.PUBLISH_CORRECTION, by)
    waiting = notice.correction_by is not None
    content = text_of(db, notice, version + 1) if waiting else text_of(db, notice)
    restarts = bool(notice.correction_restarts)
    if waiting:
        since = now if restarts else notice.published_at or now
        refuse_other_period(db, notice, content, published_on=local_day(since))
    take(
        db,
        notice,
        Step.PUBLISH_CORRECTION,
        by=by,
        now=now,
        text=content,
        published_on=local_day(now) if restarts else None,
    )
    notice.version += 1
    notice.correction_by = notice.correction_restarts = None
    if restarts:
        notice.published_at, notice.lost_days = now, None
        count(notice, local_day(now), content.period_days, published_calendar(db))
    reason = version_of(db, notice).reason
    record(db, notice, Step.PUBLISH_CORRECTION, by=by, now=now, note=reason, of_substance=restarts)


def drop(db: Session, *, by: Viewer, now: datetime, notice_id: int) -> None:
    """Give up a correction that waits; the text stays as it is."""
    notice = locked(db, notice_id)
    take(db, notice, Step.DROP_CORRECTION, by=by, now=now)
    _drop(db, notice)
    record(db, notice, Step.DROP_CORRECTION, by=by, now=now, in_timeline=False)


def extend(db: Session, *, by: Viewer, now: datetime, notice_id: int, first: date, last: date, reason: str) -> None:
    """Add the working days on which an open notice could not be read, from the first to the last of them.

    An interruption of more than one working day extends the period (common practice); a shorter one does not.
    Raises RuleBroken: interruption_too_short, interruption_outside (before the period, or not over yet).
    """
    notice = locked(db, notice_id)
    must_be_open(notice, Step.EXTEND, by)
    notice_content.check_words(reason)
    assert notice.published_at is not None
    assert notice.first_day is not None
    assert notice.last_day is not None
    if first < notice.first_day or last > notice.last_day or last > local_day(now):
        raise RuleBroken("interruption_outside", first=notice.first_day, last=min(notice.last_day, local_day(now)))
    calendar = published_calendar(db)
    lost = [day.isoformat() for day in working_days_in(first, last, calendar)]
    if len(lost) < 2:
        raise RuleBroken("interruption_too_short", days=len(lost))
    take(db, notice, Step.EXTEND, by=by, now=now, reason=reason)
    notice.lost_days = sorted({*(notice.lost_days or ()), *lost})
    count(notice, local_day(notice.published_at), text_of(db, notice).period_days, calendar)
    record(db, notice, Step.EXTEND, by=by, now=now, note=reason, lost_days=lost, last_day=notice.last_day)


def _drop(db: Session, notice: Notice) -> None:
    if notice.correction_by is not None:
        waiting = (NoticeVersion.notice_id == notice.id, NoticeVersion.number == notice.version + 1)
        db.execute(delete(NoticeVersion).where(*waiting))
        notice.correction_by = notice.correction_restarts = None
