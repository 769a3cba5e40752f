"""`python -m data`: what is done from the console, in the words of the screens. It ends with 0 where it is done, with 1
where it is refused, the reason said, and with 2 for wrong use.
"""

from __future__ import annotations

import argparse
import json
import sys
from collections.abc import Callable, Iterator
from dataclasses import asdict
from datetime import UTC, datetime
from getpass import getpass
from pathlib import Path
from typing import Any

from dashboard import labels, problems
from dashboard.file_problems import sentence_of
from dashboard.i18n import speak, t, tn
from data import audit_log, samples
from data.commands import accounts, budgets, spending, work_calendar
from data.console import notice_period
from data.database import is_current, migrate, reading, use, writing
from data.errors import FileRejected, GongkaiError, RuleBroken
from data.imports import budget_file, reference, spending_file, work_calendar_file
from data.imports.layouts import Layout, built_in_budgets
from data.rules.dates import parse_year
from data.rules.money import parse_amount
from data.rules.problems import Problem
from data.rules.roles import Role, Viewer
from data.settings import settings

DONE, REFUSED, WRONG_USE = 0, 1, 2
CONSOLE = Viewer("console", frozenset({Role.ADMINISTRATOR}), name="console")  # for a database that has no account yet


def main(arguments: list[str] | None = None) -> int:
    """Run one command. Answers the exit status."""
    speak(settings().language)
    chosen = _parser().parse_args(arguments)
    use(settings().database_url)
    try:
        if chosen.run not in (_migrate, _prepare, notice_period.run) and not is_current():
            raise RuleBroken("database_not_current")
        status: int = chosen.run(chosen)
    except GongkaiError as refused:
        print(problems.sentence(refused), file=sys.stderr)
        return REFUSED
    return status


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(prog="python -m data", description=t("公开：数据库的维护与导入。"))
    add = parser.add_subparsers(required=True, metavar=t("命令"))
    _command(add, "migrate", _migrate, t("建立或升级数据库的表，并载入科目表和工作日历"))
    _command(add, "prepare", _prepare, t("没有数据库时建立并载入示例单位，有则只升级"))
    _command(add, "load-samples", _load_samples, t("向空数据库载入示例单位"))
    _command(add, "verify", _verify, t("核验变更记录是否被改动"))
    period = _command(add, "notice-period", notice_period.run, t("按工作日历计算公示期，供手工核对"))
    notice_period.add_arguments(period)
    account = _command(add, "add-account", _add_account, t("新增账号，密码从键盘或标准输入读取"))
    account.add_argument("login")
    account.add_argument("--role", action="append", required=True, choices=[role.value for role in Role])
    imports = add.add_parser("import", help=t("导入文件")).add_subparsers(required=True, metavar=t("内容"))
    ledger = _command(imports, "spending", _import_spending, t("导入支出明细，可一次多个文件"))
    ledger.add_argument("files", nargs="+", type=Path, metavar="FILE")
    ledger.add_argument("--by", required=True, metavar="LOGIN", help=t("以哪个账号的身份导入"))
    ledger.add_argument("--layout", type=Path, metavar="FILE", help=t("列名对应关系文件（TOML）"))
    ledger.add_argument("--sheet", help=t("有多个工作表时指定名称"))
    ledger.add_argument("--total", type=_yuan, metavar="YUAN", help=t("控制总数（元），只用于一个文件；不一致则不导入"))
    ledger.add_argument("--json", action="store_true", help=t("每个文件输出一行 JSON"))
    budget = _command(imports, "budgets", _import_budgets, t("导入年度预算，整年替换此前的预算"))
    budget.add_argument("files", nargs="+", type=Path, metavar="FILE")
    budget.add_argument("--by", required=True, metavar="LOGIN", help=t("以哪个账号的身份导入"))
    budget.add_argument("--year", type=_year, help=t("预算年度，文件没有写明时指定"))
    budget.add_argument("--layout", type=Path, metavar="FILE", help=t("列名对应关系文件（TOML）"))
    budget.add_argument("--sheet", help=t("有多个工作表时指定名称"))
    budget.add_argument("--json", action="store_true", help=t("每个文件输出一行 JSON"))
    calendar = _command(imports, "calendar", _import_calendar, t("载入一年的工作日历（CSV：day,worked,name）"))
    calendar.add_argument("file", type=Path, metavar="FILE")
    calendar.add_argument("--year", required=True, type=int)
    calendar.add_argument("--by", required=True, metavar="LOGIN", help=t("以哪个账号的身份载入"))
    calendar.add_argument("--source", required=True, help=t("依据，如放假安排通知的名称"))
    return parser


