"""Briefs in versions with their steps, matters followed step by step, major decisions with votes, last looks."""

from __future__ import annotations

from datetime import date

import sqlalchemy as sa
from alembic import op
from sqlalchemy.dialects.postgresql import JSONB

revision = "0010"
down_revision = "0009"

ROW_ID = sa.BigInteger().with_variant(sa.Integer(), "sqlite")
FACTS = sa.JSON().with_variant(JSONB(), "postgresql")
TIME = sa.DateTime(timezone=True)


def upgrade() -> None:
    _meetings()
    _matters()
    _decisions()
    _first_versions()
    op.create_table(
        "looks",
        sa.Column("account_id", ROW_ID, nullable=False, autoincrement=False),
        sa.Column("latest_at", TIME, nullable=False),
        sa.Column("before_at", TIME, nullable=True),
        sa.ForeignKeyConstraint(["account_id"], ["accounts.id"], name="fk_looks_account_id"),
        sa.PrimaryKeyConstraint("account_id", name="pk_looks"),
    )


def _meetings() -> None:
    op.add_column("meetings", sa.Column("state", sa.String(40), nullable=False, server_default="brief_draft"))
    op.add_column("meetings", sa.Column("version", sa.Integer(), nullable=False, server_default="1"))
    op.execute("UPDATE meetings SET state = 'brief_issued' WHERE issued_at IS NOT NULL")
    op.create_table(
        "meeting_versions",
        sa.Column("id", ROW_ID, nullable=False),
        sa.Column("meeting_id", ROW_ID, nullable=False),
        sa.Column("number", sa.Integer(), nullable=False),
        sa.Column("content", FACTS, nullable=False),
        sa.Column("reason", sa.Text(), nullable=False),
        sa.Column("written_by", sa.String(100), nullable=False),
        sa.Column("login", sa.String(40), nullable=False),
        sa.Column("written_at", TIME, nullable=False),
        sa.ForeignKeyConstraint(["meeting_id"], ["meetings.id"], name="fk_meeting_versions_meeting_id"),
        sa.PrimaryKeyConstraint("id", name="pk_meeting_versions"),
        sa.UniqueConstraint("meeting_id", "number", name="uq_meeting_versions_meeting_id_number"),
    )
    op.create_table(
        "meeting_steps",
        sa.Column("id", ROW_ID, nullable=False),
        sa.Column("meeting_id", ROW_ID, nullable=False),
        sa.Column("step", sa.String(40), nullable=False),
        sa.Column("at", TIME, nullable=False),
        sa.Column("by_name", sa.String(100), nullable=False),
        sa.Column("note", sa.Text(), nullable=False),
        sa.ForeignKeyConstraint(["meeting_id"], ["meetings.id"], name="fk_meeting_steps_meeting_id"),
        sa.PrimaryKeyConstraint("id", name="pk_meeting_steps"),
    )
    op.create_index("ix_meeting_steps_meeting_id", "meeting_steps", ["meeting_id"])


def _first_versions() -> None:
    """The brief of each meeting entered before versions were kept becomes its first version."""
    db = op.get_bind()
    versions = sa.table("meeting_versions", *map(sa.column, _COLUMNS[:-1]), sa.column("content", FACTS))
    for row in db.execute(sa.text("SELECT * FROM meetings")).mappings().all():
        content = {name: row[name] for name in _KEPT} | {name: _day(row[name]) for name in ("held_on", "for_month")}
        for part, (table, order, names) in _PARTS.items():
            listed = sa.text(f"SELECT * FROM {table} WHERE meeting_id = :id ORDER BY {order}")  # noqa: S608
            rows = db.execute(listed, {"id": row["id"]}).mappings()
            content[part] = [{name: _day(found[name]) for name in names} for found in rows]
        for matter in content["matters"]:
            matter["level"] = "ordinary"
        written = {"written_by": row["issued_by"], "written_at": row["entered_at"], "login": "", "reason": ""}
        db.execute(versions.insert().values(meeting_id=row["id"], number=1, content=content, **written))


_COLUMNS = ("meeting_id", "number", "reason", "written_by", "login", "written_at", "content")
_KEPT = ("kind", "title", "starts_at", "ends_at", "place", "chair", "recorder", "reported", "late_reason", "serial")
_PARTS = {
    "attendees": ("meeting_attendance", "position", ("name", "post", "attendance", "reason")),
    "agenda": ("agenda_items", "number", ("title", "reporting_unit")),
    "matters": ("settled_matters", "number", ("text", "lead_unit", "deadline", "helping_units", "leader")),
}


