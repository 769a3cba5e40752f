"""Imported ledgers, their lines, and the totals kept beside them; recorded budgets and their items."""

from __future__ import annotations

from datetime import date, datetime
from enum import StrEnum
from typing import Any

from sqlalchemy import BigInteger, ForeignKey, Index, String, Text, text
from sqlalchemy.orm import Mapped, mapped_column

from data.tables.base import Base, Facts, Fen, Moment, RowId, UtcTime, words


class FileState(StrEnum):
    PUBLISHED = "published"
    WITHDRAWN = "withdrawn"


class SpendingFile(Base):
    """One imported ledger. Its lines are never deleted: a withdrawn file says who took it back and why, and which
    file took its place if one did.
    """

    __tablename__ = "spending_files"
    __table_args__ = (
        Index(
            "uq_spending_files_published",
            "sha256",
            unique=True,
            sqlite_where=text("state = 'published'"),
            postgresql_where=text("state = 'published'"),
        ),
    )

    id: Mapped[RowId]
    name: Mapped[str] = mapped_column(String(300))
    sheet: Mapped[str] = mapped_column(String(100))
    layout: Mapped[str] = mapped_column(String(100))
    sha256: Mapped[str] = mapped_column(String(64))
    state: Mapped[FileState] = mapped_column(words(FileState))
    lines: Mapped[int]
    total_fen: Mapped[Fen]
    currency: Mapped[str] = mapped_column(String(10))
    unrecognised_units: Mapped[int]  # lines whose unit the table of units does not know; kept under their own names
    unrecognised_codes: Mapped[int]  # lines whose economic classification is missing or unknown in that year
    undated_lines: Mapped[int]
    notes: Mapped[list[dict[str, Any]]] = mapped_column(Facts)  # warnings and assumptions, as told to the person
    imported_by: Mapped[str] = mapped_column(String(100))
    imported_at: Mapped[Moment]
    withdrawn_at: Mapped[datetime | None] = mapped_column(UtcTime)
    withdrawn_reason: Mapped[str] = mapped_column(Text, default="")
    withdrawn_by: Mapped[str | None] = mapped_column(String(100))  # null in files taken back before this was kept
    superseded_by: Mapped[int | None] = mapped_column(ForeignKey("spending_files.id"), index=True)  # the corrected file


class SpendingLine(Base):
    """One payment. Empty text: the file does not say. Year, month and date are null where they are unknown."""

    __tablename__ = "spending_lines"
    __table_args__ = (
        # In the orders of queries/spending_lines.py; with the file, so that lines passed over need not be read.
        Index(None, "fiscal_year", "month", "paid_on", "file_id"),
        Index(None, "fiscal_year", "amount_fen", "file_id"),
        Index(None, "unit", "fiscal_year", "month", "paid_on", "file_id"),
        Index(None, "econ_code", "fiscal_year", "month", "paid_on", "file_id"),
        Index(None, "payee", "fiscal_year"),
    )

    id: Mapped[RowId]
    file_id: Mapped[int] = mapped_column(ForeignKey("spending_files.id"), index=True)
    row_no: Mapped[int]
    fiscal_year: Mapped[int | None]
    month: Mapped[int | None]
    paid_on: Mapped[date | None]
    occurred_on: Mapped[date | None]
    unit: Mapped[str] = mapped_column(Text)  # the name in the table of units where it is known, else as printed
    unit_id: Mapped[int | None] = mapped_column(ForeignKey("units.id"))
    econ_code: Mapped[str] = mapped_column(Text)  # empty where the file's code or name is not recognised
    category: Mapped[str] = mapped_column(Text)  # as printed
    func_code: Mapped[str] = mapped_column(Text)
    fund: Mapped[str] = mapped_column(Text)
    spend_type: Mapped[str] = mapped_column(Text)
    project: Mapped[str] = mapped_column(Text)
    voucher_no: Mapped[str] = mapped_column(Text, index=True)
    summary: Mapped[str] = mapped_column(Text)
    payee: Mapped[str] = mapped_column(Text)
    payee_is_person: Mapped[bool]
    pay_method: Mapped[str] = mapped_column(Text)
    handler: Mapped[str] = mapped_column(Text)
    reversal_of: Mapped[str] = mapped_column(Text)
    cancelled: Mapped[bool]
    amount_fen: Mapped[Fen]
    original: Mapped[dict[str, Any]] = mapped_column(Facts)  # header -> cell, as printed


