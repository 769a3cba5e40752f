"""What was found in a ledger can be taken along: the same words as on the page, and nothing that a spreadsheet runs."""

from __future__ import annotations

import csv
import io

from dashboard.feeds import import_problems as feed
from dashboard.i18n import CHINESE, speak
from data.rules.problems import Problem
from tests.people import FINANCE, somebody


def _rows(*problems: Problem, viewer=FINANCE) -> list[list[str]]:
    content = feed.problems_csv(viewer, problems)
    assert content.startswith("\ufeff".encode())
    return list(csv.reader(io.StringIO(content.decode("utf-8-sig"), newline="")))


def test_each_problem_is_a_row_with_its_place_and_its_words():
    problem = Problem("amount_bad_grouping", sheet="明细", row=37, column="金额", cell="1,23,4.5")
    assert _rows(problem) == [
        ["类别", "工作表", "行", "列", "单元格", "问题"],
        ["错误", "明细", "37", "金额", "1,23,4.5", "“1,23,4.5”的千位分隔有误。请改正。"],
    ]


def test_a_cell_that_a_spreadsheet_would_run_is_made_text():
    problem = Problem("amount_unreadable", row=2, column="=1+1", cell='=HYPERLINK("x")')
    assert _rows(problem)[1][3:5] == ["'=1+1", '\'=HYPERLINK("x")']


def test_at_most_the_first_thousand():
    assert len(_rows(*(Problem("amount_unreadable", row=row, cell="?") for row in range(1, 1200)))) == 1001


def test_it_speaks_the_language_of_who_asks():
    try:
        head = _rows(viewer=somebody("finance", language="en"))[0]
    finally:
        speak(CHINESE)
    assert "Row" in head


def test_the_name_is_that_of_the_ledger():
    assert feed.file_name("支出.明细.xlsx") == "支出.明细-问题.csv"
    assert feed.file_name("支出明细") == "支出明细-问题.csv"
