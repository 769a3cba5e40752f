"""Layouts remembered by name: which printed column is which field, for files that do not say it themselves."""

from __future__ import annotations

from typing import Any

from sqlalchemy import String
from sqlalchemy.orm import Mapped, mapped_column

from data.tables.base import Base, Facts, Moment


class RememberedLayout(Base):
    """One layout, as last remembered under its name; the audit log keeps what it was before."""

    __tablename__ = "layouts"

    name: Mapped[str] = mapped_column(String(100), primary_key=True)
    columns: Mapped[dict[str, Any]] = mapped_column(Facts)  # field -> the names of its column as printed
    unit: Mapped[str] = mapped_column(String(10))  # 元, 万元 …; empty where the file is to show it
    date_order: Mapped[str] = mapped_column(String(10))  # dmy, mdy, ymd; empty where the file is to show it
    remembered_by: Mapped[str] = mapped_column(String(100))
    remembered_at: Mapped[Moment]
