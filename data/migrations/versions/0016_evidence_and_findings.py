"""Evidence beside the lines; the bureau's dated limits; runs of judging, their counts and findings."""

from __future__ import annotations

from typing import Any

import sqlalchemy as sa
from alembic import op
from sqlalchemy.dialects.postgresql import JSONB

revision = "0016"
down_revision = "0015"

ROW_ID = sa.BigInteger().with_variant(sa.Integer(), "sqlite")
FACTS = sa.JSON().with_variant(JSONB(), "postgresql")


def upgrade() -> None:
    op.create_table(
        "spending_file_contents",
        sa.Column("file_id", ROW_ID, autoincrement=False, nullable=False),
        sa.Column("fields", FACTS, nullable=False),
        sa.Column("years", FACTS, nullable=False),
        sa.ForeignKeyConstraint(["file_id"], ["spending_files.id"], name="fk_spending_file_contents_file_id"),
        sa.PrimaryKeyConstraint("file_id", name="pk_spending_file_contents"),
    )
    _beside_a_line(
        "line_approvals",
        sa.Column("step", sa.Integer(), autoincrement=False, nullable=False),
        sa.Column("role", sa.String(40), nullable=False),
        *_texts("person", "result"),
        sa.Column("approved_on", sa.Date()),
        key=("line_id", "step"),
    )
    _beside_a_line(
        "line_matters",
        *_texts("matter", "claimant", "contract_no", "procurement", "decision"),
        sa.Column("decided_on", sa.Date()),
        *_texts("vehicle"),
    )
    _beside_a_line(
        "line_invoices",
        *_texts("code", "number"),
        sa.Column("invoiced_on", sa.Date()),
        *_texts("seller", "seller_tax_no", "status", "kind"),
    )
    _beside_a_line(
        "line_receptions",
        *_texts("guest_unit"),
        *_numbers("guests", "hosts"),
        *_texts("letter_no"),
        sa.Column("list_attached", sa.Boolean()),
        *_numbers("meals"),
        *_texts("place"),
        sa.Column("alcohol", sa.Boolean()),
        sa.Column("tobacco", sa.Boolean()),
    )
    _beside_a_line(
        "line_travel",
        *_texts("traveller", "place", "grade"),
        sa.Column("left_on", sa.Date()),
        sa.Column("back_on", sa.Date()),
        *_numbers("nights"),
        *(sa.Column(name, sa.BigInteger()) for name in ("lodging_fen", "meals_fen", "local_fen")),
    )
    _beside_a_line("line_meetings", *_texts("meeting_class"), *_numbers("people", "days"))
    _judging()


