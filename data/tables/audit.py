"""The audit log: every write leaves one entry, chained by hash; a trigger refuses to change or delete any."""

from __future__ import annotations

from typing import Any

from sqlalchemy import Index, String
from sqlalchemy.orm import Mapped, mapped_column

from data.tables.base import Base, Facts, Moment, RowId


class AuditEntry(Base):
    """No foreign keys: the past stays readable whatever becomes of the things it speaks of."""

    __tablename__ = "audit_entries"
    __table_args__ = (Index(None, "subject", "subject_id"),)

    id: Mapped[RowId]
    at: Mapped[Moment]
    login: Mapped[str] = mapped_column(String(40))
    name: Mapped[str] = mapped_column(String(100))
    action: Mapped[str] = mapped_column(String(60))  # module.verb: "notices.publish"
    subject: Mapped[str] = mapped_column(String(40))
    subject_id: Mapped[str] = mapped_column(String(40))
    facts: Mapped[dict[str, Any]] = mapped_column(Facts)
    previous_hash: Mapped[str] = mapped_column(String(64))
    hash: Mapped[str] = mapped_column(String(64))