def _command(add: Any, name: str, run: Callable[[argparse.Namespace], int], said: str) -> argparse.ArgumentParser:
    parser: argparse.ArgumentParser = add.add_parser(name, help=said, description=said)
    parser.set_defaults(run=run)
    return parser


def _migrate(_: argparse.Namespace) -> int:
    migrate(settings().database_url)
    with writing() as db:
        if not reference.is_loaded(db):
            reference.load(db, by=CONSOLE, now=_now())
    print(t("数据库已是最新。"))
    return DONE


def _prepare(chosen: argparse.Namespace) -> int:
    migrate(settings().database_url)
    with reading() as db:
        empty = audit_log.is_empty(db)
    return _load_samples(chosen) if empty else DONE


def _load_samples(_: argparse.Namespace) -> int:
    with reading() as db:
        if not audit_log.is_empty(db):
            raise RuleBroken("database_not_empty")
    print(t("正在载入示例单位，约需一分钟……"), flush=True)
    with writing() as db:
        samples.load(db)
    print(t("示例单位已载入。"))
    return DONE


def _verify(_: argparse.Namespace) -> int:
    with reading() as db:
        verdict = audit_log.verify(db)
    if verdict.broken_at is not None:
        print(t("变更记录第 {number} 条与前一条不衔接，记录可能被改动。", number=verdict.broken_at), file=sys.stderr)
        return REFUSED
    print(tn("已核验 {n} 条变更记录，未发现改动。", verdict.entries))
    print(t("最后一条的校验值：{hash}", hash=verdict.last_hash))
    return DONE


def _add_account(chosen: argparse.Namespace) -> int:
    password = getpass() if sys.stdin.isatty() else sys.stdin.readline().rstrip("\n")
    roles = {Role(role) for role in chosen.role} | {Role.EMPLOYEE}
    with writing() as db:
        accounts.add(db, by=CONSOLE, now=_now(), login=chosen.login, password=password, roles=roles)
    print(t("账号“{login}”已建立。", login=chosen.login))
    return DONE


def _import_spending(chosen: argparse.Namespace) -> int:
    if chosen.total is not None and len(chosen.files) > 1:
        print(t("--total 是一个文件的控制总数，请一次只导入一个文件。"), file=sys.stderr)
        return WRONG_USE
    layout = Layout.load(chosen.layout) if chosen.layout else None
    with reading() as db:
        by = accounts.acting_as(db, login=chosen.by)
    status = DONE
    for path in chosen.files:
        result = _import_one(path, by, layout, chosen.sheet, chosen.total)
        print(json.dumps(result, ensure_ascii=False) if chosen.json else "\n".join(_said(result)), flush=True)
        if result["status"] == "refused":
            status = REFUSED
    return status


def _import_one(path: Path, by: Viewer, layout: Layout | None, sheet: str | None, total: int | None) -> dict[str, Any]:
    """What became of a file: file, status, lines, total_fen, problems. Each file is a transaction of its own."""
    try:
        checked = spending_file.read(
            _content(path),
            path.name,
            layout=layout,
            sheet=sheet,
            control_total=total,
            limit=settings().largest_file_mb * 1_000_000,
        )
        with writing() as db:
            spending.record_file(db, by=by, now=_now(), file=checked)
    except FileRejected as rejected:
        return _result(path, "refused", found=rejected.problems)
    except RuleBroken as broken:
        if broken.code != "already_imported":
            raise
        return _result(path, "already imported", len(checked.lines), checked.total_fen, said=problems.sentence(broken))
    labels.count_in(checked.currency)
    return _result(path, "imported", len(checked.lines), checked.total_fen, checked.notes)


def _import_budgets(chosen: argparse.Namespace) -> int:
    """Two files of one year would replace each other, so the second is refused."""
    layout = Layout.load(chosen.layout, built_in_budgets()) if chosen.layout else None
    with reading() as db:
        by = accounts.acting_as(db, login=chosen.by)
    status, taken = DONE, set[int]()
    for path in chosen.files:
        result = _import_budget(path, by, layout, chosen.sheet, chosen.year, taken)
        print(json.dumps(result, ensure_ascii=False) if chosen.json else "\n".join(_said_budget(result)), flush=True)
        if result["status"] == "refused":
            status = REFUSED
    return status


