"""A download holds exactly the lines that are shown, for who asks."""

from __future__ import annotations

import csv
import io

from dashboard.feeds import spending as feed
from queries.spending_filters import Wanted
from tests.ledgers import a_line, import_lines
from tests.people import EMPLOYEE, LEADER

YEAR = Wanted("CNY", 2026)


def _rows(viewer, wanted=YEAR, words="", order="latest") -> list[dict[str, str]]:
    content = feed.lines_csv(viewer, wanted=wanted, words=words, order=order)
    return list(csv.DictReader(io.StringIO(content.decode("utf-8-sig"))))


def test_all_pages_are_there_and_nothing_else(fresh_database, monkeypatch):
    monkeypatch.setattr(feed, "ROWS_AT_ONCE", 2)
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
    assert feed.file_name(Wanted("CNY", 2026, "办公室", 3, "302")) == "支出明细-2026-03-办公室-302.csv"
