"""The circle around an opinion: who may see it and who must keep away. Asked by commands and queries alike."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from sqlalchemy import Select, or_, select
from sqlalchemy.orm import Session

from data.rules import opinions as rules
from data.rules.names import name_key
from data.rules.opinions import Interest, Party
from data.rules.roles import Permission, Viewer, can
from data.tables.accounts import Account
from data.tables.notices import NoticeVersion
from data.tables.opinions import Opinion, OpinionAuthor, OpinionRecusal, OpinionTurn
from data.tables.people import Person, Post

_NO_ACCOUNT = -1  # no account has it: comparing with none would find what is assigned to nobody


@dataclass(frozen=True, slots=True)
class Handler:
    """Somebody who handles opinions, or is to: a viewer, or the account that an opinion is to be assigned to."""

    account_id: int
    person_id: int | None
    name: str


def handler(viewer: Viewer) -> Handler:
    """The viewer as one who handles opinions."""
    account_id = _NO_ACCOUNT if viewer.account_id is None else viewer.account_id
    return Handler(account_id, viewer.person_id, viewer.name)


def handler_of(db: Session, account: Account) -> Handler:
    """The holder of an account as one who is to handle an opinion."""
    name = db.scalar(select(Person.name).where(Person.id == account.person_id))
    return Handler(account.id, account.person_id, name or account.login)


def in_reach(db: Session, viewer: Viewer) -> Select[Opinion]:
    """The opinions that a viewer may see as a receiver or as the verifier they are assigned to; others see none.

    Never those still in the box, those on a notice that names the viewer or from which they withdrew, or their own.
    """
    outside_the_box = _not_theirs(db, viewer).where(Opinion.boxed.is_(False))
    if can(viewer, Permission.RECEIVE_OPINIONS):
        return outside_the_box
    mine = handler(viewer).account_id if can(viewer, Permission.VERIFY_NOTICES) else _NO_ACCOUNT
    return outside_the_box.where(Opinion.verifier_id == mine)


def in_box(db: Session, viewer: Viewer, today: date) -> Select[Opinion]:
    """Opinions that a receiver may take out of the box: put in on an earlier day, so that nobody learns the hour."""
    return _not_theirs(db, viewer).where(Opinion.boxed, Opinion.received_on < today)


def answers_in_box(db: Session, viewer: Viewer, today: date) -> Select[OpinionTurn]:
    """Answers by authors that a receiver may take out of the box, as `in_box`."""
    theirs = _not_theirs(db, viewer).with_only_columns(Opinion.id)
    waiting = (OpinionTurn.boxed, OpinionTurn.written_on < today)
    return select(OpinionTurn).where(*waiting, OpinionTurn.opinion_id.in_(theirs))


def interest_of(
    db: Session, who: Handler, *, notice_id: int, today: date, opinion_id: str | None = None
) -> Interest | None:
    """Why somebody must keep away from a notice's opinions, or from one of them; None if nothing is known."""
    declared = db.get(OpinionRecusal, (notice_id, who.account_id)) is not None
    author = db.get(OpinionAuthor, opinion_id) if opinion_id else None
    return rules.interest(
        Party(_names(db, who), _units(db, {who.person_id}, today)),
        _parties(db, notice_id, today),
        declared=declared,
        author=author is not None and author.account_id == who.account_id,
    )


def _not_theirs(db: Session, viewer: Viewer) -> Select[Opinion]:
    who = handler(viewer)
    own = select(OpinionAuthor.opinion_id).where(OpinionAuthor.account_id == who.account_id)
    return select(Opinion).where(Opinion.notice_id.not_in(_blind_notices(db, who)), Opinion.id.not_in(own))


def _blind_notices(db: Session, who: Handler) -> set[int]:
    """Notices with opinions of which somebody may learn nothing: they name them, or they withdrew."""
    declared = db.scalars(select(OpinionRecusal.notice_id).where(OpinionRecusal.account_id == who.account_id))
    keys = {name_key(name) for name in _names(db, who)}
    with_opinions = select(Opinion.notice_id).distinct()
    printed = select(NoticeVersion.notice_id, NoticeVersion.people).where(NoticeVersion.notice_id.in_(with_opinions))
    named = {notice_id for notice_id, people in db.execute(printed) if keys & {name_key(p["name"]) for p in people}}
    return named | set(declared)


def _names(db: Session, who: Handler) -> frozenset[str]:
    on_record = db.scalar(select(Person.name).where(Person.id == who.person_id))
    return frozenset(name for name in (who.name, on_record) if name)


def _parties(db: Session, notice_id: int, today: date) -> list[Party]:
    """Everybody whom any version of a notice has named, with the units of all who are called so."""
    versions = db.scalars(select(NoticeVersion.people).where(NoticeVersion.notice_id == notice_id))
    named = {name_key(person["name"]): person["name"] for people in versions for person in people}
    called: dict[str, set[int]] = {}
    for person_id, name in db.execute(select(Person.id, Person.name)):
        called.setdefault(name_key(name), set()).add(person_id)
    return [Party(frozenset({name}), _units(db, called.get(key, ()), today)) for key, name in named.items()]


def _units(db: Session, person_ids: Iterable[int | None], today: date) -> frozenset[int]:
    """The units in which any of these people hold a post on a day."""
    held = (Post.held_from <= today, or_(Post.held_to.is_(None), Post.held_to >= today))
    ids = [person_id for person_id in person_ids if person_id is not None]
    return frozenset(db.scalars(select(Post.unit_id).where(Post.person_id.in_(ids), *held))) if ids else frozenset()
