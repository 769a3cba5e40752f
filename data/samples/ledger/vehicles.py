"""The bureau's cars: fuel, repairs, tolls and insurance, each car's own."""

from __future__ import annotations

from collections.abc import Iterator
from random import Random

from data.samples import days
from data.samples.ledger.books import Books, Month, amount, chance, clerk, pay_day, times
from data.samples.ledger.entries import CARD, TRANSFER, Entry
from data.samples.material import toml

VEHICLES = "30231"
# Cars by unit; 5 and 8 stood still from 2024 on and were scrapped.
FLEET = (
    ("010", (1, 2, 3, 4)), ("110", (6,)), ("120", (7,)), ("130", (9,)), ("140", (10,)), ("060", (11,)),
    ("210", (12, 13, 14)), ("220", (15, 16)), ("230", (17, 18)), ("310", (19,)), ("320", (20,)), ("330", (21,)),
)  # fmt: skip
_TOLLS = "省高速公路收费结算中心"
_REPAIRS = ("更换机油机滤", "更换轮胎", "常规保养", "刹车系统维修", "空调系统维修", "更换蓄电池")


def entries(books: Books, month: Month) -> Iterator[Entry]:
    """The month's costs of each car."""
    for unit, cars in FLEET:
        for car in cars:
            rng = chance(month, f"car {car}")
            payees = toml("ledger/payees.toml")
            yield _cost(books, rng, unit, month, car, "加油", rng.choice(payees["fuel"]), (480, 1350))
            for _ in range(times(rng, 0.7)):
                yield _cost(books, rng, unit, month, car, "通行费、停车费", _TOLLS, (40, 420), by_card=True)
            for _ in range(times(rng, 0.4)):
                repair = rng.choice(_REPAIRS)
                yield _cost(books, rng, unit, month, car, repair, rng.choice(payees["garage"]), (220, 3400))
            if month[1] == car % 12 + 1:
                yield _cost(books, rng, unit, month, car, "保险费", payees["insurance"][0], (2900, 4300))


def name(car: int) -> str:
    """How ledgers call a car."""
    return f"执法{car}号车"


def _cost(
    books: Books,
    rng: Random,
    unit: str,
    month: Month,
    car: int,
    what: str,
    payee: str,
    yuan: tuple[int, int],
    *,
    by_card: bool = False,
) -> Entry:
    paid_on = pay_day(rng, month)
    occurred_on = days.before(paid_on, rng.randint(4, 12))
    handler = clerk(rng, unit, occurred_on)
    return Entry(
        unit=unit,
        econ=VEHICLES,
        fen=amount(rng, *yuan),
        summary=f"{name(car)}{what}",
        vehicle=name(car),
        payee=payee,
        paid_on=paid_on,
        occurred_on=occurred_on,
        pay_method=CARD if by_card else TRANSFER,
        handler=handler,
        claimant=handler if by_card else "",
        seller=payee,
        invoice_date=days.before(paid_on, 3),
        contract=books.contract(month[0], payee, unit, VEHICLES),
        procurement="" if by_card else "定点采购",
    )
