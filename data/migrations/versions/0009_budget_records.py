"""Budgets are recorded beside those of before, which stay readable, and their transfers are kept."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op
from sqlalchemy.dialects.postgresql import JSONB

revision = "0009"
down_revision = "0008"

ROW_ID = sa.BigInteger().with_variant(sa.Integer(), "sqlite")
FACTS = sa.JSON().with_variant(JSONB(), "postgresql")

# What was recorded before is known from the items and from the audit log alone.
FROM_BEFORE = """
    INSERT INTO budget_records (fiscal_year, name, sheet, layout, sha256, basis, items, original_fen, adjusted_fen,
        notes, recorded_by, recorded_at, ended_by, ended_reason)
    SELECT fiscal_year, '', '', '', '', '', count(*), sum(original_fen), sum(adjusted_fen), '[]',
        coalesce((SELECT name FROM audit_entries WHERE id = {entry}), ''),
        coalesce((SELECT at FROM audit_entries WHERE id = {entry}), CURRENT_TIMESTAMP), '', ''
    FROM budget_items GROUP BY fiscal_year
"""
ENTRY = """(SELECT max(id) FROM audit_entries
    WHERE action = 'budgets.record_year' AND subject_id = CAST(fiscal_year AS varchar(40)))"""


def upgrade() -> None:
    op.create_table(
        "budget_records",
        sa.Column("id", ROW_ID, nullable=False),
        sa.Column("fiscal_year", sa.Integer(), nullable=False),
        sa.Column("name", sa.String(length=300), nullable=False),
        sa.Column("sheet", sa.String(length=100), nullable=False),
        sa.Column("layout", sa.String(length=100), nullable=False),
        sa.Column("sha256", sa.String(length=64), nullable=False),
        sa.Column("basis", sa.Text(), nullable=False),
        sa.Column("dated", sa.Date(), nullable=True),
        sa.Column("items", sa.Integer(), nullable=False),
        sa.Column("original_fen", sa.BigInteger(), nullable=False),
        sa.Column("transfer_fen", sa.BigInteger(), nullable=True),
        sa.Column("adjusted_fen", sa.BigInteger(), nullable=False),
        sa.Column("notes", FACTS, nullable=False),
        sa.Column("recorded_by", sa.String(length=100), nullable=False),
        sa.Column("recorded_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("ended_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("ended_by", sa.String(length=100), nullable=False),
        sa.Column("ended_reason", sa.Text(), nullable=False),
        sa.Column("replaced_by", ROW_ID, nullable=True),
        sa.PrimaryKeyConstraint("id", name="pk_budget_records"),
        sa.ForeignKeyConstraint(["replaced_by"], ["budget_records.id"], name="fk_budget_records_replaced_by"),
    )
    op.create_index(
        "uq_budget_records_in_force",
        "budget_records",
        ["fiscal_year"],
        unique=True,
        sqlite_where=sa.text("ended_at IS NULL"),
        postgresql_where=sa.text("ended_at IS NULL"),
    )
    record = sa.ForeignKey("budget_records.id", name="fk_budget_items_record_id")
    op.add_column("budget_items", sa.Column("record_id", ROW_ID, record, nullable=True), inline_references=True)
    op.add_column("budget_items", sa.Column("transfer_fen", sa.BigInteger(), nullable=True))
    op.execute(FROM_BEFORE.format(entry=ENTRY))
    of_year = "SELECT id FROM budget_records AS r WHERE r.fiscal_year = budget_items.fiscal_year"
    op.execute(f"UPDATE budget_items SET record_id = ({of_year})")  # noqa: S608  text of ours
    with op.batch_alter_table("budget_items") as table:
        table.alter_column("record_id", existing_type=ROW_ID, nullable=False)
    op.create_index("ix_budget_items_record_id", "budget_items", ["record_id"])
