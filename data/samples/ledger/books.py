"""What everybody who draws up payments shares: chance that repeats itself, numbers given out, and who was paid lately."""

from __future__ import annotations

import math
from collections import defaultdict
from datetime import date
from random import Random

from data.samples import days, organisation

Month = tuple[int, int]
APART = 10  # calendar days between two payments to one payee by one unit for one thing, unless a contract says more


def chance(month: Month, what: str) -> Random:
    """Chance for one month and one thing: the same on every machine, and untouched by what is drawn elsewhere."""
    return Random(f"{month[0]}-{month[1]:02} {what}")  # noqa: S311  nothing secret is drawn


def amount(rng: Random, low: float, high: float) -> int:
    """An amount in fen between two in yuan; small ones are commoner, and one in three is of whole yuan."""
    yuan = math.exp(rng.uniform(math.log(low), math.log(high)))
    return round(yuan) * 100 if rng.random() < 1 / 3 else round(yuan * 10) * 10


def times(rng: Random, average: float) -> int:
    """How often something happens in a month in which it happens so often on average."""
    varied = average * rng.uniform(0.9, 1.1)
    return int(varied) + (rng.random() < varied % 1)


def pay_day(rng: Random, month: Month) -> date:
    """A day on which finance pays: not the first of a month, nor the last two, when the books are closed."""
    return rng.choice(days.of_month(*month)[1:-2])


class Books:
    """Kept from the first month to the last."""

    def __init__(self) -> None:
        self._contracts: dict[tuple[int, str, str, str], str] = {}
        self._paid: dict[tuple[str, str, str], list[date]] = defaultdict(list)
        self._bills: set[tuple[str, int, date]] = set()
        self._away: dict[str, list[tuple[date, date]]] = defaultdict(list)

    def contract(self, year: int, seller: str, unit: str, project: str) -> str:
        """The number of a unit's contract with a seller in a year."""
        key = (year, seller, unit, project)
        return self._contracts.setdefault(key, f"HT{year}-{len(self._contracts) + 1:04}")

    def may_pay(self, payee: str, econ: str, unit: str, on: date) -> bool:
        """Whether no such payment is so near that the two look like a bill cut in pieces; if so, notes this one."""
        known = self._paid[(payee, econ, unit)]
        if any(abs((on - day).days) < APART for day in known):
            return False
        known.append(on)
        return True

    def may_bill(self, seller: str, fen: int, on: date) -> bool:
        """Whether a seller has no other invoice of this amount on that day; if so, notes this one."""
        known = (seller, fen, on) in self._bills
        self._bills.add((seller, fen, on))
        return not known

    def may_travel(self, person: str, start: date, end: date) -> bool:
        """Whether a person is not on another journey then; if so, notes this one."""
        known = self._away[person]
        if any(start <= there_until and there_from <= end for there_from, there_until in known):
            return False
        known.append((start, end))
        return True


def clerk(rng: Random, unit: str, on: date) -> str:
    """The name of one who may have handled a matter of a unit."""
    return organisation.people()[rng.choice(organisation.clerks(unit, on))].name
