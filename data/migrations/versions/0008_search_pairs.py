"""The index of character pairs, filled from the lines that are there; indexes for the ways lines are paged."""

from __future__ import annotations

import re
from array import array
from collections import defaultdict
from itertools import pairwise

import sqlalchemy as sa
from alembic import op

revision = "0008"
down_revision = "0007"

STRETCH = 50_000
RUN = re.compile(r"\w{2,}")
LINES = "SELECT id, summary, payee, payee_is_person, handler FROM spending_lines"


def upgrade() -> None:
    pairs = op.create_table(
        "spending_pairs",
        sa.Column("pair", sa.String(length=8), nullable=False),
        sa.Column("named", sa.Boolean(), nullable=False),
        sa.Column("first_line", sa.BigInteger(), autoincrement=False, nullable=False),
        sa.Column("lines", sa.LargeBinary(), nullable=False),
        sa.PrimaryKeyConstraint("pair", "named", "first_line", name="pk_spending_pairs"),
        sqlite_with_rowid=False,
    )
    op.create_index("ix_spending_lines_fiscal_year_paid_on", "spending_lines", ["fiscal_year", "paid_on"])
    op.create_index("ix_spending_lines_fiscal_year_amount_fen", "spending_lines", ["fiscal_year", "amount_fen"])
    op.drop_index("ix_spending_lines_unit_fiscal_year_month", "spending_lines")  # the next does its work too
    op.create_index("ix_spending_lines_unit_fiscal_year_paid_on", "spending_lines", ["unit", "fiscal_year", "paid_on"])
    op.create_index("ix_spending_lines_voucher_no", "spending_lines", ["voucher_no"])
    fill(pairs)


def fill(pairs: sa.Table) -> None:
    """As data/search_index.py did when this was written."""
    db = op.get_bind()
    last = db.scalar(sa.text("SELECT max(id) FROM spending_lines")) or 0
    for first in range(1, last + 1, STRETCH):
        found: dict[tuple[str, bool], array[int]] = defaultdict(lambda: array("H"))
        stretch = sa.text(f"{LINES} WHERE id >= :first AND id < :end ORDER BY id")
        for line_id, *cells in db.execute(stretch, {"first": first, "end": first + STRETCH}):
            everybody, named = pairs_of(*cells)
            for is_named, of_line in ((False, everybody), (True, named)):
                for pair in of_line:
                    found[pair, is_named].append(line_id - first)
        rows = [
            {
                "pair": pair,
                "named": named,
                "first_line": first,
                "lines": b"".join(n.to_bytes(2, "little") for n in lines),
            }
            for (pair, named), lines in sorted(found.items())
        ]
        if rows:
            op.bulk_insert(pairs, rows)


def pairs_of(summary: str, payee: str, is_person: bool, handler: str) -> tuple[set[str], set[str]]:  # noqa: FBT001
    hidden = [name for name, hide in ((payee, is_person), (handler, handler in summary)) if hide and len(name) > 1]
    shown = summary
    for name in hidden:
        shown = shown.replace(name, "\n")
    everybody = cut("\n".join((shown, "" if is_person else payee)))
    return everybody, cut("\n".join((summary, *hidden))) - everybody if hidden else set()


def cut(text: str) -> set[str]:
    return {a + b for run in RUN.findall(text.casefold()) for a, b in pairwise(run)}
