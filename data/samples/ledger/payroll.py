"""Pay, insurance, subsidies and what else goes to the bureau's own people by number of heads."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from random import Random

from data.samples import days, organisation
from data.samples.ledger.books import Books, Month, chance
from data.samples.ledger.entries import TREASURY, Entry
from data.samples.organisation import UnitRow

PAYROLL, INSURANCE, FUND = "工资统发专户", "滨海市社会保险基金管理中心", "滨海市住房公积金管理中心"
UNION, SUBSIDIES = "滨海市市场监督管理局工会委员会", "补助统发专户"
FINANCE = "030"

# econ, func, payee, summary, yuan a head and month
_PAY = (
    ("30101", "2013801", PAYROLL, "发放在职人员基本工资", 5180),
    ("30102", "2013801", PAYROLL, "发放在职人员津贴补贴", 5460),
)
_DUES = (
    ("30108", "2080505", INSURANCE, "缴纳养老保险（单位部分）", 1905),
    ("30109", "2080506", INSURANCE, "缴纳职业年金（单位部分）", 952),
    ("30110", "2101101", INSURANCE, "缴纳基本医疗保险（单位部分）", 890),
    ("30111", "2101103", INSURANCE, "缴纳公务员医疗补助", 298),
    ("30112", "2080505", INSURANCE, "缴纳工伤、失业保险", 78),
    ("30113", "2210201", FUND, "缴存住房公积金（单位部分）", 1428),
)
_BONUS = ("30103", "2013801", PAYROLL, "发放年终一次性奖金", 9350)
_TRANSPORT = ("30239", "2013801", PAYROLL, "发放公务交通补贴", 655)
_UNION = ("30228", "2013801", UNION, "拨缴工会经费", 213)
_WELFARE = ("30229", "2013801", SUBSIDIES, "发放节日慰问品经费", 380)
_WELFARE_MONTHS = {1: "春节", 5: "劳动节", 9: "中秋节"}
# For retired staff, paid by finance for all: econ, func, summary, yuan a month
_RETIRED = (
    ("30302", "2080501", "发放退休人员统筹外补贴", 61400),
    ("30305", "2080501", "发放遗属生活补助", 7260),
    ("30307", "2101101", "支付退休人员医疗费补助", 9380),
)
_RAISE = 0.035  # a year

Rate = tuple[str, str, str, str, float]


def entries(_books: Books, month: Month) -> Iterator[Entry]:
    """The month's payroll vouchers, one for pay and one for dues of each unit, and what is paid by finance for all."""
    rng = chance(month, "payroll")
    worked = days.of_month(*month)
    pay_day, dues_day, extra_day = worked[6], worked[8], worked[9]
    raised = 1 + _RAISE * (month[0] - 2024)
    for unit in organisation.spending_units():
        yield from _of_unit(rng, unit, "pay", pay_day, [*_PAY, *([_BONUS] if month[1] == 1 else [])], raised)
        yield from _of_unit(rng, unit, "dues", dues_day, _DUES, raised)
        yield from _of_unit(rng, unit, "transport", extra_day, [_TRANSPORT], 1)
        yield from _of_unit(rng, unit, "union", extra_day, [_UNION], raised)
        if month[1] in _WELFARE_MONTHS:
            yield from _of_unit(rng, unit, "welfare", extra_day, [_WELFARE], 1)
    for econ, func, summary, yuan in _RETIRED:
        fen = round(yuan * raised * rng.uniform(0.99, 1.01)) * 100
        yield _entry(rng, FINANCE, (econ, func, SUBSIDIES, summary, 0), fen, pay_day, f"retired {econ}")


def _of_unit(
    rng: Random, unit: UnitRow, group: str, paid_on: date, rates: list[Rate] | tuple[Rate, ...], raised: float
) -> Iterator[Entry]:
    heads = len(organisation.members(unit.code, paid_on))
    if unit.code == "010":
        heads += len([post for post in organisation.on(paid_on).values() if post.in_leadership])
    for rate in rates:
        fen = round(rate[4] * heads * raised * rng.uniform(0.985, 1.015) * 100)
        yield _entry(rng, unit.code, rate, fen, paid_on, f"{group} {unit.code}")


def _entry(rng: Random, unit: str, rate: Rate, fen: int, paid_on: date, group: str) -> Entry:
    econ, func, payee, summary, _ = rate
    handler = organisation.people()[rng.choice(organisation.clerks(FINANCE, paid_on))].name
    return Entry(
        unit=unit,
        econ=econ,
        func=func,
        fen=fen,
        summary=f"{paid_on.month}月{summary}" if econ != _WELFARE[0] else f"{_WELFARE_MONTHS[paid_on.month]}{summary}",
        payee=payee,
        paid_on=paid_on,
        occurred_on=days.before(paid_on, 4),
        pay_method=TREASURY,
        handler=handler,
        has_matter=False,
        voucher_group=group,
    )
