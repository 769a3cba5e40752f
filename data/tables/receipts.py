"""Reading receipts (已阅): who said to have read which version of what, and on which day; never at which hour."""

from __future__ import annotations

from datetime import date

from sqlalchemy import ForeignKey, Index, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column

from data.rules.subjects import Subject
from data.tables.base import Base, RowId, words


class Receipt(Base):
    """One person's word for one version; a correction asks for another."""

    __tablename__ = "receipts"
    __table_args__ = (
        UniqueConstraint("account_id", "subject", "subject_id", "version"),
        Index(None, "subject", "subject_id"),
    )

    id: Mapped[RowId]
    account_id: Mapped[int] = mapped_column(ForeignKey("accounts.id"))
    subject: Mapped[Subject] = mapped_column(words(Subject))
    subject_id: Mapped[int]
    version: Mapped[int]
    read_on: Mapped[date]
