"""The leader's sign-offs: each month of 2026 some days after its ledger came in; October still waits."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, datetime, timedelta

from sqlalchemy.orm import Session

from data import month_figures
from data.commands import reviews as commands
from data.rules.roles import Viewer
from data.samples import days
from data.samples.accounts import Actors
from data.samples.timeline import Deed, Event

YEAR, MONTHS = 2026, range(1, 10)
ASKED = {9: "高新区分局维修（护）费已超过调整预算数，请财务科与分局商定年底前的安排。"}


def events(actors: Actors) -> Iterator[Event]:
    """On the sixth working day of the month after."""
    for month in MONTHS:
        day = days.after(date(YEAR, month + 1, 1) - timedelta(days=1), 6)
        yield Event(days.at(day, "16:00"), _signing(actors["leader"], month))


def _signing(by: Viewer, month: int) -> Deed:
    def sign(db: Session, now: datetime) -> None:
        seen, _ = month_figures.of_year(db, YEAR)[month]
        commands.sign(db, by=by, now=now, year=YEAR, month=month, seen=seen, questions=ASKED.get(month, ""))

    return sign
