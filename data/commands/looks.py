"""When a reader last looked: one row an account, written at most once in half an hour."""

from __future__ import annotations

from datetime import datetime

from sqlalchemy.orm import Session

from data.rules.looks import ONE_LOOK
from data.rules.roles import Viewer
from data.tables.looks import Look


def note(db: Session, *, by: Viewer, now: datetime) -> None:
    """Begin a new look of the viewer's own, unless the present one is still young.

    Without an audit entry: nobody's record changes, and a log of who read when would watch the readers.
    """
    if by.account_id is None:
        return
    look = db.get(Look, by.account_id)
    if look is None:
        db.add(Look(account_id=by.account_id, latest_at=now, before_at=None))
    elif now - look.latest_at >= ONE_LOOK:
        look.before_at, look.latest_at = look.latest_at, now
