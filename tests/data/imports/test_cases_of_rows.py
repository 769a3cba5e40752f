"""Rows, totals and reversals of real exports, case by case: the numbers are those of the domain reference, section 8.5."""

from __future__ import annotations

import io
from dataclasses import replace

import openpyxl
import pytest
from openpyxl.styles import Font

from data.imports.layouts import built_in
from data.rules.names import name_key
from tests.data.imports.making import (
    HEADER,
    LINES,
    TOTAL_FEN,
    Rows,
    codes,
    ledger,
    only,
    read,
    refused,
    saved,
    text_file,
    workbook,
)

HEAD: list[object] = ["支付日期", "凭证号", "科目编码", "摘要", "收款人", "金额", "原凭证号"]


def row(voucher: str, amount: str, summary: str = "电费", original: str = "", code: str = "30206") -> list[object]:
    return ["2026-03-05", voucher, code, summary, "供电公司", amount, original]


# Case, rows under the header, the amounts in fen that are lines, what the second line takes back, the note told.
REVERSALS: list[tuple[str, Rows, list[int], str, str]] = [
    ("V1 with the original's number", [row("记-1", "1000"), row("记-2", "-1000", "冲销", "记-1")],
     [100_000, -100_000], "记-1", "reversals_linked"),
    ("V1 with the number in words", [row("记-0001", "1000"), row("记-2", "-1000", "冲销记-0001号凭证")],
     [100_000, -100_000], "记-0001", "reversals_linked"),
    ("V1 under the same number", [row("记-1", "1000"), row("记-1", "-1000", "红字更正")],
     [100_000, -100_000], "记-1", "reversals_linked"),
    ("V2 of last year's voucher", [row("记-1", "10"), row("记-2", "-1000", "冲销上年", "2025-记-88")],
     [1_000, -100_000], "2025-记-88", "reversals_of_others"),
    ("V3 without the original", [row("记-1", "1000"), row("记-2", "-1000", "冲销")],
     [100_000, -100_000], "", "reversals_unmatched"),
    ("a negative line that says nothing", [row("记-1", "1000"), row("记-2", "-10", "尾差")],
     [100_000, -1_000], "", ""),
]  # fmt: skip


@pytest.mark.parametrize(
    ("rows", "fens", "original", "told"), [case[1:] for case in REVERSALS], ids=[case[0] for case in REVERSALS]
)
def test_a_reversal_is_kept_and_linked_or_listed(rows: Rows, fens: list[int], original: str, told: str) -> None:
    checked = read(text_file([HEAD, *rows]))
    assert [line.amount_fen for line in checked.lines] == fens
    assert checked.total_fen == sum(fens)
    assert checked.lines[1].reversal_of == original
    assert [code for code in codes(checked.notes) if code.startswith("reversals")] == ([told] if told else [])
    if told:
        facts = only(checked.notes, told).facts
        assert (facts["count"], facts["rows"], facts["total_fen"]) == (1, "3", fens[1])


@pytest.mark.parametrize("blank", ["", "0.00"])
def test_v4_money_that_comes_in_is_no_spending_and_is_told(blank: str) -> None:
    rows: Rows = [
        ["日期", "摘要", "支出", "收入"],
        ["2026-03-05", "电费", "100", blank],
        ["2026-03-06", "退款", blank, "30"],
    ]
    checked = read(text_file([*rows, ["合计", "", "100", "30"]]))
    assert len(checked.lines) == 1
    assert checked.total_fen == 10_000
    assert only(checked.notes, "refunds_left_out").facts == {"count": 1, "rows": "3", "total_fen": 3_000}


def test_v5_one_voucher_over_several_codes_is_several_lines_and_no_duplicate() -> None:
    checked = read(text_file([HEAD, row("记-1", "10", code="30206"), row("记-1", "10", code="30201")]))
    assert [line.voucher_no for line in checked.lines] == ["记-1", "记-1"]
    assert "duplicate_row" not in codes(checked.notes)


def test_v6_an_exact_duplicate_is_flagged_and_counted() -> None:
    """It stays in the sum: the totals that public bodies print of their own ledgers count it."""
    checked = read(text_file([HEAD, row("记-1", "10"), row("记-1", "10")]))
    assert only(checked.notes, "duplicate_row").facts == {"count": 1, "rows": "3", "total_fen": 1_000}
    assert checked.total_fen == 2_000


@pytest.mark.parametrize("printed", ["供电公司  ", "\u00a0供电公司\u3000", "\u200b供电公司"])
def test_v7_names_are_trimmed_on_both_ends(printed: str) -> None:
    assert read(text_file([["收款人", "金额"], [printed, "5"]])).lines[0].payee == "供电公司"


def test_v7_the_single_spaces_inside_a_western_name_stay() -> None:
    assert read(text_file([["收款人", "金额"], [" John A. Smith ", "5"]])).lines[0].payee == "John A. Smith"


@pytest.mark.parametrize(
    ("printed", "meant"),
    [("张 三", "张三"), ("滨海文具（有限公司）", "滨海文具(有限公司)"), ("滨海１２３厂", "滨海123厂")],
    ids=["V8", "V9 brackets", "V9 digits"],
)
def test_v8_v9_names_are_equal_on_the_key_and_shown_as_printed(printed: str, meant: str) -> None:
    assert name_key(printed) == name_key(meant)
    assert read(text_file([["收款人", "金额"], [printed, "5"]])).lines[0].payee == printed


