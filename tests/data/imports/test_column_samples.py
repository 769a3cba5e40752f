"""A file whose columns nobody knows is shown by its header and its first rows, for a person to say what is what."""

from __future__ import annotations

from data.imports.column_samples import sample, unused
from data.imports.layouts import Layout
from tests.data.imports.making import Rows, read, refused, text_file, workbook

ODD: Rows = [
    ["某表"],
    ["编号", "何时", "何事", "给谁", "数目"],
    *([n, "2026-08-05", "纸", "甲公司", n] for n in range(1, 15)),
]


def test_the_row_with_the_most_words_is_taken_for_the_header_and_ten_rows_are_shown():
    found = sample(text_file(ODD), "a.csv")
    assert (found.row, found.names) == (2, ("编号", "何时", "何事", "给谁", "数目"))
    assert [row[0] for row in found.rows] == [str(n) for n in range(1, 11)]
    assert found.guessed == {}


def test_known_names_are_guessed_and_a_merged_header_is_one():
    rows: Rows = [["日期", "用途", "支付", ""], ["", "", "现金", "转账"], ["2026-03-05", "纸", 1, 2]]
    found = sample(workbook(rows, merged=["C1:D1"]), "a.xlsx")
    assert (found.row, found.names) == (2, ("日期", "用途", "支付/现金", "支付/转账"))
    assert found.guessed == {"paid_on": "日期", "summary": "用途"}
    assert found.rows == (("2026-03-05", "纸", "1", "2"),)


def test_another_row_can_be_said_to_be_the_header():
    found = sample(text_file([["甲", "乙", "丙"], ["何事", "数目", ""], ["纸", "3", ""]]), "a.csv", row=2)
    assert (found.row, found.names, found.rows) == (2, ("何事", "数目"), (("纸", "3", ""),))


def test_a_row_beyond_the_end_is_the_last():
    assert sample(text_file([["甲", "乙"], ["1", "2"]]), "a.csv", row=99).row == 2


def test_the_sheet_that_was_refused_is_the_one_shown():
    book = workbook([["说明", "无"]], [["何事", "数目"], ["纸", 3]], names=["封面", "明细"])
    assert sample(book, "a.xlsx", sheet="明细").names == ("何事", "数目")


def test_a_name_that_stands_twice_is_offered_once():
    assert sample(text_file([["何事", "数目", "数目"], ["纸", "3", "4"]]), "a.csv", row=1).names == ("何事", "数目")


def test_what_is_chosen_from_it_reads_the_file():
    file = text_file(ODD)
    assert refused(file)
    chosen = {"amount": ("数目",), "payee": ("给谁",), "paid_on": ("何时",)}
    checked = read(file, layout=Layout.chosen("chosen", chosen))
    assert (len(checked.lines), checked.total_fen, checked.layout) == (14, 10_500, "chosen")


def test_columns_that_no_field_is_called_by_are_unused():
    assert unused(["支付日期", "来文", "公函号", "金额（元）", "[E]", "备忘"]) == ("来文", "备忘")
