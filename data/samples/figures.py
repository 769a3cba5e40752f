"""What finance tells a monthly meeting about the month before. The figures are those of the ledgers themselves."""

from __future__ import annotations

from functools import cache

from data.rules.money import show_wan
from data.samples import budgets
from data.samples.ledger import months
from data.samples.ledger.books import Month

_THREE_PUBLIC = ("30212", "30217", "30231", "31013")


def told_in(month: Month) -> str:
    """One paragraph for the meeting of a month; the first month knows no ledger before it."""
    year, number = month
    before = (year, number - 1) if number > 1 else (year - 1, 12)
    if before not in _spent():
        return "财务科通报上年度经费使用情况和本年度预算编制情况。"
    total, three_public = _spent()[before]
    so_far = year_to(before)
    share = f"{so_far * 100 / _budget(before):.1f}"
    return (
        f"财务科通报{before[0]}年{before[1]}月经费使用情况：全局支出{show_wan(total)}万元，"
        f"其中三公经费{show_wan(three_public)}万元；全年累计支出{show_wan(so_far)}万元，占全年预算的{share}%。"
    )


def year_to(month: Month) -> int:
    """What the ledgers of a year hold up to a month, in fen."""
    return sum(total for (year, number), (total, _) in _spent().items() if year == month[0] and number <= month[1])


def _budget(month: Month) -> int:
    """The year's budget as it stood at the end of a month."""
    adjusted_on = budgets.ADJUSTED[month[0]]
    rows = budgets.rows(month[0])
    if month[1] >= adjusted_on.month:
        return sum(row.adjusted_fen for row in rows)
    return sum(row.original_fen for row in rows)


@cache
def _spent() -> dict[Month, tuple[int, int]]:
    """Each ledger's total, and the 三公经费 in it, in fen."""
    spent: dict[Month, tuple[int, int]] = {}
    for entry in months.booked():
        month = (entry.paid_on.year, entry.paid_on.month)
        total, three_public = spent.get(month, (0, 0))
        spent[month] = (total + entry.fen, three_public + entry.fen * (entry.econ in _THREE_PUBLIC))
    return spent
