"""Who may sign in whose place, from a day to a day (书面授权委托)."""

from __future__ import annotations

from datetime import date, datetime

from sqlalchemy import ForeignKey, String, Text
from sqlalchemy.orm import Mapped, mapped_column

from data.tables.base import Base, Moment, RowId, UtcTime


class Delegation(Base):
    """A written delegation, both days included. One recorded by mistake is withdrawn with a reason and stays readable."""

    __tablename__ = "delegations"

    id: Mapped[RowId]
    giver_id: Mapped[int] = mapped_column(ForeignKey("people.id"))
    taker_id: Mapped[int] = mapped_column(ForeignKey("people.id"))
    held_from: Mapped[date]
    held_to: Mapped[date]
    source: Mapped[str] = mapped_column(Text)  # the paper, by name and number
    recorded_by: Mapped[str] = mapped_column(String(100))
    recorded_at: Mapped[Moment]
    withdrawn_at: Mapped[datetime | None] = mapped_column(UtcTime)
    withdrawn_by: Mapped[str] = mapped_column(String(100), default="")
    withdrawn_reason: Mapped[str] = mapped_column(Text, default="")
