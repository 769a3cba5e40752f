"""What differs between two versions of a brief, so that a correction can be read in the open."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from itertools import zip_longest

from data.rules.meeting_content import Attendee, Item, Matter, MeetingContent

# As a reader meets them on the page.
_FIELDS = (
    *("title", "serial", "held_on", "starts_at", "ends_at", "place", "chair", "chair_note", "recorder", "for_month"),
    *("late_reason", "reported", "distribution", "secrecy", "unread"),
)


Cell = str | int | date | Attendee | Item | Matter | None


@dataclass(frozen=True, slots=True)
class Change:
    """One field before and after, None where there is none; `number` says of which attendee, item or matter, and is 0
    for the brief itself.
    """

    field: str
    before: Cell
    after: Cell
    number: int = 0


def changes(before: MeetingContent, after: MeetingContent) -> tuple[Change, ...]:
    """The fields that differ, in the order of the page; rows are compared by their turn."""
    pairs = ((name, getattr(before, name), getattr(after, name)) for name in _FIELDS)
    own = [Change(name, old, new) for name, old, new in pairs if old != new]
    return (
        *own,
        *_rows("attendees", before.attendees, after.attendees),
        *_rows("agenda", before.agenda, after.agenda),
        *_rows("matters", before.matters, after.matters),
    )


def _rows(field: str, old: Sequence[Cell], new: Sequence[Cell]) -> list[Change]:
    pairs = enumerate(zip_longest(old, new), start=1)
    return [Change(field, was, now, number) for number, (was, now) in pairs if was != now]
