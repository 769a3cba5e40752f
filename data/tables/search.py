"""Which lines have which pair of characters in them."""

from __future__ import annotations

from sqlalchemy import BigInteger, LargeBinary, String
from sqlalchemy.orm import Mapped, mapped_column

from data.tables.base import Base


class SpendingPair(Base):
    """The lines of one stretch of ledger that hold a pair of characters. Written by data/search_index.py alone.

    The same on SQLite and PostgreSQL; neither finds a two-character Chinese word by an index of its own.
    """

    __tablename__ = "spending_pairs"
    __table_args__ = ({"sqlite_with_rowid": False},)

    pair: Mapped[str] = mapped_column(String(8), primary_key=True)
    named: Mapped[bool] = mapped_column(primary_key=True)  # found only by who may read the names of individuals
    first_line: Mapped[int] = mapped_column(BigInteger, primary_key=True, autoincrement=False)
    lines: Mapped[bytes] = mapped_column(LargeBinary)  # how far each line is from the first: two bytes, lowest first
