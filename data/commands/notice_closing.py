"""From the end of the period to the result: verified, excepted, put under notice again, concluded, issued, listed."""

from __future__ import annotations

from datetime import date, datetime

from sqlalchemy.orm import Session

from data.errors import RuleBroken
from data.notice_record import count, locked, must_be_open, record, refuse_other_period, take, text_of
from data.opinion_counts import OpinionCounts, counts
from data.published_calendar import published_calendar
from data.rules import notice_content
from data.rules.local_time import local_day
from data.rules.notice_states import Outcome, Step
from data.rules.roles import Viewer


def verify(db: Session, *, by: Viewer, now: datetime, notice_id: int, outcome: Outcome, finding: str) -> None:
    """Record what the verifying section found once the period is over; what needs more time is put off (暂缓)."""
    notice = locked(db, notice_id)
    step = Step.SUSPEND if outcome is Outcome.PENDING else Step.VERIFY
    take(db, notice, step, by=by, now=now, finding=outcome)
    notice.outcome = outcome
    record(db, notice, step, by=by, now=now, note=finding, outcome=outcome)


def ask_exception(db: Session, *, by: Viewer, now: datetime, notice_id: int, reason: str) -> None:
    """Ask to go on although an opinion has no outcome: the one guard that can be set aside, since an opinion whose
    author cannot be reached would otherwise hold a notice for ever. The name and the reason are read by all staff.
    """
    notice = locked(db, notice_id)
    notice_content.check_words(reason)
    take(db, notice, Step.ASK_EXCEPTION, by=by, now=now, reason=reason)
    notice.exception_by = by.login
    record(db, notice, Step.ASK_EXCEPTION, by=by, now=now, note=reason)


def grant_exception(db: Session, *, by: Viewer, now: datetime, notice_id: int) -> None:
    """The second name under the exception that was asked for."""
    notice = locked(db, notice_id)
    take(db, notice, Step.GRANT_EXCEPTION, by=by, now=now)
    notice.exception_granted_by = by.login
    record(db, notice, Step.GRANT_EXCEPTION, by=by, now=now, asked_by=notice.exception_by)


def renew(db: Session, *, by: Viewer, now: datetime, notice_id: int, reason: str) -> None:
    """Put the text under notice anew (重新公示), where verification asks for it: a new period, counted from today."""
    notice = locked(db, notice_id)
    text = text_of(db, notice)
    must_be_open(notice, Step.RENEW, by)
    notice_content.check_words(reason)
    refuse_other_period(db, notice, text, published_on=local_day(now))
    take(db, notice, Step.RENEW, by=by, now=now, text=text, reason=reason, published_on=local_day(now))
    notice.outcome = notice.resolution = notice.exception_by = notice.exception_granted_by = None
    notice.published_at, notice.lost_days = now, None
    count(notice, local_day(now), text.period_days, published_calendar(db))
    record(db, notice, Step.RENEW, by=by, now=now, note=reason, last_day=notice.last_day)


def conclude(db: Session, *, by: Viewer, now: datetime, notice_id: int, result: str) -> None:
    """Publish the result of a notice to all staff, with numbers of opinions that add up."""
    notice = locked(db, notice_id)
    must_be_open(notice, Step.CONCLUDE, by)
    notice_content.check_words(result)
    if not result.strip():
        raise RuleBroken("field_missing", field="result", person="")
    take(db, notice, Step.CONCLUDE, by=by, now=now)
    notice.numbers = _numbers(counts(db, notice.id))
    record(db, notice, Step.CONCLUDE, by=by, now=now, note=result, numbers=notice.numbers)


def issue(db: Session, *, by: Viewer, now: datetime, notice_id: int, issued_on: date, issued_as: str) -> None:
    """Record the appointment notice (任职通知): its number, and its day, which lies after the last day of the notice."""
    notice = locked(db, notice_id)
    must_be_open(notice, Step.ISSUE, by)
    notice_content.check_words(issued_as)
    if not issued_as.strip():
        raise RuleBroken("field_missing", field="issued_as", person="")
    take(db, notice, Step.ISSUE, by=by, now=now, issued_on=issued_on)
    notice.issued_on, notice.issued_as = issued_on, issued_as.strip()
    record(db, notice, Step.ISSUE, by=by, now=now, note=notice.issued_as, issued_on=issued_on)


def enlist(db: Session, *, by: Viewer, now: datetime, notice_id: int) -> None:
    """Record that the people named are listed as development objects (列为发展对象)."""
    notice = locked(db, notice_id)
    take(db, notice, Step.ENLIST, by=by, now=now)
    record(db, notice, Step.ENLIST, by=by, now=now)


def _numbers(of: OpinionCounts) -> dict[str, object]:
    """As they are kept and published. Raises RuleBroken("numbers_do_not_add_up") before anything false is said."""
    if of.signed + of.anonymous != of.received or sum(of.by_outcome.values()) + of.unsettled != of.received:
        raise RuleBroken("numbers_do_not_add_up", received=of.received)
    return {
        "received": of.received,
        "signed": of.signed,
        "anonymous": of.anonymous,
        "late": of.late,
        "by_outcome": {code.value: number for code, number in of.by_outcome.items()},
        "unsettled": of.unsettled,
    }
