"""Who holds a sign-in, or the personal address of a feed. Asked before there is a viewer, and by dashboard/identity.py alone."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from sqlalchemy import Select, or_, select
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
    open_now = (SignIn.token_hash == token_hash, SignIn.ended_at.is_(None), SignIn.expires_at > now)
    return _account(db, select(SignIn.account_id).where(*open_now), today)


def link_holder(db: Session, *, token_hash: str, today: date) -> Holder | None:
    """Whose calendar feed has this token, if it is not ended, and its account not disabled."""
    valid = (CalendarLink.token_hash == token_hash, CalendarLink.ended_at.is_(None))
    return _account(db, select(CalendarLink.account_id).where(*valid), today)


def demo_logins(db: Session) -> tuple[str, ...]:
    """The logins of demo accounts: a database that has any is not served to a network."""
    return tuple(db.scalars(select(Account.login).where(Account.is_demo).order_by(Account.id)))


def _account(db: Session, account_id: Select[Any], today: date) -> Holder | None:
    found = db.execute(
        select(Account, Person)
        .outerjoin(Person, Person.id == Account.person_id)
        .where(Account.id.in_(account_id), Account.disabled_at.is_(None))
    ).first()
    if found is None:
        return None
    account, person = found
    return Holder(
        account_id=account.id,
        login=account.login,
        roles=frozenset(db.scalars(select(AccountRole.role).where(AccountRole.account_id == account.id))),
        language=account.language,
        text_size=account.text_size or TextSize.USUAL,
        person_id=account.person_id,
        name=person.name if person else account.login,
        unit=_unit_of(db, account.person_id, today),
    )


def _unit_of(db: Session, person_id: int | None, today: date) -> str:
    present = (
        select(Unit.name)
        .join(Post, Post.unit_id == Unit.id)
        .where(Post.person_id == person_id, Post.held_from <= today)
        .where(or_(Post.held_to.is_(None), Post.held_to >= today))
        .order_by(Post.held_from.desc())
    )
    return db.scalar(present.limit(1)) or ""
