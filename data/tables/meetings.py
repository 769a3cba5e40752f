"""Meetings, who came, what was on the agenda, and what was settled."""

from __future__ import annotations

from datetime import date, datetime

from sqlalchemy import ForeignKey, Index, String, Text, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column

from data.rules.meeting_rules import Attendance, MatterState, MeetingKind
from data.tables.base import Base, Moment, RowId, UtcTime, words


class Meeting(Base):
    """A meeting whose brief is entered; staff read it once it is issued."""

    __tablename__ = "meetings"
    __table_args__ = (UniqueConstraint("kind", "year", "serial"), Index(None, "kind", "held_on"))

    id: Mapped[RowId]
    form_id: Mapped[str] = mapped_column(String(40), unique=True)
    kind: Mapped[MeetingKind] = mapped_column(words(MeetingKind))
    year: Mapped[int]  # with serial: 〔2026〕第11期
    serial: Mapped[int]
    for_month: Mapped[date | None]  # the first day of the month that a monthly meeting is held for
    title: Mapped[str] = mapped_column(String(200))
    held_on: Mapped[date]
    starts_at: Mapped[str] = mapped_column(String(5))  # "09:00", local
    ends_at: Mapped[str] = mapped_column(String(5))
    place: Mapped[str] = mapped_column(String(100))
    chair: Mapped[str] = mapped_column(String(100))
    recorder: Mapped[str] = mapped_column(String(100))
    reported: Mapped[str] = mapped_column(Text)  # matters reported, one paragraph each
    late_reason: Mapped[str] = mapped_column(Text, default="")
    issued_at: Mapped[datetime | None] = mapped_column(UtcTime)
    issued_by: Mapped[str] = mapped_column(String(100), default="")
    entered_at: Mapped[Moment]


class MeetingAttendance(Base):
    __tablename__ = "meeting_attendance"

    id: Mapped[RowId]
    meeting_id: Mapped[int] = mapped_column(ForeignKey("meetings.id"), index=True)
    position: Mapped[int]
    name: Mapped[str] = mapped_column(String(100))
    post: Mapped[str] = mapped_column(String(100))
    attendance: Mapped[Attendance] = mapped_column(words(Attendance))
    reason: Mapped[str] = mapped_column(String(200), default="")


class AgendaItem(Base):
    __tablename__ = "agenda_items"

    id: Mapped[RowId]
    meeting_id: Mapped[int] = mapped_column(ForeignKey("meetings.id"), index=True)
    number: Mapped[int]
    title: Mapped[str] = mapped_column(String(200))
    reporting_unit: Mapped[str] = mapped_column(String(100))


class SettledMatter(Base):
    """One matter settled (议定事项), followed until it is closed off."""

    __tablename__ = "settled_matters"
    __table_args__ = (Index(None, "state", "deadline"),)

    id: Mapped[RowId]
    meeting_id: Mapped[int] = mapped_column(ForeignKey("meetings.id"), index=True)
    number: Mapped[int]
    text: Mapped[str] = mapped_column(Text)
    lead_unit: Mapped[str] = mapped_column(String(100))
    helping_units: Mapped[str] = mapped_column(String(200), default="")
    leader: Mapped[str] = mapped_column(String(100), default="")
    deadline: Mapped[date | None]  # none: a standing matter (长期坚持)
    state: Mapped[MatterState] = mapped_column(words(MatterState))
    closed_on: Mapped[date | None]
    result: Mapped[str] = mapped_column(Text, default="")
