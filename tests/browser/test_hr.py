"""HR drafts a notice, a second person publishes it, and an employee reads it; nobody publishes her own."""

from __future__ import annotations

from playwright.sync_api import Page, expect

from tests.browser.reading import picture, settled, sign_in, visit

TITLE = "关于2026年度优秀窗口推荐对象的公示"


def _fill(page: Page, label: str, text: str) -> None:
    page.get_by_label(label, exact=True).fill(text)
    page.keyboard.press("Tab")


def _choose_kind(page: Page, kind: str) -> None:
    page.get_by_role("combobox", name="类别").click()
    page.get_by_role("option", name=kind, exact=True).click()
    settled(page)


def test_from_a_draft_to_what_staff_read(new_page, address):
    writer, second, reader = (new_page(1440, 1000) for _ in range(3))
    sign_in(writer, address, "hr1", onward="/write-notice")
    picture(writer, "write-notice-zh")
    writer.get_by_role("button", name="起草公示或通报").click()
    settled(writer)
    _choose_kind(writer, "评优评先公示")
    _fill(writer, "标题（必填）", TITLE)
    _fill(writer, "正文（必填）", "经局务会议研究，拟推荐东港分局注册窗口为2026年度优秀窗口，现予公示。")
    writer.get_by_role("button", name="保存草稿").click()
    settled(writer)
    expect(writer.get_by_text(TITLE).first).to_be_visible()
    picture(writer, "write-notice-form-zh")
    expect(writer.get_by_role("button", name="发布公示")).to_have_count(0)

    sign_in(reader, address, "employee", onward="/notices")
    expect(reader.get_by_text(TITLE)).to_have_count(0)

    sign_in(second, address, "hr2", onward="/write-notice")
    its_card = second.get_by_text(TITLE, exact=True).locator("xpath=ancestor::*[.//button][1]")
    its_card.get_by_role("button", name="阅读并发布").click()
    settled(second)
    expect(second.get_by_text("公示时间：2026年11月24日至2026年11月30日（5个工作日）").first).to_be_visible()
    second.get_by_role("button", name="发布公示").click()
    settled(second)
    picture(second, "published-zh")

    visit(reader, f"{address}/notices")
    expect(reader.get_by_text(TITLE)).to_be_visible()
    visit(reader, f"{address}/")
    expect(reader.get_by_text(TITLE)).to_be_visible()


def test_the_form_does_not_take_a_period_shorter_than_the_rule(desk, address):
    """The server refuses it too, whatever a form says: tests/data/commands/test_notices.py."""
    sign_in(desk, address, "hr1", onward="/write-notice")
    desk.get_by_role("button", name="起草公示或通报").click()
    settled(desk)
    _choose_kind(desk, "评优评先公示")
    desk.get_by_label("公示天数（工作日）").fill("2")
    desk.keyboard.press("Tab")
    settled(desk)
    expect(desk.get_by_label("公示天数（工作日）")).to_have_attribute("aria-invalid", "true")


def test_a_private_phone_number_is_refused_with_what_to_do(desk, address):
    sign_in(desk, address, "hr1", onward="/write-notice")
    desk.get_by_role("button", name="起草公示或通报").click()
    settled(desk)
    _choose_kind(desk, "评优评先公示")
    _fill(desk, "标题（必填）", "关于评优的公示")
    _fill(desk, "正文（必填）", "如有意见请致电 13800138000。")
    desk.get_by_role("button", name="保存草稿").click()
    settled(desk)
    expect(desk.get_by_text("内容中含有疑似个人手机号码，不得公示。请改用办公电话。")).to_be_visible()
