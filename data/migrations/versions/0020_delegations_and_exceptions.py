"""Written delegations; what a ledger says of emergencies, approved exceptions and the buyer on an invoice."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0020"
down_revision = "0019"

ROW_ID = sa.BigInteger().with_variant(sa.Integer(), "sqlite")
EMPTY = sa.text("''")
TIME = sa.DateTime(timezone=True)


def upgrade() -> None:
    op.create_table(
        "delegations",
        sa.Column("id", ROW_ID, nullable=False),
        sa.Column("giver_id", ROW_ID, nullable=False),
        sa.Column("taker_id", ROW_ID, nullable=False),
        sa.Column("held_from", sa.Date(), nullable=False),
        sa.Column("held_to", sa.Date(), nullable=False),
        sa.Column("source", sa.Text(), nullable=False),
        sa.Column("recorded_by", sa.String(length=100), nullable=False),
        sa.Column("recorded_at", TIME, nullable=False),
        sa.Column("withdrawn_at", TIME),
        sa.Column("withdrawn_by", sa.String(length=100), nullable=False),
        sa.Column("withdrawn_reason", sa.Text(), nullable=False),
        sa.ForeignKeyConstraint(["giver_id"], ["people.id"], name="fk_delegations_giver_id"),
        sa.ForeignKeyConstraint(["taker_id"], ["people.id"], name="fk_delegations_taker_id"),
        sa.PrimaryKeyConstraint("id", name="pk_delegations"),
    )
    op.add_column("line_matters", sa.Column("urgent", sa.Boolean()))
    op.add_column("line_matters", sa.Column("exception_no", sa.Text(), nullable=False, server_default=EMPTY))
    op.add_column("line_invoices", sa.Column("buyer", sa.Text(), nullable=False, server_default=EMPTY))
    op.add_column("line_invoices", sa.Column("buyer_tax_no", sa.Text(), nullable=False, server_default=EMPTY))
