from __future__ import annotations

from dataclasses import replace

import pytest

from data.imports.layouts import built_in
from tests.data.imports.making import (
    HEADER,
    LINES,
    Rows,
    codes,
    ledger,
    only,
    read,
    refused,
    text_file,
)


@pytest.mark.parametrize("where", ["title", "header", "layout"])
def test_amounts_in_wan_become_fen(where: str) -> None:
    header = ["收款人", "金额（万元）" if where == "header" else "金额"]
    above = [["单位：万元"]] if where == "title" else []
    layout = replace(built_in(), unit="万元") if where == "layout" else None
    checked = read(text_file([*above, header, ["甲公司", "12.34"], ["乙公司", "0.66"]]), layout=layout)
    assert [line.amount_fen for line in checked.lines] == [12_340_000, 660_000]
    assert ("unit_assumed" in codes(checked.notes)) == (where != "header")


def test_a_unit_that_nobody_prints_is_yuan_and_told() -> None:
    assert only(read(ledger()).notes, "unit_assumed").facts == {"unit": "元", "source": "default"}


def test_a_layout_and_a_file_that_print_different_units_are_not_settled_here() -> None:
    layout = replace(built_in(), unit="元")
    problem = only(refused(text_file([["单位：万元"], HEADER, *LINES]), layout=layout), "unit_conflict")
    assert problem.facts == {"printed": "万元", "layout": "元"}


@pytest.mark.parametrize(("printed", "taken"), [("262.00", True), ("262.04", True), ("262.05", False)])
def test_a_total_in_wan_may_be_off_by_the_files_own_rounding(*, printed: str, taken: bool) -> None:
    content = text_file(
        [
            ["单位：万元"],
            ["项目", "支出数"],
            ["出国", "181.76"],
            ["车辆", "57.06"],
            ["接待", "23.17"],
            ["合计", printed],
        ]
    )
    if taken:
        assert only(read(content).notes, "total_differs_by_rounding").severity == "warning"
    else:
        assert codes(refused(content)) == ["total_disagrees"]


def test_exact_wan_leave_no_room_for_rounding() -> None:
    rows: Rows = [["单位：万元"], ["项目", "支出数"], ["出国", "1.234567"], ["合计", "1.234667"]]
    assert codes(refused(text_file(rows))) == ["total_disagrees"]


def test_a_whole_column_of_decimal_commas_is_read_as_such_and_told() -> None:
    rows: Rows = [["Payee", "Amount"], ["Ação Ltda", "372000,00"], ["JOÃO", "1.234,56"]]
    checked = read(text_file(rows, encoding="latin-1", delimiter=";"))
    assert checked.total_fen == 37_323_456
    assert {"decimal_comma_proved", "encoding_assumed"} <= set(codes(checked.notes))


def test_the_currency_is_told_and_two_currencies_are_not_added() -> None:
    rows: Rows = [["Payee", "Amount", "Currency"], ["A Ltd", "5", "USD"], ["B Ltd", "7", "usd"]]
    assert read(text_file(rows)).currency == "USD"
    problem = only(refused(text_file([*rows, ["C Ltd", "9", "EUR"]])), "currencies_mixed")
    assert (problem.row, problem.column, problem.facts) == (4, "Currency", {"currencies": "USD, EUR"})
    assert codes(refused(text_file([["Payee", "Amount"], ["A", "£5"], ["B", "$7"]]))) == ["currencies_mixed"]
