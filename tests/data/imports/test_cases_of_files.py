"""The files of real systems, case by case: the numbers are those of the domain reference, section 8.1."""

from __future__ import annotations

import io
import zipfile
from dataclasses import replace

import openpyxl
import pytest

from data.commands import spending
from data.database import writing
from data.errors import RuleBroken
from data.imports import reference
from tests.data.imports.making import (
    HEADER,
    LINES,
    TOTAL_FEN,
    codes,
    ledger,
    old_workbook,
    only,
    read,
    refused,
    saved,
    text_file,
    workbook,
)
from tests.ledgers import CONSOLE, NOW
from tests.people import FINANCE

ROWS = [HEADER, *LINES]
PASSWORD_BOX = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\x00" * 512 + "EncryptedPackage".encode("utf-16-le")


@pytest.mark.parametrize(
    "content",
    [
        pytest.param(text_file(ROWS, encoding="utf-8-sig"), id="F1 UTF-8 with a mark"),
        pytest.param(text_file(ROWS), id="F2 UTF-8 before GB18030"),
        pytest.param(text_file(ROWS, encoding="gb18030"), id="F2 GB18030"),
        pytest.param(text_file(ROWS, encoding="utf-16", delimiter="\t"), id="F4 UTF-16 with tabs"),
        pytest.param(workbook(ROWS), id="F6 xlsx"),
    ],
)
def test_the_same_ledger_comes_out_of_every_file(content: bytes) -> None:
    checked = read(content, "支出明细.xls")  # the name says nothing
    assert (len(checked.lines), checked.total_fen) == (3, TOTAL_FEN)
    assert checked.lines[0].payee == "滨海供电公司"


def test_f3_rare_characters_of_names_are_kept() -> None:
    content = text_file([["收款人", "金额"], ["王㛃", "5"], ["李喆", "6"]], encoding="gb18030")
    assert [line.payee for line in read(content).lines] == ["王㛃", "李喆"]


def test_f5_a_table_in_a_web_page_named_xls_is_read() -> None:
    cells = "".join("<tr>" + "".join(f"<td>{cell}</td>" for cell in row) + "</tr>" for row in ROWS)
    page = f"<html><head><meta charset='gb2312'></head><body><table>{cells}</table></body></html>"
    checked = read(page.encode("gb18030"), "支出明细.xls")
    assert (len(checked.lines), checked.total_fen) == (3, TOTAL_FEN)
    assert only(checked.notes, "encoding_assumed").facts == {"encoding": "gb18030"}


def test_f5_a_web_page_without_a_table_is_refused_as_such() -> None:
    page = "<html><body><table><tr><td>请先登录</td></tr></table></body></html>".encode()
    problem = only(refused(page, "export.xls"), "file_wrong_kind")
    assert problem.facts == {"kind": "html"}


def test_f6_an_old_workbook_is_read_and_one_with_a_password_is_refused() -> None:
    assert read(old_workbook(), "a.xls").total_fen == 143_450
    assert codes(refused(PASSWORD_BOX, "a.xlsx")) == ["file_has_password"]


def test_f7_the_sheet_is_chosen_by_its_header_and_the_others_are_listed() -> None:
    book = openpyxl.load_workbook(io.BytesIO(workbook(ROWS, [["说明"]], ROWS, names=["明细", "封面", "旧账"])))
    book["旧账"].sheet_state = "hidden"
    checked = read(saved(book), "a.xlsx")
    assert checked.sheet == "明细"
    assert only(checked.notes, "sheets_ignored").facts == {"sheets": "封面"}
    assert only(checked.notes, "hidden_sheets_ignored").facts == {"sheets": "旧账"}
    assert read(saved(book), "a.xlsx", sheet="旧账").sheet == "旧账"


def test_f8_a_formula_without_its_value_is_refused_with_its_address() -> None:
    content = workbook([*ROWS, ["2026-03-10", "记-0004", "办公室", "30201", "纸", "文具店", "=1+1"]])
    problem = only(refused(content), "amount_is_formula")
    assert problem.facts["address"] == "G5"


def test_f9_the_same_content_is_refused_and_other_content_of_the_same_period_is_not(fresh_database) -> None:
    first, other = read(ledger(), "三月.csv"), read(ledger(["合计", "", "", "", "", "", "2,000.00"]), "三月.csv")
    with writing() as db:
        reference.load(db, by=CONSOLE, now=NOW)
        spending.record_file(db, by=FINANCE, now=NOW, file=first)
    with pytest.raises(RuleBroken, match="already_imported"), writing() as db:
        spending.record_file(db, by=FINANCE, now=NOW, file=replace(first, name="更名.csv"))
    with writing() as db:
        assert spending.record_file(db, by=FINANCE, now=NOW, file=other).lines == 3


def test_f10_a_file_over_the_limit_and_one_that_unpacks_to_far_more_are_refused_unread() -> None:
    assert codes(refused(ledger(), limit=10)) == ["file_too_large"]
    bomb = io.BytesIO()
    with zipfile.ZipFile(bomb, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("xl/workbook.xml", b"0" * 5_000_000)
    assert codes(refused(bomb.getvalue(), limit=1_000_000)) == ["file_too_large"]
