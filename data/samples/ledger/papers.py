"""Who met, for how long, and in what class of meeting: what a claim for a meeting or a course says beside its sum."""

from __future__ import annotations

import math
from collections.abc import Iterable

from data.samples.ledger.books import Month, chance
from data.samples.ledger.entries import Entry

_MEETING, _TRAINING = "30215", "30216"
_CLASS = "三类"
_A_DAY = (180, 420)  # yuan a person; the class allows 550


def add(entries: Iterable[Entry], month: Month) -> None:
    """Give people and days to every meeting and course of a month that does not bring its own."""
    rng = chance(month, "meetings and courses")
    for entry in entries:
        if entry.econ in (_MEETING, _TRAINING) and not entry.people:
            entry.meeting_class, entry.meeting_days = _CLASS, rng.choice((1, 1, 2))
            entry.people = math.ceil(entry.fen / (rng.randint(*_A_DAY) * 100 * entry.meeting_days))
