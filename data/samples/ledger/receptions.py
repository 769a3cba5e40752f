"""Working meals for official guests, within the rules: a letter, a list, few hosts, one modest meal."""

from __future__ import annotations

from collections.abc import Iterator

from data.samples import days
from data.samples.ledger.books import Books, Month, chance, clerk, pay_day, times
from data.samples.ledger.entries import CARD, Entry
from data.samples.ledger.purchases import season
from data.samples.material import toml

RECEPTION = "30217"
_HOSTS = ("010", "010", "010", "060", "070", "110", "120", "130", "140", "160", "210", "220", "230")
_MEALS_A_MONTH = 8
PER_HEAD = (52, 96)  # yuan; the sample's own standard is 120


def most_hosts(guests: int) -> int:
    """Three hosts for up to ten guests, otherwise a third of the guests (国内公务接待管理规定)."""
    return 3 if guests <= 10 else guests // 3


def entries(books: Books, month: Month) -> Iterator[Entry]:
    """The receptions paid for in a month."""
    rng = chance(month, "receptions")
    guests_of = toml("ledger/receptions.toml")
    for number in range(1, times(rng, _MEALS_A_MONTH * season("", "", month[1])) + 1):
        paid_on, unit = pay_day(rng, month), rng.choice(_HOSTS)
        payee = rng.choice(toml("ledger/payees.toml")["canteen"])
        if not books.may_pay(payee, RECEPTION, unit, paid_on):
            continue
        visit_on = days.before(paid_on, rng.randint(4, 9))
        guests = rng.choice((2, 3, 3, 4, 4, 5, 5, 6, 7, 8, 9, 11, 13))
        hosts = rng.randint(1, most_hosts(guests))
        guest = rng.choice(guests_of["guest"])
        handler = clerk(rng, unit, visit_on)
        yield Entry(
            unit=unit,
            econ=RECEPTION,
            fen=(guests + hosts) * rng.randint(*PER_HEAD) * 100,
            summary=f"接待{guest['name']}{rng.choice(guests_of['purposes']['words'])}工作餐",
            payee=payee,
            paid_on=paid_on,
            occurred_on=visit_on,
            pay_method=CARD,
            handler=handler,
            claimant=handler,
            seller=payee,
            invoice_date=visit_on,
            letter=f"{guest['short']}〔{visit_on.year}〕{(month[1] - 1) * 20 + number}号",
            reception_list="有",
            guests=guests,
            hosts=hosts,
            meals=1,
        )
