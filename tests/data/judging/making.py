"""Lines for the golden tables of rules."""

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


def made_out(buyer: str = "滨海市市场监督管理局", tax_no: str = "11990000MB00000001", **said: Any) -> Row:
    return invoice("11", buyer=buyer, buyer_tax_no=tax_no, **said)


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
