from __future__ import annotations

import io
import zipfile
from datetime import date, datetime, time

import openpyxl
import pytest
from openpyxl.utils.datetime import CALENDAR_MAC_1904

from data.errors import FileRejected
from data.imports.cells import Cell, cell_text, column_letters, trimmed
from data.imports.sheets import read_sheets
from data.imports.text_encodings import decode
from data.rules.problems import Problem
from tests.data.imports.making import old_workbook, saved, text_file, workbook

PICTURE = b"\x89PNG\r\n\x1a\n\x00\x00\x00\rIHDR" + bytes(20)


def refusal(content: bytes, name: str = "file.csv", **settings: int) -> Problem:
    with pytest.raises(FileRejected) as rejected:
        read_sheets(content, name, **settings)
    (problem,) = rejected.value.problems
    assert problem.file == name
    return problem


@pytest.mark.parametrize(
    ("content", "kind"),
    [
        (PICTURE, "picture"),
        (b"\xff\xd8\xff\xe0\x00\x10JFIF", "picture"),
        (b"RIFF\x00\x00\x00\x00WEBPVP8 ", "picture"),
        (b"%PDF-1.7\n", "pdf"),
        (b"\x1f\x8b\x08\x00abc", "archive"),
        (b"<html><body><table><tr><td>1</td></tr></table>", "html"),
        (b"\xef\xbb\xbf\r\n<!DOCTYPE html>\n<html>", "html"),
        ("<table><tr><td>金额</td></tr></table>".encode("utf-16"), "html"),
        (b'<?xml version="1.0"?><Workbook/>', "xml"),
        (b"a,b\x00\x01\x02\n", "binary"),
    ],
    ids=repr,
)
def test_what_is_no_ledger_is_refused_by_its_bytes_whatever_its_name(content: bytes, kind: str) -> None:
    for name in ("ledger.csv", "ledger.xls"):
        problem = refusal(content, name)
        assert (problem.code, problem.facts) == ("file_wrong_kind", {"kind": kind})


@pytest.mark.parametrize("content", [b"", b"\xef\xbb\xbf", b"\r\n \r\n", b"\xff\xfe"])
def test_an_empty_file_is_refused(content: bytes) -> None:
    assert refusal(content).code == "file_empty"


def test_a_file_above_the_limit_is_refused_before_it_is_read() -> None:
    assert refusal(b"a,b\n1,2\n" * 100, limit=500).facts == {"size": 800, "limit": 500}


