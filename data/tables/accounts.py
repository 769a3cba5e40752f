"""Accounts, their roles, and the sign-ins that are open."""

from __future__ import annotations

from datetime import datetime

from sqlalchemy import ForeignKey, String
from sqlalchemy.orm import Mapped, mapped_column

from data.rules.roles import Role
from data.rules.text_size import TextSize
from data.tables.base import Base, Moment, RowId, UtcTime, words


class Account(Base):
    __tablename__ = "accounts"

    id: Mapped[RowId]
    login: Mapped[str] = mapped_column(String(40), unique=True)
    person_id: Mapped[int | None] = mapped_column(ForeignKey("people.id"))
    password_hash: Mapped[str] = mapped_column(String(200))
    language: Mapped[str | None] = mapped_column(String(10))  # chosen by the reader; none: the setting
    text_size: Mapped[TextSize | None] = mapped_column(words(TextSize))  # chosen by the reader; none: the usual one
    is_demo: Mapped[bool] = mapped_column(default=False)
    created_at: Mapped[Moment]
    disabled_at: Mapped[datetime | None] = mapped_column(UtcTime)


class AccountRole(Base):
    __tablename__ = "account_roles"

    account_id: Mapped[int] = mapped_column(ForeignKey("accounts.id"), primary_key=True)
    role: Mapped[Role] = mapped_column(words(Role), primary_key=True)


class SignIn(Base):
    """One browser that signed in. The cookie holds the token; only its hash is kept."""

    __tablename__ = "sign_ins"

    id: Mapped[RowId]
    account_id: Mapped[int] = mapped_column(ForeignKey("accounts.id"), index=True)
    token_hash: Mapped[str] = mapped_column(String(64), unique=True)
    started_at: Mapped[Moment]
    expires_at: Mapped[Moment]
    ended_at: Mapped[datetime | None] = mapped_column(UtcTime)


class CalendarLink(Base):
    """The personal address of a calendar feed. The address holds the token; only its hash is kept."""

    __tablename__ = "calendar_links"

    id: Mapped[RowId]
    account_id: Mapped[int] = mapped_column(ForeignKey("accounts.id"), index=True)
    token_hash: Mapped[str] = mapped_column(String(64), unique=True)
    made_at: Mapped[Moment]
    ended_at: Mapped[datetime | None] = mapped_column(UtcTime)
