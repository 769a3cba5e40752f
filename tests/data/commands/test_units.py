"""Units, people and the posts they hold, each with its dates."""

from __future__ import annotations

from datetime import UTC, date, datetime

import pytest
from sqlalchemy import select
from sqlalchemy.exc import IntegrityError

from data.commands import units
from data.database import reading, writing
from data.errors import NotAllowed, NotFound, RuleBroken
from data.tables.people import Person, Post
from data.tables.units import Unit, UnitKind
from tests.people import ADMINISTRATOR, HR, LEADER

NOW = datetime(2026, 11, 20, 8, 0, tzinfo=UTC)
BEGAN = date(2020, 1, 1)


def _unit(code="010", by=ADMINISTRATOR, **fields) -> int:
    with writing() as db:
        return units.add(
            db, by=by, now=NOW, code=code, name="办公室", kind=UnitKind.SECTION, valid_from=BEGAN, **fields
        )


def _person(staff_no="0001", by=ADMINISTRATOR) -> int:
    with writing() as db:
        return units.add_person(db, by=by, now=NOW, staff_no=staff_no, name="职工甲")


def _post(person_id: int, unit_id: int, by=ADMINISTRATOR) -> int:
    with writing() as db:
        return units.appoint(
            db, by=by, now=NOW, person_id=person_id, unit_id=unit_id, title="主任", held_from=BEGAN, is_head=True
        )


def test_a_unit_stands_under_another(fresh_database):
    parent = _unit("000")
    child = _unit("010", parent_id=parent, position=3)
    with reading() as db:
        unit = db.scalars(select(Unit).where(Unit.id == child)).one()
    assert (unit.parent_id, unit.position, unit.valid_from, unit.valid_to) == (parent, 3, BEGAN, None)


def test_a_code_and_a_staff_number_are_given_once(fresh_database):
    _unit("010")
    _person("0001")
    with pytest.raises(IntegrityError):
        _unit("010")
    with pytest.raises(IntegrityError):
        _person("0001")


def test_a_person_holds_a_post_until_relieved_of_it(fresh_database):
    post_id = _post(_person(), _unit())
    with reading() as db:
        post = db.scalars(select(Post)).one()
        assert db.scalars(select(Person.name)).one() == "职工甲"
    assert (post.title, post.is_head, post.in_leadership, post.held_from, post.held_to) == (
        "主任",
        True,
        False,
        BEGAN,
        None,
    )
    with writing() as db:
        units.relieve(db, by=ADMINISTRATOR, now=NOW, post_id=post_id, held_to=date(2026, 10, 31))
    with reading() as db:
        assert db.scalars(select(Post.held_to)).one() == date(2026, 10, 31)


def test_a_post_does_not_end_before_it_began_and_an_unknown_one_not_at_all(fresh_database):
    post_id = _post(_person(), _unit())
    with pytest.raises(RuleBroken, match="post_ends_before_it_began"), writing() as db:
        units.relieve(db, by=ADMINISTRATOR, now=NOW, post_id=post_id, held_to=date(2019, 12, 31))
    with pytest.raises(NotFound, match="post_unknown"), writing() as db:
        units.relieve(db, by=ADMINISTRATOR, now=NOW, post_id=99, held_to=date(2026, 10, 31))


@pytest.mark.parametrize("by", [HR, LEADER], ids=lambda viewer: viewer.login)
def test_only_an_administrator_changes_the_organisation(fresh_database, by):
    person_id, unit_id = _person(), _unit()
    post_id = _post(person_id, unit_id)
    attempts = (
        lambda: _unit("020", by=by),
        lambda: _person("0002", by=by),
        lambda: _post(person_id, unit_id, by=by),
        lambda: _relieve(post_id, by),
    )
    for attempt in attempts:
        with pytest.raises(NotAllowed):
            attempt()


def _relieve(post_id: int, by) -> None:
    with writing() as db:
        units.relieve(db, by=by, now=NOW, post_id=post_id, held_to=date(2026, 10, 31))
