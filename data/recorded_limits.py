"""The bureau's limits as they hold: what comes with the program, and over it what the bureau recorded."""

from __future__ import annotations

import tomllib
from functools import cache
from pathlib import Path

from sqlalchemy import select
from sqlalchemy.orm import Session

from data.rules.discipline_limits import BEGINNING, DatedLimit, checked, in_order
from data.tables.discipline import DisciplineLimit

_FILE = Path(__file__).parent / "reference" / "discipline_limits.toml"


def recorded_limits(db: Session) -> tuple[DatedLimit, ...]:
    """Every limit by name and day of effect."""
    rows = db.scalars(select(DisciplineLimit).order_by(DisciplineLimit.id))
    own = [DatedLimit(r.name, r.effective_from, checked(r.name, r.value), r.source, confirmed=True) for r in rows]
    return in_order(shipped_limits(), own)


@cache
def shipped_limits() -> tuple[DatedLimit, ...]:
    """What comes with the program; none of it is confirmed."""
    shipped = tomllib.loads(_FILE.read_text("utf-8"))
    return tuple(
        DatedLimit(name, each.get("from", BEGINNING), checked(name, each["value"]), each["source"], confirmed=False)
        for name, each in shipped.items()
    )
