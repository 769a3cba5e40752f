"""What falls due each month: water, power, telephone, heating, the caretakers."""

from __future__ import annotations

from collections.abc import Iterator

from data.samples import days
from data.samples.ledger.books import Books, Month, chance, clerk
from data.samples.ledger.entries import TREASURY, Entry
from data.samples.material import toml

EVEN = (1,) * 12


def entries(books: Books, month: Month) -> Iterator[Entry]:
    """The month's bills, each paid by the unit whose house it is, under the year's contract."""
    rng = chance(month, "regular")
    worked = days.of_month(*month)
    for bill in toml("ledger/regular_payments.toml")["payment"]:
        share = bill.get("months", EVEN)[month[1] - 1]
        for unit, yuan in bill["yuan"].items():
            fen = round(yuan * share * rng.uniform(0.94, 1.06) * 10) * 10
            if fen == 0:
                continue
            paid_on = worked[min(bill["clock"] - 1 - rng.randint(0, 3), len(worked) - 3)]
            occurred_on = days.before(paid_on, rng.randint(4, 6))
            yield Entry(
                unit=unit,
                econ=bill["econ"],
                fen=fen,
                summary=f"{bill['summary']}（{month[1]}月）",
                payee=bill["seller"],
                seller=bill["seller"],
                invoice_date=occurred_on,
                paid_on=paid_on,
                occurred_on=occurred_on,
                pay_method=TREASURY,
                handler=clerk(rng, unit, occurred_on),
                contract=books.contract(month[0], bill["seller"], unit, ""),
                procurement=bill.get("procurement", ""),
                has_matter=False,
            )
