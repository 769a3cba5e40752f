"""Notices, the versions of their text, and the people whom a version names."""

from __future__ import annotations

from datetime import date, datetime
from typing import Any

from sqlalchemy import ForeignKey, Index, String, Text, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column

from data.rules.notice_kinds import NoticeKind
from data.rules.notice_workflow import Outcome, State
from data.tables.base import Base, Facts, Moment, RowId, UtcTime, words


class Notice(Base):
    """Where a notice stands. Its words are in the versions; its history in the steps."""

    __tablename__ = "notices"
    __table_args__ = (Index(None, "state", "last_day"), UniqueConstraint("year", "serial"))

    id: Mapped[RowId]
    form_id: Mapped[str] = mapped_column(String(40), unique=True)  # a double click sends the same form once
    kind: Mapped[NoticeKind] = mapped_column(words(NoticeKind))
    state: Mapped[State] = mapped_column(words(State))
    version: Mapped[int]  # the current one; a stale form names an older one and is refused
    drafted_by: Mapped[str] = mapped_column(String(40))
    year: Mapped[int | None]  # with serial: 〔2026〕第3号, given on publication
    serial: Mapped[int | None]
    published_at: Mapped[datetime | None] = mapped_column(UtcTime)
    first_day: Mapped[date | None]
    last_day: Mapped[date | None]  # opinions close at 24:00 of this day
    counted_days: Mapped[list[str] | None] = mapped_column(Facts)  # ISO dates, so that a reader can check the count
    count_publication_day: Mapped[bool] = mapped_column(default=False)
    provisional: Mapped[bool] = mapped_column(default=False)  # the period touches a year without a published calendar
    outcome: Mapped[Outcome | None] = mapped_column(words(Outcome))


class NoticeVersion(Base):
    __tablename__ = "notice_versions"

    id: Mapped[RowId]
    notice_id: Mapped[int] = mapped_column(ForeignKey("notices.id"), index=True)
    number: Mapped[int]
    title: Mapped[str] = mapped_column(String(200))
    opening: Mapped[str] = mapped_column(Text)  # on what ground, decided by whom
    period_days: Mapped[int]  # working days asked for; the rule sets the least
    receiver: Mapped[str] = mapped_column(String(100))
    phone: Mapped[str] = mapped_column(String(40))
    address: Mapped[str] = mapped_column(String(200))
    issuer: Mapped[str] = mapped_column(String(100))
    decision: Mapped[str] = mapped_column(
        String(200)
    )  # the recorded decision that came before, where the rule wants one
    people: Mapped[list[dict[str, Any]]] = mapped_column(Facts)  # rows of the person table, as printed
    reason: Mapped[str] = mapped_column(Text)  # why this version replaced the one before
    written_by: Mapped[str] = mapped_column(String(100))
    written_at: Mapped[Moment]


class NoticeStep(Base):
    """One step taken: the timeline that staff read."""

    __tablename__ = "notice_steps"

    id: Mapped[RowId]
    notice_id: Mapped[int] = mapped_column(ForeignKey("notices.id"), index=True)
    step: Mapped[str] = mapped_column(String(40))
    at: Mapped[Moment]
    by_name: Mapped[str] = mapped_column(String(100))
    note: Mapped[str] = mapped_column(Text, default="")
