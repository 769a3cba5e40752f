"""The planted cases as entries."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from datetime import date
from decimal import Decimal
from functools import cache
from typing import Any

from data.samples import days, organisation
from data.samples.ledger import travel, vehicles
from data.samples.ledger.books import Books
from data.samples.ledger.entries import CARD, TRANSFER, Entry, Trip
from data.samples.ledger.purchases import func_code
from data.samples.material import toml


def entries(books: Books) -> list[Entry]:
    """Every planted line, approvals and invoices as the cases say."""
    return [entry for case in cases() for entry in _of_case(books, case)]


@cache
def cases() -> tuple[dict[str, Any], ...]:
    """The cases as planted.toml describes them."""
    return tuple(toml("ledger/planted.toml")["case"])


def _of_case(books: Books, case: Mapping[str, Any]) -> Iterator[Entry]:
    made: list[Entry] = []
    for line in case["lines"]:
        entry = _entry(books, case, case.get("defaults", {}) | line)
        if "reverses" in line:
            entry.fen, entry.reverses = -entry.fen, made[line["reverses"] - 1]
            entry.invoice_code = entry.invoice_no = entry.seller = ""
            entry.invoice_date = None
        made.append(entry)
        yield entry


def _entry(books: Books, case: Mapping[str, Any], facts: Mapping[str, Any]) -> Entry:
    paid_on: date = facts["paid"]
    unit, payee, project = facts["unit"], facts["payee"], facts.get("project", "")
    occurred_on = facts.get("occurred", days.before(paid_on, 8))
    invoiced = not facts.get("person") and not facts.get("no_invoice")
    handler = _name(facts.get("handler") or organisation.clerks(unit, paid_on)[0])
    method = facts.get("method", TRANSFER)
    return Entry(
        unit=unit,
        econ=facts["econ"],
        project=project,
        func=func_code(project),
        fen=int(Decimal(facts["yuan"]) * 100),
        summary=facts["summary"],
        payee=payee,
        payee_is_person=facts.get("person", False),
        paid_on=paid_on,
        occurred_on=occurred_on,
        pay_method=method,
        handler=handler,
        claimant=_name(facts["claimant"]) if "claimant" in facts else handler if method == CARD else "",
        approver=_name(facts["approver"]) if facts.get("approver") else "",
        approved_on=facts.get("approved"),
        approval_given="approver" in facts,
        seller=payee if invoiced else "",
        buyer=facts.get("buyer", ""),
        invoice_status=facts.get("invoice_status", ""),
        invoice_code=facts.get("invoice_code", ""),
        invoice_no=facts.get("invoice_no", ""),
        invoice_date=facts.get("invoiced", days.after(occurred_on, 1)) if invoiced else None,
        matter=case["id"] if case.get("one_matter") else "",
        contract=books.contract(paid_on.year, payee, unit, project) if facts.get("contract") else "",
        procurement=facts.get("procurement", ""),
        exception=facts.get("exception", ""),
        urgent=facts.get("urgent", False),
        decision=facts.get("decision", ""),
        decided_on=facts.get("decided"),
        trip=_trip(books, facts) if "place" in facts else None,
        meeting_class=facts.get("meeting_class", ""),
        people=facts.get("people", 0),
        meeting_days=facts.get("meeting_days", 0),
        vehicle=vehicles.name(facts["car"]) if "car" in facts else "",
        letter=facts.get("letter", ""),
        reception_list="有" if facts.get("list") else "",
        guests=facts.get("guests", 0),
        hosts=facts.get("hosts", 0),
        meals=facts.get("meals", 0),
        case=case["id"],
        unbudgeted=facts.get("unbudgeted", False),
    )


def _trip(books: Books, facts: Mapping[str, Any]) -> Trip:
    books.may_travel(_name(facts["claimant"]), facts["left"], facts["occurred"])
    lodging = int(Decimal(facts["lodging"]) * 100)
    return travel.claim(
        facts["claimant"], facts["place"], facts["left"], facts["occurred"], lodging=lodging, nights=facts.get("nights")
    )


def _name(staff_no: str) -> str:
    return organisation.people()[staff_no].name
