"""The bureau's limits of spending discipline: what holds, what held and will hold, and which rules read each."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta

from sqlalchemy.orm import Session

from data.recorded_limits import shipped_limits
from data.rules.discipline_limits import DatedLimit, Value, checked, in_force, in_order
from data.rules.limit_units import UNITS, LimitGroup, group_of
from data.rules.roles import Viewer
from data.rules.spending_discipline import RULES
from data.tables.discipline import DisciplineLimit
from queries import visible


@dataclass(frozen=True, slots=True)
class Held:
    """A value with its days. `until` is its last day, None: no end is known. `recorded_at` None and `number` 0: shipped,
    to be checked by the bureau. `is_corrected`: another of the same day took its place, so that it no longer counts.
    """

    value: Value
    effective_from: date
    until: date | None
    source: str
    recorded_by: str = ""
    recorded_at: datetime | None = None
    number: int = 0
    is_corrected: bool = False

    @property
    def is_confirmed(self) -> bool:
        """Whether the bureau recorded it."""
        return self.recorded_at is not None


@dataclass(frozen=True, slots=True)
class LimitRow:
    """A limit. `held` has all its values in the order of their days; `version` is the number of the latest that was
    recorded, 0 for none: a form that shows an older one is stale.
    """

    name: str
    held: tuple[Held, ...]
    in_force: Held | None
    version: int
    rules: tuple[str, ...]

    @property
    def group(self) -> LimitGroup:
        """Where it is listed."""
        return group_of(UNITS[self.name])

    def on(self, day: date) -> Held | None:
        """What holds on a day."""
        begun = [each for each in self.held if each.effective_from <= day and not each.is_corrected]
        return begun[-1] if begun else None


def listed(db: Session, viewer: Viewer, *, today: date) -> tuple[LimitRow, ...]:
    """Every limit that a rule reads, in the order in which they are explained."""
    recorded = db.scalars(visible.discipline_limits(viewer).order_by(DisciplineLimit.id)).all()
    return tuple(_row(name, [row for row in recorded if row.name == name], today) for name in UNITS)


def _row(name: str, recorded: Sequence[DisciplineLimit], today: date) -> LimitRow:
    own = [
        DatedLimit(name, row.effective_from, checked(name, row.value), row.source, confirmed=True) for row in recorded
    ]
    shipped = [limit for limit in shipped_limits() if limit.name == name]
    order = in_order(shipped, own)
    now_in_force = in_force(order, name, today)
    of_day = {row.effective_from: row for row in recorded}  # the last word of each day
    ends = [*(each.effective_from - timedelta(days=1) for each in order[1:]), None]
    counting: dict[date, Held] = {}
    for limit, until in zip(order, ends, strict=False):  # where there is none, there is no end either
        row = of_day.get(limit.effective_from) if limit.confirmed else None
        counting[limit.effective_from] = _held(limit, until, row)
    corrected = [
        _held(limit, None, row, is_corrected=True)
        for limit, row in zip(own, recorded, strict=True)
        if of_day[row.effective_from] is not row
    ]
    held = sorted((*corrected, *counting.values()), key=lambda each: (each.effective_from, not each.is_corrected))
    return LimitRow(
        name,
        tuple(held),
        counting[now_in_force.effective_from] if now_in_force else None,
        max((row.id for row in recorded), default=0),
        tuple(rule.code for rule in RULES.values() if name in rule.limits),
    )


def _held(limit: DatedLimit, until: date | None, row: DisciplineLimit | None, *, is_corrected: bool = False) -> Held:
    return Held(
        limit.value,
        limit.effective_from,
        until,
        limit.source,
        row.recorded_by if row else "",
        row.recorded_at if row else None,
        row.id if row else 0,
        is_corrected,
    )
