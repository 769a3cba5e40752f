"""Units: the name of the body, and the units valid on a day."""

from __future__ import annotations

from datetime import date

from sqlalchemy import or_, select
from sqlalchemy.orm import Session

from data.rules.roles import Viewer
from data.tables.units import Unit, UnitKind


def top_name(db: Session) -> str:
    """The name of the top unit; empty where none is on record. Asked before there is a viewer, for the sign-in page."""
    return db.scalar(select(Unit.name).where(Unit.kind == UnitKind.BUREAU).order_by(Unit.id).limit(1)) or ""


def valid_on(db: Session, viewer: Viewer, *, on: date) -> tuple[str, ...]:
    """The names of units valid on a day, in the bureau's own order. Who works where is known to every viewer."""
    del viewer
    valid = select(Unit.name).where(Unit.valid_from <= on, or_(Unit.valid_to.is_(None), Unit.valid_to >= on))
    return tuple(db.scalars(valid.order_by(Unit.position, Unit.id)))
