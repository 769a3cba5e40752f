"""Matters settled (议定事项), followed until they are closed off."""

from __future__ import annotations

from datetime import date

from sqlalchemy import ForeignKey, Index, String, Text
from sqlalchemy.orm import Mapped, mapped_column

from data.rules.matter_workflow import MatterLevel, MatterState, MatterStep
from data.tables.base import Base, Moment, RowId, words


class SettledMatter(Base):
    """Where a matter stands. What was asked, granted and done is in its steps."""

    __tablename__ = "settled_matters"
    __table_args__ = (Index(None, "state", "deadline"), Index(None, "lead_unit"))

    id: Mapped[RowId]
    meeting_id: Mapped[int] = mapped_column(ForeignKey("meetings.id"), index=True)
    number: Mapped[int]
    text: Mapped[str] = mapped_column(Text)
    lead_unit: Mapped[str] = mapped_column(String(100))
    helping_units: Mapped[str] = mapped_column(String(200), default="")
    leader: Mapped[str] = mapped_column(String(100), default="")
    level: Mapped[MatterLevel] = mapped_column(words(MatterLevel), server_default=MatterLevel.ORDINARY)
    earlier_id: Mapped[int | None] = mapped_column(ForeignKey("settled_matters.id"), index=True)  # carried on from
    deadline: Mapped[date | None]  # none: a standing matter (长期坚持)
    state: Mapped[MatterState] = mapped_column(words(MatterState))
    finished_by: Mapped[str | None] = mapped_column(String(40))  # login of who reported it done
    reviewed_on: Mapped[date | None]  # a standing matter's latest review
    closed_on: Mapped[date | None]
    result: Mapped[str] = mapped_column(Text, default="")


class MatterStepTaken(Base):
    """One step: a report with its evidence, an extension asked, granted or refused with both deadlines, the closing."""

    __tablename__ = "matter_steps"

    id: Mapped[RowId]
    matter_id: Mapped[int] = mapped_column(ForeignKey("settled_matters.id"), index=True)
    step: Mapped[MatterStep] = mapped_column(words(MatterStep))
    at: Mapped[Moment]
    by_name: Mapped[str] = mapped_column(String(100))
    by_unit: Mapped[str] = mapped_column(String(100))
    note: Mapped[str] = mapped_column(Text)
    evidence: Mapped[str] = mapped_column(Text)  # words, a number of a paper, or an address
    old_deadline: Mapped[date | None]
    new_deadline: Mapped[date | None]
