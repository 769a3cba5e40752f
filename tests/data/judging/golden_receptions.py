"""Golden tables of receptions, cash and days off: R16 to R22."""

from __future__ import annotations

from collections.abc import Sequence

from tests.data.judging.making import D, Golden, meal, of_meals, one
from tests.judging import CLEAR, HIT, NC, NOT

TABLES: dict[str, Sequence[Golden]] = {
    "R16": [
        *of_meals({"letter_no": ""}),
        one("foreign guests", NC, **meal(letter_no="", summary="接待外宾")),
        one("the first day", HIT, **meal(letter_no="", occurred_on=D(2013, 12, 1), paid_on=D(2013, 12, 20))),
        one("paid then, eaten nobody knows when", NOT,
            **meal(letter_no="", occurred_on=None, paid_on=D(2013, 12, 20))),
    ],
    "R17": of_meals({"list_attached": None}),
    "R18": [
        *of_meals({"guests": 8, "hosts": 5}, {"guests": 8, "hosts": 3}),
        one("ten guests, three hosts", CLEAR, **meal(guests=10, hosts=3)),
        one("ten guests, four hosts", HIT, **meal(guests=10, hosts=4)),
        one("eleven guests, four hosts", HIT, **meal(guests=11, hosts=4)),
        one("twelve guests, four hosts", CLEAR, **meal(guests=12, hosts=4)),
        one("twenty-nine guests, ten hosts", HIT, **meal(guests=29, hosts=10)),
        one("nobody counted", NOT, **meal(guests=None)),
    ],
    "R19": [
        *of_meals({"amount_fen": 84_001}, {"amount_fen": 84_000}),
        one("two meals", HIT, **meal(meals=2)),
        one("nobody counted", NOT, **meal(hosts=None)),
        one("no standard", NOT, but=("reception_head_fen",), **meal()),
        one("no standard, two meals", HIT, but=("reception_head_fen",), **meal(meals=2)),
    ],
    "R20": [
        *of_meals({"tobacco": 1}),
        one("wine on the first day", HIT, **meal(alcohol=1, occurred_on=D(2025, 5, 2), paid_on=D(2025, 5, 9))),
        one("wine the day before", NOT, **meal(alcohol=1, occurred_on=D(2025, 5, 1), paid_on=D(2025, 5, 9))),
        one("wine in the purpose", HIT, **meal(summary="工作餐（含白酒2瓶）")),
        one("nobody says", NOT, **meal(alcohol=None)),
    ],
    "R21": [
        *of_meals({"pay_method": "现金"}),
        one("does not say how", NOT, **meal(pay_method="")),
    ],
    "R21.body": [
        one("a fen above", HIT, pay_method="现金", amount_fen=100_001),
        one("exactly the amount", NC, pay_method="现金", amount_fen=100_000),
        one("by transfer", CLEAR, amount_fen=100_001),
        one("a person", NC, pay_method="现金", amount_fen=100_001, payee_is_person=True),
        one("does not say how", NOT, pay_method="", amount_fen=100_001),
        one("before the regulation", NOT, paid_on=D(1988, 9, 30), pay_method="现金", amount_fen=100_001),
    ],
    "R22": [
        one("National Day", HIT, **meal(occurred_on=D(2025, 10, 4))),
        one("a make-up Sunday", CLEAR, **meal(occurred_on=D(2026, 1, 4))),
        one("a plain Sunday", HIT, **meal(occurred_on=D(2026, 1, 11))),
        one("a car", HIT, econ_code="30231", occurred_on=D(2025, 10, 4)),
        one("no day", NOT, **meal(occurred_on=None)),
        one("a year without calendar", NOT, **meal(occurred_on=D(2027, 1, 2), paid_on=D(2027, 1, 9))),
        one("supplies", NC, occurred_on=D(2025, 10, 4)),
    ],
}  # fmt: skip
