"""Indexes in the order in which lines are listed, with their file, so that a page reads no other lines; totals by payee."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0015"
down_revision = "0014"

REPLACED: tuple[tuple[str, ...], ...] = (
    ("fiscal_year", "month", "paid_on"),
    ("fiscal_year", "paid_on"),
    ("fiscal_year", "amount_fen"),
    ("unit", "fiscal_year", "paid_on"),
    ("econ_code", "fiscal_year", "month"),
    ("payee",),
)
NEW: tuple[tuple[str, ...], ...] = (
    ("fiscal_year", "month", "paid_on", "file_id"),
    ("fiscal_year", "amount_fen", "file_id"),
    ("unit", "fiscal_year", "month", "paid_on", "file_id"),
    ("econ_code", "fiscal_year", "month", "paid_on", "file_id"),
    ("payee", "fiscal_year"),
)


def upgrade() -> None:
    for columns in REPLACED:
        op.drop_index(_name(columns), "spending_lines")
    for columns in NEW:
        op.create_index(_name(columns), "spending_lines", list(columns))
    op.create_table(
        "spending_payee_totals",
        sa.Column("currency", sa.String(length=10), nullable=False),
        sa.Column("fiscal_year", sa.Integer(), autoincrement=False, nullable=False),
        sa.Column("month", sa.Integer(), autoincrement=False, nullable=False),
        sa.Column("econ_class", sa.Text(), nullable=False),
        sa.Column("payee", sa.Text(), nullable=False),
        sa.Column("lines", sa.Integer(), nullable=False),
        sa.Column("amount_fen", sa.BigInteger(), nullable=False),
        sa.PrimaryKeyConstraint(
            "currency", "fiscal_year", "month", "econ_class", "payee", name="pk_spending_payee_totals"
        ),
        sqlite_with_rowid=False,
    )
    op.execute(
        """
        INSERT INTO spending_payee_totals
        SELECT currency, coalesce(fiscal_year, 0), coalesce(month, 0), substr(econ_code, 1, 3),
               CASE WHEN payee_is_person THEN '' ELSE payee END, count(*), sum(amount_fen)
        FROM spending_lines JOIN spending_files ON spending_files.id = file_id
        WHERE state = 'published'
        GROUP BY 1, 2, 3, 4, 5
        """
    )


def _name(columns: tuple[str, ...]) -> str:
    return f"ix_spending_lines_{'_'.join(columns)}"
