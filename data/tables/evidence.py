"""Evidence beside the lines: approvals, invoices, meals, journeys, meetings, and what each ledger can say at all.

A line whose ledger has no such columns has no row here. Nothing is ever deleted: evidence counts while its line's file
is published, as the line itself does.
"""

from __future__ import annotations

from datetime import date

from sqlalchemy import ForeignKey, Text, text
from sqlalchemy.orm import Mapped, mapped_column

from data.rules.spending_evidence import ApproverRole
from data.tables.base import Base, Facts, Fen, words

EMPTY = text("''")  # for columns that came after the first ledgers


class FileContents(Base):
    """Which fields a ledger has a column for, filled or not, and which years its lines belong to (0: unknown)."""

    __tablename__ = "spending_file_contents"

    file_id: Mapped[int] = mapped_column(ForeignKey("spending_files.id"), primary_key=True, autoincrement=False)
    fields: Mapped[list[str]] = mapped_column(Facts)
    years: Mapped[list[int]] = mapped_column(Facts)


class LineApproval(Base):
    """One step of the approval of a line. `role` is empty where the ledger names a person and no office."""

    __tablename__ = "line_approvals"

    line_id: Mapped[int] = mapped_column(ForeignKey("spending_lines.id"), primary_key=True, autoincrement=False)
    step: Mapped[int] = mapped_column(primary_key=True, autoincrement=False)
    role: Mapped[ApproverRole] = mapped_column(words(ApproverRole))
    person: Mapped[str] = mapped_column(Text)
    result: Mapped[str] = mapped_column(Text)
    approved_on: Mapped[date | None]


class LineMatter(Base):
    """What ties a line to its matter (事项)."""

    __tablename__ = "line_matters"

    line_id: Mapped[int] = mapped_column(ForeignKey("spending_lines.id"), primary_key=True, autoincrement=False)
    matter: Mapped[str] = mapped_column(Text)
    claimant: Mapped[str] = mapped_column(Text)
    contract_no: Mapped[str] = mapped_column(Text)
    procurement: Mapped[str] = mapped_column(Text)
    decision: Mapped[str] = mapped_column(Text)
    decided_on: Mapped[date | None]
    vehicle: Mapped[str] = mapped_column(Text)
    urgent: Mapped[bool | None]
    exception_no: Mapped[str] = mapped_column(Text, server_default=EMPTY)


class LineInvoice(Base):
    __tablename__ = "line_invoices"

    line_id: Mapped[int] = mapped_column(ForeignKey("spending_lines.id"), primary_key=True, autoincrement=False)
    code: Mapped[str] = mapped_column(Text)
    number: Mapped[str] = mapped_column(Text)
    invoiced_on: Mapped[date | None]
    seller: Mapped[str] = mapped_column(Text)
    seller_tax_no: Mapped[str] = mapped_column(Text)
    status: Mapped[str] = mapped_column(Text)
    kind: Mapped[str] = mapped_column(Text)
    buyer: Mapped[str] = mapped_column(Text, server_default=EMPTY)
    buyer_tax_no: Mapped[str] = mapped_column(Text, server_default=EMPTY)


class LineReception(Base):
    __tablename__ = "line_receptions"

    line_id: Mapped[int] = mapped_column(ForeignKey("spending_lines.id"), primary_key=True, autoincrement=False)
    guest_unit: Mapped[str] = mapped_column(Text)
    guests: Mapped[int | None]
    hosts: Mapped[int | None]
    letter_no: Mapped[str] = mapped_column(Text)
    list_attached: Mapped[bool | None]
    meals: Mapped[int | None]
    place: Mapped[str] = mapped_column(Text)
    alcohol: Mapped[bool | None]
    tobacco: Mapped[bool | None]


class LineTravel(Base):
    __tablename__ = "line_travel"

    line_id: Mapped[int] = mapped_column(ForeignKey("spending_lines.id"), primary_key=True, autoincrement=False)
    traveller: Mapped[str] = mapped_column(Text)
    place: Mapped[str] = mapped_column(Text)
    grade: Mapped[str] = mapped_column(Text)
    left_on: Mapped[date | None]
    back_on: Mapped[date | None]
    nights: Mapped[int | None]
    lodging_fen: Mapped[Fen | None]
    meals_fen: Mapped[Fen | None]
    local_fen: Mapped[Fen | None]


class LineMeeting(Base):
    """A meeting or a training course that a line paid for."""

    __tablename__ = "line_meetings"

    line_id: Mapped[int] = mapped_column(ForeignKey("spending_lines.id"), primary_key=True, autoincrement=False)
    meeting_class: Mapped[str] = mapped_column(Text)
    people: Mapped[int | None]
    days: Mapped[int | None]
