"""Who holds a token: nobody, unless the sign-in is open, in time, and its account not disabled."""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta
from typing import Any

import pytest
from argon2 import PasswordHasher
from sqlalchemy import select

from data.commands import accounts, units
from data.database import reading, writing
from data.rules.roles import Role
from data.tables.accounts import Account
from data.tables.people import Post
from data.tables.units import UnitKind
from queries import sign_ins
from tests.people import ADMINISTRATOR, HR

NOW = datetime(2026, 11, 20, 8, 0, tzinfo=UTC)
TODAY = date(2026, 11, 20)
PASSWORD = "a password that nobody guesses"


@pytest.fixture(autouse=True)
def _in_a_hurry(monkeypatch: pytest.MonkeyPatch) -> None:
    """The same hashes from less work."""
    monkeypatch.setattr(accounts, "_hasher", PasswordHasher(time_cost=1, memory_cost=8, parallelism=1))


def _account(login: str = "hr1", **fields: Any) -> int:
    with writing() as db:
        return accounts.add(
            db,
            by=ADMINISTRATOR,
            now=NOW,
            login=login,
            password=PASSWORD,
            roles=[Role.EMPLOYEE, Role.HR],
            **fields,
        )


def _sign_in(login="hr1") -> str:
    with writing() as db:
        return accounts.sign_in(db, now=NOW, login=login, password=PASSWORD, hours=12)


def _ask(token: str, now: datetime = NOW) -> sign_ins.Holder | None:
    with reading() as db:
        return sign_ins.holder(db, token_hash=accounts.token_hash(token), now=now, today=TODAY)


def _holder(token: str, today: date = TODAY) -> sign_ins.Holder:
    with reading() as db:
        found = sign_ins.holder(db, token_hash=accounts.token_hash(token), now=NOW, today=today)
    assert found
    return found


def test_the_holder_of_an_open_sign_in_is_known_with_all_roles(fresh_database):
    account_id = _account()
    holder = _holder(_sign_in())
    assert (holder.account_id, holder.login, holder.roles) == (account_id, "hr1", frozenset({Role.EMPLOYEE, Role.HR}))
    assert (holder.name, holder.unit, holder.person_id, holder.language) == ("hr1", "", None, None)


def test_a_token_that_nobody_was_given_is_nobodys(fresh_database):
    _account()
    token = _sign_in()
    assert _ask("") is None
    assert _ask(token[:-1]) is None
    assert _ask(accounts.token_hash(token)) is None  # what the database keeps opens nothing


def test_a_sign_in_ends_when_its_time_is_over(fresh_database):
    _account()
    token = _sign_in()
    end = NOW + timedelta(hours=12)
    assert _ask(token, now=end - timedelta(seconds=1)) is not None
    assert _ask(token, now=end) is None


def test_a_sign_in_ends_when_its_holder_signs_out(fresh_database):
    account_id = _account()
    token = _sign_in()
    with writing() as db:
        by = type(HR)("hr1", frozenset(), account_id)
        accounts.sign_out(db, by=by, now=NOW, token=token)
    assert _ask(token) is None


def test_disabling_an_account_ends_its_sign_ins_at_once(fresh_database):
    _account()
    token = _sign_in()
    with writing() as db:
        db.scalars(select(Account)).one().disabled_at = NOW
    assert _ask(token) is None


def test_the_language_that_was_chosen_is_told(fresh_database):
    _account()
    token = _sign_in()
    with writing() as db:
        db.scalars(select(Account)).one().language = "en"
    assert _holder(token).language == "en"


@pytest.mark.parametrize(
    ("today", "unit"),
    [
        (date(2019, 12, 31), ""),
        (date(2020, 1, 1), "办公室"),
        (date(2026, 6, 30), "办公室"),
        (date(2026, 7, 1), "人事科"),
    ],
)
def test_name_and_unit_are_those_of_the_person_on_that_day(fresh_database, today, unit):
    with writing() as db:
        by, at = ADMINISTRATOR, NOW
        person = units.add_person(db, by=by, now=at, staff_no="0001", name="人事甲")
        for code, name, since, until in (
            ("010", "办公室", date(2020, 1, 1), date(2026, 6, 30)),
            ("020", "人事科", date(2026, 7, 1), None),
        ):
            unit_id = units.add(
                db, by=by, now=at, code=code, name=name, kind=UnitKind.SECTION, valid_from=date(2019, 1, 1)
            )
            post = units.appoint(db, by=by, now=at, person_id=person, unit_id=unit_id, title="科员", held_from=since)
            db.get_one(Post, post).held_to = until
    _account(person_id=person)
    holder = _holder(_sign_in(), today=today)
    assert (holder.name, holder.unit, holder.person_id) == ("人事甲", unit, person)


def test_demo_accounts_are_told_apart(fresh_database):
    _account("real")
    _account("demo", is_demo=True)
    with reading() as db:
        assert sign_ins.demo_logins(db) == ("demo",)
