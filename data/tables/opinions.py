"""Opinions on notices, who signed them, what was asked and answered, and who declared an interest.

Nothing here knows the hour. A row's number would tell in what order opinions came and so, beside rows that bear a
time, about when: keys are random, and SQLite keeps no row numbers (WITHOUT ROWID). An anonymous opinion has no row in
`opinion_authors`, and no column anywhere leads from it to an account.
"""

from __future__ import annotations

from datetime import date

from sqlalchemy import ForeignKey, String, Text
from sqlalchemy.orm import Mapped, mapped_column

from data.rules.notice_workflow import Outcome
from data.rules.opinions import Channel, OpinionState
from data.tables.base import Base, Moment, words

_UNNUMBERED = {"sqlite_with_rowid": False}


class Opinion(Base):
    __tablename__ = "opinions"
    __table_args__ = _UNNUMBERED

    id: Mapped[str] = mapped_column(String(32), primary_key=True)
    notice_id: Mapped[int] = mapped_column(ForeignKey("notices.id"), index=True)
    channel: Mapped[Channel] = mapped_column(words(Channel))
    signed: Mapped[bool]
    late: Mapped[bool]  # 逾期: kept as 日常信访, and counted apart
    received_on: Mapped[date]  # the day, and nothing finer
    text: Mapped[str] = mapped_column(Text)
    receipt_hash: Mapped[str | None] = mapped_column(String(64), unique=True)
    boxed: Mapped[bool]  # in the box, unseen, until a receiver opens it on a later day
    state: Mapped[OpinionState] = mapped_column(words(OpinionState))
    verifier_id: Mapped[int | None] = mapped_column(ForeignKey("accounts.id"))
    outcome: Mapped[Outcome | None] = mapped_column(words(Outcome))
    finding: Mapped[str] = mapped_column(Text, default="")  # for receiver and verifier alone
    reply: Mapped[str] = mapped_column(Text, default="")  # what the author is told


class OpinionAuthor(Base):
    """Who signed. Apart from what they wrote, with a permission of its own; every reading is recorded."""

    __tablename__ = "opinion_authors"
    __table_args__ = _UNNUMBERED

    opinion_id: Mapped[str] = mapped_column(ForeignKey("opinions.id"), primary_key=True)
    account_id: Mapped[int | None] = mapped_column(
        ForeignKey("accounts.id"), index=True
    )  # none: by letter and the like
    name: Mapped[str] = mapped_column(String(100))
    unit: Mapped[str] = mapped_column(String(100))
    contact: Mapped[str] = mapped_column(String(200))


class OpinionTurn(Base):
    """A question by those who check, or the author's answer to it; numbered within its opinion from 1."""

    __tablename__ = "opinion_turns"
    __table_args__ = _UNNUMBERED

    opinion_id: Mapped[str] = mapped_column(ForeignKey("opinions.id"), primary_key=True)
    number: Mapped[int] = mapped_column(primary_key=True, autoincrement=False)
    by_author: Mapped[bool]
    written_on: Mapped[date]
    text: Mapped[str] = mapped_column(Text)
    boxed: Mapped[bool]


class OpinionRecusal(Base):
    """Somebody who declared an interest in a notice, and sees nothing of its opinions from then on."""

    __tablename__ = "opinion_recusals"

    notice_id: Mapped[int] = mapped_column(ForeignKey("notices.id"), primary_key=True)
    account_id: Mapped[int] = mapped_column(ForeignKey("accounts.id"), primary_key=True)
    reason: Mapped[str] = mapped_column(Text)
    declared_at: Mapped[Moment]
