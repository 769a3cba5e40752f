"""Units of the bureau, and the people who hold posts in them."""

from __future__ import annotations

from datetime import date, datetime

from sqlalchemy.orm import Session

from data import audit_log
from data.errors import NotFound, RuleBroken
from data.rules.roles import Permission, Viewer, must
from data.tables.people import Person, Post
from data.tables.units import Unit, UnitKind


def add(
    db: Session,
    *,
    by: Viewer,
    now: datetime,
    code: str,
    name: str,
    kind: UnitKind,
    valid_from: date,
    parent_id: int | None = None,
    position: int = 0,
) -> int:
    """Add a unit, valid from a day on, and answer its id."""
    must(by, Permission.MANAGE_UNITS)
    unit = Unit(code=code, name=name, kind=kind, parent_id=parent_id, position=position, valid_from=valid_from)
    db.add(unit)
    db.flush()
    audit_log.append(db, by=by, now=now, action="units.add", subject="unit", subject_id=unit.id, code=code, name=name)
    return unit.id


def add_person(db: Session, *, by: Viewer, now: datetime, staff_no: str, name: str) -> int:
    """Add a person and answer their id."""
    must(by, Permission.MANAGE_UNITS)
    person = Person(staff_no=staff_no, name=name)
    db.add(person)
    db.flush()
    audit_log.append(
        db, by=by, now=now, action="units.add_person", subject="person", subject_id=person.id, staff_no=staff_no
    )
    return person.id


def appoint(
    db: Session,
    *,
    by: Viewer,
    now: datetime,
    person_id: int,
    unit_id: int,
    title: str,
    held_from: date,
    is_head: bool = False,
    in_leadership: bool = False,
    in_committee: bool = False,
) -> int:
    """Give a person a post from a day on, and answer the post's id."""
    must(by, Permission.MANAGE_UNITS)
    post = Post(
        person_id=person_id,
        unit_id=unit_id,
        title=title,
        is_head=is_head,
        in_leadership=in_leadership,
        in_committee=in_committee,
        held_from=held_from,
    )
    db.add(post)
    db.flush()
    audit_log.append(
        db,
        by=by,
        now=now,
        action="units.appoint",
        subject="person",
        subject_id=person_id,
        title=title,
        unit_id=unit_id,
        held_from=held_from,
    )
    return post.id


def relieve(db: Session, *, by: Viewer, now: datetime, post_id: int, held_to: date) -> None:
    """End a post; `held_to` is the last day on which it is held. Raises RuleBroken for a day before it began."""
    must(by, Permission.MANAGE_UNITS)
    post = db.get(Post, post_id, with_for_update=True)
    if post is None:
        raise NotFound("post_unknown", post_id=post_id)
    if held_to < post.held_from:
        raise RuleBroken("post_ends_before_it_began", held_from=post.held_from, held_to=held_to)
    post.held_to = held_to
    audit_log.append(
        db,
        by=by,
        now=now,
        action="units.relieve",
        subject="person",
        subject_id=post.person_id,
        title=post.title,
        unit_id=post.unit_id,
        held_to=held_to,
    )
