"""Opinions on notices, without row numbers: these would tell in what order they came."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0013"
down_revision = "0012"

ROW_ID = sa.BigInteger().with_variant(sa.Integer(), "sqlite")


def upgrade() -> None:
    op.create_table(
        "opinions",
        sa.Column("id", sa.String(length=32), nullable=False),
        sa.Column("notice_id", ROW_ID, nullable=False),
        sa.Column("channel", sa.String(40), nullable=False),
        sa.Column("signed", sa.Boolean(), nullable=False),
        sa.Column("late", sa.Boolean(), nullable=False),
        sa.Column("received_on", sa.Date(), nullable=False),
        sa.Column("text", sa.Text(), nullable=False),
        sa.Column("receipt_hash", sa.String(length=64), nullable=True),
        sa.Column("boxed", sa.Boolean(), nullable=False),
        sa.Column("state", sa.String(40), nullable=False),
        sa.Column("verifier_id", ROW_ID, nullable=True),
        sa.Column("outcome", sa.String(40), nullable=True),
        sa.Column("finding", sa.Text(), nullable=False),
        sa.Column("reply", sa.Text(), nullable=False),
        sa.ForeignKeyConstraint(["notice_id"], ["notices.id"], name="fk_opinions_notice_id"),
        sa.ForeignKeyConstraint(["verifier_id"], ["accounts.id"], name="fk_opinions_verifier_id"),
        sa.PrimaryKeyConstraint("id", name="pk_opinions"),
        sa.UniqueConstraint("receipt_hash", name="uq_opinions_receipt_hash"),
        sqlite_with_rowid=False,
    )
    op.create_index("ix_opinions_notice_id", "opinions", ["notice_id"])
    op.create_table(
        "opinion_authors",
        sa.Column("opinion_id", sa.String(length=32), nullable=False),
        sa.Column("account_id", ROW_ID, nullable=True),
        sa.Column("name", sa.String(length=100), nullable=False),
        sa.Column("unit", sa.String(length=100), nullable=False),
        sa.Column("contact", sa.String(length=200), nullable=False),
        sa.ForeignKeyConstraint(["opinion_id"], ["opinions.id"], name="fk_opinion_authors_opinion_id"),
        sa.ForeignKeyConstraint(["account_id"], ["accounts.id"], name="fk_opinion_authors_account_id"),
        sa.PrimaryKeyConstraint("opinion_id", name="pk_opinion_authors"),
        sqlite_with_rowid=False,
    )
    op.create_index("ix_opinion_authors_account_id", "opinion_authors", ["account_id"])
    op.create_table(
        "opinion_turns",
        sa.Column("opinion_id", sa.String(length=32), nullable=False),
        sa.Column("number", sa.Integer(), autoincrement=False, nullable=False),
        sa.Column("by_author", sa.Boolean(), nullable=False),
        sa.Column("written_on", sa.Date(), nullable=False),
        sa.Column("text", sa.Text(), nullable=False),
        sa.Column("boxed", sa.Boolean(), nullable=False),
        sa.ForeignKeyConstraint(["opinion_id"], ["opinions.id"], name="fk_opinion_turns_opinion_id"),
        sa.PrimaryKeyConstraint("opinion_id", "number", name="pk_opinion_turns"),
        sqlite_with_rowid=False,
    )
    op.create_table(
        "opinion_recusals",
        sa.Column("notice_id", ROW_ID, nullable=False),
        sa.Column("account_id", ROW_ID, nullable=False),
        sa.Column("reason", sa.Text(), nullable=False),
        sa.Column("declared_at", sa.DateTime(timezone=True), nullable=False),
        sa.ForeignKeyConstraint(["notice_id"], ["notices.id"], name="fk_opinion_recusals_notice_id"),
        sa.ForeignKeyConstraint(["account_id"], ["accounts.id"], name="fk_opinion_recusals_account_id"),
        sa.PrimaryKeyConstraint("notice_id", "account_id", name="pk_opinion_recusals"),
    )
