"""Attachments and photos: of a notice, papers of a meeting, evidence of a matter or on a lead; added, and removed visibly."""

from __future__ import annotations

from datetime import datetime

from sqlalchemy import func, select
from sqlalchemy.orm import Session

from data import audit_log, matter_rows, stored_files
from data.errors import NotFound, RuleBroken
from data.rules import notice_content
from data.rules.attachments import MOST, CheckedAttachment
from data.rules.leads import speaks_for
from data.rules.matter_workflow import MatterActor, check_evidence
from data.rules.notice_workflow import State
from data.rules.roles import Permission, Viewer, must
from data.rules.subjects import Subject
from data.tables.attachments import Attachment
from data.tables.leads import Lead
from data.tables.meetings import Meeting
from data.tables.notices import Notice, NoticeVersion


def add(
    db: Session,
    *,
    by: Viewer,
    now: datetime,
    subject: Subject,
    subject_id: int,
    file: CheckedAttachment,
    photo_of: str = "",
) -> int:
    """Attach a file and answer its number; the same content attached twice is attached once.

    `photo_of` makes it the photo of a person whom the notice names. Raises RuleBroken: step_not_open,
    attachments_full, photo_of_nobody, lead_closed, or private data in the name of the file; NotAllowed for another unit's
    matter, NotFound for another unit's lead.
    """
    _changeable(db, by, subject, subject_id)
    notice_content.check_words(file.name)
    if photo_of and not (file.is_image and photo_of in _named(db, subject, subject_id)):
        raise RuleBroken("photo_of_nobody", person=photo_of)
    there = select(Attachment).where(
        Attachment.subject == subject, Attachment.subject_id == subject_id, Attachment.removed_at.is_(None)
    )
    sha256 = stored_files.put(db, file.content)
    known = db.scalar(there.where(Attachment.sha256 == sha256, Attachment.photo_of == photo_of))
    if known is not None:
        return known.id
    if (db.scalar(select(func.count()).select_from(there.subquery())) or 0) >= MOST:
        raise RuleBroken("attachments_full", most=MOST)
    attachment = Attachment(
        subject=subject,
        subject_id=subject_id,
        sha256=sha256,
        name=file.name,
        media_type=file.media_type,
        photo_of=photo_of,
        added_by=by.name or by.login,
        added_at=now,
    )
    db.add(attachment)
    db.flush()
    _record(db, attachment, action="attachments.add", by=by, now=now, sha256=sha256)
    return attachment.id


def remove(db: Session, *, by: Viewer, now: datetime, attachment_id: int, reason: str) -> None:
    """Take an attachment off. That it was there, who removed it and why stays readable; its content is given no more.

    Raises RuleBroken reason_missing, step_not_open for a notice that has run its course, or lead_closed.
    """
    attachment = db.get(Attachment, attachment_id, with_for_update=True)
    if attachment is None or attachment.removed_at is not None:
        raise NotFound("attachment_unknown")
    _changeable(db, by, attachment.subject, attachment.subject_id)
    if not reason.strip():
        raise RuleBroken("reason_missing")
    notice_content.check_words(reason)
    attachment.removed_at, attachment.removed_by = now, by.name or by.login
    attachment.removed_reason = reason.strip()
    _record(db, attachment, action="attachments.remove", by=by, now=now, reason=reason.strip())


def _changeable(db: Session, by: Viewer, subject: Subject, subject_id: int) -> None:
    """Who may, and while it still can be changed."""
    {
        Subject.NOTICE: _notice_changeable,
        Subject.MEETING: _meeting_changeable,
        Subject.MATTER: _matter_changeable,
        Subject.LEAD: _lead_changeable,
    }[subject](db, by, subject_id)


def _notice_changeable(db: Session, by: Viewer, notice_id: int) -> None:
    """A draft by who wrote it, an open notice by those who write."""
    must(by, Permission.WRITE_NOTICES)
    notice = db.get(Notice, notice_id, with_for_update=True)
    if notice is None:
        raise NotFound("notice_unknown", notice_id=notice_id)
    own_draft = notice.state is State.DRAFT and notice.drafted_by == by.login
    if not own_draft and notice.state is not State.OPEN:
        raise RuleBroken("step_not_open", step="attach", state=notice.state)


def _meeting_changeable(db: Session, by: Viewer, meeting_id: int) -> None:
    must(by, Permission.WRITE_MEETINGS)
    if db.get(Meeting, meeting_id, with_for_update=True) is None:
        raise NotFound("meeting_unknown", meeting_id=meeting_id)


def _matter_changeable(db: Session, by: Viewer, matter_id: int) -> None:
    """By its own units until it is closed off."""
    must(by, Permission.REPORT_MATTERS)
    check_evidence(matter_rows.facts(matter_rows.issued_matter(db, matter_id)), MatterActor(by.login, by.name, by.unit))


def _lead_changeable(db: Session, by: Viewer, lead_id: int) -> None:
    """By who explains it, before and after the explanation, until it is closed: the leader closes what he has read."""
    must(by, Permission.READ_SPENDING)
    lead = db.get(Lead, lead_id, with_for_update=True)
    if lead is None or not speaks_for(by, lead.unit):
        raise NotFound("lead_unknown", lead_id=lead_id)
    if lead.closed_at is not None:
        raise RuleBroken("lead_closed")


def _named(db: Session, subject: Subject, subject_id: int) -> set[str]:
    if subject is not Subject.NOTICE:
        return set()
    current = (NoticeVersion.notice_id == Notice.id) & (NoticeVersion.number == Notice.version)
    people = db.scalar(select(NoticeVersion.people).join(Notice, current).where(Notice.id == subject_id))
    return {person["name"] for person in people or ()}


def _record(db: Session, attachment: Attachment, *, by: Viewer, now: datetime, action: str, **facts: object) -> None:
    audit_log.append(
        db,
        by=by,
        now=now,
        action=action,
        subject=attachment.subject,
        subject_id=attachment.subject_id,
        name=attachment.name,
        photo_of=attachment.photo_of,
        **facts,
    )
