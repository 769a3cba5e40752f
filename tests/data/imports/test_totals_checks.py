from __future__ import annotations

import pytest

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
    text_file,
    workbook,
)


def test_printed_totals_are_checks_and_no_lines() -> None:
    checked = read(ledger(["合计", "", "", "", "", "", "2,000.00"]))
    assert (len(checked.lines), checked.total_fen) == (3, TOTAL_FEN)
    note = only(checked.notes, "totals_rows_checked")
    assert (note.severity, note.row, note.facts) == ("assumed", 5, {"count": 1, "rows": "5", "printed_fen": 200_000})


@pytest.mark.parametrize(
    "label", ["合计", "合　计", "总计", "Total", "Grand Total", "本页合计", "3月小计", "Housing Total", "本年累计"]
)
@pytest.mark.parametrize("column", [0, 4, 5])
def test_a_total_is_recognised_under_its_usual_names_wherever_they_stand(label: str, column: int) -> None:
    row = ["", "", "", "", "", "", "2000"]
    row[column] = label
    assert read(ledger(row)).total_fen == TOTAL_FEN


def test_a_wrong_total_names_its_cell_both_figures_and_the_difference() -> None:
    (problem,) = refused(workbook([HEADER, *LINES, ["合计", "", "", "", "", "", 2000.5]], names=["三月"]), "l.xlsx")
    assert (problem.code, problem.file, problem.sheet, problem.row, problem.column, problem.cell) == (
        "total_disagrees",
        "l.xlsx",
        "三月",
        5,
        "金额",
        "2000.5",
    )
    assert problem.facts == {
        "label": "合计",
        "printed_fen": 200_050,
        "sum_fen": 200_000,
        "difference_fen": 50,
        "lines": 3,
    }


def test_a_total_one_fen_off_is_accepted_and_told() -> None:
    note = only(read(ledger(["合计", "", "", "", "", "", "2000.01"])).notes, "total_differs_by_rounding")
    assert (note.severity, note.facts["difference_fen"]) == ("warning", 1)


def test_subtotals_totals_and_parts_each_do_their_own() -> None:
    checked = read(
        text_file(
            [
                HEADER,
                LINES[0],
                ["办公室小计", "", "", "", "", "", "1234.50"],
                *LINES[1:],
                ["信息科小计", "", "", "", "", "", "765.50"],
                ["合计", "", "", "", "", "", "2000.00"],
                ["其中：公务接待费", "", "", "", "", "", "565.50"],
            ]
        )
    )
    assert checked.total_fen == TOTAL_FEN
    assert only(checked.notes, "totals_rows_checked").facts["count"] == 3
    assert only(checked.notes, "part_rows_left_out").facts["printed_fen"] == 56_550


def test_a_total_above_its_lines_is_a_check_too() -> None:
    assert read(text_file([HEADER, ["合计", *[""] * 5, "2000"], *LINES])).total_fen == TOTAL_FEN
    assert codes(refused(text_file([HEADER, ["合计", *[""] * 5, "1999"], *LINES]))) == ["total_disagrees"]


def test_a_payee_whose_name_begins_with_total_is_paid() -> None:
    rows: Rows = [
        ["Supplier Name", "Date", "Amount"],
        ["Total Gas & Power Ltd", "2026-03-05", "5"],
        ["B Ltd", "2026-03-06", "7"],
    ]
    checked = read(text_file([*rows, ["Grand Total", "", "12"]]))
    assert [line.payee for line in checked.lines] == ["Total Gas & Power Ltd", "B Ltd"]


def test_a_summary_that_ends_with_the_word_total_is_a_line() -> None:
    assert len(read(ledger(["2026-03-10", "记-0004", "", "30201", "付打印纸硒鼓等合计", "乙公司", "5"])).lines) == 4


def test_a_bare_figure_is_a_total_if_it_is_the_sum_and_an_error_if_not() -> None:
    checked = read(ledger(["", "", "", "", "", "", "2000.00"]))
    assert (len(checked.lines), only(checked.notes, "unnamed_totals_checked").row) == (3, 5)
    (problem,) = refused(ledger(["", "", "", "", "", "", "1999.00"]))
    assert (problem.code, problem.row, problem.facts["difference_fen"]) == ("amount_without_details", 5, -100)


def test_a_running_total_of_the_year_may_hold_months_that_the_file_does_not() -> None:
    note = only(read(ledger(["本年累计", "", "", "", "", "", "9000.00"])).notes, "running_total_unchecked")
    assert (note.severity, note.facts["difference_fen"]) == ("warning", 700_000)
    january: Rows = [["2026-01-05", *LINES[0][1:]]]
    assert codes(refused(ledger(["本年累计", *[""] * 5, "9000"], lines=january))) == ["total_disagrees"]


def test_totals_are_not_compared_while_an_amount_is_unreadable() -> None:
    assert codes(refused(ledger(["", "", "", "30201", "x", "y", "zzz"], ["合计", *[""] * 5, "9999"]))) == [
        "amount_unreadable"
    ]


def test_a_total_that_somebody_typed_must_be_reached_to_the_fen() -> None:
    checked = read(ledger(), control_total=TOTAL_FEN)
    assert only(checked.notes, "control_total_agrees").facts["sum_fen"] == TOTAL_FEN
    problem = only(refused(ledger(), control_total=TOTAL_FEN + 1), "control_total_disagrees")
    assert problem.facts == {"typed_fen": 200_001, "sum_fen": 200_000, "difference_fen": 1, "lines": 3}


def test_a_typed_total_may_be_off_by_the_rounding_of_a_file_in_wan() -> None:
    content = text_file([["收款人", "金额（万元）"], ["甲公司", "1.23"], ["乙公司", "2.34"]])
    assert read(content, control_total=3_570_123).total_fen == 3_570_000
    assert codes(refused(content, control_total=3_700_000)) == ["control_total_disagrees"]
