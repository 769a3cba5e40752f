"""The layouts of real exports, case by case: the numbers are those of the domain reference, section 8.2."""

from __future__ import annotations

from pathlib import Path

import pytest

from data.imports.headers import find_header
from data.imports.layouts import Layout, built_in
from data.imports.sheets import read_sheets
from tests.data.imports.making import Rows, codes, only, read, refused, text_file, workbook

HEAD: list[object] = ["支付日期", "科目编码", "科目名称", "收款人", "金额"]
ELECTRICITY: list[object] = ["2026-03-05", "30206", "电费", "供电公司", "100.00"]
PAPER: list[object] = ["2026-03-06", "30201", "办公费", "文具店", "200.00"]

BLANKS: Rows = [["", "", "", "", ""]] * 2000

# Case, rows of the file, the amounts in fen that are lines, and a note that must be told ("" for none).
CASES: list[tuple[str, Rows, list[int], str]] = [
    ("L1 title, unit and date above", [["支出明细表"], ["单位：万元"], ["2026年3月"], HEAD[1:], ELECTRICITY[1:]],
     [100_000_000], "unit_assumed"),
    ("L3 breaks and spaces in names", [["支付\n日期", "科目 编码", "科目名称", "收款人", "金　额"], ELECTRICITY], [10_000], ""),
    ("L4 numbers of columns", [HEAD, ["栏次", "1", "2", "3", "4"], ELECTRICITY], [10_000], "rows_left_out"),
    ("L4 a column of row numbers", [["行次", *HEAD], ["1", *ELECTRICITY], ["2", *PAPER]], [10_000, 20_000], ""),
    ("L5 totals at the bottom", [HEAD, ELECTRICITY, PAPER, ["合计", "", "", "", "300.00"]], [10_000, 20_000],
     "totals_rows_checked"),
    ("L5 totals at the top", [HEAD, ["总计", "", "", "", "300"], ELECTRICITY, PAPER], [10_000, 20_000],
     "totals_rows_checked"),
    ("L5 pages and running totals",
     [HEAD, ELECTRICITY, ["本页合计", "", "", "", "100"], PAPER, ["小计", "", "", "", "200"], ["累计", "", "", "", "300"]],
     [10_000, 20_000], "totals_rows_checked"),
    ("L6 parts of a row", [HEAD, ELECTRICITY, ["其中：路灯", "", "", "", "40"], PAPER, ["合计", "", "", "", "300"]],
     [10_000, 20_000], "part_rows_left_out"),
    ("L8 a code as a number", [HEAD, ["2026-03-05", "30206.0", "电费", "供电公司", "100.00"]], [10_000], ""),
    ("L8 a code with an apostrophe", [HEAD, ["2026-03-05", "'30206", "电费", "供电公司", "100.00"]], [10_000], ""),
    ("L8 a code with spaces", [HEAD, ["2026-03-05", " 302 06 ", "电费", "供电公司", "100.00"]], [10_000], ""),
    ("L9 repeated header, page, maker",
     [HEAD, ELECTRICITY, ["第 1 页", "", "", "", ""], HEAD, PAPER, ["制表人：某", "", "", "", ""]],
     [10_000, 20_000], "rows_left_out"),
    ("L10 blank rows", [HEAD, ["", "", "", "", ""], ELECTRICITY, *BLANKS], [10_000], ""),
    ("L11 code and name disagree", [HEAD, ["2026-03-05", "30231", "公务接待费", "酒店", "100.00"], PAPER],
     [10_000, 20_000], "code_and_name_disagree"),
    ("L12 an unknown code", [HEAD, ["2026-03-05", "99999", "", "供电公司", "100.00"]], [10_000], ""),
    ("L13 a variant of a name", [["支付日期", "科目名称", "收款人", "金额"], ["2026-03-05", "因公出国费", "航空公司", "100"]],
     [10_000], "name_variant"),
    ("L14 a year beside the amount", [["收款人", "年度", "金额"], ["供电公司", "2022", "2021.00"]], [202_100], ""),
]  # fmt: skip


@pytest.mark.parametrize(("rows", "fens", "told"), [case[1:] for case in CASES], ids=[case[0] for case in CASES])
def test_a_layout_becomes_its_lines(rows: Rows, fens: list[int], told: str) -> None:
    checked = read(text_file(rows))
    assert [line.amount_fen for line in checked.lines] == fens
    assert told in ("", *codes(checked.notes))
    if any(cell == "30206" for row in rows for cell in row):
        assert checked.lines[0].econ_code == "30206"


@pytest.mark.parametrize("code", ["30206.0", "'30206", " 302 06 "])
def test_l8_a_code_has_one_form(code: str) -> None:
    line = read(text_file([HEAD, ["2026-03-05", code, "电费", "供电公司", "100.00"]])).lines[0]
    assert line.econ_code == "30206"


def test_l8_class_and_section_keep_their_zeros() -> None:
    line = read(text_file([["类", "款", "收款人", "金额"], ["301", "1", "甲", "5"]])).lines[0]
    assert line.econ_code == "30101"


@pytest.mark.parametrize(
    ("levels", "names"),
    [
        (
            [["科室", "公务用车购置及运行维护费", "", "金额"], ["", "小计", "购置费", ""]],
            ["科室", "公务用车购置及运行维护费/小计", "公务用车购置及运行维护费/购置费", "金额"],
        ),
        (
            [
                ["科室", "收款人", "支出", "", ""],
                ["", "", "本月", "", "本年"],
                ["", "", "金额", "笔数", ""],
            ],
            ["科室", "收款人", "支出/本月/金额", "支出/本月/笔数", "支出/本年"],
        ),
    ],
    ids=["two levels", "three levels"],
)
def test_l2_merged_headers_are_joined_from_the_top(levels: Rows, names: list[str]) -> None:
    width = len(names)
    content = text_file([*levels, ["办公室", *["1"] * (width - 1)]])
    header = find_header(read_sheets(content, "a.csv").sheets[0], built_in())
    assert header is not None
    assert (header.last + 1, list(header.names)) == (len(levels), names)


