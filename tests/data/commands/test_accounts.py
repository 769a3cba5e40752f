"""Accounts: added by administrators, opened by a password, closed by their holders."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime, timedelta

import pytest
from argon2 import PasswordHasher
from sqlalchemy import select

from data.commands import accounts
from data.database import reading, writing
from data.errors import NotAllowed, NotFound, RuleBroken
from data.rules.roles import Role, Viewer
from data.rules.text_size import TextSize
from data.tables.accounts import Account, AccountRole, SignIn
from data.tables.audit import AuditEntry
from tests.people import ADMINISTRATOR, EMPLOYEE, HR

NOW = datetime(2026, 11, 20, 8, 0, tzinfo=UTC)
PASSWORD = "a password that nobody guesses"


@pytest.fixture(autouse=True)
def _in_a_hurry(monkeypatch: pytest.MonkeyPatch) -> None:
    """The same hashes from less work."""
    monkeypatch.setattr(accounts, "_hasher", PasswordHasher(time_cost=1, memory_cost=8, parallelism=1))


def _add(login="hr1", password=PASSWORD, by=ADMINISTRATOR, roles=(Role.HR, Role.EMPLOYEE, Role.HR)) -> int:
    with writing() as db:
        return accounts.add(db, by=by, now=NOW, login=login, password=password, roles=roles)


def _sign_in(login="hr1", password=PASSWORD, hours=12) -> str:
    with writing() as db:
        return accounts.sign_in(db, now=NOW, login=login, password=password, hours=hours)


def _holder(account_id: int) -> Viewer:
    return replace(HR, account_id=account_id)


def _open_sign_ins() -> list[str]:
    with reading() as db:
        return list(db.scalars(select(SignIn.token_hash).where(SignIn.ended_at.is_(None)).order_by(SignIn.id)))


def test_an_account_has_its_roles_once_each_and_keeps_no_password(fresh_database):
    account_id = _add()
    with reading() as db:
        assert sorted(db.scalars(select(AccountRole.role))) == [Role.EMPLOYEE, Role.HR]
        account = db.scalars(select(Account)).one()
    assert account.id == account_id
    assert account.password_hash.startswith("$argon2id$")
    assert PASSWORD not in account.password_hash


def test_the_audit_log_knows_the_roles_and_not_the_password(fresh_database):
    _add()
    with reading() as db:
        entry = db.scalars(select(AuditEntry)).one()
    assert entry.facts == {"login": "hr1", "roles": ["employee", "hr"]}


def test_a_short_password_and_a_login_in_use_are_refused(fresh_database):
    _add()
    with pytest.raises(RuleBroken, match="login_in_use"):
        _add()
    with pytest.raises(RuleBroken, match="password_too_short"):
        _add("hr2", "nine char")


def test_only_an_administrator_adds_accounts(fresh_database):
    for by in (EMPLOYEE, HR):
        with pytest.raises(NotAllowed):
            _add(by=by)


def test_the_right_password_opens_a_sign_in_of_which_only_the_hash_is_kept(fresh_database):
    account_id = _add()
    token = _sign_in(hours=12)
    with reading() as db:
        opened = db.scalars(select(SignIn)).one()
    assert (opened.account_id, opened.started_at, opened.expires_at) == (account_id, NOW, NOW + timedelta(hours=12))
    assert opened.token_hash == accounts.token_hash(token)
    assert token not in opened.token_hash
    assert len(token) >= 43  # 32 random bytes


def test_two_sign_ins_have_two_tokens(fresh_database):
    _add()
    assert _sign_in() != _sign_in()


@pytest.mark.parametrize(
    ("login", "password"),
    [
        ("hr1", "the wrong password"),
        ("nobody", PASSWORD),
        ("HR1", PASSWORD),
        ("", ""),
        ("hr1", ""),
        ("hr1\0", PASSWORD),
    ],
    ids=["password", "login", "case", "nothing", "no password", "a zero byte"],
)
def test_every_way_of_being_wrong_is_the_same(fresh_database, login, password):
    _add()
    with pytest.raises(NotAllowed) as refused:
        _sign_in(login, password)
    assert (refused.value.code, refused.value.facts) == ("sign_in_failed", {})
    assert _open_sign_ins() == []


def test_an_unknown_login_is_checked_against_a_password_too(fresh_database, monkeypatch):
    """Otherwise the time that an answer takes would tell which logins exist."""
    checked: list[str] = []
    monkeypatch.setattr(accounts, "_hasher", _Hasher(checked))
    with pytest.raises(NotAllowed):
        _sign_in("nobody")
    assert checked == [accounts._NOBODY]


class _Hasher:
    def __init__(self, checked: list[str]) -> None:
        self.checked = checked

    def verify(self, kept: str, given: str) -> bool:
        self.checked.append(kept)
        return False


def test_a_disabled_account_does_not_open(fresh_database):
    _add()
    with writing() as db:
        db.scalars(select(Account)).one().disabled_at = NOW
    with pytest.raises(NotAllowed, match="sign_in_failed"):
        _sign_in()


def test_signing_out_ends_the_one_sign_in(fresh_database):
    holder = _holder(_add())
    here, there = _sign_in(), _sign_in()
    with writing() as db:
        accounts.sign_out(db, by=holder, now=NOW, token=here)
    assert _open_sign_ins() == [accounts.token_hash(there)]


def test_signing_out_everywhere_ends_all_of_ones_own_and_nobody_elses(fresh_database):
    holder = _holder(_add())
    _add("hr2")
    _sign_in(), _sign_in()
    other = _sign_in("hr2")
    with writing() as db:
        accounts.sign_out(db, by=holder, now=NOW)
    assert _open_sign_ins() == [accounts.token_hash(other)]


def test_nobody_signs_somebody_else_out(fresh_database):
    _add()
    stranger = _holder(_add("hr2"))
    token = _sign_in()
    with writing() as db:
        accounts.sign_out(db, by=stranger, now=NOW, token=token)
    assert _open_sign_ins() == [accounts.token_hash(token)]


def test_a_language_is_remembered_and_an_unknown_one_refused(fresh_database):
    holder = _holder(_add())
    with writing() as db:
        accounts.choose_language(db, by=holder, now=NOW, language="en")
    with pytest.raises(RuleBroken, match="language_unknown"), writing() as db:
        accounts.choose_language(db, by=holder, now=NOW, language="xx")
    with reading() as db:
        assert db.scalars(select(Account.language)).one() == "en"


@pytest.mark.parametrize("account_id", [None, 99])
def test_who_has_no_account_chooses_no_language(fresh_database, account_id):
    with pytest.raises(NotFound, match="account_unknown"), writing() as db:
        accounts.choose_language(db, by=replace(HR, account_id=account_id), now=NOW, language="en")


def test_a_text_size_is_remembered_by_the_account(fresh_database):
    holder = _holder(_add())
    with writing() as db:
        accounts.choose_text_size(db, by=holder, now=NOW, size=TextSize.LARGE)
    with reading() as db:
        assert db.scalars(select(Account.text_size)).one() is TextSize.LARGE
    with pytest.raises(NotFound, match="account_unknown"), writing() as db:
        accounts.choose_text_size(db, by=replace(HR, account_id=99), now=NOW, size=TextSize.LARGE)


def test_the_console_acts_as_an_account_with_its_roles_and_no_more(fresh_database):
    _add(roles=[Role.FINANCE])
    with reading() as db:
        assert accounts.acting_as(db, login="hr1").roles == {Role.FINANCE}
        with pytest.raises(NotFound, match="account_unknown"):
            accounts.acting_as(db, login="nobody")
