"""Layouts that were remembered by name, for whoever reads a file: the import page and the command line."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import cast

from sqlalchemy import select
from sqlalchemy.orm import Session

from data.errors import NotFound
from data.rules.dates import Order
from data.tables.layouts import RememberedLayout


@dataclass(frozen=True, slots=True)
class Remembered:
    """What `data.imports.layouts.Layout.chosen` takes, and who remembered it when."""

    name: str
    columns: Mapping[str, tuple[str, ...]]
    unit: str
    date_order: Order | None
    by: str
    at: datetime


def named(db: Session, name: str) -> Remembered:
    """The layout of that name. Raises NotFound("layout_not_found") with the names there are."""
    row = db.get(RememberedLayout, name)
    if row is None:
        raise NotFound("layout_not_found", name=name, names=", ".join(each.name for each in every(db)) or "—")
    return _remembered(row)


def every(db: Session) -> tuple[Remembered, ...]:
    """All of them, by name."""
    return tuple(_remembered(row) for row in db.scalars(select(RememberedLayout).order_by(RememberedLayout.name)))


def _remembered(row: RememberedLayout) -> Remembered:
    columns = {field: tuple(names) for field, names in row.columns.items()}
    order = cast(Order | None, row.date_order or None)
    return Remembered(row.name, columns, row.unit, order, row.remembered_by, row.remembered_at)
