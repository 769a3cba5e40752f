"""judge and record-limit from the console."""

from __future__ import annotations

import json
from datetime import date

import pytest

from data.__main__ import main
from data.commands import accounts
from data.console.commands import CONSOLE, DONE, REFUSED
from data.database import writing
from data.rules.roles import Role
from tests.ledgers import NOW, a_line, import_lines


@pytest.fixture
def database_kind() -> str:
    return "sqlite"


@pytest.fixture
def finance(fresh_database: str, monkeypatch: pytest.MonkeyPatch) -> str:
    monkeypatch.setattr("data.__main__.use", lambda _: None)  # the test's database is in use
    with writing() as db:
        accounts.add(db, by=CONSOLE, now=NOW, login="finance", password="gongkai-long-enough", roles={Role.FINANCE})
    return "finance"


TIERS = [{"upper_fen": 500_000, "upper_closed": True, "role": "section_head"}, {"lower_fen": 500_000, "role": "leader"}]


def test_what_was_split_is_told_beside_what_could_not_be_judged(finance: str, capsys: pytest.CaptureFixture[str]):
    import_lines(*(a_line(3000, paid_on=date(2026, 5, day)) for day in (4, 6)))
    limit = ["record-limit", "approval_tiers", json.dumps(TIERS), "--from", "2026-01-01", "--source", "办法"]
    assert main([*limit, "--by", finance]) == DONE
    assert main(["judge", "--by", finance]) == DONE
    told = capsys.readouterr().out
    assert "R07        疑似拆分审批: 涉及 2 笔，疑点 2 笔（100.00%），不能判断 0 笔（0.00%）" in told
    assert "R16        公务接待无公函: 涉及 0 笔" in told
    assert "R04        审批环节缺失: 涉及 2 笔，疑点 0 笔（0.00%），不能判断 2 笔（100.00%）" in told
    assert main(["judge", "--by", finance]) == DONE
    assert "没有需要重新核查的年度" in capsys.readouterr().out


def test_a_limit_that_cannot_be_read_is_refused_with_the_reason(finance: str, capsys: pytest.CaptureFixture[str]):
    words = [
        "record-limit",
        "reception_head_fen",
        "一百二",
        "--from",
        "2026-01-01",
        "--source",
        "办法",
        "--by",
        finance,
    ]
    assert main(words) == REFUSED
    assert "“公务接待工作餐标准（每人每餐）”的内容无法识别" in capsys.readouterr().err


def test_tiers_with_a_gap_are_refused_with_their_rows(finance: str, capsys: pytest.CaptureFixture[str]):
    gap = [{"upper_fen": 500_000, "role": "section_head"}, {"lower_fen": 900_000, "role": "leader"}]
    words = ["record-limit", "approval_tiers", json.dumps(gap), "--from", "2026-01-01", "--source", "办法"]
    assert main([*words, "--by", finance]) == REFUSED
    said = capsys.readouterr().err
    assert "第 1 行到 5,000 元 为止，第 2 行从 9,000 元 开始，中间的金额无人审批" in said


def test_planted_cases_are_not_looked_for_where_there_are_none(finance: str, capsys: pytest.CaptureFixture[str]):
    import_lines(a_line())
    assert main(["rules-check"]) == REFUSED
    assert "示例单位" in capsys.readouterr().err
