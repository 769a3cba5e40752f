"""已阅: a reader says to have read what was published."""

from __future__ import annotations

from datetime import datetime

from sqlalchemy import select
from sqlalchemy.orm import Session

from data.errors import NotFound, RuleBroken
from data.rules.local_time import local_day
from data.rules.meeting_rules import CLOSED_CIRCLE
from data.rules.roles import Permission, Viewer, can, must
from data.rules.subjects import Subject
from data.tables.accounts import Account
from data.tables.meetings import Meeting
from data.tables.notices import Notice
from data.tables.receipts import Receipt


def mark(db: Session, *, by: Viewer, now: datetime, subject: Subject, subject_id: int, version: int) -> None:
    """Record that the viewer has read a version. Said twice, it is said once: nothing is written the second time.

    Kept is the day alone, and no audit entry, whose time would be finer: who may have written an anonymous opinion that
    day is not to be told from who read the notice at which hour.

    Raises NotFound for what the viewer may not read, and RuleBroken stale_version for a text that was corrected since
    the page was opened.
    """
    current = _published_version(db, by, subject, subject_id)
    if version != current:
        raise RuleBroken("stale_version", yours=version, current=current)
    account = db.get(Account, by.account_id, with_for_update=True) if by.account_id is not None else None
    if account is None:
        raise NotFound("account_unknown", login=by.login)
    said = {"account_id": account.id, "subject": subject, "subject_id": subject_id, "version": version}
    if db.scalar(select(Receipt.id).filter_by(**said)) is not None:
        return
    db.add(Receipt(**said, read_on=local_day(now)))


def _published_version(db: Session, by: Viewer, subject: Subject, subject_id: int) -> int:
    if subject is Subject.NOTICE:
        must(by, Permission.READ_NOTICES)
        notice = db.get(Notice, subject_id)
        if notice is None or notice.published_at is None:
            raise NotFound("notice_unknown", notice_id=subject_id)
        return notice.version
    if subject is Subject.MATTER:
        raise NotFound("matter_unknown", matter_id=subject_id)  # its steps are no text to be read in a version
    if subject is Subject.LEAD:
        raise NotFound("lead_unknown", lead_id=subject_id)  # nor are those of a case
    must(by, Permission.READ_MEETINGS)
    meeting = db.get(Meeting, subject_id)
    closed = meeting is not None and meeting.kind in CLOSED_CIRCLE
    if meeting is None or meeting.issued_at is None or (closed and not can(by, Permission.READ_COMMITTEE_MEETINGS)):
        raise NotFound("meeting_unknown", meeting_id=subject_id)
    return meeting.version
