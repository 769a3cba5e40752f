"""Staff of a bureau made up for a test: units with people, some of whom have accounts."""

from __future__ import annotations

import itertools
from dataclasses import replace
from datetime import UTC, date, datetime

from data.database import writing
from data.rules.roles import Viewer
from data.tables.accounts import Account
from data.tables.people import Person, Post
from data.tables.units import Unit, UnitKind
from tests.people import EMPLOYEE

_BEGAN = date(2020, 1, 1)
_numbers = itertools.count(1)


def a_unit(name: str, people: int) -> list[int]:
    """A unit with so many people in post; answers their ids."""
    with writing() as db:
        number = next(_numbers)
        unit = Unit(code=f"u{number}", name=name, kind=UnitKind.SECTION, position=number, valid_from=_BEGAN)
        staff = [Person(staff_no=f"{number}-{n}", name=f"职工{n}") for n in range(people)]
        db.add_all([unit, *staff])
        db.flush()
        db.add_all(Post(person_id=each.id, unit_id=unit.id, title="科员", held_from=_BEGAN) for each in staff)
        return [each.id for each in staff]


def with_account(viewer: Viewer = EMPLOYEE, person_id: int | None = None) -> Viewer:
    """The viewer with an account of its own behind it, held by a person where one is given."""
    with writing() as db:
        account = Account(
            login=f"{viewer.login}-{next(_numbers)}",
            person_id=person_id,
            password_hash="",
            created_at=datetime(2026, 1, 1, tzinfo=UTC),
        )
        db.add(account)
        db.flush()
        return replace(viewer, account_id=account.id, person_id=person_id, login=account.login)
