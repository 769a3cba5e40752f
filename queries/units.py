"""Units: the name of the body, and of its units."""

from __future__ import annotations

from datetime import date

from sqlalchemy import or_, select
from sqlalchemy.orm import Session

from data.rules.roles import Permission, Viewer, must
from data.tables.units import Unit, UnitKind


def top_name(db: Session) -> str:
    """The name of the top unit; empty where none is on record. Asked before there is a viewer, for the sign-in page."""
    return db.scalar(select(Unit.name).where(Unit.kind == UnitKind.BUREAU).order_by(Unit.id).limit(1)) or ""


def names(db: Session, viewer: Viewer, *, today: date) -> tuple[str, ...]:
    """The units there are today, in the bureau's own order, without the bureau itself."""
    must(viewer, Permission.READ_MEETINGS)
    valid = (Unit.valid_from <= today, or_(Unit.valid_to.is_(None), Unit.valid_to >= today))
    wanted = select(Unit.name).where(Unit.kind != UnitKind.BUREAU, *valid).order_by(Unit.position, Unit.id)
    return tuple(db.scalars(wanted))
