"""Opinions made up for a test, and the people around them: accounts with persons and posts, as a bureau has them."""

from __future__ import annotations

import itertools
from datetime import UTC, date, datetime, timedelta

from sqlalchemy import select

from data.commands import opinion_checks, opinions, units
from data.database import reading, writing
from data.rules import opinion_receipts
from data.rules.opinions import Author, Channel
from data.rules.roles import Role, Viewer
from data.tables.accounts import Account, AccountRole
from data.tables.opinions import Opinion
from data.tables.units import UnitKind
from tests.notices import NOW
from tests.people import ADMINISTRATOR

TOMORROW = NOW + timedelta(days=1)
LATER = datetime(2026, 12, 4, 8, 0, tzinfo=UTC)  # well after the last day of a notice published at NOW
_numbers = itertools.count(1)


def unit(name: str) -> int:
    """A unit; answers its id."""
    with writing() as db:
        return units.add(
            db,
            by=ADMINISTRATOR,
            now=NOW,
            code=f"u{next(_numbers)}",
            name=name,
            kind=UnitKind.SECTION,
            valid_from=date(2020, 1, 1),
        )


def person(name: str, unit_id: int | None = None) -> int:
    """Somebody on record, with a post if a unit is given; answers their id."""
    with writing() as db:
        person_id = units.add_person(db, by=ADMINISTRATOR, now=NOW, staff_no=f"p{next(_numbers)}", name=name)
        if unit_id is not None:
            units.appoint(
                db,
                by=ADMINISTRATOR,
                now=NOW,
                person_id=person_id,
                unit_id=unit_id,
                title="科员",
                held_from=date(2020, 1, 1),
            )
        return person_id


def account(login: str, *roles: Role, name: str = "", unit_id: int | None = None) -> Viewer:
    """A member of staff with a person behind the account; answers them as a viewer. Nobody signs in with it."""
    name, granted = name or login, frozenset({Role.EMPLOYEE, *roles})
    person_id = person(name, unit_id)
    with writing() as db:
        made = Account(login=login, person_id=person_id, password_hash="", is_demo=False, created_at=NOW)
        db.add(made)
        db.flush()
        db.add_all(AccountRole(account_id=made.id, role=role) for role in granted)
        return Viewer(login, granted, made.id, person_id, name)


def give(
    notice_id: int, by: Viewer, *, text: str = "情况不实。", author: Author | None = None, now: datetime = NOW
) -> str:
    """Put an opinion into the box; answers its receipt."""
    receipt = opinion_receipts.new()
    with writing() as db:
        opinions.give(db, by=by, now=now, notice_id=notice_id, text=text, receipt=receipt, author=author)
    return receipt


def sign(notice_id: int, by: Viewer, *, text: str = "情况不实。", now: datetime = NOW) -> str:
    """Put a signed opinion into the box; answers its receipt, which its author is not shown."""
    return give(notice_id, by, text=text, author=Author(by.name, by.unit, "内线 1234"), now=now)


def open_box(by: Viewer, *, now: datetime = TOMORROW) -> int:
    """Take out what lies in the box; answers how many pieces."""
    with writing() as db:
        return opinions.open_box(db, by=by, now=now)


def register(notice_id: int, by: Viewer, *, on: date, author: Author | None = None, now: datetime = TOMORROW) -> str:
    """Write down a letter; answers the opinion's id."""
    with writing() as db:
        return opinions.register(
            db,
            by=by,
            now=now,
            notice_id=notice_id,
            channel=Channel.LETTER,
            received_on=on,
            text="来信一封。",
            receipt=opinion_receipts.new(),
            author=author,
        )


def assign(opinion_id: str, by: Viewer, verifier: Viewer, *, now: datetime = TOMORROW) -> None:
    """Give an opinion to a verifier."""
    assert verifier.account_id is not None
    with writing() as db:
        opinion_checks.assign(db, by=by, now=now, opinion_id=opinion_id, verifier_id=verifier.account_id)


def stored(receipt: str) -> Opinion:
    """The opinion of a receipt as the database has it."""
    with reading() as db:
        return db.scalars(select(Opinion).where(Opinion.receipt_hash == opinion_receipts.hash_of(receipt))).one()
