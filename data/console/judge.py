"""judge and record-limit: published spending tried by all rules, and the bureau's own limits."""

from __future__ import annotations

import argparse
import json
import time
from collections import Counter
from datetime import date

from dashboard import discipline_words
from dashboard.i18n import t, tn
from data.commands import accounts, discipline_limits
from data.console.commands import DONE, Commands, add_by, now
from data.database import writing
from data.errors import RuleBroken
from data.judging.judge import Judged, judge
from data.rules.limit_units import UNITS
from data.rules.spending_discipline import RULES

_ALL = "all"


def add_to(commands: Commands) -> None:
    """Add the commands of this subject."""
    judging = commands.command("judge", _judge, t("用全部规则核查已发布的支出，默认只核查有变化的年度"))
    judging.add_argument(
        "--year", action="append", metavar="YYYY", help=t("指定年度，可多次；0 为没有年度的支出"), type=int
    )
    add_by(judging)
    limit = commands.command("record-limit", _record, t("登记本局的审批权限、标准或名单，自某日起执行"))
    limit.add_argument("name", choices=sorted(UNITS), metavar="NAME", help=", ".join(sorted(UNITS)))
    limit.add_argument("value", metavar="JSON", help=t("数值、名单或权限表（JSON），金额以分为单位"))
    limit.add_argument("--from", dest="begins", required=True, type=date.fromisoformat, metavar="YYYY-MM-DD")
    limit.add_argument("--source", required=True, help=t("依据，如文件名称和文号"))
    add_by(limit)


def _judge(chosen: argparse.Namespace) -> int:
    start = time.perf_counter()
    with writing() as db:
        by = accounts.acting_as(db, login=chosen.by)
        judged = judge(db, by=by, now=now(), years=chosen.year)
    if not judged.counts:
        print(t("没有需要重新核查的年度。"))
        return DONE
    print_counts(judged)
    seconds = time.perf_counter() - start
    print(tn("共 {n} 个疑点，用时 {seconds} 秒。", len(judged.findings), seconds=f"{seconds:.1f}"))
    return DONE


def print_counts(judged: Judged) -> None:
    """One row a rule over all years judged: concerned, hit, the share that could not be judged, and why."""
    for code in RULES:
        counts = [count for count in judged.counts if count.rule == code]
        concerned, hit = sum(each.concerned for each in counts), sum(each.hit for each in counts)
        unknown = sum(each.not_evaluable for each in counts)
        reasons: Counter[str] = Counter()
        for each in counts:
            reasons.update(each.reasons)
        row = t(
            "涉及 {concerned} 笔，疑点 {hit} 笔（{hit_share}），不能判断 {unknown} 笔（{unknown_share}）",
            concerned=concerned,
            hit=hit,
            hit_share=_share(hit, concerned),
            unknown=unknown,
            unknown_share=_share(unknown, concerned),
        )
        why = "; ".join(f"{discipline_words.reason(code)} {n}" for code, n in reasons.most_common(3))
        print(f"{code:<10} {discipline_words.name(code)}: {row}" + (f" [{why}]" if why else ""))


def _share(part: int, whole: int) -> str:
    return f"{part * 100 / whole:.2f}%" if whole else "-"


def _record(chosen: argparse.Namespace) -> int:
    try:
        value = json.loads(chosen.value)
    except json.JSONDecodeError as wrong:
        raise RuleBroken("limit_unreadable", name=chosen.name, what=str(wrong)) from None
    with writing() as db:
        by = accounts.acting_as(db, login=chosen.by)
        discipline_limits.record(
            db,
            by=by,
            now=now(),
            name=chosen.name,
            effective_from=chosen.begins,
            value=value,
            source=chosen.source,
        )
    print(t("“{name}”已登记，自 {day} 起执行。", name=chosen.name, day=chosen.begins))
    return DONE
