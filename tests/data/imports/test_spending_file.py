from __future__ import annotations

import hashlib
from dataclasses import replace
from datetime import date

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from data.rules.money import show_yuan
from data.rules.spending_lines import LedgerLine
from tests.data.imports.making import (
    HEADER,
    LINES,
    TOTAL_FEN,
    Rows,
    old_workbook,
    read,
    text_file,
    workbook,
)

TITLE: Rows = [["滨海市市场监督管理局支出明细表"], ["", "2026年3月", "", "", "", "", "单位：元"]]


def test_a_ledger_becomes_lines_with_their_places_and_their_cells_as_printed() -> None:
    content = text_file([*TITLE, HEADER, *LINES])
    checked = read(content)
    assert checked.lines[0] == LedgerLine(
        row=4,
        amount_fen=123_450,
        paid_on=date(2026, 3, 5),
        fiscal_year=2026,
        month=3,
        unit="办公室",
        econ_code="30206",
        voucher_no="记-0001",
        summary="三月电费",
        payee="滨海供电公司",
        original=dict(zip(map(str, HEADER), map(str, LINES[0]), strict=True)),
    )
    assert (checked.total_fen, [line.row for line in checked.lines]) == (TOTAL_FEN, [4, 5, 6])
    assert (checked.name, checked.sheet, checked.layout, checked.currency) == ("ledger.csv", "", "built-in", "")
    assert checked.sha256 == hashlib.sha256(content).hexdigest()


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "gb18030", "gbk", "utf-16"])
@pytest.mark.parametrize("delimiter", [",", ";", "\t"])
def test_the_same_ledger_comes_out_of_every_encoding_and_delimiter(encoding: str, delimiter: str) -> None:
    checked = read(text_file([*TITLE, HEADER, *LINES], encoding=encoding, delimiter=delimiter))
    assert checked.lines == read(text_file([*TITLE, HEADER, *LINES])).lines


def test_the_same_ledger_comes_out_of_a_workbook() -> None:
    rows: Rows = [
        [date(2026, 3, 5), "记-0001", "办公室", 30206, "三月电费", "滨海供电公司", 1234.5],
        [date(2026, 3, 6), "记-0002", "信息科", "'30201", "打印纸", "滨海文具商店", 200],
        [46090, "记-0003", "办公室", 30217.0, "工作餐", "滨海大酒店", "565.50"],
    ]
    checked = read(workbook([*TITLE, HEADER, *rows], names=["明细"]), "ledger.xlsx")
    expected = read(text_file([*TITLE, HEADER, *LINES])).lines
    assert [replace(line, original={}) for line in checked.lines] == [replace(line, original={}) for line in expected]
    assert checked.lines[0].original["经济分类编码"] == "30206"
    assert checked.sheet == "明细"


def test_an_old_workbook_is_a_ledger_too() -> None:
    assert read(old_workbook(), "ledger.xls").total_fen == 143_450


@settings(max_examples=60, deadline=None)
@given(
    fens=st.lists(st.integers(min_value=-(10**9), max_value=10**11), min_size=1, max_size=30),
    encoding=st.sampled_from(["utf-8", "utf-8-sig", "gb18030", "utf-16"]),
    delimiter=st.sampled_from([",", ";", "\t"]),
    wan=st.booleans(),
    subtotals=st.booleans(),
)
def test_any_ledger_comes_back_to_its_fen_in_any_form(
    *, fens: list[int], encoding: str, delimiter: str, wan: bool, subtotals: bool
) -> None:
    def printed(fen: int) -> str:
        return _in_wan(fen) if wan else show_yuan(fen)

    rows: Rows = [["2026年支出明细"], ["单位：万元" if wan else "单位：元"], HEADER]
    for number, fen in enumerate(fens, 1):
        rows.append([f"2026-03-{number:02d}", f"记-{number}", "办公室", "30201", "办公用品", "甲公司", printed(fen)])
        if subtotals and number % 7 == 0:
            rows.append(["小计", "", "", "", "", "", printed(sum(fens[number - 7 : number]))])
    rows.append(["合计", "", "", "", "", "", printed(sum(fens))])
    checked = read(text_file(rows, encoding=encoding, delimiter=delimiter))
    assert [line.amount_fen for line in checked.lines] == fens
    assert checked.total_fen == sum(fens)


def _in_wan(fen: int) -> str:
    whole, rest = divmod(abs(fen), 1_000_000)
    return f"{'-' if fen < 0 else ''}{whole}.{rest:06d}"
