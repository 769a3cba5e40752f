"""Questions from staff about a line or a total, each with the answer of its unit."""

from __future__ import annotations

from datetime import datetime

from sqlalchemy import ForeignKey, String, Text
from sqlalchemy.orm import Mapped, mapped_column

from data.tables.base import Base, Moment, RowId, UtcTime


class Question(Base):
    """Of one line, or of the total that the other columns name. No account: a name stands here only if its owner wished."""

    __tablename__ = "questions"

    id: Mapped[RowId]
    form_id: Mapped[str] = mapped_column(String(40), unique=True)  # a double click sends the same form once
    line_id: Mapped[int | None] = mapped_column(ForeignKey("spending_lines.id"), index=True)
    currency: Mapped[str] = mapped_column(String(10))  # empty for a line
    year: Mapped[int | None]
    month: Mapped[int | None]
    unit: Mapped[str] = mapped_column(Text)  # which answers; empty: the whole bureau
    code: Mapped[str] = mapped_column(Text)
    text: Mapped[str] = mapped_column(Text)
    asked_by: Mapped[str] = mapped_column(String(100))  # empty: not named
    asked_at: Mapped[Moment]
    days: Mapped[int]  # working days for the answer, as the bureau's number was when it was asked
    answer: Mapped[str] = mapped_column(Text, default="")
    answered_at: Mapped[datetime | None] = mapped_column(UtcTime)
