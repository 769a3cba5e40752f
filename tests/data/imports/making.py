"""Small files of every kind, made in the test that needs them."""

from __future__ import annotations

import base64
import io
import zlib
from collections.abc import Sequence
from typing import Any

import openpyxl

from data.errors import FileRejected
from data.imports import spending_file
from data.rules.problems import Problem
from data.rules.spending_lines import CheckedFile

Rows = list[list[object]]

HEADER: list[object] = ["支付日期", "凭证号", "科室", "经济分类编码", "摘要", "收款人", "金额"]
LINES: Rows = [
    ["2026-03-05", "记-0001", "办公室", "30206", "三月电费", "滨海供电公司", "1,234.50"],
    ["2026-03-06", "记-0002", "信息科", "30201", "打印纸", "滨海文具商店", "200.00"],
    ["2026-03-09", "记-0003", "办公室", "30217", "工作餐", "滨海大酒店", "565.50"],
]
TOTAL_FEN = 200_000

# An .xls workbook of one sheet, 明细, with a date cell: nothing in the test's reach writes that format.
OLD_WORKBOOK = (
    "c-rk)O=uHA6#izj`6W%0m<o*$OTenNMZ_PxG_ivAWNhm}D}uIW6=|DFP^2DewFbNhiWh$mfqL*#_2U0QFXBOH)q^4ki6RI+2?{;5S>L?f)U-xu"
    "KnpGVE%WBhoB3wm&j0TCSRj|ZAI@VAVz8m0yWuFY2@39F!Vk*Vb*UC(7X{tIqJrB+1L?5iY1M0|978$Yc__H2z90#Frf>kqk?2opbqk2?>_eB3"
    "J~WdQxJectYT2tG%fl>}vAoMApRwG=mWwQ#sccT{$5=eku+^N!`;;i>`5^0k$efRC*?=0nlC${CC1I4cqa}T;t9PknL{u+EKqK9%rL?q6SK~H3"
    "zyP7CudgYY%ppXxU<5z)I^aifxj(P7><eobAp7KOyYnx07Y$-LySt42ilPET&=2vd%D{_GRpuzdcjV>Z6k2GmfP)ILUi*;vs;xX~gV>_QdY&YR"
    "^XBrcs}6{7sZ)J7c5gn}+djF+Om6DUcF3eh9u&N>_-Ab_RlMN5B$KFSJ;2M(PcJZa=lk1T-EHxMY#HLi#5i(RNr$21tYi?`$2qnc*}#l-EYESR"
    "D_9S+4AHAlT;En>Dm#a{%z4hOr*<|n-o;m!=xa#NOte3WWWL1Ll0Mp+KOGu<AI~C6oth-Re1_2|8pZW%5|87>SeV<>CziE;Y*jABZ~CsA=V~>k"
    "<r*XeSQ;tWJ7OlKn0+PLVh(#y@vtq3@VLU|1+!)E7<rOCaly%Kr3~BfE@HBckx@;y!t5wj7E^+FAdAu#`x_ouuwcQ01q&7|SXeX=e6=(#(yDpy"
    "msfSC`Cn(6Lc#h?vSiVLetJ&OH{uSYC{AObqWQBNc2TTL%#&06UnsGcT2G?~-RwtC#q*awwM6Or%$w-{cT1?!_6wEx`JdbW1<n%f)c"
)


def old_workbook() -> bytes:
    """支付日期, 收款人, 金额: 2026-03-05 滨海供电公司 1234.5; 2026-03-06 滨海水务公司 200."""
    return zlib.decompress(base64.b85decode(OLD_WORKBOOK))


def text_file(
    rows: Sequence[Sequence[object]], *, encoding: str = "utf-8", delimiter: str = ",", end: str = "\r\n"
) -> bytes:
    """Rows as text with separators; a cell that holds the separator is quoted."""

    def quoted(cell: object) -> str:
        text = str(cell)
        return f'"{text}"' if any(mark in text for mark in (delimiter, "\n", '"')) else text

    return "".join(delimiter.join(map(quoted, row)) + end for row in rows).encode(encoding)


def workbook(*sheets: Sequence[Sequence[Any]], names: Sequence[str] = (), merged: Sequence[str] = ()) -> bytes:
    """Sheets of cells as .xlsx; `merged` are ranges of the first sheet."""
    book = openpyxl.Workbook()
    book.remove(book.active)
    for index, rows in enumerate(sheets):
        sheet = book.create_sheet(names[index] if names else f"Sheet{index + 1}")
        for row in rows:
            sheet.append(list(row))
    for cells in merged:
        book.worksheets[0].merge_cells(cells)
    return saved(book)


def saved(book: openpyxl.Workbook) -> bytes:
    file = io.BytesIO()
    book.save(file)
    return file.getvalue()


def ledger(
    *extra: Sequence[object], header: Sequence[object] = HEADER, lines: Sequence[Sequence[object]] = LINES
) -> bytes:
    """The usual small ledger as text, with more rows under it."""
    return text_file([header, *lines, *extra])


def one_column(name: str, *cells: object, amounts: str = "5.00") -> bytes:
    """A ledger whose column of that name holds these cells, beside an amount on every row."""
    return text_file([["收款人", name, "金额"], *(["甲公司", cell, amounts] for cell in cells)])


def read(content: bytes, name: str = "ledger.csv", **settings: Any) -> CheckedFile:
    return spending_file.read(content, name, **settings)


def refused(content: bytes, name: str = "ledger.csv", **settings: Any) -> tuple[Problem, ...]:
    """The problems of a file that must be refused."""
    try:
        spending_file.read(content, name, **settings)
    except FileRejected as rejected:
        return rejected.problems
    raise AssertionError("the file was taken")


def only(problems: Sequence[Problem], code: str) -> Problem:
    """The one problem of that code."""
    found = [problem for problem in problems if problem.code == code]
    assert len(found) == 1, [problem.code for problem in problems]
    return found[0]


def codes(problems: Sequence[Problem]) -> list[str]:
    return [problem.code for problem in problems]
