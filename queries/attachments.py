"""Attachments of what the viewer may see, and the bytes of one."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime

from sqlalchemy.orm import Session

from data import stored_files
from data.errors import NotFound
from data.rules.leads import knows_who_explained
from data.rules.roles import Viewer
from data.rules.subjects import Subject
from data.tables.attachments import Attachment, StoredFile
from data.tables.leads import Lead
from queries import visible


@dataclass(frozen=True, slots=True)
class AttachmentRow:
    """An attachment in a list. One that was removed says when, by whom and why, and has no content any more.

    The names are empty where the viewer is not told who of a unit answered for it.
    """

    id: int
    name: str
    media_type: str
    size: int  # bytes
    sha256: str
    photo_of: str
    added_by: str
    added_at: datetime
    removed_by: str
    removed_at: datetime | None
    removed_reason: str


@dataclass(frozen=True, slots=True)
class AttachmentFile:
    name: str
    media_type: str
    content: bytes


def listed(db: Session, viewer: Viewer, *, subject: Subject, subject_id: int, today: date) -> tuple[AttachmentRow, ...]:
    """In the order in which they were added, removed ones among them; none of what the viewer may not see, or, thirty
    days after a notice closed, may no longer.
    """
    of_subject = visible.attachments(viewer, subject, today=today).where(Attachment.subject_id == subject_id)
    with_size = of_subject.add_columns(StoredFile.size).join(StoredFile, StoredFile.sha256 == Attachment.sha256)
    named = subject is not Subject.LEAD or _knows_names(db, viewer, lead_id=subject_id, today=today)
    return tuple(_row(found, size, named=named) for found, size in db.execute(with_size.order_by(Attachment.id)))


def one(db: Session, viewer: Viewer, *, attachment_id: int, today: date) -> AttachmentFile:
    """The file itself. Raises NotFound if there is none, it was removed, or the viewer may not see it (any more)."""
    named = db.get(Attachment, attachment_id)
    if named is None:
        raise NotFound("attachment_unknown")
    seen = visible.attachments(viewer, named.subject, today=today)
    found = db.scalar(seen.where(Attachment.id == attachment_id, Attachment.removed_at.is_(None)))
    if found is None:
        raise NotFound("attachment_unknown")
    return AttachmentFile(found.name, found.media_type, stored_files.get(db, found.sha256))


def _knows_names(db: Session, viewer: Viewer, *, lead_id: int, today: date) -> bool:
    """Whether the viewer is told who laid a file beside a case: as with who explained it."""
    units = visible.leads(viewer, today=today).with_only_columns(Lead.unit).where(Lead.id == lead_id)
    return any(knows_who_explained(viewer, unit) for unit in db.scalars(units))


def _row(found: Attachment, size: int, *, named: bool) -> AttachmentRow:
    return AttachmentRow(
        id=found.id,
        name=found.name,
        media_type=found.media_type,
        size=size,
        sha256=found.sha256,
        photo_of=found.photo_of,
        added_by=found.added_by if named else "",
        added_at=found.added_at,
        removed_by=found.removed_by if named else "",
        removed_at=found.removed_at,
        removed_reason=found.removed_reason,
    )
