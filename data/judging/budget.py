"""R13 and R14: spending without a budget, and above it."""

from __future__ import annotations

import pandas as pd

from data.judging.ground import Ground
from data.judging.judgement import Judgement
from data.judging.ledger import Ledger
from data.rules.discipline_kinds import Reason

_TOLERANCE = 1  # fen
_ITEM = ["fiscal_year", "unit", "project", "code"]


def unbudgeted(ledger: Ledger, ground: Ground) -> Judgement:
    """R13: no budget item for the unit, project and section, or one adjusted to nothing, and net spending above zero.

    What was paid before the year's budget was approved may rest on the year before (预算法 art. 54), and cannot be judged;
    a year whose day of approval is not on record is judged whole.
    """
    judged, lines = _judged("R13", ledger, ground)
    approved = pd.to_datetime(lines["fiscal_year"].map(ground.budgets_approved))
    before = lines["paid_on"] < approved
    has_none = ~(lines["adjusted"] > 0)
    judged.cannot(Reason.BEFORE_BUDGET, before & has_none)
    judged.cannot(Reason.DATE_UNKNOWN, lines["paid_on"].isna() & approved.notna() & has_none)
    lines["net_fen"] = lines["net_fen"].mask(before, 0)
    spent = lines.groupby(_ITEM, sort=True)["net_fen"].transform("sum")
    without = judged.open & (spent > 0) & has_none
    judged.hit(without)
    for item, rows in lines[without].groupby(_ITEM, sort=True):
        total = int(spent[rows.index[0]])
        facts = {"code": item[3], "project": item[2], "spent_fen": total}
        judged.together(rows.index.tolist(), facts, amount=total, scope=item)
    return judged.done()


def over_budget(ledger: Ledger, ground: Ground) -> Judgement:
    """R14: the payment with which the net spending of an item first passed its adjusted budget."""
    judged, lines = _judged("R14", ledger, ground)
    judged.cannot(Reason.DATE_UNKNOWN, ledger["paid_on"].isna())
    counted = lines[lines["adjusted"] > 0].sort_values(["paid_on", "id"])
    of_item = counted.groupby(_ITEM, sort=True)
    counted["so_far"] = of_item["net_fen"].cumsum()
    over = counted[(counted["so_far"] > counted["adjusted"] + _TOLERANCE) & judged.open[counted.index]]
    first = over.drop_duplicates(_ITEM)
    spent = of_item["net_fen"].transform("sum")
    for row, *item, adjusted, so_far in first[[*_ITEM, "adjusted", "so_far"]].itertuples():
        facts = {"code": item[3], "project": item[2], "budget_fen": int(adjusted), "so_far_fen": int(so_far)}
        facts["spent_fen"] = int(spent[row])
        judged.together([row], facts, amount=max(int(spent[row]), int(so_far)) - int(adjusted), scope=item)
    return judged.done()


def _judged(rule: str, ledger: Ledger, ground: Ground) -> tuple[Judgement, pd.DataFrame]:
    """What can be judged by a budget, and the lines with the code of their item and its adjusted budget (NaN: none).

    An item is that of the section, or that of its class where the budget stops there.
    """
    judged = Judgement(rule, ledger, ledger["net_fen"] > 0)
    year, code = ledger["fiscal_year"], ledger["econ_code"]
    judged.cannot(Reason.DATE_UNKNOWN, year.isna())
    judged.cannot(Reason.NO_BUDGET, ~year.isin(ground.budgets["fiscal_year"].unique()))
    judged.cannot(Reason.CURRENCY_DIFFERS, (ledger["currency"] != "") & (ledger["currency"] != ground.currency))
    judged.cannot(Reason.UNIT_UNKNOWN, ledger["unit_id"].isna())
    judged.cannot(Reason.CODE_UNKNOWN, code == "")
    items = ground.budgets.rename(columns={"econ_code": "code"}).groupby(_ITEM)["adjusted_fen"].sum()
    lines = ledger.lines[["id", "paid_on", "fiscal_year", "unit", "project", "net_fen"]].assign(code=code)
    by_section = lines.join(items, on=_ITEM)["adjusted_fen"]
    by_class = lines.assign(code=code.str[:3]).join(items, on=_ITEM)["adjusted_fen"]
    lines["code"] = code.where(by_section.notna() | by_class.isna(), code.str[:3])
    lines["adjusted"] = by_section.fillna(by_class).astype("float64")
    return judged, lines
