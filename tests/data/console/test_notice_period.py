"""notice-period: counted by hand on the console, with a database or without one."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

from tests.conftest import PROJECT


def ask(*arguments: str, database: str = "sqlite:////dev/null/none") -> subprocess.CompletedProcess[str]:
    environment = {**os.environ, "GONGKAI_DATABASE_URL": database, "GONGKAI_LANGUAGE": "zh_CN"}
    command = [sys.executable, "-m", "data", "notice-period", *arguments]
    return subprocess.run(command, cwd=PROJECT, env=environment, capture_output=True, text=True, check=False)


def test_a_machine_reads_one_line_of_json():
    answer = ask("2026-02-11", "--days", "5", "--json")
    assert json.loads(answer.stdout) == {
        "first_day": "2026-02-12",
        "last_day": "2026-02-25",
        "counted_days": ["2026-02-12", "2026-02-13", "2026-02-14", "2026-02-24", "2026-02-25"],
        "provisional": False,
    }


def test_a_person_reads_the_same_and_is_told_what_is_provisional():
    answer = ask("2026-12-28", "--days", "5", "--count-publication-day")
    said = [line.split() for line in answer.stdout.splitlines()]
    assert said[0] == ["first_day:", "2026-12-28"]
    assert said[1][0] == "last_day:"
    assert (said[2][0], len(said[2])) == ("counted_days:", 6)
    assert said[3] == ["provisional:", "true"]
    assert "暂算" in answer.stdout


def test_the_calendar_that_is_loaded_counts_where_there_is_a_database(sample_database: Path):
    answer = ask("2024-02-05", "--days", "5", "--json", database=f"sqlite:///{sample_database}")
    assert json.loads(answer.stdout)["last_day"] == "2024-02-18"


@pytest.mark.parametrize(
    ("arguments", "status", "said"),
    [
        (("2026-02-11", "--days", "0"), 1, "公示期须在 1 至 250 个工作日之间"),
        (("2026-02-30", "--days", "5"), 2, "“2026-02-30”不是日期"),
        (("2026-02-11",), 2, "--days"),
    ],
)
def test_what_is_no_period_is_refused_in_words(arguments, status, said):
    answer = ask(*arguments)
    assert answer.returncode == status
    assert said in answer.stderr
