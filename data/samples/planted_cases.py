"""The list of planted cases with the vouchers that the ledgers gave them.

`python -m data.samples.planted_cases` writes it anew; a test holds it to the generator.
"""

from __future__ import annotations

import csv
import io
from collections import defaultdict
from collections.abc import Mapping
from typing import Any

from data.samples import budgets
from data.samples.ledger import months, planted
from data.samples.ledger.entries import Entry
from data.samples.material import FOLDER

FILE = FOLDER / "planted_cases.csv"
COLUMNS = ("case", "rule", "expected", "month", "vouchers", "planted")
# Made by a budget that is too small, and not by lines of its own.
_OVER_BUDGET = {
    "id": "P35",
    "rule": "R14",
    "planted": "高新区分局维修（护）费累计支出超过调整预算数，自此笔起超出",
}


def listing() -> str:
    """The text of the list: what was planted under which rule, in which months and on which vouchers, and whether a rule
    should find it (hit) or let it pass (clear).
    """
    found: dict[str, list[Entry]] = defaultdict(list)
    for entry in months.booked():
        if entry.case:
            found[entry.case].append(entry)
    for case in planted.cases():
        if "names_all" in case:
            found[case["id"]] = _alike(found[case["id"]][0], case["names_all"])
    found[_OVER_BUDGET["id"]].append(budgets.first_over())
    written = io.StringIO()
    rows = csv.writer(written, lineterminator="\n")
    rows.writerow(COLUMNS)
    for case in sorted([*planted.cases(), _OVER_BUDGET], key=lambda case: (_expected(case) != "hit", case["id"])):
        entries = found[case["id"]]
        in_months = sorted({f"{entry.paid_on:%Y-%m}" for entry in entries})
        vouchers = dict.fromkeys(entry.voucher for entry in entries)
        where = (" ".join(in_months), " ".join(vouchers))
        rows.writerow((case["id"], case["rule"], _expected(case), *where, case["planted"]))
    return written.getvalue()


def _alike(planted: Entry, fact: str) -> list[Entry]:
    """The year's lines that have a fact in common with a planted one: what a finding about the whole of it names."""
    year, value = planted.paid_on.year, getattr(planted, fact)
    return [entry for entry in months.booked() if entry.paid_on.year == year and getattr(entry, fact) == value]


def _expected(case: Mapping[str, Any]) -> str:
    return str(case.get("expected", "hit"))


if __name__ == "__main__":
    FILE.write_text(listing(), encoding="utf-8", newline="")
