"""The ledgers handed in by finance, each in the first days of the month after."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import datetime, timedelta

from sqlalchemy.orm import Session

from data.commands import spending as commands
from data.imports import spending_file
from data.samples import days
from data.samples.accounts import Actors
from data.samples.ledger import months
from data.samples.ledger.months import Ledger
from data.samples.timeline import Deed, Event


def events(actors: Actors) -> Iterator[Event]:
    """One import a ledger; that of the month not yet over is handed in on its last day, after work."""
    for ledger in months.ledgers():
        year, month = ledger.month
        last_worked = days.of_month(year, month)[-1]
        if last_worked > months.LAST_DAY:
            yield Event(days.at(months.LAST_DAY, "18:30"), _importing(actors, ledger))
        else:
            yield Event(days.at(days.after(last_worked + timedelta(days=1), 2), "16:40"), _importing(actors, ledger))


def _importing(actors: Actors, ledger: Ledger) -> Deed:
    def record(db: Session, now: datetime) -> None:
        checked = spending_file.read(ledger.content, ledger.name)
        commands.record_file(db, by=actors["finance"], now=now, file=checked)

    return record
