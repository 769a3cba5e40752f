"""Attachments and photos, and the bytes behind them, kept once for each content."""

from __future__ import annotations

from datetime import datetime

from sqlalchemy import ForeignKey, Index, LargeBinary, String
from sqlalchemy.orm import Mapped, mapped_column

from data.rules.subjects import Subject
from data.tables.base import Base, Moment, RowId, UtcTime, words


class StoredFile(Base):
    """The bytes under their hash. `content` is empty where they lie in the configured folder."""

    __tablename__ = "stored_files"

    sha256: Mapped[str] = mapped_column(String(64), primary_key=True)
    size: Mapped[int]  # bytes
    content: Mapped[bytes | None] = mapped_column(LargeBinary)


class Attachment(Base):
    """A file that belongs to something. Never deleted: one that is removed says when, by whom and why."""

    __tablename__ = "attachments"
    __table_args__ = (Index(None, "subject", "subject_id"),)

    id: Mapped[RowId]
    subject: Mapped[Subject] = mapped_column(words(Subject))
    subject_id: Mapped[int]
    sha256: Mapped[str] = mapped_column(ForeignKey("stored_files.sha256"))
    name: Mapped[str] = mapped_column(String(200))
    media_type: Mapped[str] = mapped_column(String(100))
    photo_of: Mapped[str] = mapped_column(String(100), default="")  # the person on a photo; empty for other files
    added_by: Mapped[str] = mapped_column(String(100))
    added_at: Mapped[Moment]
    removed_by: Mapped[str] = mapped_column(String(100), default="")
    removed_at: Mapped[datetime | None] = mapped_column(UtcTime)
    removed_reason: Mapped[str] = mapped_column(String(200), default="")
