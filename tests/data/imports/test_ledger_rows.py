from __future__ import annotations

import pytest

from tests.data.imports.making import (
    HEADER,
    LINES,
    TOTAL_FEN,
    Rows,
    codes,
    ledger,
    one_column,
    only,
    read,
    refused,
    text_file,
    workbook,
)


def test_blank_rows_and_trailing_blank_columns_are_dropped_without_a_word() -> None:
    under: Rows = [*LINES, [""] * 7, ["  ", "　"], [""]]
    wide = [[*row, "", "", ""] for row in under]
    checked = read(text_file([[*HEADER, "", "", ""], *wide, *[[""] * 10] * 2000]))
    assert checked.total_fen == TOTAL_FEN
    assert codes(checked.notes) == ["unit_assumed"]


def test_a_row_without_an_amount_is_told_and_is_no_line() -> None:
    checked = read(ledger(["2026-03-10", "记-0004", "", "30201", "待付", "乙公司", "—"], ["", "", "xxx"]))
    assert len(checked.lines) == 3
    note = only(checked.notes, "rows_without_amount")
    assert (note.severity, note.row, note.facts) == ("warning", 5, {"count": 2, "rows": "5-6"})


def test_a_remark_under_the_table_is_told_even_where_it_stands_in_the_amounts_column() -> None:
    checked = read(ledger(["", "", "", "", "", "", "© 滨海市市场监督管理局 2026"]))
    assert only(checked.notes, "rows_without_amount").facts["rows"] == "5"


@pytest.mark.parametrize(
    ("cell", "code"),
    [
        ("xxx", "amount_unreadable"),
        ("1,23,4.5", "amount_bad_grouping"),
        ("#REF!", "amount_is_formula_error"),
        ("98.5%", "amount_is_percentage"),
        ("壹佰元整", "amount_in_capitals"),
    ],
)
def test_an_amount_that_is_none_is_an_error_with_its_address(cell: str, code: str) -> None:
    (problem,) = refused(ledger(["2026-03-10", "记-0004", "办公室", "30201", "笔", "乙公司", cell]))
    assert (problem.code, problem.severity, problem.file) == (code, "error", "ledger.csv")
    assert (problem.row, problem.column, problem.cell, problem.facts) == (5, "金额", cell, {"address": "G5"})


def test_a_formula_without_its_value_is_refused_and_not_taken_for_a_blank() -> None:
    content = workbook([["收款人", "金额", "备注"], ["甲公司", "=1+1", "x"], ["乙公司", 5, "y"]], names=["三月"])
    (problem,) = refused(content, "ledger.xlsx")
    assert (problem.code, problem.sheet, problem.cell) == ("amount_is_formula", "三月", "=1+1")
    assert problem.facts == {"address": "B2"}


def test_all_errors_are_collected_up_to_the_thousandth() -> None:
    bad = [["2026-02-30", f"记-{n}", "", "30201", "x", "y", "zzz" if n % 2 else "5"] for n in range(1500)]
    problems = refused(ledger(*bad, ["2026-03-31", "记-9", "", "30201", "x", "y", "5"]))
    assert len(problems) == 1000
    assert set(codes(problems)) == {"amount_unreadable", "date_not_real"}


def test_odd_amounts_are_taken_and_told() -> None:
    checked = read(one_column("备注", "a", "b", amounts="123.456"))
    assert [line.amount_fen for line in checked.lines] == [12_346] * 2
    note = only(checked.notes, "amount_rounded")
    assert (note.severity, note.facts) == ("warning", {"count": 2, "rows": "2-3"})
    assert "amount_sign_assumed" in codes(read(one_column("备注", "a", amounts="△500")).notes)


def test_a_row_with_filled_cells_beyond_the_header_is_out_of_step() -> None:
    (problem,) = refused(text_file([["收款人", "金额"], ["甲公司", "5"], ["乙公司", "有限公司", "7"]]))[:1]
    assert (problem.code, problem.row, problem.cell) == ("row_wider_than_header", 3, "7")


def test_a_remark_beside_the_table_of_a_workbook_is_told() -> None:
    checked = read(workbook([["收款人", "金额"], ["甲公司", 5, None, "已核对"], [None, None, "见附件"]]), "ledger.xlsx")
    assert checked.total_fen == 500
    assert only(checked.notes, "cells_beside_table").facts == {"count": 2, "rows": "2-3"}


def test_a_line_with_an_amount_but_neither_code_nor_name_of_account_is_an_error() -> None:
    (problem,) = refused(ledger(["2026-03-10", "记-0004", "办公室", "", "笔", "乙公司", "5"]))
    assert (problem.code, problem.row, problem.column) == ("code_missing", 5, "经济分类编码")


def test_exact_duplicates_are_kept_counted_and_told() -> None:
    checked = read(ledger(LINES[0], lines=[LINES[0], *LINES]))
    assert len(checked.lines) == 5
    assert only(checked.notes, "duplicate_row").facts == {"count": 2, "rows": "3, 6", "total_fen": 246_900}


def test_an_ordinal_number_makes_no_two_rows_different() -> None:
    rows: Rows = [["序号", "收款人", "金额"], ["1", "甲公司", "5"], ["2", "甲公司", "5"]]
    assert only(read(text_file(rows)).notes, "duplicate_row").row == 3


def test_repeated_headers_column_numbers_page_numbers_and_who_made_the_table_are_left_out_and_told() -> None:
    checked = read(
        text_file(
            [
                HEADER,
                ["栏次", "1", "2", "3", "4", "5", "6"],
                *LINES[:1],
                ["第 1 页 共 2 页"],
                HEADER,
                *LINES[1:],
                ["制表人：张三", "", "", "审核人：李四"],
            ]
        )
    )
    assert checked.total_fen == TOTAL_FEN
    assert only(checked.notes, "rows_left_out").facts == {"count": 4, "rows": "2, 4-5, 8"}
