"""rules-check: how many of the sample bureau's planted cases the rules find, and how much else they flag."""

from __future__ import annotations

import argparse
import csv

from sqlalchemy import select

from dashboard.i18n import t
from dashboard.labels import share
from data.console.commands import DONE, REFUSED, Commands, now
from data.database import reading
from data.errors import RuleBroken
from data.judging import ground
from data.judging import reading as lines
from data.judging.checking import Case, Checked, check
from data.judging.judge import evaluate
from data.rules.local_time import local
from data.rules.spending_discipline import RULES
from data.samples.planted_cases import FILE
from data.tables.spending import SpendingLine

LEAST_RECALL, MOST_FLAGGED = 0.95, 0.02


def add_to(commands: Commands) -> None:
    """Add the commands of this subject."""
    commands.command("rules-check", _check, t("用示例单位中预设的情形检验规则：找到多少，误报多少"))


def _check(_: argparse.Namespace) -> int:
    with reading() as db:
        years = set(db.scalars(select(SpendingLine.fiscal_year).distinct()))
        ledger = lines.read(db, {year or 0 for year in years})
        judged = evaluate(ledger, ground.read(db, local(now()).date()))
    vouchers = dict(zip(ledger.cells("id"), ledger.cells("voucher_no"), strict=True))
    cases = planted()
    if not any(vouchers.values()) or not cases[0].vouchers <= set(vouchers.values()):
        raise RuleBroken("samples_missing")
    answers = check(judged, vouchers, cases, sorted({rule.family for rule in RULES.values()}))
    for answer in answers:
        print(_row(answer))
    found, wanted = sum(each.found for each in answers), sum(each.cases for each in answers)
    print(
        t("预设情形 {wanted} 个，找到 {found} 个（{share}）。", wanted=wanted, found=found, share=share(found / wanted))
    )
    good = found >= LEAST_RECALL * wanted and all(each.flagged_share <= MOST_FLAGGED for each in answers)
    return DONE if good and not any(each.wrongly_hit for each in answers) else REFUSED


def planted() -> list[Case]:
    """The cases of the sample bureau."""
    with FILE.open(encoding="utf-8", newline="") as file:
        return [
            Case(row["case"], row["rule"], row["expected"] == "hit", frozenset(row["vouchers"].split()))
            for row in csv.DictReader(file)
        ]


def _row(answer: Checked) -> str:
    said = t(
        "情形 {cases} 个，找到 {found} 个（{recall}）；所指凭证中预设的占 {precision}；其余支出被指 {flagged} 笔（{rate}）",
        cases=answer.cases,
        found=answer.found,
        recall=share(answer.recall),
        precision=share(answer.precision),
        flagged=answer.flagged,
        rate=f"{answer.flagged_share * 100:.3f}%",
    )
    wrong = " ".join((*answer.missed, *answer.wrongly_hit))
    return f"{answer.rule}  {said}" + (f"  {wrong}" if wrong else "")
