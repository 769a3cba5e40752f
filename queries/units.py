"""Units: the name of the body."""

from __future__ import annotations

from sqlalchemy import select
from sqlalchemy.orm import Session

from data.tables.units import Unit, UnitKind


def top_name(db: Session) -> str:
    """The name of the top unit; empty where none is on record. Asked before there is a viewer, for the sign-in page."""
    return db.scalar(select(Unit.name).where(Unit.kind == UnitKind.BUREAU).order_by(Unit.id).limit(1)) or ""
