"""People and the posts that they hold from one day to another."""

from __future__ import annotations

from datetime import date

from sqlalchemy import ForeignKey, String
from sqlalchemy.orm import Mapped, mapped_column

from data.tables.base import Base, RowId


class Person(Base):
    __tablename__ = "people"

    id: Mapped[RowId]
    staff_no: Mapped[str] = mapped_column(String(20), unique=True)
    name: Mapped[str] = mapped_column(String(100))


class Post(Base):
    __tablename__ = "posts"

    id: Mapped[RowId]
    person_id: Mapped[int] = mapped_column(ForeignKey("people.id"), index=True)
    unit_id: Mapped[int] = mapped_column(ForeignKey("units.id"), index=True)
    title: Mapped[str] = mapped_column(String(100))
    is_head: Mapped[bool] = mapped_column(default=False)  # in charge of the unit
    in_leadership: Mapped[bool] = mapped_column(default=False)  # 班子成员
    in_committee: Mapped[bool] = mapped_column(default=False)  # member of the Party committee
    held_from: Mapped[date]
    held_to: Mapped[date | None]
