"""What the committee decides on a notice together, recorded by its secretary: numbers, and never who voted how."""

from __future__ import annotations

from dataclasses import replace
from datetime import datetime
from typing import Any

from sqlalchemy.orm import Session

from data.errors import NotFound, RuleBroken
from data.notice_record import locked, must_be_open, record, take
from data.rules import committee_vote, notice_content
from data.rules.committee_vote import Resolution, Sitting
from data.rules.local_time import local_day
from data.rules.meeting_rules import MeetingKind
from data.rules.notice_states import Step
from data.rules.roles import Viewer
from data.tables.meetings import Meeting
from data.tables.notices import Notice, NoticeDecision


def discuss(db: Session, *, by: Viewer, now: datetime, notice_id: int, version: int, sitting: Sitting) -> None:
    """Record the discussion that comes before the notice of a promotion. What was not agreed is not published.

    Raises RuleBroken where the numbers do not add up, or too few were present.
    """
    notice = locked(db, notice_id, version)
    must_be_open(notice, Step.DISCUSS, by)
    sitting = _as_entered(db, sitting)
    agreed = _resolution(sitting, now)
    take(db, notice, Step.DISCUSS, by=by, now=now)
    _keep(db, notice, sitting, agreed, by=by, now=now, text="", before_publication=True)
    record(db, notice, Step.DISCUSS, by=by, now=now, note=sitting.meeting, **_numbers(sitting, agreed))


def decide(db: Session, *, by: Viewer, now: datetime, notice_id: int, sitting: Sitting, decision: str) -> Resolution:
    """Record what the committee decided once the period is over and every opinion has an outcome. Put off (缓议), the
    notice waits for the verifier; answers what the numbers come to.
    """
    notice = locked(db, notice_id)
    must_be_open(notice, Step.DECIDE, by)
    notice_content.check_words(decision)
    if not decision.strip():
        raise RuleBroken("field_missing", field="decision", person="")
    sitting = _as_entered(db, sitting)
    found = _resolution(sitting, now)
    step = Step.PUT_OFF if found is Resolution.PUT_OFF else Step.DECIDE
    take(db, notice, step, by=by, now=now, resolution=found)
    notice.resolution = found
    _keep(db, notice, sitting, found, by=by, now=now, text=decision, before_publication=False)
    record(db, notice, step, by=by, now=now, note=decision, **_numbers(sitting, found))
    return found


def reconsider(db: Session, *, by: Viewer, now: datetime, notice_id: int, consenting: int, entitled: int) -> None:
    """Record that more than half of the members want to decide anew (复议) on what they had decided before the notice."""
    notice = locked(db, notice_id)
    must_be_open(notice, Step.RECONSIDER, by)
    committee_vote.refuse_few_for_reconsideration(consenting, entitled)
    take(db, notice, Step.RECONSIDER, by=by, now=now)
    record(db, notice, Step.RECONSIDER, by=by, now=now, consenting=consenting, entitled=entitled)


def _as_entered(db: Session, sitting: Sitting) -> Sitting:
    """A meeting that is entered here is named by its number and bears its own day, whatever the form says. Only the
    committee's decide. The record is Chinese, whatever language the secretary reads.
    """
    if sitting.meeting_id is None:
        return sitting
    meeting = db.get(Meeting, sitting.meeting_id)
    if meeting is None or meeting.kind is not MeetingKind.COMMITTEE:
        raise NotFound("meeting_unknown", meeting_id=sitting.meeting_id)
    return replace(sitting, meeting=f"局党委会〔{meeting.year}〕第{meeting.serial}期", held_on=meeting.held_on)


def _resolution(sitting: Sitting, now: datetime) -> Resolution:
    notice_content.check_words(sitting.meeting)
    if sitting.held_on > local_day(now):
        raise RuleBroken("meeting_in_future", held_on=sitting.held_on)
    return committee_vote.resolution(sitting)


def _keep(
    db: Session,
    notice: Notice,
    sitting: Sitting,
    found: Resolution,
    *,
    by: Viewer,
    now: datetime,
    text: str,
    before_publication: bool,
) -> None:
    row = NoticeDecision(
        notice_id=notice.id,
        before_publication=before_publication,
        meeting=sitting.meeting.strip(),
        held_on=sitting.held_on,
        meeting_id=sitting.meeting_id,
        entitled=sitting.entitled,
        present=sitting.present,
        recused=list(sitting.recused),
        agree=sitting.agree,
        refuse=sitting.refuse,
        put_off=sitting.put_off,
        resolution=found,
        text=text.strip(),
        recorded_by=by.name or by.login,
        recorded_at=now,
    )
    db.add(row)


def _numbers(sitting: Sitting, found: Resolution) -> dict[str, Any]:
    """For the audit log, which the discipline office reads and nobody else."""
    return {
        "meeting": sitting.meeting,
        "held_on": sitting.held_on,
        "votes": [sitting.entitled, sitting.present, sitting.agree, sitting.refuse, sitting.put_off],
        "recused": sitting.recused,
        "resolution": found,
    }