def test_a_workbook_that_unpacks_to_far_more_is_refused_before_it_is_unpacked() -> None:
    file = io.BytesIO()
    with zipfile.ZipFile(file, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("xl/workbook.xml", b" " * 5_000_000)
    assert refusal(file.getvalue(), limit=1_000_000).code == "file_too_large"


def test_a_truncated_workbook_is_refused() -> None:
    whole = workbook([["金额"], [1]])
    for length in (100, len(whole) // 2, len(whole) - 10):
        assert refusal(whole[:length], "ledger.xlsx").code == "file_damaged"


def test_a_workbook_with_a_broken_part_is_refused() -> None:
    file = io.BytesIO()
    with zipfile.ZipFile(file, "w") as archive:
        archive.writestr("xl/workbook.xml", "<workbook")
    assert refusal(file.getvalue(), "ledger.xlsx").code == "file_damaged"
    assert refusal(old_workbook()[:1500], "ledger.xls").code == "file_damaged"


def test_a_workbook_that_breaks_its_reader_is_refused_and_breaks_nothing_else() -> None:
    book = openpyxl.Workbook()
    book.active.cell(1_048_576, 16_384).value = "a stray cell: seventeen thousand million blanks before it"
    assert refusal(saved(book), "ledger.xlsx").code == "file_damaged"


def test_another_kind_of_package_is_refused() -> None:
    file = io.BytesIO()
    with zipfile.ZipFile(file, "w") as archive:
        archive.writestr("word/document.xml", "<document/>")
    assert refusal(file.getvalue(), "ledger.xlsx").facts == {"kind": "zip"}


def test_a_workbook_with_a_password_is_refused_as_such() -> None:
    signature = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
    content = signature + bytes(504) + "EncryptedPackage".encode("utf-16-le") + bytes(480)
    assert refusal(content, "ledger.xlsx").code == "file_has_password"


@pytest.mark.parametrize(
    ("encoding", "found"),
    [("utf-8", "utf-8"), ("utf-8-sig", "utf-8-sig"), ("gb18030", "gb18030"), ("gbk", "gb18030"), ("utf-16", "utf-16")],
)
@pytest.mark.parametrize("text", ["合计,100\n", "收款人,金额\n张喆,5\n", "科室,金额\nIT科,3\nA座,2\n", "支出\n"])
def test_chinese_text_is_read_in_every_encoding_that_finance_systems_write(
    text: str, encoding: str, found: str
) -> None:
    assert decode(text.encode(encoding)) == (text, found)


def test_characters_that_only_gb18030_has_are_kept() -> None:
    assert decode("收款人,金额\n㛃某,5\n".encode("gb18030"))[0] == "收款人,金额\n㛃某,5\n"


@pytest.mark.parametrize(
    "text",
    [
        "Supplier,Amount\nMüller,10.00\n",
        "Supplier,Amount\nCafé Noël,10.00\n",
        "Supplier,Amount\nJosé Peña,1\n",
        "Payee,Amount\nBjörk’s,£5\n",
        "Ação;Valor\nEDUCAÇÃO;1,00\n",
        "Société,Montant\nElectricité de France – Été,3\n",
    ],
)
def test_western_text_is_not_taken_for_chinese(text: str) -> None:
    assert decode(text.encode("cp1252")) == (text, "cp1252")


def test_bytes_that_cp1252_lacks_are_latin_1() -> None:
    assert decode(b"Caf\xe9,\x81,10\n") == ("Café,\x81,10\n", "latin-1")


def test_traditional_chinese_of_another_encoding_is_not_read_as_rare_characters() -> None:
    text = "科目,金額\n總統府主管,860695000\n國務支出,40000000\n"
    assert decode(text.encode("cp950")) == (text, "cp950")


@pytest.mark.parametrize("encoding", ["utf-8", "gb18030"])
def test_a_damaged_text_is_refused_with_its_row_and_not_read_as_something_else(encoding: str) -> None:
    good = "收款人,金额\n" + "滨海供电公司,100.00\n" * 30
    row_12 = good.encode(encoding).split(b"\n")
    row_12[11] = row_12[11][:4] + b"\xff" + row_12[11][4:]
    problem = refusal(b"\n".join(row_12))
    assert (problem.code, problem.row, problem.facts) == ("text_encoding_broken", 12, {"encoding": encoding})


def test_any_encoding_but_utf_8_is_told() -> None:
    assert read_sheets("金额\n1\n".encode(), "a.csv").notes == ()
    (note,) = read_sheets("合计,1\n".encode("gb18030"), "a.csv").notes
    assert (note.code, note.severity, note.facts) == ("encoding_assumed", "assumed", {"encoding": "gb18030"})


@pytest.mark.parametrize("delimiter", [",", ";", "\t", "|"])
@pytest.mark.parametrize("end", ["\n", "\r\n", "\r"])
def test_the_delimiter_is_the_one_that_gives_rows_of_one_width(delimiter: str, end: str) -> None:
    rows = [
        ["支出明细表", "", ""],
        ["日期", "收款人", "金额"],
        ["2026-03-05", "甲，乙; 丙", "1,5"],
        ["2026-03-06", "丁", "2,5"],
    ]
    (sheet,) = read_sheets(text_file(rows, delimiter=delimiter, end=end), "a.csv").sheets
    assert [list(row) for row in sheet.rows] == rows


def test_tab_separated_utf_16_named_xls_is_text() -> None:
    (sheet,) = read_sheets("日期\t金额\n2026-03-05\t5\n".encode("utf-16"), "a.xls").sheets
    assert sheet.rows == [["日期", "金额"], ["2026-03-05", "5"]]


def test_blank_rows_and_line_breaks_in_cells_keep_the_row_numbers_of_a_spreadsheet() -> None:
    (sheet,) = read_sheets(b'a,b\n\n"x\ny",1\nz,2', "a.csv").sheets
    assert sheet.rows == [["a", "b"], [], ["x\ny", "1"], ["z", "2"]]


@pytest.mark.parametrize("rest", ["z,2\n" * 5, "z,2\n" * 500, "z,2\n" * 300 + 'y",3\n'])
def test_a_quotation_that_nobody_closes_is_refused_where_it_opens(rest: str) -> None:
    problem = refusal(f'a,b\nx,1\n"y,2\n{rest}'.encode())
    assert (problem.code, problem.row) == ("quotation_not_closed", 3)


def test_cells_of_a_workbook_stay_what_they_are() -> None:
    row = ["30201", 30201, 1.5, date(2026, 3, 5), datetime(2026, 3, 5, 10, 15), time(0, 0)]
    (sheet,) = read_sheets(workbook([[], row]), "a.xlsx").sheets
    assert list(sheet.rows[1]) == row


def test_an_old_workbook_is_read_too() -> None:
    (sheet,) = read_sheets(old_workbook(), "a.xls").sheets
    assert (sheet.name, list(sheet.rows[1])) == ("明细", [date(2026, 3, 5), "滨海供电公司", 1234.5])


def test_hidden_sheets_and_the_1904_system_are_told_of() -> None:
    book = openpyxl.Workbook()
    book.epoch = CALENDAR_MAC_1904
    book.create_sheet("底稿").sheet_state = "hidden"
    sheets = read_sheets(saved(book), "a.xlsx").sheets
    assert [(sheet.name, sheet.hidden, sheet.serials_from_1904) for sheet in sheets] == [
        ("Sheet", False, True),
        ("底稿", True, True),
    ]


def test_a_formula_saved_without_its_value_stays_a_formula() -> None:
    (sheet,) = read_sheets(workbook([["a", "b", "=SUM(A1:B1)", "z"]]), "a.xlsx").sheets
    assert list(sheet.rows[0]) == ["a", "b", "=SUM(A1:B1)", "z"]


def test_a_cell_as_text_has_no_decimals_that_nobody_printed() -> None:
    cells: list[Cell] = ["x", 30201.0, 1.5, date(2026, 3, 5), datetime(2026, 3, 5), datetime(2026, 3, 5, 10, 15)]
    assert [cell_text(cell) for cell in cells] == [
        "x",
        "30201",
        "1.5",
        "2026-03-05",
        "2026-03-05",
        "2026-03-05 10:15:00",
    ]


def test_names_lose_blank_and_invisible_ends_and_line_breaks_but_not_inner_spaces() -> None:
    names = [" A  Ltd ", "\u3000张三\u00a0", "\ufeff\u200b李四", "滨海供电\n公司", "Smith &\nSons"]
    assert [trimmed(name) for name in names] == ["A  Ltd", "张三", "李四", "滨海供电公司", "Smith & Sons"]


def test_columns_have_the_letters_of_a_spreadsheet() -> None:
    assert [column_letters(index) for index in (0, 25, 26, 701, 702)] == ["A", "Z", "AA", "ZZ", "AAA"]
