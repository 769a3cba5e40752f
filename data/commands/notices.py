"""Notices: drafted, published by a second person, corrected in the open, verified, decided, concluded, withdrawn."""

from __future__ import annotations

from datetime import datetime

from sqlalchemy import func, select
from sqlalchemy import text as sql
from sqlalchemy.orm import Session

from data import audit_log
from data.errors import NotFound, RuleBroken
from data.notice_text import notice_text
from data.published_calendar import published_calendar
from data.rules import notice_content, notice_workflow
from data.rules.local_time import local_day
from data.rules.notice_content import NoticeContent
from data.rules.notice_kinds import NoticeKind, asks_opinions, minimum, procedure_of
from data.rules.notice_workflow import Circumstances, Outcome, State, Step
from data.rules.roles import Permission, Viewer, must
from data.rules.working_days import Calendar, notice_period
from data.tables.notices import Notice, NoticeStep, NoticeVersion

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
    mended by a new version; sent with the same words, nothing happens.

    `version`: the one that the form began from, refused if another was saved meanwhile. Raises RuleBroken for that,
    and for a field that is missing or may not be published.
    """
    must(by, Permission.WRITE_NOTICES)
    content = content.tidied()
    notice_content.check(kind, content)
    notice = db.scalar(select(Notice).where(Notice.form_id == form_id).with_for_update())
    if notice is None:
        notice = Notice(form_id=form_id, kind=kind, state=State.DRAFT, version=1, drafted_by=by.login)
        db.add(notice)
        db.flush()
    else:
        if notice.state is not State.DRAFT or notice.drafted_by != by.login:
            raise RuleBroken("step_not_open", step="save_draft", state=notice.state)
        if (kind, content) == (notice.kind, notice_text(notice, _current(db, notice))):
            return notice.id
        _refuse_stale(notice, version)
        notice.kind, notice.version = kind, notice.version + 1
    notice.count_publication_day = content.count_publication_day
    db.add(_version(notice, content, by=by, now=now, reason=""))
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


def publish(db: Session, *, by: Viewer, now: datetime, notice_id: int, version: int) -> None:
    """Put a draft under notice, or inform where no opinions are asked. The period is counted here, not by a form.

    Raises NotAllowed, or RuleBroken: needs_another_person, period_too_short, decision_missing, stale_version.
    """
    must(by, Permission.PUBLISH_NOTICES)
    notice = _notice(db, notice_id, version)
    text = notice_text(notice, _current(db, notice))
    asks = asks_opinions(notice.kind)
    step = Step.PUBLISH if asks else Step.INFORM
    today = local_day(now)
    _take(notice, step, by=by, now=now, text=text)
    notice.published_at, notice.year, notice.serial = now, today.year, _next_serial(db, today.year)
    if asks:
        _count(notice, text.period_days, published_calendar(db))
    _record(db, notice, step, by=by, now=now, serial=notice.serial, last_day=notice.last_day)


def correct(
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
    """Replace the text of an open notice by a new version that all may compare with the old one.

    A change of substance starts the period again (common practice), and a change of its length is one; a typing
    correction does not, so it keeps to the minimum of the day of publication.
    """
    must(by, Permission.WRITE_NOTICES)
    notice = _notice(db, notice_id, version)
    content = content.tidied()
    notice_content.check(notice.kind, content)
    notice_content.check_words(reason)
    restarts = of_substance or content.period_days != _current(db, notice).period_days
    _take(
        notice,
        Step.CORRECT,
        by=by,
        now=now,
        reason=reason,
        text=content,
        published_at=now if restarts else notice.published_at,
    )
    notice.version += 1
    db.add(_version(notice, content, by=by, now=now, reason=reason))
    if restarts:
        notice.published_at = now
        _count(notice, content.period_days, published_calendar(db))
    _record(db, notice, Step.CORRECT, by=by, now=now, note=reason, of_substance=restarts)


def verify(db: Session, *, by: Viewer, now: datetime, notice_id: int, outcome: Outcome, finding: str) -> None:
    """Record what the verifying section found once the period is over."""
    must(by, Permission.VERIFY_NOTICES)
    notice = _notice(db, notice_id)
    _take(notice, Step.VERIFY, by=by, now=now)
    notice.outcome = outcome
    _record(db, notice, Step.VERIFY, by=by, now=now, note=finding, outcome=outcome)


def decide(db: Session, *, by: Viewer, now: datetime, notice_id: int, decision: str) -> None:
    """Record what the committee decided together."""
    must(by, Permission.RECORD_DECISIONS)
    notice = _notice(db, notice_id)
    notice_content.check_words(decision)
    _take(notice, Step.DECIDE, by=by, now=now)
    _record(db, notice, Step.DECIDE, by=by, now=now, note=decision)


def conclude(db: Session, *, by: Viewer, now: datetime, notice_id: int, result: str) -> None:
    """Publish the result of a notice to all staff."""
    must(by, Permission.PUBLISH_NOTICES)
    notice = _notice(db, notice_id)
    notice_content.check_words(result)
    _take(notice, Step.CONCLUDE, by=by, now=now)
    _record(db, notice, Step.CONCLUDE, by=by, now=now, note=result)


def withdraw(db: Session, *, by: Viewer, now: datetime, notice_id: int, reason: str) -> None:
    """Take a draft or an open notice back, with a reason that stays readable."""
    notice = _notice(db, notice_id)
    rule = notice_workflow.rule_for(procedure_of(notice.kind), Step.WITHDRAW, notice.state)
    must(by, rule.permission)
    notice_content.check_words(reason)
    _take(notice, Step.WITHDRAW, by=by, now=now, reason=reason)
    _record(db, notice, Step.WITHDRAW, by=by, now=now, note=reason)


def recount_provisional(db: Session) -> list[int]:
    """Count again the periods that waited for a calendar; called by the command that loads one. Answers their ids."""
    calendar = published_calendar(db)
    waiting = db.scalars(select(Notice).where(Notice.state == State.OPEN, Notice.provisional)).all()
    for notice in waiting:
        _count(notice, _current(db, notice).period_days, calendar)
    return [notice.id for notice in waiting]


def _notice(db: Session, notice_id: int, version: int | None = None) -> Notice:
    notice = db.scalar(select(Notice).where(Notice.id == notice_id).with_for_update())
    if notice is None:
        raise NotFound("notice_unknown", notice_id=notice_id)
    _refuse_stale(notice, version)
    return notice


def _refuse_stale(notice: Notice, version: int | None) -> None:
    if version is not None and version != notice.version:
        raise RuleBroken("stale_version", yours=version, current=notice.version)


def _current(db: Session, notice: Notice) -> NoticeVersion:
    wanted = (NoticeVersion.notice_id == notice.id, NoticeVersion.number == notice.version)
    return db.scalars(select(NoticeVersion).where(*wanted)).one()


def _take(
    notice: Notice,
    step: Step,
    *,
    by: Viewer,
    now: datetime,
    reason: str = "",
    text: NoticeContent | None = None,
    published_at: datetime | None = None,
) -> None:
    """`text` is what staff would read from now on; it keeps to the minimum in force when it was, or is, published."""
    least = minimum(notice.kind, local_day(published_at or now))
    it = Circumstances(
        state=notice.state,
        drafted_by=notice.drafted_by,
        by=by.login,
        today=local_day(now),
        period_days=text.period_days if text else 0,
        least_days=least.days if least else 0,
        least_source=least.source if least else "",
        decision=text.decision if text else "",
        last_day=notice.last_day,
        provisional=notice.provisional,
        outcome=notice.outcome,
        reason=reason,
    )
    notice.state = notice_workflow.take(procedure_of(notice.kind), step, it)


def _count(notice: Notice, days: int, calendar: Calendar) -> None:
    assert notice.published_at is not None
    period = notice_period(local_day(notice.published_at), days, notice.count_publication_day, calendar)
    notice.first_day, notice.last_day, notice.provisional = period.first_day, period.last_day, period.provisional
    notice.counted_days = [day.isoformat() for day in period.counted_days]


def _next_serial(db: Session, year: int) -> int:
    if db.get_bind().dialect.name == "postgresql":
        db.execute(sql("SELECT pg_advisory_xact_lock(:key)"), {"key": _ONE_SERIAL_AT_A_TIME})
    return (db.scalar(select(func.max(Notice.serial)).where(Notice.year == year)) or 0) + 1


def _version(notice: Notice, content: NoticeContent, *, by: Viewer, now: datetime, reason: str) -> NoticeVersion:
    return NoticeVersion(
        notice_id=notice.id,
        number=notice.version,
        title=content.title,
        opening=content.opening,
        period_days=content.period_days,
        receiver=content.receiver,
        phone=content.phone,
        address=content.address,
        issuer=content.issuer,
        decision=content.decision,
        people=content.people_as_facts(),
        reason=reason.strip(),
        written_by=by.name or by.login,
        written_at=now,
    )


def _record(
    db: Session, notice: Notice, step: Step, *, by: Viewer, now: datetime, note: str = "", **facts: object
) -> None:
    db.add(NoticeStep(notice_id=notice.id, step=step.value, at=now, by_name=by.name or by.login, note=note.strip()))
    audit_log.append(
        db,
        by=by,
        now=now,
        action=f"notices.{step}",
        subject="notice",
        subject_id=notice.id,
        state=notice.state,
        note=note,
        **facts,
    )
