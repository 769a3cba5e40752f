"""The end of every step of a notice: take it by the table, count its period, write it into timeline and audit log."""

from __future__ import annotations

from datetime import date, datetime
from typing import Any

from sqlalchemy import select
from sqlalchemy.orm import Session

from data import audit_log
from data.errors import NotFound, RuleBroken
from data.notice_circumstances import circumstances, version_of
from data.notice_text import notice_text
from data.published_calendar import published_calendar
from data.rules import notice_workflow, stated_period
from data.rules.local_time import local_day
from data.rules.notice_content import NoticeContent
from data.rules.notice_kinds import procedure_of
from data.rules.notice_states import CLOSED, Step
from data.rules.roles import Viewer, must
from data.rules.working_days import Calendar, Period, notice_period, without
from data.tables.notices import Notice, NoticeStep, NoticeVersion


def locked(db: Session, notice_id: int, version: int | None = None) -> Notice:
    """The notice, which nobody else changes until the transaction ends. Raises NotFound, or RuleBroken("stale_version")
    if `version` is given and is not the current one.
    """
    notice = db.scalar(select(Notice).where(Notice.id == notice_id).with_for_update())
    if notice is None:
        raise NotFound("notice_unknown", notice_id=notice_id)
    refuse_stale(notice, version)
    return notice


def refuse_stale(notice: Notice, version: int | None) -> None:
    """A form that began from another version than the current one is refused."""
    if version is not None and version != notice.version:
        raise RuleBroken("stale_version", yours=version, current=notice.version)


def text_of(db: Session, notice: Notice, number: int | None = None) -> NoticeContent:
    """The words of a version; of the current one unless another is asked for."""
    return notice_text(notice, version_of(db, notice, number))


def must_be_open(notice: Notice, step: Step, by: Viewer) -> None:
    """Whether the table has this step from here, and this person may take it. Raises RuleBroken, or NotAllowed."""
    must(by, notice_workflow.rule_for(procedure_of(notice.kind), step, notice.state).permission)


def take(
    db: Session,
    notice: Notice,
    step: Step,
    *,
    by: Viewer,
    now: datetime,
    text: NoticeContent | None = None,
    **said: Any,
) -> None:
    """Move the notice by the table: is there such a step, may this person take it, does all hold?

    Raises RuleBroken, or NotAllowed naming the permission.
    """
    must_be_open(notice, step, by)
    it = circumstances(db, notice, text or text_of(db, notice), by=by, today=local_day(now), **said)
    notice.state = notice_workflow.take(procedure_of(notice.kind), step, it)
    if notice.state in CLOSED and notice.closed_at is None:
        notice.closed_at = now


def count(notice: Notice, published_on: date, days: int, calendar: Calendar) -> None:
    """Count the period day by day, without the days on which the notice could not be read."""
    period = period_of(notice, published_on, days, calendar)
    notice.first_day, notice.last_day, notice.provisional = period.first_day, period.last_day, period.provisional
    notice.counted_days = [day.isoformat() for day in period.counted_days]


def period_of(notice: Notice, published_on: date, days: int, calendar: Calendar) -> Period:
    """The period that `count` would store."""
    readable = without(calendar, map(date.fromisoformat, notice.lost_days or ()))
    return notice_period(published_on, days, notice.count_publication_day, readable)


def refuse_other_period(db: Session, notice: Notice, text: NoticeContent, *, published_on: date) -> None:
    """Refuse a text whose own dates are not those that the calendar gives it if it is published on a day."""
    calendar = published_calendar(db)
    period = period_of(notice, published_on, text.period_days, calendar)
    stated_period.refuse_other_last_day(text.stated_last_day, period, calendar)
    stated_period.refuse_other_days(text.opening, period, calendar)


def new_version(
    notice: Notice, number: int, content: NoticeContent, *, by: Viewer, now: datetime, reason: str = ""
) -> NoticeVersion:
    """A row for one version of the text."""
    return NoticeVersion(
        notice_id=notice.id,
        number=number,
        title=content.title,
        opening=content.opening,
        period_days=content.period_days,
        receiver=content.receiver,
        phone=content.phone,
        address=content.address,
        issuer=content.issuer,
        decision=content.decision,
        stated_last_day=content.stated_last_day,
        people=content.people_as_facts(),
        reason=reason.strip(),
        written_by=by.name or by.login,
        written_at=now,
    )


def record(
    db: Session,
    notice: Notice,
    step: Step,
    *,
    by: Viewer,
    now: datetime,
    note: str = "",
    in_timeline: bool = True,
    **facts: object,
) -> None:
    """Write a step into the timeline that staff read, and its one entry into the audit log."""
    if in_timeline:
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
