from __future__ import annotations

from datetime import date
from pathlib import Path

from data.imports.layouts import Layout
from tests.data.imports.making import (
    Rows,
    codes,
    one_column,
    only,
    read,
    refused,
    text_file,
    workbook,
)


def test_the_kind_of_spending_and_of_payee_are_codes_and_other_words_are_told() -> None:
    rows: Rows = [
        ["收款人", "支出类型", "收款人类型", "金额"],
        ["甲公司", "基本支出", "单位", "5"],
        ["张三", "项目支出", "个人", "7"],
        ["李四", "人员", "", "9"],
    ]
    checked = read(text_file(rows))
    assert [(line.spend_type, line.payee_kind) for line in checked.lines] == [
        ("basic", "body"),
        ("project", "person"),
        ("", ""),
    ]
    note = only(checked.notes, "word_unknown")
    assert (note.row, note.column, note.cell) == (4, "支出类型", "人员")


def test_cancelled_lines_keep_their_amount_and_are_marked() -> None:
    checked = read(one_column("Cancelled", "*", "", "N"))
    assert [(line.cancelled, line.amount_fen) for line in checked.lines] == [(True, 500), (False, 500), (False, 500)]


def test_a_reversal_names_its_original() -> None:
    checked = read(one_column("原凭证号", "记-0012", amounts="-5.00"))
    assert (checked.lines[0].reversal_of, checked.lines[0].amount_fen) == ("记-0012", -500)


def test_class_and_section_columns_make_one_code() -> None:
    rows: Rows = [["类", "款", "科目名称", "金额"], ["301", "01", "基本工资", "5"], ["302", "17", "公务接待费", "7"]]
    assert [line.econ_code for line in read(text_file(rows)).lines] == ["30101", "30217"]


def test_a_code_and_its_name_in_one_cell_come_apart() -> None:
    rows: Rows = [["经济分类", "金额"], ["30231 公务用车运行维护费", "5"], ["30217", "7"], ["差旅费", "9"]]
    assert [(line.econ_code, line.category) for line in read(text_file(rows)).lines] == [
        ("30231", "公务用车运行维护费"),
        ("30217", "30217"),
        ("", "差旅费"),
    ]


def test_names_are_trimmed_and_otherwise_left_as_they_are() -> None:
    rows: Rows = [["收款人", "金额"], ["\u3000因公出国（境）Ａ公司\u00a0", "5"]]
    line = read(text_file(rows)).lines[0]
    assert (line.payee, line.original["收款人"]) == ("因公出国（境）Ａ公司", "\u3000因公出国（境）Ａ公司\u00a0")


def test_columns_that_no_field_takes_stay_in_the_original_and_are_told() -> None:
    checked = read(one_column("附件张数", "3"))
    assert checked.lines[0].original["附件张数"] == "3"
    assert only(checked.notes, "columns_unknown").facts == {"columns": "附件张数"}


def test_cells_merged_over_rows_are_filled_down_but_never_the_amount() -> None:
    rows: Rows = [
        ["科室", "摘要", "金额"],
        ["办公室", "电费", 5],
        [None, "水费", None],
        [None, "纸", 7],
        ["信息科", "网费", 9],
    ]
    checked = read(workbook(rows, merged=["A2:A4", "C2:C3"]), "l.xlsx")
    assert [(line.unit, line.amount_fen) for line in checked.lines] == [
        ("办公室", 500),
        ("办公室", 700),
        ("信息科", 900),
    ]
    assert only(checked.notes, "rows_without_amount").row == 3


def test_headers_with_line_breaks_and_two_merged_rows_are_read() -> None:
    rows: Rows = [
        ["日\n期", "凭证", None, "摘　要", "金额\n(元)"],
        [None, "字号", "张数", None, None],
        ["2026-03-05", "记-1", 2, "x", 5],
    ]
    checked = read(workbook(rows, merged=["A1:A2", "B1:C1", "D1:D2", "E1:E2"]), "l.xlsx")
    assert checked.lines[0].original == {
        "日期": "2026-03-05",
        "凭证/字号": "记-1",
        "凭证/张数": "2",
        "摘　要": "x",
        "金额(元)": "5",
    }
    assert checked.total_fen == 500


def test_a_layout_file_makes_a_foreign_ledger_readable(tmp_path: Path) -> None:
    content = text_file([["Favorecido", "Data", "Valor (R$)"], ["JOÃO", "01/02/2025", "10,00"]], delimiter=";")
    assert codes(refused(content)) == ["header_not_found"]
    file = tmp_path / "br.toml"
    file.write_text(
        'date_order = "dmy"\n[columns]\npayee = ["Favorecido"]\npaid_on = ["Data"]\namount = ["Valor"]\n', "utf-8"
    )
    checked = read(content, layout=Layout.load(file))
    assert (checked.layout, checked.total_fen, checked.lines[0].paid_on) == ("br", 1_000, date(2025, 2, 1))
