"""An employee reads the three disclosures, on a desk and on a phone, and is kept out of what is not hers."""

from __future__ import annotations

import pytest
from playwright.sync_api import expect

from tests.browser.reading import click_bar, open_line, picture, settled, sideways_scroll, sign_in, visit

DISCLOSURES = {"/notices": "人事与党务公示", "/spending": "经费使用", "/meetings": "会议"}


def test_without_signing_in_there_is_only_the_sign_in_page(desk, address):
    visit(desk, f"{address}/spending")
    expect(desk).to_have_url(f"{address}/sign-in?next=/spending")
    picture(desk, "sign-in-zh")


def test_a_wrong_password_is_said_and_lets_nobody_in(desk, address):
    visit(desk, f"{address}/sign-in")
    desk.locator("input[name=login]").fill("employee")
    desk.locator("input[name=password]").fill("wrong-password")
    desk.locator("button[type=submit]").click()
    expect(desk.get_by_role("alert")).to_contain_text("账号或密码不正确")


def test_the_first_page_tells_what_is_open_today(desk, address):
    sign_in(desk, address, "employee")
    expect(desk.get_by_role("heading", name="今日公开")).to_be_visible()
    expect(desk.get_by_text("公示中").first).to_be_visible()
    picture(desk, "home-zh")


def test_she_reads_each_disclosure_from_the_menu(desk, address):
    sign_in(desk, address, "employee")
    for path, title in DISCLOSURES.items():
        desk.get_by_test_id("stSidebarNav").get_by_role("link", name=title, exact=True).click()
        settled(desk)
        expect(desk.get_by_role("heading", name=title, level=1)).to_be_visible()
        assert desk.url.startswith(address + path)
        picture(desk, f"{path.strip('/')}-zh")


@pytest.mark.parametrize("width", [360, pytest.param(390, marks=pytest.mark.long)])
def test_no_page_scrolls_sideways_on_a_phone(phone, address, width):
    phone.set_viewport_size({"width": width, "height": 800})
    sign_in(phone, address, "employee")
    for path in ("/", *DISCLOSURES, "/notice?id=1", "/meeting?id=1", "/line?id=1", "/account"):
        visit(phone, address + path)
        picture(phone, f"phone-{width}-{path.strip('/').split('?')[0] or 'home'}")
        assert sideways_scroll(phone) == 0, path


def test_pages_of_others_are_refused_by_address_and_absent_from_the_menu(desk, address):
    sign_in(desk, address, "employee")
    for path in ("/write-notice", "/import-spending", "/audit", "/calendar"):
        expect(desk.locator(f'[data-testid="stSidebarNav"] a[href$="{path}"]')).to_have_count(0)
        visit(desk, address + path)
        expect(desk.get_by_role("alert")).to_contain_text("权限")
        expect(desk.get_by_test_id("stFileUploader")).to_have_count(0)


def test_individuals_are_masked_in_the_lines_that_she_downloads(desk, address):
    sign_in(desk, address, "employee", onward="/spending")
    desk.get_by_role("button", name="下载", exact=True).click()
    with desk.expect_download() as started:
        desk.get_by_role("button", name="下载这些明细（CSV）").click()
    text = started.value.path().read_text(encoding="utf-8-sig")
    assert text.startswith("支付日期,单位,科目编码")
    assert text.count("\n") > 1000
    assert "**" in text


def test_from_the_year_to_one_dinner_in_four_clicks_and_a_colleague_opens_the_link(desk, new_page, address):
    sign_in(desk, address, "employee", onward="/spending?year=2026")
    click_bar(desk, "chart-codes", "商品和服务支出")  # 1
    assert "code=302" in desk.url
    sections = desk.get_by_role("combobox", name="支出经济分类")
    sections.scroll_into_view_if_needed()  # a list that is open closes when the page moves
    desk.wait_for_timeout(500)
    sections.click()  # 2
    sections.press_sequentially("30217")  # a long list draws only what is in sight
    desk.get_by_role("option", name="30217 公务接待费", exact=True).click()  # 3
    settled(desk)
    assert "code=30217" in desk.url
    dinner = open_line(desk, row=10)  # 4
    expect(dinner.get_by_role("heading", name="支出明细", level=1)).to_be_visible()
    expect(dinner.get_by_text("工作餐").first).to_be_visible()
    picture(dinner, "dinner-zh")
    colleague = new_page(390, 844)
    sign_in(colleague, address, "hr1")
    visit(colleague, dinner.url)
    expect(colleague.get_by_text("工作餐").first).to_be_visible()
    link = colleague.get_by_test_id("stPageLink").filter(has_text="查看这个文件")
    link.click()
    settled(colleague)
    expect(colleague.get_by_text("已发布，计入各项数字。")).to_be_visible()


def test_she_searches_the_lines_under_figures_that_stand_still_and_goes_back(desk, address):
    sign_in(desk, address, "employee")
    visit(desk, f"{address}/spending?year=2026&month=3")
    chart = desk.locator(".st-key-chart-codes")
    chart.evaluate("element => element.drawnBefore = true")
    desk.get_by_label("查找", exact=True).fill("接待")
    desk.get_by_label("查找", exact=True).press("Enter")
    expect(desk.get_by_text("查找词：接待。")).to_be_visible()
    settled(desk)
    assert "words=" in desk.url
    assert chart.evaluate("element => element.drawnBefore")
    desk.go_back()
    expect(desk.get_by_text("查找词：接待。")).to_have_count(0)
    settled(desk)
    assert "month=3" in desk.url


def test_a_sign_in_that_ended_elsewhere_is_noticed_at_the_next_filter(desk, address):
    sign_in(desk, address, "employee", onward="/spending?year=2026")
    elsewhere = desk.context.new_page()
    visit(elsewhere, f"{address}/sign-out")
    elsewhere.get_by_role("button", name="退出登录").click()
    months = desk.get_by_role("combobox", name="月份")
    months.click()
    desk.get_by_role("option", name="3月", exact=True).click()
    expect(desk.get_by_text("登录已结束，请重新登录。")).to_be_visible()
    expect(desk.get_by_test_id("stPlotlyChart")).to_have_count(0)


def test_signing_out_ends_it(desk, address):
    sign_in(desk, address, "employee")
    visit(desk, f"{address}/sign-out")
    desk.get_by_role("button", name="退出登录").click()
    visit(desk, f"{address}/meetings")
    expect(desk).to_have_url(f"{address}/sign-in?next=/meetings")


def test_an_address_of_another_host_is_not_gone_on_to(desk, address):
    sign_in(desk, address, "employee", onward="//example.invalid/")
    assert desk.url.startswith(address)
