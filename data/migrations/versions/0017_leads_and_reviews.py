"""Leads as cases with their lines, and rules that became hints."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op
from sqlalchemy.dialects.postgresql import JSONB

revision = "0017"
down_revision = "0016"

ROW_ID = sa.BigInteger().with_variant(sa.Integer(), "sqlite")
FACTS = sa.JSON().with_variant(JSONB(), "postgresql")
TIME = sa.DateTime(timezone=True)


def upgrade() -> None:
    op.create_table(
        "leads",
        sa.Column("id", ROW_ID, nullable=False),
        sa.Column("finding_id", ROW_ID, nullable=False),
        sa.Column("rule", sa.String(length=20), nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.Column("severity", sa.String(length=40), nullable=False),
        sa.Column("basis", sa.Text(), nullable=False),
        sa.Column("unit", sa.Text(), nullable=False),
        sa.Column("year", sa.Integer()),
        sa.Column("month", sa.Integer()),
        sa.Column("amount_fen", sa.BigInteger(), nullable=False),
        sa.Column("facts", FACTS, nullable=False),
        sa.Column("referred_by", sa.String(length=100), nullable=False),
        sa.Column("referred_at", TIME, nullable=False),
        sa.Column("due_on", sa.Date(), nullable=False),
        sa.Column("explanation", sa.Text(), nullable=False),
        sa.Column("evidence", sa.Text(), nullable=False),
        sa.Column("explained_by", sa.String(length=100), nullable=False),
        sa.Column("explained_at", TIME),
        sa.Column("outcome", sa.String(length=40)),
        sa.Column("reason", sa.Text(), nullable=False),
        sa.Column("closed_by", sa.String(length=100), nullable=False),
        sa.Column("closed_at", TIME),
        sa.ForeignKeyConstraint(["finding_id"], ["findings.id"], name="fk_leads_finding_id"),
        sa.PrimaryKeyConstraint("id", name="pk_leads"),
        sa.UniqueConstraint("finding_id", name="uq_leads_finding_id"),
    )
    op.create_index("ix_leads_rule", "leads", ["rule"])
    op.create_index("ix_leads_year_month_unit", "leads", ["year", "month", "unit"])
    op.create_table(
        "lead_lines",
        sa.Column("lead_id", ROW_ID, autoincrement=False, nullable=False),
        sa.Column("line_id", ROW_ID, autoincrement=False, nullable=False),
        sa.ForeignKeyConstraint(["lead_id"], ["leads.id"], name="fk_lead_lines_lead_id"),
        sa.ForeignKeyConstraint(["line_id"], ["spending_lines.id"], name="fk_lead_lines_line_id"),
        sa.PrimaryKeyConstraint("lead_id", "line_id", name="pk_lead_lines"),
    )
    op.create_index("ix_lead_lines_line_id", "lead_lines", ["line_id"])
    op.create_table(
        "rule_hints",
        sa.Column("rule", sa.String(length=20), nullable=False),
        sa.Column("version", sa.Integer(), autoincrement=False, nullable=False),
        sa.Column("since", TIME, nullable=False),
        sa.Column("upheld", sa.Integer(), nullable=False),
        sa.Column("closed", sa.Integer(), nullable=False),
        sa.Column("floor_percent", sa.Integer(), nullable=False),
        sa.PrimaryKeyConstraint("rule", "version", name="pk_rule_hints"),
    )
    op.create_table(
        "month_reviews",
        sa.Column("id", ROW_ID, nullable=False),
        sa.Column("year", sa.Integer(), nullable=False),
        sa.Column("month", sa.Integer(), nullable=False),
        sa.Column("digest", sa.String(length=64), nullable=False),
        sa.Column("lines", sa.Integer(), nullable=False),
        sa.Column("questions", sa.Text(), nullable=False),
        sa.Column("reviewed_by", sa.String(length=100), nullable=False),
        sa.Column("reviewed_at", TIME, nullable=False),
        sa.PrimaryKeyConstraint("id", name="pk_month_reviews"),
    )
    op.create_index("ix_month_reviews_year_month", "month_reviews", ["year", "month"])
