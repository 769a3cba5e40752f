"""Golden tables of invoices, journeys and meetings: R09 to R12, R23, R24."""

from __future__ import annotations

from collections.abc import Sequence

from tests.data.judging.making import D, Golden, course, invoice, made_out, one, trip
from tests.judging import CLEAR, HIT, NC, NOT

TABLES: dict[str, Sequence[Golden]] = {
    "R09": [
        Golden("twice", [invoice("11"), invoice("11", matter="另一事项")], (HIT, HIT)),
        Golden("one matter on two sections", [invoice("11"), invoice("11", econ_code="30202")], (CLEAR, CLEAR)),
        Golden("another code", [invoice("11"), invoice("11", invoice_code="0211", matter="另一事项")], (CLEAR, CLEAR)),
        Golden("next year", [invoice("11"), invoice("11", matter="2", paid_on=D(2025, 12, 30))], (HIT, HIT)),
        Golden("no invoice", [invoice(""), invoice("")], (NC, NC)),
        Golden("neither code nor seller", [invoice("11", invoice_code="", seller="")], (NOT,)),
        Golden("before the law of 1999", [invoice("11", paid_on=D(2000, 6, 30)), invoice("11")], (NOT, CLEAR)),
    ],
    "R09.alike": [
        Golden("other numbers", [invoice("11"), invoice("19")], (HIT, HIT)),
        Golden("another amount", [invoice("11"), invoice("19", amount_fen=10_001)], (CLEAR, CLEAR)),
        Golden("another day", [invoice("11"), invoice("19", invoiced_on=D(2026, 3, 2))], (CLEAR, CLEAR)),
        Golden("no day", [invoice("11", invoiced_on=None)], (NOT,)),
    ],
    "R09.travel": [
        Golden("one day shared", [trip(3, 5), trip(5, 7)], (HIT, HIT)),
        Golden("one after the other", [trip(3, 5), trip(6, 7)], (CLEAR, CLEAR)),
        Golden("two people", [trip(3, 5), trip(4, 7, traveller="李四")], (CLEAR, CLEAR)),
        Golden("one matter", [trip(3, 5, matter="1"), trip(4, 6, matter="1")], (CLEAR, CLEAR)),
        Golden("no days", [trip(3, 5, left_on=None)], (NOT,)),
    ],
    "R10": [
        Golden("three in a row", [invoice("11"), invoice("12"), invoice("13")], (HIT, HIT, HIT)),
        Golden("two in a row", [invoice("11"), invoice("12"), invoice("14")], (CLEAR, CLEAR, CLEAR)),
        Golden(
            "the sixtieth day",
            [invoice("11"), invoice("12"), invoice("13", paid_on=D(2026, 5, 4))], (HIT, HIT, HIT),
        ),
        Golden(
            "the sixty-first day",
            [invoice("11"), invoice("12"), invoice("13", paid_on=D(2026, 5, 5))], (CLEAR, CLEAR, CLEAR),
        ),
        Golden("one purchase", [invoice(no, matter="1") for no in ("11", "12", "13")], (CLEAR, CLEAR, CLEAR)),
        Golden("two sellers", [invoice("11"), invoice("12", seller="乙店"), invoice("13")], (CLEAR, CLEAR, CLEAR)),
        Golden("no number that counts", [invoice("AB")], (NOT,)),
    ],
    "R11": [
        Golden("void", [invoice("11", invoice_status="已作废")], (HIT,)),
        Golden("in order", [invoice("11", invoice_status="正常")], (CLEAR,)),
        Golden("not looked up", [invoice("11")], (NOT,)),
        Golden("before the measures", [invoice("11", invoice_status="作废", paid_on=D(2011, 1, 31))], (NOT,)),
    ],
    "R11.buyer": [
        Golden("the bureau", [made_out()], (CLEAR,)),
        Golden("written otherwise", [made_out("滨海市 市场监督管理局", "11990000mb00000001")], (CLEAR,)),
        Golden("another body", [made_out("滨海市市场监管学会")], (HIT,)),
        Golden("another tax number", [made_out(tax_no="11990000MB00000002")], (HIT,)),
        Golden("a person, and no number", [made_out("个人", "")], (HIT,)),
        Golden("no name", [made_out("")], (NOT,)),
        Golden("no number", [made_out(tax_no="")], (NOT,)),
        Golden("neither", [invoice("11")], (NOT,)),
        Golden("a train ticket", [invoice("11", invoice_kind="火车票")], (NC,)),
        Golden("no names recorded", [made_out("个人")], (NOT,), ("buyer_names",)),
        Golden("no names recorded, another number", [made_out(tax_no="1")], (HIT,), ("buyer_names",)),
        Golden("no numbers recorded", [made_out()], (NOT,), ("buyer_tax_nos",)),
        Golden("no invoice", [invoice("")], (NC,)),
        Golden("taken back", [made_out("个人", amount_fen=-10_000)], (NC,)),
        Golden("before the names were recorded", [made_out("个人", invoiced_on=D(2011, 12, 31))], (NOT,)),
        Golden("before the measures", [made_out("个人", paid_on=D(2011, 1, 31))], (NOT,)),
    ],
    "R11.date": [
        Golden("a day later", [invoice("11", invoiced_on=D(2026, 3, 6))], (HIT,)),
        Golden("the day of payment", [invoice("11", invoiced_on=D(2026, 3, 5))], (CLEAR,)),
        Golden("no day", [invoice("11", invoiced_on=None)], (NOT,)),
        Golden("before the measures", [invoice("11", paid_on=D(2011, 1, 31))], (NOT,)),
    ],
    "R12": [
        one("a body without one", HIT),
        one("with one", CLEAR, invoice_no="11"),
        one("another paper", CLEAR, invoice_kind="财政票据"),
        one("a person", NC, payee_is_person=True),
        one("bank charges", NC, econ_code="30204"),
        one("section not recognised", NOT, econ_code=""),
        one("before the law of 1999", NOT, paid_on=D(2000, 6, 30)),
    ],
    "R23": [
        Golden("within all limits", [trip(3, 5)], (CLEAR,)),
        Golden("a fen above for a night", [trip(3, 5, lodging=80_001)], (HIT,)),
        Golden("a higher grade", [trip(3, 5, lodging=96_000, grade="处级")], (CLEAR,)),
        Golden("a fen above for meals", [trip(3, 5, meal_allowance=30_001)], (HIT,)),
        Golden("a fen above for transport", [trip(3, 5, local_transport=24_001)], (HIT,)),
        Golden("more nights than days", [trip(3, 5, nights=3)], (HIT,)),
        Golden("a place without limit", [trip(3, 5, travel_place="远方")], (NOT,)),
        Golden("nights unknown", [trip(3, 5, nights=None)], (NOT,)),
        Golden("before the measures", [trip(3, 5, nights=3, paid_on=D(2013, 12, 31))], (NOT,)),
        Golden("supplies", [trip(3, 5, nights=3, econ_code="30201")], (NC,)),
    ],
    "R24": [
        Golden("exactly the class's", [course(amount_fen=1_100_000)], (CLEAR,)),
        Golden("a fen above", [course(amount_fen=1_100_001)], (HIT,)),
        Golden("a class without limit", [course(meeting_class="九类")], (NOT,)),
        Golden("people unknown", [course(meeting_people=None)], (NOT,)),
        Golden("before the measures", [course(amount_fen=9_000_000, paid_on=D(2016, 12, 30))], (NOT,)),
    ],
}  # fmt: skip
