"""import spending: ledgers, several at once."""

from __future__ import annotations

import argparse
import sys
from collections.abc import Iterator
from functools import partial
from pathlib import Path
from typing import Any

from dashboard import labels, problems
from dashboard.i18n import t, tn
from data import remembered_layouts
from data.commands import accounts, spending
from data.console.commands import WRONG_USE, Commands, content, now
from data.console.results import Result, add_files, each_file, shown
from data.database import reading, writing
from data.errors import FileRejected, RuleBroken
from data.imports import spending_file
from data.imports.layouts import Layout
from data.rules.money import parse_amount
from data.rules.problems import Problem
from data.rules.roles import Viewer
from data.settings import settings


def add_to(commands: Commands) -> None:
    """Add the commands of this subject."""
    ledger = commands.command("import spending", _import, t("导入支出明细，可一次多个文件"))
    add_files(ledger, t("列名对应关系：文件（TOML），或在导入页面保存的名称"))
    ledger.add_argument("--total", type=_yuan, metavar="YUAN", help=t("控制总数（元），只用于一个文件；不一致则不导入"))


def _import(chosen: argparse.Namespace) -> int:
    if chosen.total is not None and len(chosen.files) > 1:
        print(t("--total 是一个文件的控制总数，请一次只导入一个文件。"), file=sys.stderr)
        return WRONG_USE
    layout = _layout(chosen.layout) if chosen.layout else None
    with reading() as db:
        by = accounts.acting_as(db, login=chosen.by)
    return each_file(chosen, partial(_one, by=by, layout=layout, sheet=chosen.sheet, total=chosen.total), _said)


def _layout(named: str) -> Layout:
    """A file where there is one or where it can be nothing else, else what was remembered under the name."""
    path = Path(named)
    if path.exists() or path.suffix == ".toml" or len(path.parts) > 1:
        return Layout.load(path)
    with reading() as db:
        kept = remembered_layouts.named(db, named)
    return Layout.chosen(kept.name, kept.columns, unit=kept.unit, date_order=kept.date_order)


def _one(path: Path, *, by: Viewer, layout: Layout | None, sheet: str | None, total: int | None) -> Result:
    """What became of a file: file, status, lines, total_fen, problems. Each file is a transaction of its own."""
    try:
        checked = spending_file.read(
            content(path),
            path.name,
            layout=layout,
            sheet=sheet,
            control_total=total,
            limit=settings().largest_file_mb * 1_000_000,
        )
        with writing() as db:
            spending.record_file(db, by=by, now=now(), file=checked)
    except FileRejected as rejected:
        return _result(path, "refused", found=rejected.problems)
    except RuleBroken as broken:
        if broken.code != "already_imported":
            raise
        return _result(path, "already imported", len(checked.lines), checked.total_fen, said=problems.sentence(broken))
    labels.count_in(checked.currency)
    return _result(path, "imported", len(checked.lines), checked.total_fen, checked.notes)


def _result(
    path: Path, status: str, lines: int = 0, total_fen: int = 0, found: tuple[Problem, ...] = (), said: str = ""
) -> dict[str, Any]:
    told = [{"code": "already_imported", "severity": "warning", "said": said}] if said else []
    return {
        "file": str(path),
        "status": status,
        "lines": lines,
        "total_fen": total_fen,
        "problems": shown(found) + told,
    }


def _said(result: Result) -> Iterator[str]:
    words = {"imported": t("已导入"), "refused": t("未导入"), "already imported": t("此前已导入")}
    figures = tn("{n} 笔，{money}", result["lines"], money=labels.money(result["total_fen"], big=False))
    yield f"{result['file']}: {words[result['status']]}" + ("" if result["status"] == "refused" else f" {figures}")
    for problem in result["problems"]:
        yield f"  {problem['said']}"


def _yuan(text: str) -> int:
    """An amount in 元, as typed on the command line, in fen; argparse tells what is wrong with another."""
    try:
        amount = parse_amount(text)
    except RuleBroken:
        amount = None
    if amount is None or amount.note:
        raise argparse.ArgumentTypeError(t("“{cell}”不是金额。请改正。", cell=text))
    return amount.fen
