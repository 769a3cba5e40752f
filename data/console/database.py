"""migrate, prepare, load-samples and verify: the database itself."""

from __future__ import annotations

import argparse
import sys

from dashboard.i18n import t, tn
from data import audit_log, samples
from data.console.commands import CONSOLE, DONE, REFUSED, Commands, now
from data.database import migrate, reading, writing
from data.errors import RuleBroken
from data.imports import reference
from data.settings import settings


def add_to(commands: Commands) -> None:
    """Add the commands of this subject."""
    said = t("建立或升级数据库的表，并载入科目表和工作日历")
    commands.command("migrate", _migrate, said, needs_database=False)
    commands.command("prepare", _prepare, t("没有数据库时建立并载入示例单位，有则只升级"), needs_database=False)
    commands.command("load-samples", _load_samples, t("向空数据库载入示例单位"))
    commands.command("verify", _verify, t("核验变更记录是否被改动"))


def _migrate(_: argparse.Namespace) -> int:
    migrate(settings().database_url)
    with writing() as db:
        if not reference.is_loaded(db):
            reference.load(db, by=CONSOLE, now=now())
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
