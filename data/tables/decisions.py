"""Major decisions (三重一大): what was decided, on what ground, with what result; and, apart, how each member voted."""

from __future__ import annotations

from datetime import date

from sqlalchemy import ForeignKey, String, Text, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column

from data.rules.decision_rules import DecisionKind, Vote
from data.tables.base import Base, Fen, Moment, RowId, words


class Decision(Base):
    """One decision of a meeting. `for_staff`: told to all staff on the page 重大决策."""

    __tablename__ = "decisions"
    __table_args__ = (UniqueConstraint("meeting_id", "number"),)

    id: Mapped[RowId]
    form_id: Mapped[str] = mapped_column(String(40), unique=True)
    meeting_id: Mapped[int] = mapped_column(ForeignKey("meetings.id"))
    number: Mapped[int]
    kind: Mapped[DecisionKind] = mapped_column(words(DecisionKind))
    text: Mapped[str] = mapped_column(Text)
    ground: Mapped[str] = mapped_column(Text)
    amount_fen: Mapped[Fen | None]
    voucher_no: Mapped[str] = mapped_column(String(100))  # the payment that carries it out, as the ledger numbers it
    notice_id: Mapped[int | None] = mapped_column(ForeignKey("notices.id"))
    on_agenda: Mapped[bool | None]  # false: added on the spot (临时动议); null: not recorded
    leader_spoke_last: Mapped[bool | None]
    interested: Mapped[str | None] = mapped_column(Text)  # members with an interest, by 、; empty: none; null: unknown
    for_staff: Mapped[bool]
    result: Mapped[str] = mapped_column(Text)
    result_on: Mapped[date | None]
    recorded_by: Mapped[str] = mapped_column(String(100))
    recorded_at: Mapped[Moment]


class DecisionVote(Base):
    """How one member voted. Staff never see it; reading needs a permission of its own."""

    __tablename__ = "decision_votes"
    __table_args__ = (UniqueConstraint("decision_id", "name"),)

    id: Mapped[RowId]
    decision_id: Mapped[int] = mapped_column(ForeignKey("decisions.id"))
    name: Mapped[str] = mapped_column(String(100))
    vote: Mapped[Vote] = mapped_column(words(Vote))
