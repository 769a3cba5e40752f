"""Units, people and posts entered as they came: those of the first day at once, later ones on their day."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import date, datetime, timedelta

from sqlalchemy.orm import Session

from data.commands import units as commands
from data.rules.roles import Viewer
from data.samples import days, organisation
from data.samples.organisation import PostRow
from data.samples.timeline import Deed, Event
from data.tables.units import UnitKind

FIRST_DAY = date(2023, 12, 28)  # on which the bureau began to keep its affairs in this program


@dataclass(slots=True)
class Entered:
    """The numbers that the database gave: to units by code, to people and to the posts they now hold by staff number."""

    units: dict[str, int] = field(default_factory=dict)
    people: dict[str, int] = field(default_factory=dict)
    posts: dict[str, int] = field(default_factory=dict)


def found(db: Session, *, by: Viewer, now: datetime) -> Entered:
    """Enter every unit, and the people and posts of the first day."""
    entered = Entered()
    for unit in organisation.units().values():
        entered.units[unit.code] = commands.add(
            db,
            by=by,
            now=now,
            code=unit.code,
            name=unit.name,
            kind=UnitKind(unit.kind),
            valid_from=unit.valid_from,
            parent_id=entered.units.get(unit.parent),
            position=unit.position,
        )
    for post in organisation.posts():
        if post.held_from <= FIRST_DAY:
            _appoint(db, post, entered, by=by, now=now)
    return entered


def events(entered: Entered, *, by: Viewer) -> Iterator[Event]:
    """Posts that begin or end after the first day; who comes new is entered as a person first."""
    for post in organisation.posts():
        if post.held_from > FIRST_DAY:
            yield Event(days.at(post.held_from, "08:30"), _appointing(post, entered, by))
        if post.held_to is not None:
            last_worked = days.before(post.held_to + timedelta(days=1), 1)
            yield Event(days.at(last_worked, "17:30"), _relieving(post, post.held_to, entered, by))


def _appointing(post: PostRow, entered: Entered, by: Viewer) -> Deed:
    def appoint(db: Session, now: datetime) -> None:
        _appoint(db, post, entered, by=by, now=now)

    return appoint


def _relieving(post: PostRow, held_to: date, entered: Entered, by: Viewer) -> Deed:
    def relieve(db: Session, now: datetime) -> None:
        commands.relieve(db, by=by, now=now, post_id=entered.posts[post.staff_no], held_to=held_to)

    return relieve


def _appoint(db: Session, post: PostRow, entered: Entered, *, by: Viewer, now: datetime) -> None:
    if post.staff_no not in entered.people:
        name = organisation.people()[post.staff_no].name
        entered.people[post.staff_no] = commands.add_person(db, by=by, now=now, staff_no=post.staff_no, name=name)
    entered.posts[post.staff_no] = commands.appoint(
        db,
        by=by,
        now=now,
        person_id=entered.people[post.staff_no],
        unit_id=entered.units[post.unit],
        title=post.title,
        held_from=post.held_from,
        is_head=post.is_head,
        in_leadership=post.in_leadership,
        in_committee=post.in_committee,
    )
