"""One payee's page, and none about an individual for who may not read names."""

from __future__ import annotations

from datetime import date

from tests.dashboard.reading_pages import links, words
from tests.ledgers import a_line, import_lines
from tests.people import EMPLOYEE, LEADER

NAME = "滨海文具有限公司"


def test_it_shows_years_months_sections_and_lines(open_page):
    import_lines(
        a_line(10, date(2025, 3, 1)),
        a_line(20_000, date(2026, 4, 1), unit="财务科"),
        a_line(99, date(2026, 4, 2), payee="东港饭店"),
    )
    app = open_page("payee", EMPLOYEE, name=NAME)
    said = words(app)
    assert "共付款 2 笔，合计 2.00 万元，2025年至2026年。" in said
    assert all(each in said for each in ("30201 办公费", "财务科", "共 1 笔，合计 20,000.00 元。"))
    assert ("spending", "payee=%E6%BB%A8%E6%B5%B7%E6%96%87%E5%85%B7%E6%9C%89%E9%99%90%E5%85%AC%E5%8F%B8") in links(app)
    assert "合计 10.00 元" in words(open_page("payee", EMPLOYEE, name=NAME, year=2025))


def test_an_individual_has_no_page_for_who_may_not_read_names(open_page):
    import_lines(a_line(payee="林佳禾", payee_kind="person"))
    app = open_page("payee", EMPLOYEE, name="林佳禾")
    assert [error.value for error in app.error] == ["找不到该收款人，或您无权查看其姓名。"]
    assert "林佳禾" not in words(app).replace(app.error[0].value, "")
    assert "共付款 1 笔" in words(open_page("payee", LEADER, name="林佳禾"))


def test_undated_payments_are_shown_as_such(open_page):
    import_lines(a_line(10, None))
    assert "，日期不明。" in words(open_page("payee", EMPLOYEE, name=NAME))


def test_without_a_name_it_says_where_to_begin(open_page):
    assert "打开一个收款人" in words(open_page("payee", EMPLOYEE))


def test_a_name_written_like_markup_is_shown_as_written(open_page):
    import_lines(a_line(payee="**公司** [x](http://example.invalid)"))
    app = open_page("payee", EMPLOYEE, name="**公司** [x](http://example.invalid)")
    assert "\\*\\*公司\\*\\*" in app.markdown[0].value
