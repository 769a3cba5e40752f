"""When a reader last looked is one row, seldom written."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

from sqlalchemy import select

from data.commands import accounts, looks
from data.database import reading, writing
from data.rules.roles import Role, Viewer
from data.tables.looks import Look
from tests.people import ADMINISTRATOR, EMPLOYEE

NOW = datetime(2026, 11, 20, 8, 0, tzinfo=UTC)


def _look(minutes: int, by: Viewer) -> tuple[datetime, datetime | None] | None:
    with writing() as db:
        looks.note(db, by=by, now=NOW + timedelta(minutes=minutes))
    with reading() as db:
        kept = db.scalars(select(Look)).one_or_none()
    return (kept.latest_at, kept.before_at) if kept else None


def test_a_look_begins_after_half_an_hour_and_remembers_the_one_before(fresh_database):
    with writing() as db:
        account_id = accounts.add(
            db, by=ADMINISTRATOR, now=NOW, login="reader", password="long enough", roles=[Role.EMPLOYEE]
        )
    reader = Viewer("reader", frozenset({Role.EMPLOYEE}), account_id)
    assert _look(0, reader) == (NOW, None)
    assert _look(29, reader) == (NOW, None)
    assert _look(30, reader) == (NOW + timedelta(minutes=30), NOW)
    assert _look(31, reader) == (NOW + timedelta(minutes=30), NOW)


def test_without_an_account_nothing_is_kept(fresh_database):
    assert _look(0, EMPLOYEE) is None
