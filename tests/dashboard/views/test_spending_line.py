"""One payment, with where it came from, and without what the reader may not see."""

from __future__ import annotations

from sqlalchemy import select

from data.database import reading
from data.tables.spending import SpendingLine
from tests.dashboard.reading_pages import links, words
from tests.ledgers import a_line, import_lines
from tests.people import EMPLOYEE, LEADER


def _the_line() -> str:
    with reading() as db:
        return str(db.scalars(select(SpendingLine.id)).one())


def test_it_shows_file_row_and_original_cells(open_page):
    file_id = import_lines(a_line(860.5, row=17, original={"备用列": "原样"}), name="三月.csv")
    app = open_page("line", EMPLOYEE, id=_the_line())
    assert all(each in words(app) for each in ("860.50", "三月", "17", "原样", "SHA"))
    assert ("spending-file", f"id={file_id}") in links(app)


def test_an_individual_stays_masked_for_staff(open_page):
    import_lines(a_line(payee="林佳禾", payee_kind="person", original={"收款人": "林佳禾"}))
    assert "林佳禾" not in words(open_page("line", EMPLOYEE, id=_the_line()))
    assert "林佳禾" in words(open_page("line", LEADER, id=_the_line()))


def test_without_a_number_it_says_where_to_begin(open_page):
    assert "请从“经费使用”页面" in words(open_page("line", EMPLOYEE))


def test_a_line_that_is_not_there_is_said_to_be_not_found(open_page):
    app = open_page("line", EMPLOYEE, id=999)
    assert [error.value for error in app.error] == ["找不到该笔支出，或其所在文件已撤回。"]


def test_a_number_that_no_line_can_have_is_no_number(open_page):
    assert "请从“经费使用”页面" in words(open_page("line", EMPLOYEE, id="9" * 30))
