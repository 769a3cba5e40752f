"""A budget file becomes items with what was approved, what was moved and what it is now; totals are checks."""

from __future__ import annotations

import csv
import io
from pathlib import Path
from typing import Any

import pytest

from data.commands.budgets import BudgetRow
from data.errors import FileRejected
from data.imports import budget_file
from data.imports.budget_file import CheckedBudget
from data.imports.layouts import Layout, built_in_budgets
from data.rules.problems import Problem
from tests.data.imports.making import Rows, codes, only, text_file, workbook

BESIDE = Path(__file__).resolve().parents[4] / "shared" / "real-data" / "budgets"
TITLE: Rows = [["2026年部门预算表"], ["单位：元"]]
HEAD: list[object] = ["科室", "科目编码", "项目名称", "支出类型", "年初预算数", "调剂数", "调整预算数"]
PAPER: list[object] = ["办公室", "30201", "", "基本支出", "1,000.00", "-200.00", "800.00"]
POWER: list[object] = ["办公室", "30206", "", "基本支出", "500.00", "200.00", "700.00"]
COMPUTERS: list[object] = ["信息科", "31002", "信息化", "项目支出", "9,000.00", "", "9,000.00"]


def read(*rows: list[object], **settings: Any) -> CheckedBudget:
    return budget_file.read(text_file([*TITLE, *rows]), "budget.csv", **settings)


def refused(content: bytes, **settings: Any) -> tuple[Problem, ...]:
    with pytest.raises(FileRejected) as rejected:
        budget_file.read(content, "budget.csv", **settings)
    return rejected.value.problems


def test_items_have_their_original_and_their_adjusted_budget() -> None:
    checked = read(HEAD, PAPER, POWER, COMPUTERS, ["合计", "", "", "", "10,500.00", "0.00", "10,500.00"])
    assert checked.years == {
        2026: (
            BudgetRow("办公室", "30201", "", "basic", 100_000, 80_000, -20_000),
            BudgetRow("办公室", "30206", "", "basic", 50_000, 70_000, 20_000),
            BudgetRow("信息科", "31002", "信息化", "project", 900_000, 900_000),
        )
    }
    assert codes(checked.notes) == ["unit_assumed", "totals_rows_checked"]


def test_a_workbook_in_wan_comes_out_in_fen() -> None:
    rows: Rows = [["2026年"], ["科室", "科目编码", "全年预算数（万元）"], ["办公室", 30201, 1.25]]
    checked = budget_file.read(workbook(rows), "budget.xlsx")
    assert checked.years[2026] == (BudgetRow("办公室", "30201", "", "basic", 1_250_000, 1_250_000),)
    assert only(checked.notes, "budget_original_unsaid").facts["count"] == 1
    assert only(checked.notes, "budget_kind_by_project").facts["count"] == 1


@pytest.mark.parametrize(("column", "name"), [(4, "年初预算数"), (6, "调整预算数")])
def test_a_wrong_total_of_any_column_is_an_error_at_its_cell(column: int, name: str) -> None:
    total: list[object] = ["合计", "", "", "", "1,500.00", "0.00", "1,500.00"]
    total[column] = "1,600.00"
    problem = only(refused(text_file([*TITLE, HEAD, PAPER, POWER, total])), "total_disagrees")
    assert (problem.row, problem.column) == (6, name)
    assert (problem.facts["printed_fen"], problem.facts["sum_fen"]) == (160_000, 150_000)


def test_transfers_make_the_adjusted_budget_where_it_is_not_printed() -> None:
    checked = read(HEAD[:6], PAPER[:6], POWER[:6])
    assert [(row.original_fen, row.adjusted_fen) for row in checked.years[2026]] == [
        (100_000, 80_000),
        (50_000, 70_000),
    ]


def test_transfers_in_rows_of_their_own_change_their_item() -> None:
    checked = read(
        ["科室", "科目编码", "变动类型", "金额"],
        ["办公室", "30201", "年初预算", "1,000.00"],
        ["办公室", "30206", "年初预算", "500.00"],
        ["办公室", "30201", "调剂", "-200.00"],
        ["办公室", "30206", "调剂", "200.00"],
        ["办公室", "30206", "追加", "50.00"],
    )
    assert [(row.econ_code, row.original_fen, row.adjusted_fen) for row in checked.years[2026]] == [
        ("30201", 100_000, 80_000),
        ("30206", 50_000, 75_000),
    ]
    assert "budget_transfers_unbalanced" not in codes(checked.notes)


def test_transfers_that_do_not_cancel_out_and_changes_that_do_not_add_up_are_told() -> None:
    checked = read(HEAD, [*PAPER[:6], "850.00"], [*POWER[:5], "100.00", "600.00"])
    assert only(checked.notes, "budget_transfers_unbalanced").facts["total_fen"] == -10_000
    assert only(checked.notes, "budget_changes_disagree").facts == {"count": 1, "rows": "4", "total_fen": 5_000}
    assert checked.years[2026][0].adjusted_fen == 85_000  # as printed


def test_a_kind_of_change_that_is_none_is_an_error() -> None:
    rows: Rows = [["科室", "科目编码", "变动类型", "金额"], ["办公室", "30201", "其他", "5"]]
    assert only(refused(text_file([*TITLE, *rows])), "budget_change_unknown").cell == "其他"


