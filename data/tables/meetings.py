"""Meetings: the brief as it stands, its versions, who came, and what was on the agenda."""

from __future__ import annotations

from datetime import date, datetime
from typing import Any

from sqlalchemy import ForeignKey, Index, String, Text, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column

from data.rules.meeting_rules import Attendance, MeetingKind
from data.rules.meeting_workflow import MeetingState
from data.tables.base import Base, Facts, Moment, RowId, UtcTime, words


class Meeting(Base):
    """A meeting whose brief is entered; staff read it once it is issued. Its words are those of the last version."""

    __tablename__ = "meetings"
    __table_args__ = (UniqueConstraint("kind", "year", "serial"), Index(None, "kind", "held_on"))

    id: Mapped[RowId]
    form_id: Mapped[str] = mapped_column(String(40), unique=True)
    kind: Mapped[MeetingKind] = mapped_column(words(MeetingKind))
    state: Mapped[MeetingState] = mapped_column(words(MeetingState), server_default=MeetingState.DRAFT)
    version: Mapped[int] = mapped_column(server_default="1")
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


class MeetingVersion(Base):
    """One version of a brief's words (data/rules/meeting_content.py); after issue each is a correction with a reason."""

    __tablename__ = "meeting_versions"
    __table_args__ = (UniqueConstraint("meeting_id", "number"),)

    id: Mapped[RowId]
    meeting_id: Mapped[int] = mapped_column(ForeignKey("meetings.id"))
    number: Mapped[int]
    content: Mapped[dict[str, Any]] = mapped_column(Facts)
    reason: Mapped[str] = mapped_column(Text)
    written_by: Mapped[str] = mapped_column(String(100))
    login: Mapped[str] = mapped_column(String(40))
    written_at: Mapped[Moment]


class MeetingStepTaken(Base):
    """A step of the brief's way out: checked, signed, issued, sent back and why."""

    __tablename__ = "meeting_steps"

    id: Mapped[RowId]
    meeting_id: Mapped[int] = mapped_column(ForeignKey("meetings.id"), index=True)
    step: Mapped[str] = mapped_column(String(40))
    at: Mapped[Moment]
    by_name: Mapped[str] = mapped_column(String(100))
    note: Mapped[str] = mapped_column(Text)


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
