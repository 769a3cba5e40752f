"""Months of spending signed off by a leader. A month may have several: each is bound to the figures of its day."""

from __future__ import annotations

from sqlalchemy import Index, String, Text
from sqlalchemy.orm import Mapped, mapped_column

from data.tables.base import Base, Moment, RowId


class MonthReview(Base):
    __tablename__ = "month_reviews"
    __table_args__ = (Index(None, "year", "month"),)

    id: Mapped[RowId]
    year: Mapped[int]
    month: Mapped[int]
    digest: Mapped[str] = mapped_column(String(64))  # of the month's totals: rules/reviews.digest
    lines: Mapped[int]
    questions: Mapped[str] = mapped_column(Text)  # empty for none
    reviewed_by: Mapped[str] = mapped_column(String(100))
    reviewed_at: Mapped[Moment]