class SpendingTotal(Base):
    """Sums over the lines of published files by currency, kept by the import in its own transaction; pages draw from these.

    0 as year or month stands for "unknown" here, since a key cannot be null; it is never shown as a number.
    """

    __tablename__ = "spending_totals"

    currency: Mapped[str] = mapped_column(String(10), primary_key=True)
    fiscal_year: Mapped[int] = mapped_column(primary_key=True, autoincrement=False)
    month: Mapped[int] = mapped_column(primary_key=True, autoincrement=False)
    unit: Mapped[str] = mapped_column(Text, primary_key=True)
    econ_code: Mapped[str] = mapped_column(Text, primary_key=True)
    category: Mapped[str] = mapped_column(Text, primary_key=True)  # empty where the code is recognised
    fund: Mapped[str] = mapped_column(Text, primary_key=True)
    spend_type: Mapped[str] = mapped_column(Text, primary_key=True)
    lines: Mapped[int]
    amount_fen: Mapped[Fen]


class SpendingPayeeTotal(Base):
    """Sums by payee, kept as SpendingTotal is, for the list of the largest. Individuals are one payee, without a name."""

    __tablename__ = "spending_payee_totals"
    __table_args__ = ({"sqlite_with_rowid": False},)

    currency: Mapped[str] = mapped_column(String(10), primary_key=True)
    fiscal_year: Mapped[int] = mapped_column(primary_key=True, autoincrement=False)
    month: Mapped[int] = mapped_column(primary_key=True, autoincrement=False)
    econ_class: Mapped[str] = mapped_column(Text, primary_key=True)  # the first three figures of the code
    payee: Mapped[str] = mapped_column(Text, primary_key=True)
    lines: Mapped[int]
    amount_fen: Mapped[Fen]


class BudgetRecord(Base):
    """A year's budget as it was recorded at one time. The one that nobody took back or replaced is in force; the others
    stay with their items, who ended them, when and why.
    """

    __tablename__ = "budget_records"
    __table_args__ = (
        Index(
            "uq_budget_records_in_force",
            "fiscal_year",
            unique=True,
            sqlite_where=text("ended_at IS NULL"),
            postgresql_where=text("ended_at IS NULL"),
        ),
    )

    id: Mapped[RowId]
    fiscal_year: Mapped[int]
    name: Mapped[str] = mapped_column(String(300))  # of the file; empty where it came from none
    sheet: Mapped[str] = mapped_column(String(100))
    layout: Mapped[str] = mapped_column(String(100))
    sha256: Mapped[str] = mapped_column(String(64))
    basis: Mapped[str] = mapped_column(Text)  # the approval that it follows (批复文号), where it was said
    dated: Mapped[date | None]  # the day of that approval or adjustment
    items: Mapped[int]
    original_fen: Mapped[Fen]
    transfer_fen: Mapped[int | None] = mapped_column(BigInteger)  # what was moved in; null where no transfers are told
    adjusted_fen: Mapped[Fen]
    notes: Mapped[list[dict[str, Any]]] = mapped_column(Facts)  # warnings and assumptions, as told to the person
    recorded_by: Mapped[str] = mapped_column(String(100))
    recorded_at: Mapped[Moment]
    ended_at: Mapped[datetime | None] = mapped_column(UtcTime)
    ended_by: Mapped[str] = mapped_column(String(100), default="")
    ended_reason: Mapped[str] = mapped_column(Text, default="")
    replaced_by: Mapped[int | None] = mapped_column(ForeignKey("budget_records.id"))  # null where it was taken back


class BudgetItem(Base):
    """A budget by year, unit, economic section and project: as first approved, and as adjusted."""

    __tablename__ = "budget_items"
    __table_args__ = (Index(None, "fiscal_year", "unit"),)

    id: Mapped[RowId]
    record_id: Mapped[int] = mapped_column(ForeignKey("budget_records.id"), index=True)
    fiscal_year: Mapped[int]
    unit: Mapped[str] = mapped_column(Text)
    econ_code: Mapped[str] = mapped_column(Text)
    project: Mapped[str] = mapped_column(Text)
    spend_type: Mapped[str] = mapped_column(Text)
    original_fen: Mapped[Fen]
    transfer_fen: Mapped[int | None] = mapped_column(BigInteger)  # 调剂; null where the budget tells none
    adjusted_fen: Mapped[Fen]


class EconomicCode(Base):
    """The economic classification of departments' budgets, by edition: the year picks the table."""

    __tablename__ = "economic_codes"

    edition: Mapped[int] = mapped_column(primary_key=True, autoincrement=False)  # the first year of the edition
    code: Mapped[str] = mapped_column(String(20), primary_key=True)
    name_zh: Mapped[str] = mapped_column(String(100))
    name_en: Mapped[str] = mapped_column(String(200))
    parent_code: Mapped[str] = mapped_column(String(20))
    three_public: Mapped[str] = mapped_column(String(40))  # the 三公 group; empty for most
    valid_from: Mapped[int]
    valid_to: Mapped[int | None]
