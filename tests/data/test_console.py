"""The program on the console: its exit status, its sentences, and its lines of JSON for machines."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from importlib import import_module
from pathlib import Path
from pkgutil import iter_modules
from typing import Any

import pytest
from sqlalchemy import select

from data import __main__ as console
from data import console as console_folder
from data.commands import accounts, layouts
from data.database import reading, writing
from data.imports import reference
from data.rules.roles import Role
from data.tables.spending import BudgetItem
from queries import spending
from queries.spending_filters import Wanted
from tests.ledgers import CONSOLE, NOW, ledger_csv
from tests.people import EMPLOYEE, FINANCE

PROJECT = Path(__file__).resolve().parents[2]


@pytest.fixture
def bureau(fresh_database, monkeypatch):
    """A database with a finance account, in use by the program."""
    monkeypatch.setattr(console, "use", lambda _: None)
    with writing() as db:
        reference.load(db, by=CONSOLE, now=NOW)
        for login, role in (("finance", Role.FINANCE), ("reader", Role.EMPLOYEE)):
            accounts.add(db, by=CONSOLE, now=NOW, login=login, password="a-long-password", roles=[role])


@pytest.fixture
def ledger(tmp_path):
    """Writes a ledger to a file."""

    def write(name: str, content: bytes) -> str:
        (tmp_path / name).write_bytes(content)
        return str(tmp_path / name)

    return write


def _import(capsys, *arguments: str) -> tuple[int, list[dict[str, Any]]]:
    capsys.readouterr()
    status = console.main(["import", "spending", *arguments, "--json"])
    return status, [json.loads(line) for line in capsys.readouterr().out.splitlines()]


def test_a_right_ledger_is_imported_and_recognised_the_second_time(bureau, ledger, capsys):
    file = ledger("十月.csv", ledger_csv())
    status, said = _import(capsys, file, "--by", "finance")
    assert status == 0
    assert [(each["file"], each["status"], each["lines"], each["total_fen"]) for each in said] == [
        (file, "imported", 3, 440_050)
    ]
    again = ledger("更名.csv", ledger_csv())
    status, said = _import(capsys, again, "--by", "finance")
    assert (status, said[0]["status"], said[0]["lines"]) == (0, "already imported", 3)


def test_a_wrong_one_is_refused_with_its_row_and_the_others_go_in(bureau, ledger, capsys):
    wrong, right = ledger("错.csv", ledger_csv("1.00")), ledger("对.csv", ledger_csv())
    status, said = _import(capsys, wrong, right, "--by", "finance")
    assert status == 1
    assert [each["status"] for each in said] == ["refused", "imported"]
    problem = next(each for each in said[0]["problems"] if each["severity"] == "error")
    assert (problem["code"], problem["row"], problem["column"]) == ("total_disagrees", 7, "金额")
    assert "第 7 行" in problem["said"]
    assert (said[0]["lines"], said[0]["total_fen"]) == (0, 0)


@pytest.mark.parametrize(
    "content", [b"", b"\x89PNG\r\n\x1a\n\x00\x00", b"<html><table></table></html>", b"PK\x03\x04broken"]
)
def test_what_is_no_ledger_gets_one_clear_sentence(bureau, ledger, capsys, content):
    status, said = _import(capsys, ledger("x.csv", content), "--by", "finance")
    assert (status, said[0]["status"]) == (1, "refused")
    assert len(said[0]["problems"]) == 1
    assert "x.csv" in said[0]["problems"][0]["said"]


def test_a_control_total_that_is_not_reached_stops_the_import(bureau, ledger, capsys):
    file = ledger("十月.csv", ledger_csv())
    status, said = _import(capsys, file, "--by", "finance", "--total", "4400.49")
    assert (status, said[0]["status"]) == (1, "refused")
    assert "4,400.49" in said[0]["problems"][0]["said"]
    status, said = _import(capsys, file, "--by", "finance", "--total", "4,400.50")
    assert (status, said[0]["status"]) == (0, "imported")
    assert console.main(["import", "spending", file, file, "--by", "finance", "--total", "1"]) == 2


ODD = "何时,何事,给谁,数目\n2026-08-05,打印纸,滨海文具有限公司,1200.00\n".encode()


def test_a_layout_is_a_file_or_the_name_of_one_that_was_remembered(bureau, ledger, capsys):
    with writing() as db:
        said = {"amount": ["数目"], "paid_on": ["何时"], "payee": ["给谁"]}
        layouts.remember(db, by=FINANCE, now=NOW, name="旧系统", columns=said)
    file = ledger("八月.csv", ODD)
    assert _import(capsys, file, "--by", "finance")[0] == 1
    status, found = _import(capsys, file, "--by", "finance", "--layout", "旧系统")
    assert (status, found[0]["lines"], found[0]["total_fen"]) == (0, 1, 120_000)
    own = ledger("own.toml", '[columns]\namount = ["数目"]\npayee = ["给谁"]\npaid_on = ["何时"]\n'.encode())
    status, found = _import(
        capsys, ledger("九月.csv", ODD.replace(b"-08-", b"-09-")), "--by", "finance", "--layout", own
    )
    assert (status, found[0]["status"]) == (0, "imported")


def test_a_layout_that_nobody_remembered_is_said_with_those_there_are(bureau, ledger, capsys):
    with writing() as db:
        layouts.remember(db, by=FINANCE, now=NOW, name="旧系统", columns={"amount": ["数目"]})
    capsys.readouterr()
    assert console.main(["import", "spending", ledger("八月.csv", ODD), "--by", "finance", "--layout", "新系统"]) == 1
    assert "没有名为“新系统”的列名对应关系。已有的：旧系统。" in capsys.readouterr().err
    assert (
        console.main(["import", "spending", ledger("八月.csv", ODD), "--by", "finance", "--layout", "none.toml"]) == 1
    )
    assert "none.toml" in capsys.readouterr().err


def test_a_folder_of_files_gives_a_line_each(bureau, ledger, capsys):
    files = [ledger(f"{month}.csv", ODD.replace(b"-08-", b"-%02d-" % month)) for month in (1, 2, 3)]
    with writing() as db:
        said = {"amount": ["数目"], "paid_on": ["何时"], "payee": ["给谁"]}
        layouts.remember(db, by=FINANCE, now=NOW, name="旧系统", columns=said)
    status, found = _import(capsys, *files, "--by", "finance", "--layout", "旧系统")
    assert (status, [each["file"] for each in found]) == (0, files)


def test_a_file_that_is_not_there_is_refused(bureau, tmp_path, capsys):
    status, said = _import(capsys, str(tmp_path / "none.csv"), "--by", "finance")
    assert (status, said[0]["problems"][0]["code"]) == (1, "file_unreadable")


def test_who_may_not_import_is_refused_and_nothing_is_stored(bureau, ledger, capsys):
    file = ledger("十月.csv", ledger_csv())
    for login in ("reader", "nobody"):
        capsys.readouterr()
        assert console.main(["import", "spending", file, "--by", login]) == 1
        assert capsys.readouterr().err.strip()
    with reading() as db:
        assert spending.currencies(db, EMPLOYEE) == ()


def test_the_import_shows_on_the_spending_page(bureau, ledger, capsys):
    _import(capsys, ledger("十月.csv", ledger_csv()), "--by", "finance")
    with reading() as db:
        assert spending.summary(db, EMPLOYEE, wanted=Wanted("CNY", 2026)).total_fen == 440_050


BUDGET = "2026年预算\n科室,科目编码,年初预算数,调整预算数\n办公室,30201,100.00,120.00\n合计,,{total},120.00\n"


def _import_budgets(capsys, *arguments: str) -> tuple[int, list[dict[str, Any]]]:
    capsys.readouterr()
    status = console.main(["import", "budgets", *arguments, "--json"])
    return status, [json.loads(line) for line in capsys.readouterr().out.splitlines()]


def test_a_budget_is_imported_and_a_wrong_one_is_refused_with_its_cell(bureau, ledger, capsys):
    right, wrong = ledger("预算.csv", BUDGET.format(total="100.00").encode()), BUDGET.format(total="90.00").encode()
    status, said = _import_budgets(capsys, right, "--by", "finance")
    years = [{"year": 2026, "items": 1, "original_fen": 10_000, "adjusted_fen": 12_000}]
    assert (status, said[0]["status"], said[0]["years"]) == (0, "imported", years)
    status, said = _import_budgets(capsys, ledger("错.csv", wrong), "--by", "finance")
    assert (status, said[0]["status"]) == (1, "refused")
    assert "第 4 行“年初预算数”" in said[0]["problems"][0]["said"]
    with reading() as db:
        assert db.scalars(select(BudgetItem.adjusted_fen)).all() == [12_000]


def test_two_budgets_of_one_year_do_not_replace_each_other_unseen(bureau, ledger, capsys):
    first, second = (ledger(name, BUDGET.format(total="100.00").encode()) for name in ("甲.csv", "乙.csv"))
    status, said = _import_budgets(capsys, first, second, "--by", "finance")
    assert (status, [each["status"] for each in said]) == (1, ["imported", "refused"])
    assert said[1]["problems"][0]["code"] == "budget_year_twice"


def test_the_console_says_a_budget_in_words(bureau, ledger, capsys):
    capsys.readouterr()
    file = ledger("预算.csv", BUDGET.format(total="100.00").encode())
    assert console.main(["import", "budgets", file, "--by", "finance"]) == 0
    assert "2026 年 1 项，年初 100.00 元，调整后 120.00 元" in capsys.readouterr().out


def test_the_log_is_verified_and_its_last_hash_is_told(bureau, capsys):
    capsys.readouterr()
    assert console.main(["verify"]) == 0
    assert len(capsys.readouterr().out.split()[-1].split("：")[-1]) == 64


def test_wrong_use_is_status_two():
    environment = {**os.environ, "GONGKAI_DATABASE_URL": "sqlite://"}
    for arguments in ([], ["import", "spending"], ["sing"]):
        ran = subprocess.run(
            [sys.executable, "-m", "data", *arguments], cwd=PROJECT, env=environment, capture_output=True, check=False
        )
        assert ran.returncode == 2


def test_a_database_of_no_version_is_said_to_be_so(tmp_path):
    environment = {**os.environ, "GONGKAI_DATABASE_URL": f"sqlite:///{tmp_path / 'none.db'}"}
    for program in (["data", "verify"], ["dashboard"]):
        ran = subprocess.run(
            [sys.executable, "-m", *program], cwd=PROJECT, env=environment, capture_output=True, text=True, check=False
        )
        assert ran.returncode == {"data": 1, "dashboard": 2}[program[0]]
        assert "python -m data migrate" in ran.stderr


def test_every_file_of_the_console_adds_its_commands():
    shared = {"commands", "results"}
    for module in iter_modules(console_folder.__path__):
        subject = import_module(f"data.console.{module.name}")
        assert (module.name in shared) != hasattr(subject, "add_to"), f"data/console/{module.name}.py adds nothing"
