"""A calendar's address is its holder's: one at a time, kept as a hash, ended by nobody but the holder."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

import pytest
from argon2 import PasswordHasher
from sqlalchemy import select

from data.commands import accounts, calendar_links
from data.database import reading, writing
from data.errors import NotAllowed, NotFound
from data.rules.roles import Role, Viewer
from data.tables.accounts import CalendarLink
from data.tables.audit import AuditEntry
from tests.meetings import NOW
from tests.people import ADMINISTRATOR, NOBODY, somebody


@pytest.fixture
def holder(fresh_database: str, monkeypatch: pytest.MonkeyPatch) -> Callable[[str], Viewer]:
    """Makes somebody with an account."""
    monkeypatch.setattr(accounts, "_hasher", PasswordHasher(time_cost=1, memory_cost=8, parallelism=1))

    def made(login: str) -> Viewer:
        roles = [Role.EMPLOYEE]
        with writing() as db:
            account_id = accounts.add(db, by=ADMINISTRATOR, now=NOW, login=login, password="long enough", roles=roles)
        return replace(somebody(login), account_id=account_id)

    return made


def make(by: Viewer) -> str:
    with writing() as db:
        return calendar_links.make(db, by=by, now=NOW)


def working() -> set[str]:
    with reading() as db:
        return set(db.scalars(select(CalendarLink.token_hash).where(CalendarLink.ended_at.is_(None))))


def test_a_new_address_takes_the_place_of_the_old_one(holder):
    reader = holder("reader")
    first, second = make(reader), make(reader)
    assert first != second
    assert working() == {accounts.token_hash(second)}


def test_the_token_is_kept_nowhere(holder):
    token = make(holder("reader"))
    with reading() as db:
        entry = db.scalars(select(AuditEntry).order_by(AuditEntry.id.desc()).limit(1)).one()
        assert entry.action == "calendar_links.make"
        assert token not in str(entry.facts)
        assert token not in db.scalars(select(CalendarLink.token_hash)).one()


def test_an_address_is_ended_by_its_holder_and_others_work_on(holder):
    reader, other = holder("reader"), holder("other")
    make(reader)
    kept = make(other)
    with writing() as db:
        calendar_links.end(db, by=reader, now=NOW)
    assert working() == {accounts.token_hash(kept)}


def test_there_is_nothing_to_end_where_there_is_no_address(holder):
    reader = holder("reader")
    with writing() as db, pytest.raises(NotFound, match="calendar_link_unknown"):
        calendar_links.end(db, by=reader, now=NOW)


def test_who_may_not_read_meetings_gets_no_address(fresh_database):
    for step in (calendar_links.make, calendar_links.end):
        with writing() as db, pytest.raises(NotAllowed):
            step(db, by=NOBODY, now=NOW)


def test_who_has_no_account_gets_no_address(fresh_database):
    with writing() as db, pytest.raises(NotFound):
        calendar_links.make(db, by=somebody("console"), now=NOW)
