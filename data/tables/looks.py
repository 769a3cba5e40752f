"""When each account last looked at the first page, for 上次查看以来的更新."""

from __future__ import annotations

from datetime import datetime

from sqlalchemy import ForeignKey
from sqlalchemy.orm import Mapped, mapped_column

from data.tables.base import Base, Moment, UtcTime


class Look(Base):
    """`latest_at` begins the present look; `before_at` is the one before, since which changes are told."""

    __tablename__ = "looks"

    account_id: Mapped[int] = mapped_column(ForeignKey("accounts.id"), primary_key=True, autoincrement=False)
    latest_at: Mapped[Moment]
    before_at: Mapped[datetime | None] = mapped_column(UtcTime)
