"""Which ledger replaced which, and layouts remembered by name."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op
from sqlalchemy.dialects.postgresql import JSONB

revision = "0007"
down_revision = "0006"

ROW_ID = sa.BigInteger().with_variant(sa.Integer(), "sqlite")
FACTS = sa.JSON().with_variant(JSONB(), "postgresql")


def upgrade() -> None:
    newer = sa.ForeignKey("spending_files.id", name="fk_spending_files_superseded_by")
    op.add_column("spending_files", sa.Column("superseded_by", ROW_ID, newer, nullable=True), inline_references=True)
    op.create_index("ix_spending_files_superseded_by", "spending_files", ["superseded_by"])
    op.create_table(
        "layouts",
        sa.Column("name", sa.String(length=100), nullable=False),
        sa.Column("columns", FACTS, nullable=False),
        sa.Column("unit", sa.String(length=10), nullable=False),
        sa.Column("date_order", sa.String(length=10), nullable=False),
        sa.Column("remembered_by", sa.String(length=100), nullable=False),
        sa.Column("remembered_at", sa.DateTime(timezone=True), nullable=False),
        sa.PrimaryKeyConstraint("name", name="pk_layouts"),
    )
