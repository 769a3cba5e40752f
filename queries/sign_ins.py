"""Who holds a sign-in, or the personal address of a feed. Asked before there is a viewer, and by dashboard/identity.py alone."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from sqlalchemy import Select, bindparam, or_, select
from sqlalchemy.orm import Session

from data.rules.roles import Role
from data.rules.text_size import TextSize
from data.tables.accounts import Account, AccountRole, CalendarLink, SignIn
from data.tables.people import Person, Post
from data.tables.units import Unit


@dataclass(frozen=True, slots=True)
class Holder:
    """The account behind a sign-in or a personal address, with its person's name and present unit where it has one."""

    account_id: int
    login: str
    roles: frozenset[Role]
    language: str | None
    text_size: TextSize
    person_id: int | None
    name: str
    unit: str


def holder(db: Session, *, token_hash: str, now: datetime, today: date) -> Holder | None:
    """Who signed in with this token, if the sign-in is open, not expired, and its account not disabled."""
    return _account(db, _SIGNED_IN, token_hash=token_hash, now=now, today=today)


def link_holder(db: Session, *, token_hash: str, today: date) -> Holder | None:
    """Whose calendar feed has this token, if it is not ended, and its account not disabled."""
    return _account(db, _LINKED, token_hash=token_hash, today=today)


def demo_logins(db: Session) -> tuple[str, ...]:
    """The logins of demo accounts: a database that has any is not served to a network."""
    return tuple(db.scalars(select(Account.login).where(Account.is_demo).order_by(Account.id)))


# The present unit of the account's person.
_UNIT = (
    select(Unit.name)
    .join(Post, Post.unit_id == Unit.id)
    .where(Post.person_id == Account.person_id, Post.held_from <= bindparam("today"))
    .where(or_(Post.held_to.is_(None), Post.held_to >= bindparam("today")))
    .order_by(Post.held_from.desc())
    .limit(1)
    .scalar_subquery()
)
# A row for each role of an account that is not disabled. Asked at every rerun: built once.
_HELD = (
    select(Account, AccountRole.role, Person.name, _UNIT)
    .outerjoin(AccountRole, AccountRole.account_id == Account.id)
    .outerjoin(Person, Person.id == Account.person_id)
    .where(Account.disabled_at.is_(None))
)
_SIGNED_IN = _HELD.join(SignIn, SignIn.account_id == Account.id).where(
    SignIn.token_hash == bindparam("token_hash"), SignIn.ended_at.is_(None), SignIn.expires_at > bindparam("now")
)
_LINKED = _HELD.join(CalendarLink, CalendarLink.account_id == Account.id).where(
    CalendarLink.token_hash == bindparam("token_hash"), CalendarLink.ended_at.is_(None)
)


def _account(db: Session, held: Select[Any], **wanted: Any) -> Holder | None:
    rows = db.execute(held, wanted).all()
    if not rows:
        return None
    account, _, name, unit = rows[0]
    return Holder(
        account_id=account.id,
        login=account.login,
        roles=frozenset(role for _, role, _, _ in rows if role),
        language=account.language,
        text_size=account.text_size or TextSize.USUAL,
        person_id=account.person_id,
        name=name or account.login,
        unit=unit or "",
    )
