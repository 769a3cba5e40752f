"""import budgets: a year's budget, whole."""

from __future__ import annotations

import argparse
from collections.abc import Iterator
from datetime import date
from functools import partial
from pathlib import Path

from sqlalchemy.orm import Session

from dashboard import labels, problems
from dashboard.i18n import t, tn
from data.commands import accounts, budgets
from data.console.commands import Commands, content, now
from data.console.results import Result, add_files, each_file, shown
from data.database import reading, writing
from data.errors import FileRejected, RuleBroken
from data.imports import budget_file
from data.imports.budget_file import CheckedBudget
from data.imports.layouts import Layout, built_in_budgets
from data.rules.dates import parse_year
from data.rules.problems import Problem
from data.rules.roles import Viewer
from data.settings import settings


def add_to(commands: Commands) -> None:
    """Add the commands of this subject."""
    budget = commands.command("import budgets", _import, t("导入年度预算，整年替换此前的预算"))
    add_files(budget, t("列名对应关系文件（TOML）"))
    budget.add_argument("--year", type=_year, help=t("预算年度，文件没有写明时指定"))
    budget.add_argument("--basis", default="", help=t("依据，如批复文号"))
    budget.add_argument("--dated", type=date.fromisoformat, metavar="YYYY-MM-DD", help=t("批复或调整日期"))
    budget.add_argument("--reason", default="", help=t("替换该年度此前预算的理由"))


def _import(chosen: argparse.Namespace) -> int:
    layout = Layout.load(Path(chosen.layout), built_in_budgets()) if chosen.layout else None
    with reading() as db:
        by = accounts.acting_as(db, login=chosen.by)
    return each_file(chosen, partial(_one, by=by, layout=layout, chosen=chosen, taken=set[int]()), _said)


def _one(path: Path, *, by: Viewer, layout: Layout | None, chosen: argparse.Namespace, taken: set[int]) -> Result:
    """What became of a budget: file, status, years (each with year, items, original_fen, adjusted_fen), problems.

    Two files of one year would replace each other, so the second is refused: `taken` are the years of this run.
    """
    try:
        limit = settings().largest_file_mb * 1_000_000
        asked = {"layout": layout, "sheet": chosen.sheet, "year": chosen.year}
        checked = budget_file.read(content(path), path.name, **asked, limit=limit)
        for again in sorted(taken & set(checked.years)):
            raise FileRejected((Problem("budget_year_twice", file=path.name, facts={"year": again}),))
        with writing() as db:
            _record(db, checked, by=by, chosen=chosen)
    except FileRejected as rejected:
        return {"file": str(path), "status": "refused", "years": [], "problems": shown(rejected.problems)}
    except RuleBroken as broken:
        if broken.code != "already_imported":
            raise
        told = {"code": broken.code, "severity": "warning", "said": problems.sentence(broken)}
        return {"file": str(path), "status": "already imported", "years": [], "problems": [told]}
    taken.update(checked.years)
    years = [
        {
            "year": of,
            "items": len(rows),
            "original_fen": sum(row.original_fen for row in rows),
            "adjusted_fen": sum(row.adjusted_fen for row in rows),
        }
        for of, rows in checked.years.items()
    ]
    return {"file": str(path), "status": "imported", "years": years, "problems": shown(checked.notes)}


def _record(db: Session, checked: CheckedBudget, *, by: Viewer, chosen: argparse.Namespace) -> None:
    origin = checked.origin(basis=chosen.basis, dated=chosen.dated)
    for year, rows in checked.years.items():
        budgets.record_year(db, by=by, now=now(), year=year, rows=rows, origin=origin, reason=chosen.reason)


def _said(result: Result) -> Iterator[str]:
    words = {"imported": t("已导入"), "refused": t("未导入"), "already imported": t("此前已导入")}
    yield f"{result['file']}: {words[result['status']]}"
    for year in result["years"]:
        money = {name: labels.money(year[f"{name}_fen"], big=False) for name in ("original", "adjusted")}
        yield "  " + tn(
            "{year} 年 {n} 项，年初 {original}，调整后 {adjusted}", year["items"], year=year["year"], **money
        )
    for problem in result["problems"]:
        yield f"  {problem['said']}"


def _year(text: str) -> int:
    try:
        return parse_year(text)
    except RuleBroken:
        raise argparse.ArgumentTypeError(t("“{cell}”不是年份。请改正。", cell=text)) from None
