"""Questions from staff about lines and totals, with their answers."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0019"
down_revision = "0018"

ROW_ID = sa.BigInteger().with_variant(sa.Integer(), "sqlite")
TIME = sa.DateTime(timezone=True)


def upgrade() -> None:
    op.create_table(
        "questions",
        sa.Column("id", ROW_ID, nullable=False),
        sa.Column("form_id", sa.String(length=40), nullable=False),
        sa.Column("line_id", ROW_ID),
        sa.Column("currency", sa.String(length=10), nullable=False),
        sa.Column("year", sa.Integer()),
        sa.Column("month", sa.Integer()),
        sa.Column("unit", sa.Text(), nullable=False),
        sa.Column("code", sa.Text(), nullable=False),
        sa.Column("text", sa.Text(), nullable=False),
        sa.Column("asked_by", sa.String(length=100), nullable=False),
        sa.Column("asked_at", TIME, nullable=False),
        sa.Column("days", sa.Integer(), nullable=False),
        sa.Column("answer", sa.Text(), nullable=False),
        sa.Column("answered_at", TIME),
        sa.ForeignKeyConstraint(["line_id"], ["spending_lines.id"], name="fk_questions_line_id"),
        sa.PrimaryKeyConstraint("id", name="pk_questions"),
        sa.UniqueConstraint("form_id", name="uq_questions_form_id"),
    )
    op.create_index("ix_questions_line_id", "questions", ["line_id"])
