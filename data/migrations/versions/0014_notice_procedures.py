"""Review and approval, corrections that wait for a second person, what the committee decided, and how a notice closed."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op
from sqlalchemy.dialects.postgresql import JSONB

revision = "0014"
down_revision = "0013"

ROW_ID = sa.BigInteger().with_variant(sa.Integer(), "sqlite")
FACTS = sa.JSON().with_variant(JSONB(), "postgresql")


def upgrade() -> None:
    for column in (
        sa.Column("lost_days", FACTS, nullable=True),
        sa.Column("reviewed_by", sa.String(length=40), nullable=True),
        sa.Column("approved_by", sa.String(length=40), nullable=True),
        sa.Column("correction_by", sa.String(length=40), nullable=True),
        sa.Column("correction_restarts", sa.Boolean(), nullable=True),
        sa.Column("exception_by", sa.String(length=40), nullable=True),
        sa.Column("exception_granted_by", sa.String(length=40), nullable=True),
        sa.Column("resolution", sa.String(length=40), nullable=True),
        sa.Column("numbers", FACTS, nullable=True),
        sa.Column("closed_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("issued_on", sa.Date(), nullable=True),
        sa.Column("issued_as", sa.String(length=100), nullable=True),
    ):
        op.add_column("notices", column)
    op.add_column("notice_versions", sa.Column("stated_last_day", sa.Date(), nullable=True))
    op.execute(
        "UPDATE notices SET closed_at = (SELECT max(at) FROM notice_steps WHERE notice_id = notices.id)"
        " WHERE state IN ('concluded', 'informed', 'withdrawn')"
    )
    op.execute("UPDATE notices SET state = 'deferred' WHERE state = 'verifying' AND outcome = 'pending'")
    op.execute(  # the branch had decided before the notice, so nothing is decided after it any more
        "UPDATE notices SET state = 'verifying' WHERE state = 'decided' AND kind = 'party_development_object'"
    )
    op.create_table(
        "notice_decisions",
        sa.Column("id", ROW_ID, nullable=False),
        sa.Column("notice_id", ROW_ID, nullable=False),
        sa.Column("before_publication", sa.Boolean(), nullable=False),
        sa.Column("meeting", sa.String(length=100), nullable=False),
        sa.Column("held_on", sa.Date(), nullable=False),
        sa.Column("meeting_id", ROW_ID, nullable=True),
        sa.Column("entitled", sa.Integer(), nullable=False),
        sa.Column("present", sa.Integer(), nullable=False),
        sa.Column("recused", FACTS, nullable=False),
        sa.Column("agree", sa.Integer(), nullable=False),
        sa.Column("refuse", sa.Integer(), nullable=False),
        sa.Column("put_off", sa.Integer(), nullable=False),
        sa.Column("resolution", sa.String(length=40), nullable=False),
        sa.Column("text", sa.Text(), nullable=False),
        sa.Column("recorded_by", sa.String(length=100), nullable=False),
        sa.Column("recorded_at", sa.DateTime(timezone=True), nullable=False),
        sa.ForeignKeyConstraint(["meeting_id"], ["meetings.id"], name="fk_notice_decisions_meeting_id"),
        sa.ForeignKeyConstraint(["notice_id"], ["notices.id"], name="fk_notice_decisions_notice_id"),
        sa.PrimaryKeyConstraint("id", name="pk_notice_decisions"),
    )
    op.create_index("ix_notice_decisions_notice_id", "notice_decisions", ["notice_id"])
