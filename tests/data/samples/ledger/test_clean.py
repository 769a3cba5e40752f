"""What is not planted is clean: each rule in its simplest form finds the planted lines and nothing else."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable
from datetime import timedelta
from functools import cache
from itertools import pairwise
from typing import Any

import pytest

from data.samples import days, organisation
from data.samples.ledger import approvals, months, planted
from data.samples.ledger.entries import CASH, Entry
from data.samples.ledger.receptions import RECEPTION, most_hosts

WORDS = ("餐", "烟", "酒", "礼品", "购物卡", "旅游", "土特产")
NO_INVOICE = ("30204", "30228", "30229", "30239")  # bank slips, payments inside, allowances
PLACES_FOR_WORDS = ("30201", "30215", "30216", "30226", "30299")
STAFF = {person.name: person.staff_no for person in organisation.people().values()}


def _too_low(e: Entry) -> bool:
    if not e.approver or not e.approved_on or e.reverses or e.papers_of:
        return False
    names = [organisation.people()[no].name if no else None for no in approvals.ladder(e.unit, e.approved_on)]
    rungs = [rung for rung, name in enumerate(names) if name == e.approver]
    return bool(rungs) and max(rungs) < approvals.lowest_rung(_whole()[e.voucher])


@cache
def _whole() -> dict[str, int]:
    """What each voucher comes to."""
    whole: dict[str, int] = defaultdict(int)
    for entry in months.booked():
        whole[entry.voucher] += entry.fen
    return whole


def _not_in_post(e: Entry) -> bool:
    return bool(e.approver and e.approved_on) and STAFF[e.approver] not in organisation.on(e.approved_on or e.paid_on)


def _without_invoice(e: Entry) -> bool:
    to_a_body = e.econ.startswith(("302", "310")) and e.econ not in NO_INVOICE and not e.payee_is_person
    return to_a_body and e.fen > 0 and not e.invoice_no


def _too_dear(e: Entry) -> bool:
    return _is_meal(e) and (e.fen > 12_000 * (e.guests + e.hosts) or e.meals > 1)


def _is_meal(e: Entry) -> bool:
    return e.econ == RECEPTION and e.fen > 0


RULES: dict[str, Callable[[Entry], bool]] = {
    "R01": _too_low,
    "R02": lambda e: e.approved_on is not None and e.approved_on > e.paid_on,
    "R03": lambda e: bool(e.approver) and e.approver in (e.handler, e.claimant, e.payee),
    "R04": lambda e: not e.approver,
    "R06": _not_in_post,
    "R11": lambda e: (e.invoice_date is not None and e.invoice_date > e.paid_on) or bool(e.buyer or e.invoice_status),
    "R12": _without_invoice,
    "R15": lambda e: e.econ in PLACES_FOR_WORDS and any(word in e.summary for word in WORDS),
    "R16": lambda e: _is_meal(e) and not e.letter,
    "R17": lambda e: _is_meal(e) and not e.reception_list,
    "R18": lambda e: _is_meal(e) and e.hosts > most_hosts(e.guests),
    "R19": _too_dear,
    "R20": lambda e: _is_meal(e) and any(word in e.summary for word in ("酒", "烟")),
    "R21": lambda e: e.pay_method == CASH and (_is_meal(e) or (not e.payee_is_person and e.fen > 100_000)),
    "R22": lambda e: e.econ in (RECEPTION, "30231") and not days.calendar().is_working_day(e.occurred_on),
}


def _planted(rule: str) -> list[str]:
    cases = {case["id"] for case in planted.cases() if case["rule"] == rule and "expected" not in case}
    cases |= {"R01": {"C06"}, "R02": {"C07"}}.get(rule, set())  # excused by a delegation, by an emergency
    return [entry.voucher for entry in months.booked() if entry.case in cases]


@pytest.mark.parametrize("rule", sorted(RULES))
def test_a_rule_about_one_line_finds_the_planted_lines_and_no_other(rule: str):
    assert [entry.voucher for entry in months.booked() if RULES[rule](entry)] == _planted(rule)


def _standing() -> list[Entry]:
    """Lines that no red line takes back, and that are no red lines themselves."""
    gone = {id(entry.reverses) for entry in months.booked() if entry.reverses and entry.fen == -entry.reverses.fen}
    return [entry for entry in months.booked() if not entry.reverses and id(entry) not in gone]


def _by(key: Callable[[Entry], Any], entries: Iterable[Entry]) -> dict[Any, list[Entry]]:
    found: dict[Any, list[Entry]] = defaultdict(list)
    for entry in entries:
        found[key(entry)].append(entry)
    return found


def test_bills_cut_in_pieces_are_the_planted_ones():
    open_to_it = [e for e in _standing() if not e.contract and e.has_matter]
    cut = set()
    for entries in _by(lambda e: (e.payee, e.econ, e.unit), open_to_it).values():
        for tier in (approvals.HEAD_UP_TO, approvals.LEADER_UP_TO):
            small = sorted((e for e in entries if e.fen < tier), key=lambda e: e.paid_on)
            for one, next_one in pairwise(small):
                if next_one.paid_on - one.paid_on <= timedelta(days=7) and one.fen + next_one.fen >= tier:
                    cut |= {one.voucher, next_one.voucher}
    assert sorted(cut) == sorted(_planted("R07"))


def test_an_invoice_or_a_day_claimed_twice_is_a_planted_one():
    with_invoice = [e for e in _standing() if e.invoice_no]
    by_number = _by(lambda e: (e.invoice_code, e.invoice_no), with_invoice).values()
    twice = {e.voucher for entries in by_number if len({e.matter for e in entries}) > 1 for e in entries}
    by_bill = _by(lambda e: (e.seller, e.fen, e.invoice_date), with_invoice).values()
    alike = {e.voucher for entries in by_bill if len({e.invoice_no for e in entries}) > 1 for e in entries}
    assert sorted(twice | alike | _in_two_places()) == sorted(_planted("R09"))


def _in_two_places() -> set[str]:
    """Journeys of one person, of different matters, that share a day."""
    crossed: set[str] = set()
    journeys = [(e.trip, e) for e in _standing() if e.trip]
    journeys.sort(key=lambda each: (each[0].traveller, each[0].left_on, each[0].back_on))
    for (one, before), (other, after) in pairwise(journeys):
        is_same = one.traveller == other.traveller
        if is_same and other.left_on <= one.back_on and before.matter != after.matter:
            crossed |= {before.voucher, after.voucher}
    return crossed


def test_invoices_in_a_row_are_planted_ones():
    in_a_row: set[str] = set()
    for entries in _by(lambda e: (e.seller, e.invoice_code), [e for e in _standing() if e.invoice_no]).values():
        by_number = {int(e.invoice_no): e.voucher for e in entries}
        in_a_row |= {v for number, v in by_number.items() if {number - 1, number + 1} & by_number.keys()}
    assert sorted(in_a_row) == sorted(_planted("R10"))


def test_only_the_planted_purchases_of_a_project_pass_the_amount_for_open_tender_without_one():
    otherwise = [e for e in _standing() if e.project and e.procurement != "公开招标"]
    large = {
        key: sum(e.fen for e in entries)
        for key, entries in _by(lambda e: (e.paid_on.year, e.project, e.econ), otherwise).items()
    }
    assert [key for key, fen in large.items() if fen > 200_000_000] == [(2025, "信息化建设与运维", "31007")]


def test_only_one_project_and_not_the_bureau_spends_in_a_rush_at_the_end_of_a_year():
    rushed = []
    for year in (2024, 2025):
        running = [
            e for e in months.booked() if e.paid_on.year == year and not e.econ.startswith("301") and e.econ != "30208"
        ]
        last_days = days.of_month(year, 12)[-10:]
        groups = _by(lambda e: e.project, [e for e in running if e.project]) | {"": running}
        for project, entries in groups.items():
            whole = sum(e.fen for e in entries)
            december = sum(e.fen for e in entries if e.paid_on.month == 12)
            at_the_end = sum(e.fen for e in entries if e.paid_on in last_days)
            if december * 100 > whole * 25 or at_the_end * 100 > whole * 12:
                rushed.append((year, project))
    assert rushed == [(2025, "基层所标准化建设")]


def test_what_a_journey_claims_is_no_more_than_was_paid():
    for entry in months.booked():
        if entry.trip:
            assert entry.trip.lodging + entry.trip.meals + entry.trip.local <= entry.fen, entry.voucher
            assert entry.trip.traveller == entry.payee


def test_a_year_of_the_planted_car_is_the_only_dear_one():
    cars = _by(lambda e: (e.paid_on.year, e.vehicle), [e for e in months.booked() if e.econ == "30231"])
    cost = {key: sum(e.fen for e in entries) for key, entries in cars.items()}
    of_year = {year: [fen for (of, _), fen in cost.items() if of == year] for year, _ in cost}
    assert all(len(fens) == 19 for fens in of_year.values())
    dear = [key for key, fen in cost.items() if fen > 1.5 * sum(of_year[key[0]]) / len(of_year[key[0]])]
    assert dear == [(2025, "执法19号车")]


def test_money_is_paid_on_working_days_to_what_happened_before():
    for entry in months.booked():
        assert days.calendar().is_working_day(entry.paid_on)
        assert entry.occurred_on <= entry.paid_on
        assert entry.handler
