"""The ledgers of all months, drawn up one after the other and written as files."""

from __future__ import annotations

import csv
import io
from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from functools import cache

from data.samples import organisation
from data.samples.ledger import (
    approvals,
    papers,
    payroll,
    planted,
    purchases,
    receptions,
    regular,
    reversals,
    travel,
    vehicles,
)
from data.samples.ledger.books import Books, Month
from data.samples.ledger.entries import HEADER, Entry, yuan
from data.samples.ledger.numbers import Numbers

LAST_DAY = date(2026, 11, 20)  # the last ledger ends here
_MONTHS: tuple[Month, ...] = tuple((year, month) for year in (2024, 2025, 2026) for month in range(1, 13))
_PRODUCERS = (payroll, regular, purchases, travel, vehicles, receptions)


@dataclass(frozen=True, slots=True)
class Ledger:
    """One file as finance exports it."""

    month: Month
    name: str
    content: bytes
    lines: int
    total_fen: int


@cache
def drawn_up() -> Mapping[Month, Sequence[Entry]]:
    """Every entry of the three years by month, in the order of the ledgers.

    What the rest of 2026 has in store is included, since budgets are made for whole years.
    """
    books, numbers = Books(), Numbers()
    set_aside: dict[Month, list[Entry]] = defaultdict(list)
    for entry in planted.entries(books):
        set_aside[(entry.paid_on.year, entry.paid_on.month)].append(entry)
    done: dict[Month, Sequence[Entry]] = {}
    before: Sequence[Entry] = ()
    for month in _MONTHS:
        entries = [entry for producer in _PRODUCERS for entry in producer.entries(books, month)]
        entries += reversals.entries(books, month, before, entries)
        entries += set_aside[month]
        papers.add(entries, month)
        approvals.approve(entries, month)
        before = done[month] = numbers.give(entries, month)
    return done


def booked() -> list[Entry]:
    """The entries that the ledgers hold: those paid up to the last day."""
    return [entry for entries in drawn_up().values() for entry in entries if entry.paid_on <= LAST_DAY]


@cache
def ledgers() -> tuple[Ledger, ...]:
    """The files, January 2024 to November 2026."""
    by_month: dict[Month, list[Entry]] = defaultdict(list)
    for entry in booked():
        by_month[(entry.paid_on.year, entry.paid_on.month)].append(entry)
    return tuple(_ledger(month, entries) for month, entries in by_month.items())


def _ledger(month: Month, entries: Sequence[Entry]) -> Ledger:
    total_fen = sum(entry.fen for entry in entries)
    written = io.StringIO()
    rows = csv.writer(written, lineterminator="\r\n")
    blank = [""] * (len(HEADER) - 1)
    rows.writerow([f"{organisation.bureau_name()}{month[0]}年{month[1]}月经费支出明细账", *blank])
    rows.writerow(["单位：元", *blank])
    rows.writerow(HEADER)
    rows.writerows(entry.cells() for entry in entries)
    rows.writerow(["合计", *blank[1:], yuan(total_fen)])
    name = f"经费支出明细账{month[0]}年{month[1]:02}月.csv"
    return Ledger(month, name, written.getvalue().encode("utf-8-sig"), len(entries), total_fen)
