"""Ledgers made up for a test, as values and as bytes of a file."""

from __future__ import annotations

import hashlib
import itertools
from collections.abc import Sequence
from dataclasses import replace
from datetime import UTC, date, datetime
from typing import Any

from data.commands import spending
from data.database import writing
from data.imports import reference
from data.rules.roles import Role, Viewer
from data.rules.spending_lines import CheckedFile, LedgerLine
from tests.people import FINANCE

NOW = datetime(2026, 11, 20, 8, 0, tzinfo=UTC)
CONSOLE = Viewer("console", frozenset({Role.ADMINISTRATOR}))
_numbers = itertools.count(1)


def a_line(yuan: float = 100, paid_on: date | None = date(2026, 3, 5), **fields: Any) -> LedgerLine:
    """A payment of so many yuan for office supplies by the general office, unless said otherwise."""
    usual: dict[str, Any] = {
        "row": next(_numbers),
        "unit": "办公室",
        "econ_code": "30201",
        "category": "办公费",
        "fund": "一般公共预算",
        "spend_type": "basic",
        "summary": "购买办公用品",
        "payee": "滨海文具有限公司",
        "payee_kind": "body",
        "original": {"摘要": "购买办公用品"},
    }
    line = LedgerLine(amount_fen=round(yuan * 100), paid_on=paid_on, **usual | fields)
    return replace(line, fiscal_year=paid_on.year, month=paid_on.month) if paid_on else line


def a_ledger(lines: Sequence[LedgerLine], name: str = "支出明细.csv", currency: str = "") -> CheckedFile:
    """A checked file of these lines; other lines or another name make another content."""
    sha256 = hashlib.sha256(repr((name, tuple(lines))).encode()).hexdigest()
    total = sum(line.amount_fen for line in lines)
    return CheckedFile(name, "", sha256, "built-in", tuple(lines), total, currency)


def import_lines(*lines: LedgerLine, name: str = "支出明细.csv", currency: str = "") -> int:
    """Publish lines as one file in the database in use, the classification loaded; answers the file's id."""
    with writing() as db:
        if not reference.is_loaded(db):
            reference.load(db, by=CONSOLE, now=NOW)
        file = a_ledger(lines, name, currency)
        return spending.record_file(db, by=FINANCE, now=NOW, file=file).file_id


LEDGER_CSV = """支出明细表
单位：元
支付日期,科室,经济分类编码,经济分类名称,摘要,收款人,收款人类型,凭证号,金额
2026-10-08,办公室,30201,办公费,购买打印纸,滨海文具有限公司,单位,记-001,"1,200.00"
2026-10-09,办公室,30217,公务接待费,接待调研组工作餐,东港饭店,单位,记-002,860.50
2026-10-12,财务科,30211,差旅费,赴省局开会,林佳禾,个人,记-003,"2,340.00"
合计,,,,,,,,{total}
"""


def ledger_csv(total: str = "4,400.50") -> bytes:
    """A small ledger as a finance system exports it; its 合计 is right unless another is given."""
    return ("\ufeff" + LEDGER_CSV.format(total=f'"{total}"')).encode()
