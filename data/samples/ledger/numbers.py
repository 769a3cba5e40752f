"""Numbers given out once a month's entries are known: invoices' by their dates, vouchers' and matters' by payment."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from data.samples.ledger.books import Month, chance
from data.samples.ledger.entries import Entry

ALL_DIGITAL_FROM = date(2024, 12, 1)  # from here on every invoice is fully digital: twenty digits and no code
_PROVINCE = "21"


class Numbers:
    """The series as they stand; neither hands out two numbers in a row to one seller."""

    def __init__(self) -> None:
        self._digital = 4_000_000_000
        self._paper: dict[int, int] = {}
        self._sellers: dict[str, int] = {}
        self._matters: dict[int, int] = {}
        self._matter_names: dict[str, str] = {}

    def give(self, entries: Sequence[Entry], month: Month) -> list[Entry]:
        """The month's entries in the order of the ledger, each with its numbers."""
        self._invoices(entries, month)
        ordered = _in_ledger_order(entries)
        groups: dict[str, int] = {}
        last = 0
        for entry in ordered:
            number = groups.get(entry.voucher_group)
            if number is None:
                number = last = last + 1
                if entry.voucher_group:
                    groups[entry.voucher_group] = number
            entry.voucher = f"{month[0]}{month[1]:02}-{number:04}"
            self._matter(entry)
        return ordered

    def _invoices(self, entries: Sequence[Entry], month: Month) -> None:
        rng = chance(month, "invoices")
        wanting = [entry for entry in entries if entry.seller and not entry.invoice_no and not entry.papers_of]
        for entry in sorted(wanting, key=lambda entry: entry.invoice_date or date.min):
            assert entry.invoice_date is not None
            year = entry.invoice_date.year % 100
            if entry.invoice_date >= ALL_DIGITAL_FROM or rng.random() < 0.5:
                self._digital += rng.randint(2_000, 400_000)
                entry.invoice_no = f"{year}{_PROVINCE}2{self._digital:015}"
            else:
                seller = self._sellers.setdefault(entry.seller, len(self._sellers) + 1)
                self._paper[seller] = self._paper.get(seller, 1_000_000 + seller * 7919) + rng.randint(3, 90)
                entry.invoice_code = f"0{_PROVINCE}00{year}{seller:05}"
                entry.invoice_no = f"{self._paper[seller]:08}"

        for entry in entries:
            if entry.papers_of:
                entry.invoice_code, entry.invoice_no = entry.papers_of.invoice_code, entry.papers_of.invoice_no

    def _matter(self, entry: Entry) -> None:
        known = entry.papers_of or entry.reverses
        if known:
            entry.matter = known.matter
        elif entry.has_matter:
            entry.matter = self._matter_names.get(entry.matter) or self._next_matter(entry)

    def _next_matter(self, entry: Entry) -> str:
        year = entry.paid_on.year
        self._matters[year] = self._matters.get(year, 0) + 1
        given = f"SX{year}-{self._matters[year]:05}"
        if entry.matter:  # a name that several entries share until here
            self._matter_names[entry.matter] = given
        return given


def _in_ledger_order(entries: Sequence[Entry]) -> list[Entry]:
    """By day of payment, entries of one voucher together, otherwise as they were drawn up."""
    first: dict[str, int] = {}
    for place, entry in enumerate(entries):
        if entry.voucher_group:
            first.setdefault(entry.voucher_group, place)
    places = [(entry.paid_on, first.get(entry.voucher_group, place), place) for place, entry in enumerate(entries)]
    return [entries[place] for _, _, place in sorted(places)]
