"""What happens in the sample bureau happens in the order of its days, so that numbers and the audit log read as they would."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from datetime import datetime

from sqlalchemy.orm import Session

Deed = Callable[[Session, datetime], None]


@dataclass(frozen=True, slots=True)
class Event:
    """A moment, and the command to be given then."""

    at: datetime
    do: Deed


def play(db: Session, events: Iterable[Event]) -> None:
    """Give the commands of all events, the earliest first; those of one moment in the order in which they came."""
    for event in sorted(events, key=lambda event: event.at):
        event.do(db, event.at)
