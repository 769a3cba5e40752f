"""Units: sections, sub-bureaus, local offices and service windows, each with dates of validity."""

from __future__ import annotations

from datetime import date
from enum import StrEnum

from sqlalchemy import ForeignKey, String
from sqlalchemy.orm import Mapped, mapped_column

from data.tables.base import Base, RowId, words


class UnitKind(StrEnum):
    BUREAU = "bureau"
    SECTION = "section"
    SUB_BUREAU = "sub_bureau"
    LOCAL_OFFICE = "local_office"
    WINDOW = "window"


class Unit(Base):
    __tablename__ = "units"

    id: Mapped[RowId]
    code: Mapped[str] = mapped_column(String(20), unique=True)
    name: Mapped[str] = mapped_column(String(100))
    kind: Mapped[UnitKind] = mapped_column(words(UnitKind))
    parent_id: Mapped[int | None] = mapped_column(ForeignKey("units.id"))
    position: Mapped[int] = mapped_column(default=0)  # the order in which the bureau lists its units
    valid_from: Mapped[date]
    valid_to: Mapped[date | None]
