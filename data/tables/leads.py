"""Leads to check as cases: what a rule found, what the unit said, and how a leader closed it; rules that became hints."""

from __future__ import annotations

from datetime import date, datetime
from typing import Any

from sqlalchemy import ForeignKey, Index, String, Text
from sqlalchemy.orm import Mapped, mapped_column

from data.rules.discipline_kinds import Severity
from data.rules.leads import LeadOutcome
from data.tables.base import Base, Facts, Fen, Moment, RowId, UtcTime, words


class Lead(Base):
    """A case on a finding, with what the finding said on the day of referral: later runs change no case."""

    __tablename__ = "leads"
    __table_args__ = (Index(None, "year", "month", "unit"),)

    id: Mapped[RowId]
    finding_id: Mapped[int] = mapped_column(ForeignKey("findings.id"), unique=True)
    rule: Mapped[str] = mapped_column(String(20), index=True)
    version: Mapped[int]
    severity: Mapped[Severity] = mapped_column(words(Severity))
    basis: Mapped[str] = mapped_column(Text)
    unit: Mapped[str] = mapped_column(Text)  # empty: the whole bureau
    year: Mapped[int | None]
    month: Mapped[int | None]
    amount_fen: Mapped[Fen]
    facts: Mapped[dict[str, Any]] = mapped_column(Facts)
    referred_by: Mapped[str] = mapped_column(String(100))
    referred_at: Mapped[Moment]
    due_on: Mapped[date]  # the last day for an explanation
    explanation: Mapped[str] = mapped_column(Text, default="")
    evidence: Mapped[str] = mapped_column(Text, default="")
    explained_by: Mapped[str] = mapped_column(String(100), default="")
    explained_at: Mapped[datetime | None] = mapped_column(UtcTime)
    outcome: Mapped[LeadOutcome | None] = mapped_column(words(LeadOutcome))
    reason: Mapped[str] = mapped_column(Text, default="")
    closed_by: Mapped[str] = mapped_column(String(100), default="")
    closed_at: Mapped[datetime | None] = mapped_column(UtcTime)


class LeadLine(Base):
    """The lines of a case as they were on the day of referral."""

    __tablename__ = "lead_lines"

    lead_id: Mapped[int] = mapped_column(ForeignKey("leads.id"), primary_key=True, autoincrement=False)
    line_id: Mapped[int] = mapped_column(
        ForeignKey("spending_lines.id"), primary_key=True, autoincrement=False, index=True
    )


class RuleHint(Base):
    """A version of a rule that was upheld too seldom: from then on a hint, until the rule is mended and its version grows."""

    __tablename__ = "rule_hints"

    rule: Mapped[str] = mapped_column(String(20), primary_key=True)
    version: Mapped[int] = mapped_column(primary_key=True, autoincrement=False)
    since: Mapped[Moment]
    upheld: Mapped[int]
    closed: Mapped[int]
    floor_percent: Mapped[int]
