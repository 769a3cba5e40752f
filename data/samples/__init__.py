"""One invented bureau, January 2024 to November 2026, loaded through the real importers and commands.

Everything repeats itself: the same code makes the same bureau, byte for byte, whenever and wherever it runs.
"""

from __future__ import annotations

from sqlalchemy.orm import Session

from data.imports import reference
from data.samples import (
    accounts,
    budgets,
    days,
    decisions,
    discipline,
    leads,
    meetings,
    notices,
    opinions,
    questions,
    reviews,
    spending,
    staffing,
    timeline,
)
from data.samples.accounts import CONSOLE, DEMO_ACCOUNTS, DEMO_PASSWORD, DemoAccount
from data.samples.staffing import FIRST_DAY

__all__ = ["DEMO_ACCOUNTS", "DEMO_PASSWORD", "DemoAccount", "load"]


def load(db: Session) -> None:
    """Load the sample bureau into an empty database, in the caller's transaction.

    Each command is given at the moment at which it would have been.
    """
    now = days.at(FIRST_DAY, "09:00")
    reference.load(db, by=CONSOLE, now=now)
    entered = staffing.found(db, by=CONSOLE, now=now)
    actors = accounts.add_all(db, by=CONSOLE, now=now, people=entered.people)
    timeline.play(
        db,
        [
            *staffing.events(entered, by=CONSOLE),
            *budgets.events(actors),
            *spending.events(actors),
            *discipline.events(actors),
            *leads.events(actors),
            *reviews.events(actors),
            *meetings.events(actors),
            *notices.events(actors),
            *decisions.events(actors),
            *opinions.events(actors),
            *questions.events(actors),
        ],
    )
