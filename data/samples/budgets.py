"""Budgets made to the measure of the spending, so that execution looks as it does in a well-run bureau.

Some 95 in a hundred at the end of a year, a few units behind, one item over.
"""

from __future__ import annotations

import math
from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import date, datetime
from functools import cache
from random import Random

from sqlalchemy.orm import Session

from data.commands import budgets as commands
from data.commands.budgets import BudgetRow, Origin
from data.samples import days, organisation
from data.samples.accounts import Actors
from data.samples.ledger import months
from data.samples.ledger.entries import Entry
from data.samples.timeline import Deed, Event

PERSONNEL = ("301", "303")
BEHIND = {2024: ("320",), 2025: ("090", "330"), 2026: ("140", "150", "320")}  # units that spend too slowly
_SLOW = 0.86  # of what they would spend otherwise
APPROVED = {2024: date(2024, 2, 20), 2025: date(2025, 2, 19), 2026: date(2026, 2, 12)}
ADJUSTED = {2024: date(2024, 10, 15), 2025: date(2025, 10, 14), 2026: date(2026, 9, 24)}
SUPPLEMENTED = {
    2024: {"特种设备安全监察": 0.12, "政务服务窗口运行": 0.08},
    2025: {"信息化建设与运维": 0.25, "基层所标准化建设": 0.2},
    2026: {"食品安全监督抽检": 0.1, "网络交易监测": 0.15},
}  # projects that got more during the year (追加), and what share of their final budget it was
_MOVED = 0.08  # of an item's budget, where money went from one running item of a unit to another (调剂)


@dataclass(frozen=True, slots=True)
class Item:
    """What a budget is approved for."""

    unit: str
    econ: str
    project: str


OVER = Item("230", "30213", "")  # in 2026: 高新区分局 has spent more on repairs than it has
_OVER_BY = 0.93  # its budget, as a share of what it has spent by the last day


@cache
def rows(year: int) -> tuple[BudgetRow, ...]:
    """The budget of a year, as first approved and as adjusted."""
    adjusted = {item: _adjusted(year, item, fen) for item, fen in sorted(_needed(year).items(), key=_order)}
    moved = _moved(year, adjusted)
    made = []
    for item, fen in adjusted.items():
        share = SUPPLEMENTED[year].get(item.project, 0.0)
        original = round(fen * (1 - share) / 10_000) * 10_000 - moved.get(item, 0)
        made.append(
            BudgetRow(
                unit=organisation.units()[item.unit].name,
                econ_code=item.econ,
                project=item.project,
                spend_type="project" if item.project else "basic",
                original_fen=original,
                adjusted_fen=fen,
                transfer_fen=moved.get(item),
            )
        )
    return tuple(made)


def events(actors: Actors) -> Iterator[Event]:
    """Each year's budget recorded when it was approved, and again when it was adjusted."""
    for year, approved_on in APPROVED.items():
        first = tuple(replace(row, adjusted_fen=row.original_fen, transfer_fen=None) for row in rows(year))
        approved = Origin(name=f"{year}年部门预算.xlsx", basis=f"滨财预〔{year}〕12号", dated=approved_on)
        yield Event(days.at(approved_on, "10:30"), _recording(actors, year, first, approved))
        adjusted_on = ADJUSTED[year]
        adjusted = Origin(name=f"{year}年预算调整.xlsx", basis=f"滨财预〔{year}〕86号", dated=adjusted_on)
        yield Event(days.at(adjusted_on, "15:20"), _recording(actors, year, rows(year), adjusted, "年中预算调整"))


def first_over() -> Entry:
    """The entry with which the item that is over its budget first exceeds it."""
    budget = next(row.adjusted_fen for row in rows(2026) if _is(row, OVER))
    spent = 0
    for entry in months.booked():
        if entry.paid_on.year == 2026 and _item(entry) == OVER:
            spent += entry.fen
            if spent > budget:
                return entry
    raise AssertionError("no item is over its budget")


def _recording(actors: Actors, year: int, rows: tuple[BudgetRow, ...], origin: Origin, reason: str = "") -> Deed:
    def record(db: Session, now: datetime) -> None:
        commands.record_year(db, by=actors["finance"], now=now, year=year, rows=rows, origin=origin, reason=reason)

    return record


def _needed(year: int) -> dict[Item, int]:
    """The most that each item had spent at any time of the year."""
    spent: dict[Item, int] = defaultdict(int)
    most: dict[Item, int] = defaultdict(int)
    for (of, _), entries in months.drawn_up().items():
        for entry in entries if of == year else ():
            if not entry.unbudgeted:
                item = _item(entry)
                spent[item] += entry.fen
                most[item] = max(most[item], spent[item])
    return most


def _adjusted(year: int, item: Item, needed: int) -> int:
    rng = Random(f"{year} {item.unit} {item.econ} {item.project}")  # noqa: S311
    if year == 2026 and item == OVER:
        entries = (entry for entry in months.booked() if entry.paid_on.year == year and _item(entry) == OVER)
        return round(sum(entry.fen for entry in entries) * _OVER_BY / 10_000) * 10_000
    if item.econ.startswith(PERSONNEL):
        rate = rng.uniform(0.975, 0.995)
    else:
        rate = rng.uniform(0.87, 0.97) * (_SLOW if item.unit in BEHIND[year] else 1)
    return math.ceil(needed / rate / 10_000) * 10_000


def _moved(year: int, adjusted: dict[Item, int]) -> dict[Item, int]:
    """Money moved between two running items of a unit, in every second unit: what came in, and, below zero, went out."""
    moved: dict[Item, int] = {}
    for place, unit in enumerate(organisation.spending_units()):
        running = [item for item in adjusted if item.unit == unit.code and not item.project]
        items = [item for item in running if item.econ.startswith("302")]
        if (place + year) % 2 == 0:
            rng = Random(f"{year} {unit.code} moved")  # noqa: S311
            taker, giver = rng.sample(items, 2)
            fen = round(min(adjusted[taker], adjusted[giver]) * _MOVED / 10_000) * 10_000
            moved[taker], moved[giver] = fen, -fen
    return moved


def _item(entry: Entry) -> Item:
    return Item(entry.unit, entry.econ, entry.project)


def _is(row: BudgetRow, item: Item) -> bool:
    unit = organisation.units()[item.unit].name
    return (row.unit, row.econ_code, row.project) == (unit, item.econ, item.project)


def _order(found: tuple[Item, int]) -> tuple[bool, str, str, str]:
    item = found[0]
    return bool(item.project), item.unit, item.project, item.econ