@pytest.mark.parametrize(("label", "cell"), [("合计（万元）", "0.20"), ("合计", "0.20万元"), ("合计", "0.2万")])
def test_v10_a_total_in_another_unit_is_checked_in_its_own(label: str, cell: str) -> None:
    checked = read(ledger([label, "", "", "", "", "", cell]))
    assert checked.total_fen == TOTAL_FEN
    assert only(checked.notes, "totals_rows_checked").facts["printed_fen"] == 200_000
    wrong = only(refused(ledger([label, "", "", "", "", "", cell.replace("0.2", "0.9")])), "total_disagrees")
    assert wrong.facts["sum_fen"] == TOTAL_FEN


def test_v10_a_second_table_in_another_unit_is_not_added_to_the_first() -> None:
    content = ledger(["单位：万元", *[""] * 6], ["办公费", *[""] * 5, "0.20"])
    problem = only(refused(content), "unit_changes")
    assert (problem.row, problem.cell) == (5, "单位：万元")


def with_summary(power: str, total: str) -> bytes:
    """Details of 2,000 yuan, and a summary sheet in 万元: 办公费 0.04, 电费 as given."""
    summary: Rows = [["科目名称", "金额（万元）"], ["办公费", "0.04"], ["电费", power], ["合计", total]]
    return workbook([HEADER, *LINES], summary, names=["明细", "汇总"])


@pytest.mark.parametrize(("power", "total"), [("0.16", "0.20"), ("0.17", "0.21")], ids=["equal", "rounded"])
def test_v10_a_summary_sheet_in_wan_is_a_check_of_the_details_in_yuan(power: str, total: str) -> None:
    checked = read(with_summary(power, total), "a.xlsx")
    assert (checked.total_fen, checked.sheet) == (TOTAL_FEN, "明细")
    assert only(checked.notes, "summary_agrees").facts["sum_fen"] == TOTAL_FEN


def test_v10_a_summary_sheet_that_disagrees_stops_the_import_unless_the_details_are_named() -> None:
    book = with_summary("1.16", "1.20")
    problem = only(refused(book, "a.xlsx"), "summary_disagrees")
    assert (problem.sheet, problem.facts["difference_fen"]) == ("汇总", 1_000_000)
    assert read(book, "a.xlsx", sheet="明细").total_fen == TOTAL_FEN


@pytest.mark.parametrize(
    ("printed", "told"),
    [("2,000.00", "totals_rows_checked"), ("2,000.01", "total_differs_by_rounding")],
    ids=["equal", "V11 a fen off"],
)
def test_v11_a_total_within_tolerance_is_accepted_and_reported(printed: str, told: str) -> None:
    checked = read(ledger(["合计", "", "", "", "", "", printed]))
    assert checked.total_fen == TOTAL_FEN
    assert told in codes(checked.notes)


def test_v12_a_total_beyond_tolerance_stops_the_import_with_the_difference_and_the_cell() -> None:
    problem = only(refused(ledger(["合计", "", "", "", "", "", "2,100.00"])), "total_disagrees")
    assert (problem.row, problem.column, problem.cell) == (5, "金额", "2,100.00")
    assert (problem.facts["printed_fen"], problem.facts["sum_fen"], problem.facts["difference_fen"]) == (
        210_000,
        200_000,
        10_000,
    )


def test_v13_an_amount_without_a_code_is_an_error_and_a_code_without_an_amount_is_none() -> None:
    assert codes(refused(text_file([HEAD, row("记-1", "10"), row("记-2", "10", code="")]))) == ["code_missing"]
    checked = read(text_file([HEAD, row("记-1", "10"), row("记-2", "")]))
    assert checked.total_fen == 1_000
    assert only(checked.notes, "rows_without_amount").facts == {"count": 1, "rows": "3"}


def _in_red(*cells: str) -> bytes:
    """The usual ledger as a workbook with some amounts in red: G2 is 1,234.50, G3 is 200, G4 is 565.50."""
    lines = [[*line[:-1], float(str(line[-1]).replace(",", ""))] for line in LINES]
    book = openpyxl.load_workbook(io.BytesIO(workbook([HEADER, *lines])))
    for cell in cells:
        book.active[cell].font = Font(color="FFFF0000")
    return saved(book)


def test_8_3_an_amount_in_red_without_a_sign_is_asked_for_and_not_guessed() -> None:
    problem = only(refused(_in_red("G3", "A2"), "a.xlsx"), "amount_red_unsigned")
    assert (problem.row, problem.column, problem.facts["rows"], problem.facts["total_fen"]) == (3, "金额", "3", 20_000)


@pytest.mark.parametrize(("said", "fen"), [("minus", -20_000), ("plus", 20_000)])
def test_8_3_what_red_means_is_said_by_a_person_and_told_with_the_file(said: str, fen: int) -> None:
    checked = read(_in_red("G3"), "a.xlsx", layout=replace(built_in(), red=said))
    assert checked.lines[1].amount_fen == fen
    assert checked.lines[1].original["金额"] == "200"
    assert only(checked.notes, f"amount_red_{said}").facts["count"] == 1


def test_8_3_red_elsewhere_and_red_below_zero_are_no_question() -> None:
    assert read(_in_red("A2", "G1", "F3"), "a.xlsx").total_fen == TOTAL_FEN
    book = openpyxl.load_workbook(io.BytesIO(_in_red("G3")))
    book.active["G3"] = -200
    assert read(saved(book), "a.xlsx").lines[1].amount_fen == -20_000


def test_8_3_capital_numerals_are_refused_with_their_cell() -> None:
    problem = only(
        refused(ledger(["2026-03-10", "记-4", "办公室", "30201", "纸", "文具店", "壹佰贰拾叁元整"])),
        "amount_in_capitals",
    )
    assert (problem.row, problem.facts["address"]) == (5, "G5")
