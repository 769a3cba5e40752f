"""Golden tables of budgets, purposes and whole years: R13 to R15, R25 to R28."""

from __future__ import annotations

from collections.abc import Sequence

from tests.data.judging.making import D, Golden, cars, one, piece, thousands, year_of
from tests.judging import CLEAR, HIT, NC, NOT, a_row

TABLES: dict[str, Sequence[Golden]] = {
    "R13": [
        one("no item", HIT, econ_code="30202"),
        one("an item of nothing", HIT, econ_code="30214"),
        one("an item", CLEAR),
        one("an item of the class", CLEAR, project="信息化", econ_code="30213"),
        one("the day before the approval", NOT, econ_code="30202", paid_on=D(2026, 2, 11)),
        one("the day of the approval", HIT, econ_code="30202", paid_on=D(2026, 2, 12)),
        one("an item, before the approval", CLEAR, paid_on=D(2026, 1, 12)),
        one("approved nobody knows when", HIT, ("budgets_approved",), econ_code="30202", paid_on=D(2026, 1, 12)),
        one("paid nobody knows when", NOT, econ_code="30202", paid_on=None, fiscal_year=2026, steps=[]),
        Golden(
            "what came before is not added",
            [a_row(econ_code="30202", paid_on=D(2026, 1, 12)), a_row(econ_code="30202", amount_fen=-1)], (NOT, NC),
        ),
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
