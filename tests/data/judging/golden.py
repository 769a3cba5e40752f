"""What every rule must say: hit, clear, not evaluable, just within and just beyond the bound, before its day of effect."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from tests.judging import CLEAR, HIT, NC, NOT, Row, a_row

D = date


@dataclass(frozen=True)
class Golden:
    """Rows judged together, and what is said of each. `but` are limits that nobody recorded."""

    name: str
    rows: Sequence[Row]
    say: Sequence[int]
    but: tuple[str, ...] = ()


def one(name: str, say: int, but: tuple[str, ...] = (), **said: Any) -> Golden:
    return Golden(name, (a_row(**said),), (say,), but)


USUAL_DAY = D(2026, 3, 5)


def by(person: str, on: date | None = USUAL_DAY, role: str = "") -> list[tuple[str, str, date | None]]:
    return [(person, role, on)]


def meal(**said: Any) -> dict[str, Any]:
    """A reception with every paper in order."""
    usual = {
        "econ_code": "30217", "summary": "接待省局工作餐", "guests": 5, "hosts": 2, "meals": 1, "letter_no": "函1号",
        "list_attached": 1, "alcohol": 0, "tobacco": 0, "pay_method": "公务卡", "amount_fen": 50_000,
        "paid_on": D(2026, 3, 12), "occurred_on": D(2026, 3, 4),
    }  # fmt: skip
    return usual | said


def of_meals(rule_hit: Mapping[str, Any], clear: Mapping[str, Any] | None = None) -> list[Golden]:
    """What all rules about receptions have in common."""
    return [
        one("hit", HIT, **meal(**rule_hit)),
        one("clear", CLEAR, **meal(**(clear or {}))),
        one("another section", NC, **meal(econ_code="30201", **rule_hit)),
        one("section not recognised", NOT, **meal(econ_code="", **rule_hit)),
        one("a dinner of May 2013", NOT, **meal(paid_on=D(2013, 5, 20), occurred_on=D(2013, 5, 9), **rule_hit)),
        one("the last day before", NOT, **meal(paid_on=D(2013, 12, 9), occurred_on=D(2013, 11, 17), **rule_hit)),
        one("taken back", NC, **(meal(**rule_hit) | {"amount_fen": -50_000})),
    ]


def invoice(no: str, **said: Any) -> Row:
    usual = {
        "invoice_code": "0210",
        "invoice_no": no,
        "seller": "甲店",
        "invoiced_on": D(2026, 3, 1),
        "matter": f"事项{no}",
    }
    return a_row(**(usual | said))


def piece(fen: int, day: int, **said: Any) -> Row:
    return a_row(amount_fen=fen, paid_on=D(2026, 3, day), **said)


def bought(fen: int, **said: Any) -> Row:
    usual = {"project": "信息化", "econ_code": "31007", "procurement": "竞争性磋商", "amount_fen": fen}
    return a_row(**(usual | said))


def trip(first: int, last: int, **said: Any) -> Row:
    usual = {
        "econ_code": "30211", "traveller": "张三", "left_on": D(2026, 3, first), "back_on": D(2026, 3, last),
        "travel_place": "省城", "grade": "科级", "nights": last - first, "lodging": 40_000 * (last - first),
        "meal_allowance": 10_000 * (last - first + 1), "local_transport": 8_000 * (last - first + 1),
        "matter": f"出差{first}",
    }  # fmt: skip
    return a_row(**(usual | said))


def course(**said: Any) -> Row:
    usual = {"econ_code": "30215", "meeting_class": "三类", "meeting_people": 10, "meeting_days": 2}
    return a_row(**(usual | said))


def year_of(december: int, **said: Any) -> Sequence[Row]:
    rest = [a_row(project="信息化", amount_fen=100_000, paid_on=D(2025, month, 10), **said) for month in range(1, 11)]
    return (*rest, a_row(project="信息化", amount_fen=december, paid_on=D(2025, 12, 5), **said))


def cars(*fens: int, **said: Any) -> Sequence[Row]:
    return [
        a_row(econ_code="30231", amount_fen=fen, **({"vehicle": f"车{place}"} | said)) for place, fen in enumerate(fens)
    ]


def thousands(rounds: int, of: int, **said: Any) -> Sequence[Row]:
    return [a_row(amount_fen=100_000 * place if place <= rounds else 100_123, **said) for place in range(1, of + 1)]


GOLDEN: Mapping[str, Sequence[Golden]] = {
    "R01": [
        one("a leader's matter by a section head", HIT, amount_fen=500_001),
        one("exactly the head's own limit", CLEAR, amount_fen=500_000),
        one("by the leader", CLEAR, amount_fen=500_001, steps=by("副局长乙")),
        one("exactly the leader's limit", CLEAR, amount_fen=2_000_000, steps=by("副局长乙")),
        one("one fen above it", HIT, amount_fen=2_000_001, steps=by("副局长乙")),
        one("by the column of the leader", CLEAR, amount_fen=600_000, steps=by("不知名", role="leader")),
        one("somebody without a known post", NOT, amount_fen=600_000, steps=by("不知名")),
        one("nobody: R04's question", NC, steps=[]),
        one("no tiers recorded", NOT, but=("approval_tiers",)),
        one("before the first tiers", NOT, paid_on=D(2011, 12, 31), amount_fen=600_000),
        one("another currency", NOT, amount_fen=600_000, currency="GBP"),
        Golden("the whole matter counts", [a_row(amount_fen=300_000, matter="事项1")] * 2, (HIT, HIT)),
    ],
    "R02": [
        one("a day after", HIT, steps=by("科长甲", D(2026, 3, 6))),
        one("the same day", CLEAR),
        one("no day of approval", NOT, steps=by("科长甲", None)),
        one("nobody approved", NOT, steps=[]),
        one("no day of payment", NOT, paid_on=None, occurred_on=D(2026, 3, 1), fiscal_year=2026, steps=by("科长甲")),
        one("pay", NC, econ_code="30101", steps=by("科长甲", D(2026, 3, 6))),
    ],
    "R03": [
        one("the handler", HIT, handler="科长甲"),
        one("the claimant", HIT, claimant="科 长甲"),
        one("the payee", HIT, payee="科长甲", payee_is_person=True),
        one("three people", CLEAR),
        one("countersigned by another", CLEAR, handler="科长甲", steps=by("科长甲") + by("副局长乙")),
        one("nobody approved: R04's question", NC, steps=[]),
        one("before the law of 1999", NOT, paid_on=D(2000, 6, 29), handler="科长甲", steps=by("科长甲", D(2000, 6, 1))),
    ],
    "R04": [
        one("nobody", HIT, steps=[]),
        one("somebody", CLEAR),
        one("a step without its column", NOT, amount_fen=600_000, steps=by("副局长乙")),
        one("no tiers recorded", NOT, but=("approval_tiers",), steps=[]),
        one("before the first tiers", NOT, paid_on=D(2011, 12, 31), steps=[]),
    ],
    "R05": [
        one("no decision", HIT, amount_fen=2_000_001),
        one("exactly below", NC, amount_fen=2_000_000),
        one("decided before", CLEAR, amount_fen=2_000_001, decision="党委会", decided_on=D(2026, 3, 5)),
        one("decided a day later", HIT, amount_fen=2_000_001, decision="党委会", decided_on=D(2026, 3, 6)),
        one("a meeting without a day", NOT, amount_fen=2_000_001, decision="党委会"),
        one("before the first tiers", NOT, paid_on=D(2011, 12, 31), amount_fen=2_000_001),
    ],
    "R06": [
        one("the day after the last", HIT, steps=by("科长丁", D(2025, 4, 1))),
        one("the last day", CLEAR, steps=by("科长丁", D(2025, 3, 31))),
        one("in post", CLEAR),
        one("no such person", NOT, steps=by("不知名")),
        one("no day", NOT, steps=by("科长甲", None)),
        one("no posts recorded", NOT, but=("posts",)),
        one("before the first post", HIT, steps=by("科长甲", D(2009, 12, 31))),
    ],
    "R07": [
        Golden("seven days apart", [piece(300_000, 5), piece(300_000, 12)], (HIT, HIT)),
        Golden("eight days apart", [piece(300_000, 5), piece(300_000, 13)], (CLEAR, CLEAR)),
        Golden("together exactly the limit", [piece(250_000, 5), piece(250_000, 6)], (CLEAR, CLEAR)),
        Golden("together a fen above", [piece(250_000, 5), piece(250_001, 6)], (HIT, HIT)),
        Golden("week after week", [piece(300_000, day) for day in (5, 10, 15)], (HIT, HIT, HIT)),
        Golden("another payee", [piece(300_000, 5), piece(300_000, 6, payee="乙店")], (CLEAR, CLEAR)),
        Golden("another section", [piece(300_000, 5), piece(300_000, 6, econ_code="30202")], (CLEAR, CLEAR)),
        Golden("under a contract", [piece(300_000, 5, contract_no="1"), piece(300_000, 6, contract_no="1")], (NC, NC)),
        Golden("electricity", [piece(300_000, 5, econ_code="30206"), piece(300_000, 6, econ_code="30206")], (NC, NC)),
        Golden("one matter", [piece(300_000, 5, matter="1"), piece(300_000, 6, matter="1")], (CLEAR, CLEAR)),
        Golden("no tiers", [piece(300_000, 5), piece(300_000, 6)], (NOT, NOT), ("approval_tiers",)),
        Golden(
            "before the first tiers",
            [a_row(amount_fen=300_000, paid_on=D(2011, 3, 5)), a_row(amount_fen=300_000, paid_on=D(2011, 3, 6))],
            (NOT, NOT),
        ),
        Golden("taken back", [piece(300_000, 5, voucher_no="1"), piece(300_000, 6), piece(-300_000, 7, reversal_of="1")],
               (NC, CLEAR, NC)),
    ],
    "R08": [
        Golden("a fen above", [bought(100_000_000), bought(100_000_001)], (HIT, HIT)),
        Golden("exactly the amount", [bought(100_000_000), bought(100_000_000)], (CLEAR, CLEAR)),
        Golden("tendered openly", [bought(300_000_000, procurement="公开招标")], (NC,)),
        Golden("two years", [bought(150_000_000), bought(150_000_000, paid_on=D(2025, 3, 5))], (CLEAR, CLEAR)),
        Golden("does not say how", [bought(300_000_000, procurement="")], (NOT,)),
        Golden("before the regulation", [bought(300_000_000, paid_on=D(2015, 2, 27))], (NOT,)),
        Golden("before the amount", [bought(300_000_000, paid_on=D(2019, 12, 30))], (NOT,)),
        Golden("running costs", [bought(300_000_000, project="")], (NC,)),
    ],
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
    "R13": [
        one("no item", HIT, econ_code="30202"),
        one("an item of nothing", HIT, econ_code="30214"),
        one("an item", CLEAR),
        one("an item of the class", CLEAR, project="信息化", econ_code="30213"),
        one("a year without budget", NOT, paid_on=D(2025, 3, 5)),
        one("a unit that no table knows", NOT, unit_id=None),
        one("section not recognised", NOT, econ_code=""),
        one("before the law", NOT, paid_on=D(2014, 12, 31), fiscal_year=2026),
        Golden(
            "given back",
            [a_row(econ_code="30202"), a_row(econ_code="30202", amount_fen=-10_000)], (CLEAR, NC),
        ),
    ],
    "R14": [
        Golden("the one that passes it", [piece(600_000, 5), piece(400_002, 6), piece(1, 7)], (CLEAR, HIT, CLEAR)),
        Golden("exactly the budget", [piece(600_000, 5), piece(400_000, 6)], (CLEAR, CLEAR)),
        Golden("within the tolerance", [piece(600_000, 5), piece(400_001, 6)], (CLEAR, CLEAR)),
        Golden("another year", [piece(600_000, 5), a_row(amount_fen=600_000, paid_on=D(2025, 3, 5))], (CLEAR, NOT)),
        Golden("before the law", [a_row(amount_fen=2_000_000, paid_on=D(2014, 12, 30), fiscal_year=2026)], (NOT,)),
    ],
    "R15": [
        one("wine among supplies", HIT, summary="购酒水一批"),
        one("supplies", CLEAR),
        one("a reception says so", NC, econ_code="30217", summary="工作餐"),
        one("section not recognised", NOT, econ_code="", summary="购酒水"),
        one("no purpose", NOT, summary=""),
        one("before the regulation", NOT, paid_on=D(2013, 11, 17), summary="购酒水"),
    ],
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
    "R25": [
        Golden("a quarter and more", year_of(333_334 + 1), (*[CLEAR] * 10, HIT)),
        Golden("exactly a quarter", year_of(333_333), (*[CLEAR] * 10, CLEAR)),
        Golden("heating", year_of(900_000, econ_code="30208"), [NC] * 11),
        Golden("the year is not over", [a_row(project="信息化")], (NOT,)),
        Golden("December is not there", [a_row(project="信息化", paid_on=D(2025, 11, 3))], (NOT,)),
        Golden("before the regulation", [a_row(project="信息化", paid_on=D(2012, 12, 20))], (NOT,)),
        Golden("section not recognised", [a_row(project="信息化", econ_code="", paid_on=D(2025, 12, 5))], (NOT,)),
    ],
    "R26": [
        Golden("half as much again and more", cars(100_000, 100_000, 201_000), (CLEAR, CLEAR, HIT)),
        Golden("exactly half as much again", cars(100_000, 100_000, 200_000), (CLEAR, CLEAR, CLEAR)),
        Golden("two cars", cars(100_000, 900_000), (NOT, NOT)),
        Golden("which car", cars(100_000, 100_000, 201_000, vehicle=""), (NOT, NOT, NOT)),
        Golden("before the regulation", cars(1_000, 1_000, 9_000, paid_on=D(2012, 9, 28)), (NOT, NOT, NOT)),
    ],
    "R27": [
        one("a supervised body", HIT, econ_code="30215", payee="滨海市示范会务中心"),
        one("another body", CLEAR, econ_code="30215"),
        one("for supplies", NC, payee="滨海市示范会务中心"),
        one("no list", NOT, but=("supervised_bodies",), econ_code="30215"),
        one("before the list", NOT, econ_code="30215", payee="滨海市示范会务中心", paid_on=D(2011, 12, 30)),
        one("section not recognised", NOT, econ_code=""),
    ],
    "R28": [
        Golden("five of ten", thousands(5, 10), (*[HIT] * 5, *[CLEAR] * 5)),
        Golden("four of ten", thousands(4, 10), [CLEAR] * 10),
        Golden("nine", thousands(9, 9), [NOT] * 9),
        Golden("allowances", thousands(5, 10, econ_code="30229"), [NC] * 10),
        Golden("section not recognised", thousands(5, 10, econ_code=""), [NOT] * 10),
    ],
}  # fmt: skip
