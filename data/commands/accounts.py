"""Accounts: added by an administrator; signed in and out by their holders."""

from __future__ import annotations

import hashlib
import secrets
from collections.abc import Iterable
from datetime import datetime, timedelta

from argon2 import PasswordHasher
from argon2.exceptions import InvalidHashError, VerificationError
from sqlalchemy import select, update
from sqlalchemy.orm import Session

from data import audit_log
from data.errors import NotAllowed, NotFound, RuleBroken
from data.rules.roles import Permission, Role, Viewer, must
from data.rules.text_size import TextSize
from data.settings import LANGUAGES
from data.tables.accounts import Account, AccountRole, SignIn
from data.tables.people import Person

SHORTEST_PASSWORD = 10
_hasher = PasswordHasher()
_NOBODY = _hasher.hash(secrets.token_hex())  # checked for unknown logins, so that these take as long as known ones


def add(
    db: Session,
    *,
    by: Viewer,
    now: datetime,
    login: str,
    password: str,
    roles: Iterable[Role],
    person_id: int | None = None,
    is_demo: bool = False,
) -> int:
    """Add an account and answer its id. Raises RuleBroken for a short password or a login in use."""
    must(by, Permission.MANAGE_ACCOUNTS)
    if len(password) < SHORTEST_PASSWORD:
        raise RuleBroken("password_too_short", least=SHORTEST_PASSWORD)
    if db.scalar(select(Account.id).where(Account.login == login)):
        raise RuleBroken("login_in_use", login=login)
    account = Account(
        login=login, person_id=person_id, password_hash=_hasher.hash(password), is_demo=is_demo, created_at=now
    )
    db.add(account)
    db.flush()
    granted = sorted(set(roles))
    db.add_all(AccountRole(account_id=account.id, role=role) for role in granted)
    audit_log.append(
        db, by=by, now=now, action="accounts.add", subject="account", subject_id=account.id, login=login, roles=granted
    )
    return account.id


def acting_as(db: Session, *, login: str) -> Viewer:
    """The account that a command on the console acts for, with that account's roles and no more.

    Whoever reaches the console reaches the database file; this keeps the record honest, not the door shut. Raises
    NotFound for a login that is unknown or disabled.
    """
    account = db.scalar(select(Account).where(Account.login == login, Account.disabled_at.is_(None)))
    if account is None:
        raise NotFound("account_unknown", login=login)
    roles = frozenset(db.scalars(select(AccountRole.role).where(AccountRole.account_id == account.id)))
    name = db.scalar(select(Person.name).where(Person.id == account.person_id))
    return Viewer(login, roles, account.id, account.person_id, name or login)


def sign_in(db: Session, *, now: datetime, login: str, password: str, hours: int) -> str:
    """Open a sign-in and answer the token for the cookie. Raises NotAllowed, the same for each way of being wrong.

    The one write with nobody behind it yet: the password is its permission.
    """
    written = login.replace("\0", "\N{REPLACEMENT CHARACTER}")  # PostgreSQL refuses to look for a zero byte
    account = db.scalar(select(Account).where(Account.login == written, Account.disabled_at.is_(None)))
    if not _password_fits(account, password) or account is None:
        raise NotAllowed("sign_in_failed")
    token = secrets.token_urlsafe(32)
    expires_at = now + timedelta(hours=hours)
    db.add(SignIn(account_id=account.id, token_hash=token_hash(token), started_at=now, expires_at=expires_at))
    by = Viewer(login=login, roles=frozenset(), account_id=account.id)
    audit_log.append(db, by=by, now=now, action="accounts.sign_in", subject="account", subject_id=account.id)
    return token


def sign_out(db: Session, *, by: Viewer, now: datetime, token: str | None = None) -> None:
    """End the sign-in of a token, or all of the viewer's own (on every device) where no token is given."""
    chosen = SignIn.token_hash == token_hash(token) if token else SignIn.account_id == by.account_id
    db.execute(
        update(SignIn).where(chosen, SignIn.account_id == by.account_id, SignIn.ended_at.is_(None)).values(ended_at=now)
    )
    audit_log.append(
        db,
        by=by,
        now=now,
        action="accounts.sign_out",
        subject="account",
        subject_id=by.account_id,
        everywhere=not token,
    )


def choose_language(db: Session, *, by: Viewer, now: datetime, language: str) -> None:
    """Remember the viewer's language. Raises RuleBroken for one that there is no catalogue for."""
    if language not in LANGUAGES:
        raise RuleBroken("language_unknown", language=language)
    account = _own_account(db, by)
    account.language = language
    audit_log.append(
        db,
        by=by,
        now=now,
        action="accounts.choose_language",
        subject="account",
        subject_id=account.id,
        language=language,
    )


def choose_text_size(db: Session, *, by: Viewer, now: datetime, size: TextSize) -> None:
    """Remember how large the viewer wants the text."""
    account = _own_account(db, by)
    account.text_size = size
    audit_log.append(
        db, by=by, now=now, action="accounts.choose_text_size", subject="account", subject_id=account.id, size=size
    )


def token_hash(token: str) -> str:
    """What the database keeps of a token. Tokens are random and long: a plain hash is enough."""
    return hashlib.sha256(token.encode()).hexdigest()


def _own_account(db: Session, by: Viewer) -> Account:
    account = db.get(Account, by.account_id) if by.account_id is not None else None
    if account is None:
        raise NotFound("account_unknown", login=by.login)
    return account


def _password_fits(account: Account | None, password: str) -> bool:
    try:
        return _hasher.verify(account.password_hash if account else _NOBODY, password)
    except (VerificationError, InvalidHashError):
        return False