def _day(value: object) -> object:
    return value.isoformat() if isinstance(value, date) else value


def _matters() -> None:
    op.add_column("settled_matters", sa.Column("level", sa.String(40), nullable=False, server_default="ordinary"))
    earlier = sa.ForeignKey("settled_matters.id", name="fk_settled_matters_earlier_id")
    op.add_column("settled_matters", sa.Column("earlier_id", ROW_ID, earlier, nullable=True), inline_references=True)
    op.add_column("settled_matters", sa.Column("finished_by", sa.String(40), nullable=True))
    op.add_column("settled_matters", sa.Column("reviewed_on", sa.Date(), nullable=True))
    op.create_index("ix_settled_matters_earlier_id", "settled_matters", ["earlier_id"])
    op.create_index("ix_settled_matters_lead_unit", "settled_matters", ["lead_unit"])
    op.create_table(
        "matter_steps",
        sa.Column("id", ROW_ID, nullable=False),
        sa.Column("matter_id", ROW_ID, nullable=False),
        sa.Column("step", sa.String(40), nullable=False),
        sa.Column("at", TIME, nullable=False),
        sa.Column("by_name", sa.String(100), nullable=False),
        sa.Column("by_unit", sa.String(100), nullable=False),
        sa.Column("note", sa.Text(), nullable=False),
        sa.Column("evidence", sa.Text(), nullable=False),
        sa.Column("old_deadline", sa.Date(), nullable=True),
        sa.Column("new_deadline", sa.Date(), nullable=True),
        sa.ForeignKeyConstraint(["matter_id"], ["settled_matters.id"], name="fk_matter_steps_matter_id"),
        sa.PrimaryKeyConstraint("id", name="pk_matter_steps"),
    )
    op.create_index("ix_matter_steps_matter_id", "matter_steps", ["matter_id"])


def _decisions() -> None:
    op.create_table(
        "decisions",
        sa.Column("id", ROW_ID, nullable=False),
        sa.Column("form_id", sa.String(40), nullable=False),
        sa.Column("meeting_id", ROW_ID, nullable=False),
        sa.Column("number", sa.Integer(), nullable=False),
        sa.Column("kind", sa.String(40), nullable=False),
        sa.Column("text", sa.Text(), nullable=False),
        sa.Column("ground", sa.Text(), nullable=False),
        sa.Column("amount_fen", sa.BigInteger(), nullable=True),
        sa.Column("voucher_no", sa.String(100), nullable=False),
        sa.Column("notice_id", ROW_ID, nullable=True),
        sa.Column("on_agenda", sa.Boolean(), nullable=True),
        sa.Column("leader_spoke_last", sa.Boolean(), nullable=True),
        sa.Column("interested", sa.Text(), nullable=True),
        sa.Column("for_staff", sa.Boolean(), nullable=False),
        sa.Column("result", sa.Text(), nullable=False),
        sa.Column("result_on", sa.Date(), nullable=True),
        sa.Column("recorded_by", sa.String(100), nullable=False),
        sa.Column("recorded_at", TIME, nullable=False),
        sa.ForeignKeyConstraint(["meeting_id"], ["meetings.id"], name="fk_decisions_meeting_id"),
        sa.ForeignKeyConstraint(["notice_id"], ["notices.id"], name="fk_decisions_notice_id"),
        sa.PrimaryKeyConstraint("id", name="pk_decisions"),
        sa.UniqueConstraint("form_id", name="uq_decisions_form_id"),
        sa.UniqueConstraint("meeting_id", "number", name="uq_decisions_meeting_id_number"),
    )
    op.create_table(
        "decision_votes",
        sa.Column("id", ROW_ID, nullable=False),
        sa.Column("decision_id", ROW_ID, nullable=False),
        sa.Column("name", sa.String(100), nullable=False),
        sa.Column("vote", sa.String(40), nullable=False),
        sa.ForeignKeyConstraint(["decision_id"], ["decisions.id"], name="fk_decision_votes_decision_id"),
        sa.PrimaryKeyConstraint("id", name="pk_decision_votes"),
        sa.UniqueConstraint("decision_id", "name", name="uq_decision_votes_decision_id_name"),
    )
