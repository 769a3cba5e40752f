"""What the bureau buys from month to month, as purchases.toml describes it."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from datetime import date
from random import Random
from typing import Any

from data.samples import days, organisation
from data.samples.ledger.books import Books, Month, amount, chance, clerk, pay_day, times
from data.samples.ledger.entries import CARD, GENERAL_BUDGET, RUNNING, TRANSFER, TREASURY, Entry
from data.samples.material import toml

SITES = ("010", "210", "220", "230", "310", "320", "330")
CARD_UP_TO = 200_000  # fen; what costs more goes by transfer
ASKED_FROM = 100_000  # fen; from here on a purchase says how it was bought
_TRIES = 12


def func_code(project: str) -> str:
    """The functional code of a project; running costs have the bureau's own."""
    return str(toml("ledger/purchases.toml")["projects"][project]) if project else RUNNING


def season(name: str, project: str, month: int) -> float:
    """How a month stands to the average one."""
    seasons = toml("ledger/purchases.toml")["seasons"]
    return float(seasons[name or ("project" if project else "running")][month - 1])


def entries(books: Books, month: Month) -> Iterator[Entry]:
    """The month's purchases."""
    for number, kind in enumerate(toml("ledger/purchases.toml")["purchase"]):
        rng = chance(month, f"purchase {number}")
        project = kind.get("project", "")
        for _ in range(times(rng, kind["lines"] * season(kind.get("season", ""), project, month[1]))):
            entry = _one(books, rng, kind, month)
            if entry:
                yield entry


def _one(books: Books, rng: Random, kind: Mapping[str, Any], month: Month) -> Entry | None:
    """A purchase, or None where every seller tried was paid too lately."""
    for _ in range(_TRIES):
        paid_on = pay_day(rng, month)
        unit = _unit(rng, kind["units"], paid_on)
        summary, seller = _what_from_whom(rng, kind)
        if kind.get("contract") or books.may_pay(seller, kind["econ"], unit, paid_on):
            entry = _entry(books, rng, kind, unit=unit, summary=summary, payee=seller, paid_on=paid_on)
            if entry.invoice_date is None or books.may_bill(seller, entry.fen, entry.invoice_date):
                return entry
    return None


def _what_from_whom(rng: Random, kind: Mapping[str, Any]) -> tuple[str, str]:
    if "pairs" in kind:
        summary, seller = rng.choice(kind["pairs"])
        return summary, seller
    return rng.choice(kind["summaries"]), rng.choice(toml("ledger/payees.toml")[kind["sellers"]])


def _entry(
    books: Books, rng: Random, kind: Mapping[str, Any], *, unit: str, summary: str, payee: str, paid_on: date
) -> Entry:
    project, fen = kind.get("project", ""), amount(rng, *kind["yuan"])
    occurred_on = days.before(paid_on, rng.randint(4, 15))
    handler = clerk(rng, unit, occurred_on)
    invoiced = kind.get("invoice", True)
    by_card = kind.get("card", False) and fen <= CARD_UP_TO
    how_bought = kind.get("procurement", "") if fen >= ASKED_FROM else ""
    return Entry(
        unit=unit,
        econ=kind["econ"],
        project=project,
        func=func_code(project),
        fund=kind.get("fund", GENERAL_BUDGET),
        fen=fen,
        summary=summary,
        payee=payee,
        payee_is_person=kind.get("persons", False),
        paid_on=paid_on,
        occurred_on=occurred_on,
        pay_method=CARD if by_card else TREASURY if how_bought == "公开招标" else TRANSFER,
        handler=handler,
        claimant=handler if by_card else "",
        seller=payee if invoiced else "",
        invoice_date=days.before(paid_on, rng.randint(2, 3)) if invoiced else None,
        contract=books.contract(paid_on.year, payee, unit, project) if kind.get("contract") else "",
        procurement=how_bought,
    )


def _unit(rng: Random, which: str | list[str], on: date) -> str:
    if which == "sites":
        return rng.choices(SITES, [8, 3, 3, 3, 2, 2, 2])[0]
    codes = [unit.code for unit in organisation.spending_units()] if which == "all" else list(which)
    weights = [len(organisation.members(code, on)) + 6 * (code == "010") for code in codes]
    return rng.choices(codes, weights)[0]