def test_a_class_above_its_sections_is_their_sum_and_no_item() -> None:
    head: list[object] = ["科室", "科目编码", "年初预算数"]
    sections: Rows = [["办公室", "30201", "10"], ["办公室", "30206", "20"]]
    checked = read(head, ["办公室", "302", "30"], *sections, ["合计", "", "30"])
    assert [row.econ_code for row in checked.years[2026]] == ["30201", "30206"]
    assert only(checked.notes, "budget_class_checked").facts["sum_fen"] == 3_000
    wrong = only(refused(text_file([*TITLE, head, ["办公室", "302", "31"], *sections])), "budget_class_disagrees")
    assert (wrong.row, wrong.facts["difference_fen"]) == (4, 100)


def test_basic_and_project_spending_in_columns_of_their_own_are_refused_and_not_taken_for_one() -> None:
    rows: Rows = [["科室", "科目编码", "年初预算数", "", ""], ["", "", "合计", "基本支出", "项目支出"]]
    problem = only(
        refused(text_file([*TITLE, *rows, ["办公室", "30201", "30", "10", "20"]])), "budget_kinds_in_columns"
    )
    assert problem.facts == {"columns": "年初预算数/基本支出, 年初预算数/项目支出"}


def test_a_name_is_as_good_as_its_code_and_an_unknown_one_is_kept_and_told() -> None:
    checked = read(["科室", "科目名称", "年初预算数"], ["办公室", "办公费", "10"], ["办公室", "杂费", "20"])
    assert [row.econ_code for row in checked.years[2026]] == ["30201", "杂费"]
    assert only(checked.notes, "budget_code_unknown").cell == "杂费"


def test_rows_without_any_figure_are_told_and_an_item_of_the_year_has_no_original() -> None:
    checked = read(
        HEAD, PAPER, POWER, ["办公室", "30207", "", "基本支出", "", "", ""], [*COMPUTERS[:4], "", "", "7.00"]
    )
    assert [row.original_fen for row in checked.years[2026]] == [100_000, 50_000, 0]
    assert only(checked.notes, "budget_rows_blank").facts["rows"] == "6"
    assert only(checked.notes, "budget_original_blank").facts["total_fen"] == 700


def test_the_year_is_that_of_a_column_or_the_title_or_the_one_that_was_said() -> None:
    head: list[object] = ["科室", "科目编码", "年初预算数"]
    untitled = text_file([head, ["办公室", "30201", "10"]])
    assert list(budget_file.read(untitled, "b.csv", year=2025).years) == [2025]
    assert codes(refused(untitled)) == ["budget_year_missing"]
    assert codes(refused(text_file([*TITLE, head, ["办公室", "30201", "10"]]), year=2025)) == ["budget_year_conflict"]
    checked = read(["年度", *head], ["2025", "办公室", "30201", "10"], ["2026", "办公室", "30201", "11"])
    assert {year: rows[0].original_fen for year, rows in checked.years.items()} == {2025: 1_000, 2026: 1_100}


def test_a_layout_names_columns_of_its_own_before_the_built_in_ones(tmp_path: Path) -> None:
    layout = tmp_path / "own.toml"
    layout.write_text('name = "own"\n[columns]\noriginal = ["下达数"]', encoding="utf-8")
    checked = read(
        ["科室", "科目编码", "下达数"], ["办公室", "30201", "10"], layout=Layout.load(layout, built_in_budgets())
    )
    assert (checked.layout, checked.years[2026][0].original_fen) == ("own", 1_000)


@pytest.mark.parametrize("cell", ["1,23,4.5", "#REF!", "壹佰元整"])
def test_a_cell_that_is_no_amount_is_an_error_with_its_address(cell: str) -> None:
    problems = refused(text_file([*TITLE, HEAD, [*PAPER[:4], cell, "", "800.00"]]))
    assert [problem.facts["address"] for problem in problems] == ["E4"]


MISSING = "put the real files into ../shared/real-data beside this repository to try real budgets"


@pytest.mark.skipif(not BESIDE.is_dir(), reason=MISSING)
@pytest.mark.parametrize("path", sorted(BESIDE.rglob("*.csv")), ids=lambda path: f"{path.parent.name}/{path.name}")
def test_a_real_budget_whose_columns_have_other_names_is_refused_with_the_columns_it_has(path: Path) -> None:
    (problem,) = refused(path.read_bytes())
    assert problem.code in ("header_not_found", "column_missing", "not_a_budget")
    assert "year" in str(problem.facts["columns"]).casefold() or problem.code == "header_not_found"


@pytest.mark.skipif(not BESIDE.is_dir(), reason=MISSING)
@pytest.mark.parametrize("name", ["tw2012ap.csv", "tw2013ap.csv", "tw2013ap_cp950.csv", "tw2014ap.csv"])
def test_a_real_budget_is_read_once_a_layout_names_its_columns(tmp_path: Path, name: str) -> None:
    layout = tmp_path / "taiwan.toml"
    columns = 'original = ["amount"]\nunit = ["depname"]\necon_code = ["code"]\nproject = ["depcat"]'
    layout.write_text(f"[columns]\n{columns}", encoding="utf-8")
    content = (BESIDE / "taiwan" / name).read_bytes()
    checked = budget_file.read(content, name, layout=Layout.load(layout, built_in_budgets()))
    text = content.decode("cp950" if "cp950" in name else "utf-8")
    printed = sum(int(row["amount"]) for row in csv.DictReader(io.StringIO(text)))
    assert sum(row.original_fen for rows in checked.years.values() for row in rows) == printed * 100


def test_what_is_no_budget_is_said_to_be_none() -> None:
    assert codes(refused(text_file([["年度", "金额"], ["2026", "5.00"]]))) == ["not_a_budget"]
