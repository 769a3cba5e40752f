"""Mistakes put right: a red line names the voucher that it takes back, and most are booked again as they should be."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace
from datetime import date
from random import Random

from data.samples import days
from data.samples.ledger.books import Books, Month, chance, pay_day, times
from data.samples.ledger.entries import Entry

_A_MONTH = 4
_REVERSED = ("30201", "30202", "30211", "30213")
_TOO_MUCH, _WRONG_WORDS, _PAPERS = "金额误记", "摘要误记", "附件不全退回"
_REFUND = 0.3  # of them are money that came back: part of the amount, and nothing is booked again
_UNMATCHED = {(2024, 6), (2025, 3), (2026, 5)}  # months with a red line whose voucher nobody could name


def entries(books: Books, month: Month, before: Sequence[Entry], same: Sequence[Entry]) -> Iterator[Entry]:
    """The month's red lines against vouchers of the month before or of its own first half."""
    rng = chance(month, "reversals")
    found = [entry for entry in (*before, *same) if _may_be_reversed(entry)]
    for original in rng.sample(found, min(len(found), times(rng, _A_MONTH))):
        paid_on = pay_day(rng, month)
        if paid_on <= original.paid_on:
            paid_on = days.after(original.paid_on, 1)
        if (paid_on.year, paid_on.month) != month:
            continue
        original.put_right = True
        if rng.random() < _REFUND:
            yield _red(original, paid_on, -round(original.fen * rng.uniform(0.1, 0.5)), "退回多付款项")
        else:
            yield from _again(books, rng, original, paid_on)
    if month in _UNMATCHED and found:
        red = _red(rng.choice(found), pay_day(rng, month), -rng.randint(20_000, 60_000), "退回以前年度多付款项")
        yield replace(red, reverses=None)


def _again(books: Books, rng: Random, original: Entry, paid_on: date) -> Iterator[Entry]:
    reason = rng.choice((_TOO_MUCH, _WRONG_WORDS, _PAPERS))
    yield _red(original, paid_on, -original.fen, f"红字冲销（{reason}）")
    if reason != _PAPERS and books.may_pay(original.payee, original.econ, original.unit, paid_on):
        fen = round(original.fen * rng.uniform(0.7, 0.95)) if reason == _TOO_MUCH else original.fen
        yield replace(
            original,
            fen=fen,
            summary=f"{original.summary}（更正）",
            paid_on=paid_on,
            approver="",
            approved_on=None,
            voucher="",
            trip=original.trip.within(fen) if original.trip else None,
            papers_of=original,
            put_right=False,
        )


def _red(original: Entry, paid_on: date, fen: int, words: str) -> Entry:
    return replace(
        original,
        fen=fen,
        summary=f"{words}：{original.summary}",
        paid_on=paid_on,
        occurred_on=paid_on,
        reverses=original,
        put_right=False,
        papers_of=None,
        invoice_code="",
        invoice_no="",
        invoice_date=None,
        seller="",
        letter="",
        reception_list="",
        guests=0,
        hosts=0,
        meals=0,
        trip=None,
        approver="",
        approved_on=None,
        voucher="",
    )


def _may_be_reversed(entry: Entry) -> bool:
    """Purchases of running costs; payroll is put right with the next pay, and planted cases stay as they are."""
    is_clean_purchase = entry.has_matter and entry.econ in _REVERSED and not entry.case
    return is_clean_purchase and entry.fen > 0 and not entry.put_right and entry.papers_of is None
