"""A download holds exactly the lines that are shown, for who asks."""

from __future__ import annotations

import csv
import io
from datetime import date

from openpyxl import load_workbook

from dashboard.feeds import spending as feed
from queries import spending_lines
from queries.spending_filters import Narrowed, Wanted
from tests.ledgers import NOW, a_line, import_lines
from tests.people import EMPLOYEE, LEADER

YEAR = Wanted("CNY", 2026)


def _rows(viewer, wanted=YEAR, words="", order="latest") -> list[dict[str, str]]:
    content = feed.lines_csv(viewer, asked=feed.Asked(wanted, words, order=order))
    return list(csv.DictReader(io.StringIO(content.decode("utf-8-sig"))))


def test_all_pages_are_there_and_nothing_else(fresh_database, monkeypatch):
    monkeypatch.setattr(spending_lines, "ROWS_AT_ONCE", 2)
    import_lines(*(a_line(n) for n in range(1, 6)), a_line(99, unit="财务科"))
    assert [row["金额（元）"] for row in _rows(EMPLOYEE, wanted=Wanted("CNY", 2026, "办公室"), order="smallest")] == [
        "1.00", "2.00", "3.00", "4.00", "5.00",
    ]  # fmt: skip


def test_the_same_words_and_masks_as_on_the_page(fresh_database):
    import_lines(a_line(payee="林佳禾", payee_kind="person", summary="林佳禾差旅"), a_line(summary="别的"))
    assert [row["收款人"] for row in _rows(EMPLOYEE, words="差旅")] == ["林**"]
    assert [row["收款人"] for row in _rows(LEADER, words="差旅")] == ["林佳禾"]


def test_a_cell_that_a_spreadsheet_would_run_is_made_text(fresh_database):
    import_lines(a_line(summary="=HYPERLINK(1)"))
    assert _rows(LEADER)[0]["摘要"] == "'=HYPERLINK(1)"


def test_the_name_says_what_was_filtered():
    assert feed.file_name(Wanted("CNY", 2026, "办公室", 3, "302"), "csv") == "支出明细-2026-03-办公室-302.csv"
    quarter = Wanted("CNY", 2026, month=4, last_month=6, fund="基金/其他")
    assert feed.file_name(quarter, "xlsx") == "支出明细-2026-04-06-基金_其他.xlsx"


def test_the_workbook_holds_the_same_lines_and_what_was_filtered(fresh_database):
    import_lines(a_line(1234.5, payee="=1+1"), a_line(7), a_line(99, None))
    asked = feed.Asked(YEAR, narrowed=Narrowed(least_fen=10_000), filters=(("金额从", "100.00 元"),))
    book = load_workbook(io.BytesIO(feed.lines_xlsx(LEADER, asked=asked, at=NOW)))
    heads, *rows = book["支出明细"].iter_rows(values_only=True)
    line = dict(zip(heads, rows[0], strict=True))
    assert len(rows) == 1
    assert (line["金额（元）"], line["支付日期"].date(), line["收款人"]) == (1234.5, date(2026, 3, 5), "'=1+1")
    about = dict(book["筛选条件"].iter_rows(values_only=True))
    assert about == {"金额从": "100.00 元", "笔数": "1", "合计": "1,234.50 元", "下载时间": "2026-11-20 16:00"}
