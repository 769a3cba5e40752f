"""Notices, the versions of their text, the steps taken, and what the committee decided."""

from __future__ import annotations

from datetime import date, datetime
from typing import Any

from sqlalchemy import ForeignKey, Index, String, Text, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column

from data.rules.committee_vote import Resolution
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
    lost_days: Mapped[list[str] | None] = mapped_column(Facts)  # working days on which it could not be read
    reviewed_by: Mapped[str | None] = mapped_column(String(40))
    approved_by: Mapped[str | None] = mapped_column(String(40))
    correction_by: Mapped[str | None] = mapped_column(
        String(40)
    )  # whose correction waits; its text is the next version
    correction_restarts: Mapped[bool | None]
    exception_by: Mapped[str | None] = mapped_column(String(40))  # who asked to go on with opinions unsettled
    exception_granted_by: Mapped[str | None] = mapped_column(String(40))
    outcome: Mapped[Outcome | None] = mapped_column(words(Outcome))
    resolution: Mapped[Resolution | None] = mapped_column(words(Resolution))  # of the committee, after the period
    numbers: Mapped[dict[str, Any] | None] = mapped_column(Facts)  # of opinions, as published with the result
    closed_at: Mapped[datetime | None] = mapped_column(UtcTime)
    issued_on: Mapped[date | None]
    issued_as: Mapped[str | None] = mapped_column(String(100))  # number of the appointment notice (任职通知)


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
    stated_last_day: Mapped[date | None]  # as typed; publication refuses one that the count does not come to
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


class NoticeDecision(Base):
    """What a committee meeting decided on a notice. Staff read the meeting and the resolution, never the numbers."""

    __tablename__ = "notice_decisions"

    id: Mapped[RowId]
    notice_id: Mapped[int] = mapped_column(ForeignKey("notices.id"), index=True)
    before_publication: Mapped[bool]
    meeting: Mapped[str] = mapped_column(String(100))  # 局党委会〔2026〕第12次
    held_on: Mapped[date]
    meeting_id: Mapped[int | None] = mapped_column(ForeignKey("meetings.id"))
    entitled: Mapped[int]
    present: Mapped[int]
    recused: Mapped[list[str]] = mapped_column(Facts)
    agree: Mapped[int]
    refuse: Mapped[int]
    put_off: Mapped[int]
    resolution: Mapped[Resolution] = mapped_column(words(Resolution))
    text: Mapped[str] = mapped_column(Text)
    recorded_by: Mapped[str] = mapped_column(String(100))
    recorded_at: Mapped[Moment]
