"""The address of the reader's own calendar feed."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from sqlalchemy.orm import Session

from data.rules.roles import Viewer
from queries import visible


@dataclass(frozen=True, slots=True)
class CalendarAddress:
    """An address that works; its token is known to nobody but its holder."""

    id: int
    made_at: datetime


def present(db: Session, viewer: Viewer) -> CalendarAddress | None:
    """The viewer's own address; None where there is none."""
    found = db.scalar(visible.calendar_links(viewer))
    return CalendarAddress(found.id, found.made_at) if found else None
