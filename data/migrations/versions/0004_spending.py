"""The economic classification, imported ledgers with their lines and totals, budgets."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op
from sqlalchemy.dialects.postgresql import JSONB

revision = "0004"
down_revision = "0003"

ROW_ID = sa.BigInteger().with_variant(sa.Integer(), "sqlite")
FACTS = sa.JSON().with_variant(JSONB(), "postgresql")


def upgrade() -> None:
    op.create_table(
        "budget_items",
        sa.Column("id", ROW_ID, nullable=False),
        sa.Column("fiscal_year", sa.Integer(), nullable=False),
        sa.Column("unit", sa.Text(), nullable=False),
        sa.Column("econ_code", sa.Text(), nullable=False),
        sa.Column("project", sa.Text(), nullable=False),
        sa.Column("spend_type", sa.Text(), nullable=False),
        sa.Column("original_fen", sa.BigInteger(), nullable=False),
        sa.Column("adjusted_fen", sa.BigInteger(), nullable=False),
        sa.PrimaryKeyConstraint("id", name="pk_budget_items"),
    )
    op.create_index("ix_budget_items_fiscal_year_unit", "budget_items", ["fiscal_year", "unit"])
    op.create_table(
        "economic_codes",
        sa.Column("edition", sa.Integer(), autoincrement=False, nullable=False),
        sa.Column("code", sa.String(length=20), nullable=False),
        sa.Column("name_zh", sa.String(length=100), nullable=False),
        sa.Column("name_en", sa.String(length=200), nullable=False),
        sa.Column("parent_code", sa.String(length=20), nullable=False),
        sa.Column("three_public", sa.String(length=40), nullable=False),
        sa.Column("valid_from", sa.Integer(), nullable=False),
        sa.Column("valid_to", sa.Integer(), nullable=True),
        sa.PrimaryKeyConstraint("edition", "code", name="pk_economic_codes"),
    )
    op.create_table(
        "spending_files",
        sa.Column("id", ROW_ID, nullable=False),
        sa.Column("name", sa.String(length=300), nullable=False),
        sa.Column("sheet", sa.String(length=100), nullable=False),
        sa.Column("layout", sa.String(length=100), nullable=False),
        sa.Column("sha256", sa.String(length=64), nullable=False),
        sa.Column("state", sa.String(40), nullable=False),
        sa.Column("lines", sa.Integer(), nullable=False),
        sa.Column("total_fen", sa.BigInteger(), nullable=False),
        sa.Column("currency", sa.String(length=10), nullable=False),
        sa.Column("unrecognised_units", sa.Integer(), nullable=False),
        sa.Column("unrecognised_codes", sa.Integer(), nullable=False),
        sa.Column("undated_lines", sa.Integer(), nullable=False),
        sa.Column("notes", FACTS, nullable=False),
        sa.Column("imported_by", sa.String(length=100), nullable=False),
        sa.Column("imported_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("withdrawn_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("withdrawn_reason", sa.Text(), nullable=False),
        sa.PrimaryKeyConstraint("id", name="pk_spending_files"),
    )
    op.create_index(
        "uq_spending_files_published",
        "spending_files",
        ["sha256"],
        unique=True,
        sqlite_where=sa.text("state = 'published'"),
        postgresql_where=sa.text("state = 'published'"),
    )
    op.create_table(
        "spending_totals",
        sa.Column("currency", sa.String(length=10), nullable=False),
        sa.Column("fiscal_year", sa.Integer(), autoincrement=False, nullable=False),
        sa.Column("month", sa.Integer(), autoincrement=False, nullable=False),
        sa.Column("unit", sa.Text(), nullable=False),
        sa.Column("econ_code", sa.Text(), nullable=False),
        sa.Column("category", sa.Text(), nullable=False),
        sa.Column("fund", sa.Text(), nullable=False),
        sa.Column("spend_type", sa.Text(), nullable=False),
        sa.Column("lines", sa.Integer(), nullable=False),
        sa.Column("amount_fen", sa.BigInteger(), nullable=False),
        sa.PrimaryKeyConstraint(
            "currency",
            "fiscal_year",
            "month",
            "unit",
            "econ_code",
            "category",
            "fund",
            "spend_type",
            name="pk_spending_totals",
        ),
    )
    op.create_table(
        "spending_lines",
        sa.Column("id", ROW_ID, nullable=False),
        sa.Column("file_id", ROW_ID, nullable=False),
        sa.Column("row_no", sa.Integer(), nullable=False),
        sa.Column("fiscal_year", sa.Integer(), nullable=True),
        sa.Column("month", sa.Integer(), nullable=True),
        sa.Column("paid_on", sa.Date(), nullable=True),
        sa.Column("occurred_on", sa.Date(), nullable=True),
        sa.Column("unit", sa.Text(), nullable=False),
        sa.Column("unit_id", ROW_ID, nullable=True),
        sa.Column("econ_code", sa.Text(), nullable=False),
        sa.Column("category", sa.Text(), nullable=False),
        sa.Column("func_code", sa.Text(), nullable=False),
        sa.Column("fund", sa.Text(), nullable=False),
        sa.Column("spend_type", sa.Text(), nullable=False),
        sa.Column("project", sa.Text(), nullable=False),
        sa.Column("voucher_no", sa.Text(), nullable=False),
        sa.Column("summary", sa.Text(), nullable=False),
        sa.Column("payee", sa.Text(), nullable=False),
        sa.Column("payee_is_person", sa.Boolean(), nullable=False),
        sa.Column("pay_method", sa.Text(), nullable=False),
        sa.Column("handler", sa.Text(), nullable=False),
        sa.Column("reversal_of", sa.Text(), nullable=False),
        sa.Column("cancelled", sa.Boolean(), nullable=False),
        sa.Column("amount_fen", sa.BigInteger(), nullable=False),
        sa.Column("original", FACTS, nullable=False),
        sa.ForeignKeyConstraint(["file_id"], ["spending_files.id"], name="fk_spending_lines_file_id"),
        sa.ForeignKeyConstraint(["unit_id"], ["units.id"], name="fk_spending_lines_unit_id"),
        sa.PrimaryKeyConstraint("id", name="pk_spending_lines"),
    )
    op.create_index(
        "ix_spending_lines_econ_code_fiscal_year_month", "spending_lines", ["econ_code", "fiscal_year", "month"]
    )
    op.create_index("ix_spending_lines_file_id", "spending_lines", ["file_id"])
    op.create_index(
        "ix_spending_lines_fiscal_year_month_paid_on", "spending_lines", ["fiscal_year", "month", "paid_on"]
    )
    op.create_index("ix_spending_lines_payee", "spending_lines", ["payee"])
    op.create_index("ix_spending_lines_unit_fiscal_year_month", "spending_lines", ["unit", "fiscal_year", "month"])
