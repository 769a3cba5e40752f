"""Reading receipts keep the day and no longer the hour."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0018"
down_revision = "0017"

FILL = {
    "sqlite": "UPDATE receipts SET read_on = date(at, '+8 hours')",
    "postgresql": "UPDATE receipts SET read_on = (at AT TIME ZONE 'Asia/Shanghai')::date",
}


def upgrade() -> None:
    op.add_column("receipts", sa.Column("read_on", sa.Date(), nullable=True))
    op.execute(FILL[op.get_bind().dialect.name])
    with op.batch_alter_table("receipts") as table:
        table.alter_column("read_on", existing_type=sa.Date(), nullable=False)
        table.drop_column("at")
