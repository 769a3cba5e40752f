"""The personal address of one's calendar feed: made, replaced, ended by its holder."""

from __future__ import annotations

import secrets
from datetime import datetime

from sqlalchemy import CursorResult, update
from sqlalchemy.orm import Session

from data import audit_log
from data.commands.accounts import token_hash
from data.errors import NotFound
from data.rules.roles import Permission, Viewer, must
from data.tables.accounts import CalendarLink


def make(db: Session, *, by: Viewer, now: datetime) -> str:
    """Make a new address and answer its token, which is kept nowhere. One that there was stops working at once."""
    must(by, Permission.READ_MEETINGS)
    if by.account_id is None:
        raise NotFound("account_unknown", login=by.login)
    replaced = _end(db, by.account_id, now)
    token = secrets.token_urlsafe(32)
    db.add(CalendarLink(account_id=by.account_id, token_hash=token_hash(token), made_at=now))
    _tell(db, by, now, action="calendar_links.make", replaced=replaced)
    return token


def end(db: Session, *, by: Viewer, now: datetime) -> None:
    """Stop one's address from working. Raises NotFound where there is none."""
    must(by, Permission.READ_MEETINGS)
    if by.account_id is None or not _end(db, by.account_id, now):
        raise NotFound("calendar_link_unknown")
    _tell(db, by, now, action="calendar_links.end")


def _end(db: Session, account_id: int, now: datetime) -> bool:
    mine = (CalendarLink.account_id == account_id, CalendarLink.ended_at.is_(None))
    done = db.execute(update(CalendarLink).where(*mine).values(ended_at=now))
    assert isinstance(done, CursorResult)
    return done.rowcount > 0


def _tell(db: Session, by: Viewer, now: datetime, *, action: str, **facts: bool) -> None:
    audit_log.append(db, by=by, now=now, action=action, subject="account", subject_id=by.account_id, **facts)
