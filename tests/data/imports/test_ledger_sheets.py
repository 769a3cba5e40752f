from __future__ import annotations

import io

import openpyxl

from tests.data.imports.making import (
    HEADER,
    LINES,
    TOTAL_FEN,
    codes,
    only,
    read,
    refused,
    saved,
    text_file,
    workbook,
)


def test_a_missing_amount_is_named_with_the_columns_that_were_found() -> None:
    (problem,) = refused(text_file([["标题"], ["日期", "摘要", "收款人"], ["2026-03-05", "x", "y"]]))
    assert (problem.code, problem.row) == ("column_missing", 2)
    assert problem.facts == {"field": "amount", "columns": "日期, 摘要, 收款人"}


def test_a_list_of_goods_has_quantities_and_no_money() -> None:
    (problem,) = refused(
        text_file([["发放物资一览表"], ["接收单位", "品名", "规格", "数量"], ["甲医院", "口罩", "", "15"]])
    )
    assert (problem.code, problem.row, problem.column) == ("quantities_not_money", 2, "数量")


def test_amounts_without_anything_they_were_paid_for_are_no_ledger() -> None:
    assert codes(refused(text_file([["年度", "金额"], ["2026", "5"]]))) == ["not_a_ledger"]


def test_a_table_without_known_columns_is_refused_with_what_it_has() -> None:
    (problem,) = refused(text_file([["x"], ["BudgetBook", "HeadName", "DataValue"], ["1", "2", "3"]]))
    assert (problem.code, problem.row, problem.facts["columns"]) == (
        "header_not_found",
        2,
        "BudgetBook, HeadName, DataValue",
    )


def test_a_header_without_lines_is_refused() -> None:
    assert codes(refused(text_file([HEADER]))) == ["no_lines"]


def test_two_columns_of_amounts_under_one_name_are_not_chosen_between() -> None:
    (problem,) = refused(text_file([["摘要", "金额", "金额"], ["x", "5", "7"]]))
    assert (problem.code, problem.facts) == ("column_twice", {"columns": "金额, 金额 (2)"})


def test_the_one_sheet_with_a_ledger_is_taken_and_the_others_are_told() -> None:
    book = _two_sheets()
    book.create_sheet("底稿").sheet_state = "hidden"
    checked = read(saved(book), "l.xlsx")
    assert (checked.sheet, checked.total_fen) == ("三月", TOTAL_FEN)
    assert only(checked.notes, "sheets_ignored").facts == {"sheets": "说明"}
    assert only(checked.notes, "hidden_sheets_ignored").facts == {"sheets": "底稿"}


def test_two_ledgers_in_one_file_need_a_choice() -> None:
    content = workbook([HEADER, *LINES], [HEADER, *LINES[:1]], names=["三月", "四月"])
    (problem,) = refused(content, "l.xlsx")
    assert (problem.code, problem.facts) == ("several_ledger_sheets", {"sheets": "三月, 四月"})
    assert read(content, "l.xlsx", sheet="四月").total_fen == 123_450
    missing = only(refused(content, "l.xlsx", sheet="五月"), "sheet_not_found")
    assert missing.facts == {"wanted": "五月", "sheets": "三月, 四月"}


def test_a_hidden_ledger_is_not_taken_unless_it_is_asked_for() -> None:
    book = _two_sheets()
    book["三月"].sheet_state = "hidden"
    assert codes(refused(saved(book), "l.xlsx")) == ["header_not_found"]
    assert read(saved(book), "l.xlsx", sheet="三月").total_fen == TOTAL_FEN


def test_a_workbook_of_empty_sheets_is_empty() -> None:
    assert codes(refused(workbook([], []), "l.xlsx")) == ["file_empty"]


def _two_sheets() -> openpyxl.Workbook:
    return openpyxl.load_workbook(io.BytesIO(workbook([["说明", "见下"]], [HEADER, *LINES], names=["说明", "三月"])))