def _judging() -> None:
    op.create_table(
        "discipline_limits",
        sa.Column("id", ROW_ID, nullable=False),
        sa.Column("name", sa.String(length=40), nullable=False),
        sa.Column("effective_from", sa.Date(), nullable=False),
        sa.Column("value", FACTS, nullable=False),
        sa.Column("source", sa.Text(), nullable=False),
        sa.Column("recorded_by", sa.String(length=100), nullable=False),
        sa.Column("recorded_at", sa.DateTime(timezone=True), nullable=False),
        sa.PrimaryKeyConstraint("id", name="pk_discipline_limits"),
    )
    op.create_index("ix_discipline_limits_name_effective_from", "discipline_limits", ["name", "effective_from"])
    op.create_table(
        "judging_runs",
        sa.Column("id", ROW_ID, nullable=False),
        sa.Column("at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("by", sa.String(length=100), nullable=False),
        sa.Column("lines", sa.Integer(), nullable=False),
        sa.PrimaryKeyConstraint("id", name="pk_judging_runs"),
    )
    op.create_table(
        "judged_years",
        sa.Column("year", sa.Integer(), autoincrement=False, nullable=False),
        sa.Column("digest", sa.String(length=64), nullable=False),
        sa.Column("run_id", ROW_ID, nullable=False),
        sa.ForeignKeyConstraint(["run_id"], ["judging_runs.id"], name="fk_judged_years_run_id"),
        sa.PrimaryKeyConstraint("year", name="pk_judged_years"),
    )
    op.create_table(
        "rule_runs",
        sa.Column("run_id", ROW_ID, autoincrement=False, nullable=False),
        sa.Column("rule", sa.String(length=20), nullable=False),
        sa.Column("year", sa.Integer(), autoincrement=False, nullable=False),
        *(sa.Column(name, sa.Integer(), nullable=False) for name in ("version", "concerned", "evaluated", "hit")),
        sa.Column("not_evaluable", sa.Integer(), nullable=False),
        sa.Column("reasons", FACTS, nullable=False),
        sa.ForeignKeyConstraint(["run_id"], ["judging_runs.id"], name="fk_rule_runs_run_id"),
        sa.PrimaryKeyConstraint("run_id", "rule", "year", name="pk_rule_runs"),
    )
    _findings()


def _findings() -> None:
    op.create_table(
        "findings",
        sa.Column("id", ROW_ID, nullable=False),
        sa.Column("key", sa.String(length=100), nullable=False),
        sa.Column("rule", sa.String(length=20), nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.Column("severity", sa.String(40), nullable=False),
        sa.Column("unit", sa.Text(), nullable=False),
        sa.Column("year", sa.Integer()),
        sa.Column("month", sa.Integer()),
        sa.Column("amount_fen", sa.BigInteger(), nullable=False),
        sa.Column("facts", FACTS, nullable=False),
        sa.Column("first_run_id", ROW_ID, nullable=False),
        sa.Column("last_run_id", ROW_ID, nullable=False),
        sa.Column("gone_run_id", ROW_ID),
        sa.ForeignKeyConstraint(["first_run_id"], ["judging_runs.id"], name="fk_findings_first_run_id"),
        sa.ForeignKeyConstraint(["last_run_id"], ["judging_runs.id"], name="fk_findings_last_run_id"),
        sa.ForeignKeyConstraint(["gone_run_id"], ["judging_runs.id"], name="fk_findings_gone_run_id"),
        sa.PrimaryKeyConstraint("id", name="pk_findings"),
        sa.UniqueConstraint("key", name="uq_findings_key"),
    )
    op.create_index("ix_findings_rule", "findings", ["rule"])
    op.create_index("ix_findings_year_unit_month", "findings", ["year", "unit", "month"])
    op.create_table(
        "finding_lines",
        sa.Column("finding_id", ROW_ID, autoincrement=False, nullable=False),
        sa.Column("line_id", ROW_ID, autoincrement=False, nullable=False),
        sa.ForeignKeyConstraint(["finding_id"], ["findings.id"], name="fk_finding_lines_finding_id"),
        sa.ForeignKeyConstraint(["line_id"], ["spending_lines.id"], name="fk_finding_lines_line_id"),
        sa.PrimaryKeyConstraint("finding_id", "line_id", name="pk_finding_lines"),
    )
    op.create_index("ix_finding_lines_line_id", "finding_lines", ["line_id"])


def _beside_a_line(name: str, *columns: sa.Column[Any], key: tuple[str, ...] = ("line_id",)) -> None:
    op.create_table(
        name,
        sa.Column("line_id", ROW_ID, autoincrement=False, nullable=False),
        *columns,
        sa.ForeignKeyConstraint(["line_id"], ["spending_lines.id"], name=f"fk_{name}_line_id"),
        sa.PrimaryKeyConstraint(*key, name=f"pk_{name}"),
    )


def _texts(*names: str) -> list[sa.Column[Any]]:
    return [sa.Column(name, sa.Text(), nullable=False) for name in names]


def _numbers(*names: str) -> list[sa.Column[Any]]:
    return [sa.Column(name, sa.Integer()) for name in names]
