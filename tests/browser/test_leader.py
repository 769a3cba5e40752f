"""A leader sees the same figures as everybody, goes down to the lines behind them, and reads English and dark alike."""

from __future__ import annotations

from io import BytesIO

import pytest
from openpyxl import load_workbook
from playwright.sync_api import Page, expect

from tests.browser.reading import picture, settled, sign_in, visit


def _answer(page: Page) -> str:
    return page.locator("strong", has_text="支出").first.inner_text()


@pytest.mark.long
def test_staff_and_leader_read_the_same_figures(desk, new_page, address):
    sign_in(desk, address, "leader", onward="/spending")
    other = new_page(1440, 900)
    sign_in(other, address, "employee", onward="/spending")
    assert _answer(desk) == _answer(other)


@pytest.mark.long
def test_from_the_year_to_one_line_with_its_file_and_row(desk, address):
    sign_in(desk, address, "leader", onward="/spending")
    visit(desk, f"{address}/spending?code=302")
    whole = _answer(desk)
    visit(desk, f"{address}/spending?code=30217&month=9")
    assert _answer(desk) != whole
    desk.get_by_role("button", name="下载", exact=True).click()
    with desk.expect_download() as started:
        desk.get_by_role("button", name="下载这些明细（CSV）").click()
    assert "公务接待费" in started.value.path().read_text(encoding="utf-8-sig")
    visit(desk, f"{address}/line?id=1")
    expect(desk.get_by_role("heading", name="支出明细", level=1)).to_be_visible()
    expect(desk.get_by_text("SHA-256")).to_be_visible()
    picture(desk, "line-zh")


def test_a_filter_chosen_on_the_page_is_in_the_address_and_survives_a_reload(desk, address):
    sign_in(desk, address, "leader", onward="/spending")
    desk.get_by_role("combobox", name="月份").click()
    desk.get_by_role("option", name="3月", exact=True).click()
    settled(desk)
    assert "month=3" in desk.url
    said = _answer(desk)
    desk.reload()
    settled(desk)
    assert _answer(desk) == said
    desk.get_by_role("button", name="清除筛选").click()
    settled(desk)
    assert "month=" not in desk.url


@pytest.mark.long
def test_from_the_year_to_one_dinner_and_the_link_sent_to_a_colleague(desk, new_page, address):
    sign_in(desk, address, "employee", onward="/spending")
    visit(desk, f"{address}/spending?unit=办公室&month=9&code=30217")
    path = desk.get_by_test_id("stMain").get_by_test_id("stPageLink")
    expect(path.filter(has_text="302 商品和服务支出")).to_be_visible()
    sent = desk.url
    narrow = _answer(desk)
    path.filter(has_text="302 商品和服务支出").click()
    settled(desk)
    assert _answer(desk) != narrow
    colleague = new_page(1440, 900)
    sign_in(colleague, address, "finance")
    visit(colleague, sent)
    assert _answer(colleague) == narrow


def test_two_quarters_are_compared_and_a_payee_is_opened_from_a_line(desk, address):
    sign_in(desk, address, "leader", onward="/spending")
    desk.get_by_test_id("stPageLink").filter(has_text="比较两个期间或两个单位").click()
    settled(desk)
    expect(desk.get_by_role("heading", name="比较", level=1)).to_be_visible()
    visit(desk, f"{address}/compare?year=2026&month=7&to=9&with_year=2026&with_month=4&with_to=6")
    expect(desk.get_by_text("变化最大的是").first).to_be_visible()
    picture(desk, "compare-quarters-zh")
    visit(desk, f"{address}/line?id=1")
    desk.get_by_test_id("stPageLink").filter(has_text="该收款人的全部款项").click()
    settled(desk)
    expect(desk.get_by_role("heading", name="按年度和月份")).to_be_visible()
    picture(desk, "payee-zh")


@pytest.mark.long
def test_the_workbook_of_lines_says_what_was_filtered(desk, address):
    sign_in(desk, address, "leader", onward="/spending")
    visit(desk, f"{address}/spending?code=30217&month=9&least=500")
    desk.get_by_role("button", name="下载", exact=True).click()
    with desk.expect_download() as started:
        desk.get_by_role("button", name="下载这些明细（XLSX）").click()
    book = load_workbook(BytesIO(started.value.path().read_bytes()))
    about = dict(book["筛选条件"].iter_rows(values_only=True))
    assert about["金额从"] == "500.00 元"
    assert int(about["笔数"]) == book["支出明细"].max_row - 1 > 0


@pytest.mark.long
def test_words_that_are_not_there_are_answered_with_what_to_do(desk, address):
    sign_in(desk, address, "leader", onward="/spending")
    visit(desk, f"{address}/spending?words=没有这样的事")
    expect(desk.get_by_text("没有符合条件的支出。可减少筛选条件或换一个查找词。")).to_be_visible()


@pytest.mark.long
def test_the_same_in_english_and_dark(new_page, address):
    page = new_page(1440, 900, color_scheme="dark")
    sign_in(page, address, "leader")
    page.get_by_role("button", name="English").click()
    settled(page)
    titles = {
        "/": "Today",
        "/notices": "Personnel and Party notices",
        "/spending": "Use of funds",
        "/meetings": "Meetings",
    }
    for path, title in titles.items():
        visit(page, address + path)
        expect(page.get_by_role("heading", level=1)).to_contain_text(title)
        picture(page, f"dark-{path.strip('/') or 'home'}-en")
    page.get_by_role("button", name="中文").click()
    settled(page)
    expect(page.get_by_role("heading", level=1)).to_contain_text("会议")