def _import_budget(
    path: Path, by: Viewer, layout: Layout | None, sheet: str | None, year: int | None, taken: set[int]
) -> dict[str, Any]:
    """What became of a budget: file, status, years (each with year, items, original_fen, adjusted_fen), problems."""
    try:
        limit = settings().largest_file_mb * 1_000_000
        checked = budget_file.read(_content(path), path.name, layout=layout, sheet=sheet, year=year, limit=limit)
        for again in sorted(taken & set(checked.years)):
            raise FileRejected((Problem("budget_year_twice", file=path.name, facts={"year": again}),))
        with writing() as db:
            for of, rows in checked.years.items():
                budgets.record_year(db, by=by, now=_now(), year=of, rows=rows)
    except FileRejected as rejected:
        return {"file": str(path), "status": "refused", "years": [], "problems": _shown(rejected.problems)}
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
    return {"file": str(path), "status": "imported", "years": years, "problems": _shown(checked.notes)}


def _said_budget(result: dict[str, Any]) -> Iterator[str]:
    yield f"{result['file']}: {t('已导入') if result['status'] == 'imported' else t('未导入')}"
    for year in result["years"]:
        money = {name: labels.money(year[f"{name}_fen"], big=False) for name in ("original", "adjusted")}
        yield "  " + tn(
            "{year} 年 {n} 项，年初 {original}，调整后 {adjusted}", year["items"], year=year["year"], **money
        )
    for problem in result["problems"]:
        yield f"  {problem['said']}"


def _result(
    path: Path, status: str, lines: int = 0, total_fen: int = 0, found: tuple[Problem, ...] = (), said: str = ""
) -> dict[str, Any]:
    told = [{"code": "already_imported", "severity": "warning", "said": said}] if said else []
    return {
        "file": str(path),
        "status": status,
        "lines": lines,
        "total_fen": total_fen,
        "problems": _shown(found) + told,
    }


def _shown(found: tuple[Problem, ...]) -> list[dict[str, Any]]:
    return [
        asdict(problem)
        | {"facts": {name: str(fact) for name, fact in problem.facts.items()}, "said": sentence_of(problem)}
        for problem in found
    ]


def _said(result: dict[str, Any]) -> Iterator[str]:
    words = {"imported": t("已导入"), "refused": t("未导入"), "already imported": t("此前已导入")}
    figures = tn("{n} 笔，{money}", result["lines"], money=labels.money(result["total_fen"], big=False))
    yield f"{result['file']}: {words[result['status']]}" + ("" if result["status"] == "refused" else f" {figures}")
    for problem in result["problems"]:
        yield f"  {problem['said']}"


def _import_calendar(chosen: argparse.Namespace) -> int:
    checked = work_calendar_file.read(_content(chosen.file), chosen.file.name, year=chosen.year)
    with writing() as db:
        by = accounts.acting_as(db, login=chosen.by)
        work_calendar.load_year(db, by=by, now=_now(), year=chosen.year, days=checked.days, source=chosen.source)
    print(tn("已载入 {year} 年工作日历，与平常不同的日子 {n} 天。", len(checked.days), year=chosen.year))
    return DONE


def _yuan(text: str) -> int:
    """An amount in 元, as typed on the command line, in fen; argparse tells what is wrong with another."""
    try:
        amount = parse_amount(text)
    except RuleBroken:
        amount = None
    if amount is None or amount.note:
        raise argparse.ArgumentTypeError(t("“{cell}”不是金额。请改正。", cell=text))
    return amount.fen


def _year(text: str) -> int:
    try:
        return parse_year(text)
    except RuleBroken:
        raise argparse.ArgumentTypeError(t("“{cell}”不是年份。请改正。", cell=text)) from None


def _content(path: Path) -> bytes:
    try:
        return path.read_bytes()
    except OSError as error:
        raise FileRejected((Problem("file_unreadable", file=str(path), facts={"reason": error.strerror}),)) from error


def _now() -> datetime:
    return settings().clock or datetime.now(UTC)


if __name__ == "__main__":
    raise SystemExit(main())
