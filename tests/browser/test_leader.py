"""A leader sees the same figures as everybody, goes down to the lines behind them, and reads English and dark alike."""

from __future__ import annotations

from playwright.sync_api import Page, expect

from tests.browser.reading import picture, settled, sign_in, visit


def _answer(page: Page) -> str:
    return page.locator("strong", has_text="支出").first.inner_text()


def test_staff_and_leader_read_the_same_figures(desk, new_page, address):
    sign_in(desk, address, "leader", onward="/spending")
    other = new_page(1440, 900)
    sign_in(other, address, "employee", onward="/spending")
    assert _answer(desk) == _answer(other)


def test_from_the_year_to_one_line_with_its_file_and_row(desk, address):
    sign_in(desk, address, "leader", onward="/spending")
    visit(desk, f"{address}/spending?code=302")
    whole = _answer(desk)
    visit(desk, f"{address}/spending?code=30217&month=9")
    assert _answer(desk) != whole
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


def test_words_that_are_not_there_are_answered_with_what_to_do(desk, address):
    sign_in(desk, address, "leader", onward="/spending")
    visit(desk, f"{address}/spending?words=没有这样的事")
    expect(desk.get_by_text("没有符合条件的支出。可减少筛选条件或换一个查找词。")).to_be_visible()


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
