"""Reading receipts: the reader's own, and how far something has reached, by unit and never by name."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from sqlalchemy import or_, select
from sqlalchemy.orm import Session

from data.rules.reach import Reach, told
from data.rules.roles import Viewer
from data.rules.subjects import Subject
from data.tables.accounts import Account
from data.tables.people import Post
from data.tables.receipts import Receipt
from data.tables.units import Unit
from queries import visible


@dataclass(frozen=True, slots=True)
class OwnReceipt:
    """The latest version that the reader said to have read, and on which day."""

    version: int
    read_on: date


def own(db: Session, viewer: Viewer, *, subject: Subject, subject_id: int) -> OwnReceipt | None:
    """The viewer's own receipt; None where there is none."""
    of_subject = visible.own_receipts(viewer).where(Receipt.subject == subject, Receipt.subject_id == subject_id)
    found = db.scalar(of_subject.order_by(Receipt.version.desc()).limit(1))
    return OwnReceipt(found.version, found.read_on) if found else None


def reach(
    db: Session, viewer: Viewer, *, subject: Subject, subject_id: int, version: int, today: date
) -> tuple[Reach, ...]:
    """Of the staff in post today, how many of each unit have read this version; small units together.

    In the bureau's own order of units. Asked by who publishes the subject; raises NotAllowed for others.
    """
    of_version = visible.receipts(viewer, subject).where(Receipt.subject_id == subject_id, Receipt.version == version)
    readers = of_version.join(Account, Account.id == Receipt.account_id).with_only_columns(Account.person_id)
    have_read = set(db.scalars(readers))
    by_unit: dict[str, list[int]] = {}
    for person, unit in _units_of_staff(db, today).items():
        by_unit.setdefault(unit, []).append(person)
    in_order = [name for name in db.scalars(select(Unit.name).order_by(Unit.position, Unit.id)) if name in by_unit]
    return told([Reach(name, len(by_unit[name]), len(have_read & set(by_unit[name]))) for name in in_order])


def _units_of_staff(db: Session, today: date) -> dict[int, str]:
    """Person → the unit of the post begun last, as the account shows it."""
    present = (
        select(Post.person_id, Unit.name)
        .join(Unit, Unit.id == Post.unit_id)
        .where(Post.held_from <= today, or_(Post.held_to.is_(None), Post.held_to >= today))
        .order_by(Post.held_from, Post.id)
    )
    return {row.person_id: row.name for row in db.execute(present)}