def test_l2_a_ledger_under_three_levels_is_read() -> None:
    rows: Rows = [
        ["支付日期", "收款人", "支出", "", ""],
        ["", "", "本月", "", "说明"],
        ["", "", "金额", "票数", ""],
        ["2026-03-05", "供电公司", "100.00", "1", "电费"],
    ]
    line = read(text_file(rows)).lines[0]
    assert (line.amount_fen, line.summary, line.payee) == (10_000, "电费", "供电公司")
    assert line.original["支出/本月/票数"] == "1"


def test_l7_a_merged_code_is_filled_down_inside_its_block_only() -> None:
    rows: Rows = [HEAD, ELECTRICITY, ["2026-03-06", "", "", "供电公司", "5"], ["2026-03-07", "", "", "文具店", "6"]]
    problem = only(refused(workbook(rows, merged=["B2:B3", "C2:C3"])), "code_missing")
    assert problem.row == 4


def test_l7_a_blank_code_in_a_text_file_is_filled_only_where_the_layout_says_so(tmp_path: Path) -> None:
    below: list[object] = ["2026-03-06", "", "", "供电公司", "50.00"]
    content = text_file([HEAD, ELECTRICITY, below, ["小计", "", "", "", "150.00"], PAPER])
    assert codes(refused(content)) == ["code_missing"]

    layout = tmp_path / "printed-once.toml"
    layout.write_text('fill_down = ["econ_code"]', encoding="utf-8")
    checked = read(content, layout=Layout.load(layout))
    assert [line.econ_code for line in checked.lines] == ["30206", "30206", "30201"]
    assert only(checked.notes, "filled_down").facts["rows"] == "3"


def test_l7_what_a_total_ended_is_not_filled_across_it(tmp_path: Path) -> None:
    below: list[object] = ["2026-03-06", "", "", "供电公司", "50.00"]
    layout = tmp_path / "printed-once.toml"
    layout.write_text('fill_down = ["econ_code"]', encoding="utf-8")
    content = text_file([HEAD, ELECTRICITY, ["小计", "", "", "", "100.00"], below])
    assert only(refused(content, layout=Layout.load(layout)), "code_missing").row == 4


def test_l11_such_a_line_is_kept_under_its_own_words_and_counted_under_neither_code() -> None:
    line = read(text_file([HEAD, ["2026-03-05", "30231", "公务接待费", "酒店", "100.00"]])).lines[0]
    assert (line.econ_code, line.category) == ("", "30231 公务接待费")


@pytest.mark.parametrize("name", ["因公出国(境)费", "因公出国费", "因公出国费用"])
def test_l13_variants_of_a_name_are_one_section(name: str) -> None:
    rows: Rows = [["支付日期", "科目名称", "收款人", "金额"], ["2026-03-05", name, "航空公司", "100"]]
    line = read(text_file(rows)).lines[0]
    assert (line.econ_code, line.category) == ("30212", name)


def test_debits_and_credits_are_one_amount_and_closing_entries_are_refused() -> None:
    head: list[object] = ["日期", "凭证号", "摘要", "借方金额", "贷方金额"]
    rows: Rows = [head, ["2026-03-05", "记-1", "电费", "100", ""], ["2026-03-06", "记-2", "退回电费", "", "30"]]
    checked = read(text_file([*rows, ["合计", "", "", "100", "30"]]))
    assert [line.amount_fen for line in checked.lines] == [10_000, -3_000]
    assert only(checked.notes, "debits_less_credits").facts == {"credit": "贷方金额"}

    closing = refused(text_file([*rows, ["2026-03-31", "记-9", "期末结转", "", "70"]]))
    assert (only(closing, "closing_entry").row, closing[0].facts["address"]) == (4, "E4")


def test_an_amount_goes_before_the_debits_beside_it() -> None:
    checked = read(text_file([["收款人", "金额", "借方", "贷方"], ["甲", "5", "7", "1"]]))
    assert checked.total_fen == 500


def test_year_month_and_day_in_columns_of_their_own_are_a_date() -> None:
    checked = read(text_file([["年", "月", "日", "收款人", "金额"], ["2026", "3", "5", "甲", "5"]]))
    assert str(checked.lines[0].paid_on) == "2026-03-05"
    problem = only(
        refused(text_file([["年", "月", "日", "收款人", "金额"], ["2026", "2", "30", "甲", "5"]])), "date_not_real"
    )
    assert problem.facts["address"] == "C2"


def test_month_and_day_under_a_merged_year_are_a_date() -> None:
    rows: Rows = [
        ["2026年", "", "凭证", "", "摘要", "借方", "贷方"],
        ["月", "日", "字", "号", "", "", ""],
        ["3", "5", "记", "12", "电费", "100", ""],
        ["3", "", "记", "13", "水费", "50", ""],
    ]
    lines = read(text_file(rows)).lines
    assert [(str(line.paid_on), line.fiscal_year, line.month) for line in lines] == [
        ("2026-03-05", 2026, 3),
        ("None", 2026, 3),
    ]
    assert [line.voucher_no for line in lines] == ["12", "13"]
