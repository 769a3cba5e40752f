"""What changed: a month against the month before, and against the same month of the year before."""

from __future__ import annotations

from dataclasses import dataclass, replace

from sqlalchemy.orm import Session

from data.rules.roles import Viewer
from queries.spending import imported_months
from queries.spending_compare import CODE, Compared, compared
from queries.spending_filters import Wanted


@dataclass(frozen=True, slots=True)
class Changes:
    """A period beside the two that it is measured by. `before` is None for more than one month."""

    period: Wanted
    before: Compared | None
    year_before: Compared


def changes(db: Session, viewer: Viewer, *, wanted: Wanted, each: str = CODE) -> Changes | None:
    """Of the months wanted, or of the latest imported month of the year; None where the year has none.

    A month that was not imported is unknown: it is compared with nothing.
    """
    if wanted.year is None:
        return None
    months = imported_months(db, viewer, currency=wanted.currency, year=wanted.year)
    if not months:
        return None
    period = wanted if wanted.month else replace(wanted, month=months[-1], last_month=None)
    before = None
    if not period.last_month:
        before = compared(db, viewer, first=period, second=month_before(period), each=each)
    a_year_ago = replace(period, year=wanted.year - 1)
    return Changes(period, before, compared(db, viewer, first=period, second=a_year_ago, each=each))


def month_before(wanted: Wanted) -> Wanted:
    """The same question about the month before; before January comes December of the year before."""
    if wanted.year is None or wanted.month is None:
        raise ValueError(wanted)
    if wanted.month > 1:
        return replace(wanted, month=wanted.month - 1)
    return replace(wanted, year=wanted.year - 1, month=12)
