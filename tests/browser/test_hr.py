"""HR drafts a notice, which a second person finds; what may not be published is refused where it is typed."""

from __future__ import annotations

from playwright.sync_api import Page, expect

from tests.browser.reading import picture, settled, sign_in

TITLE = "关于2026年度优秀窗口推荐对象的公示"


def _fill(page: Page, label: str, text: str) -> None:
    page.get_by_label(label, exact=True).fill(text)
    page.keyboard.press("Tab")


def _choose_kind(page: Page, kind: str) -> None:
    page.get_by_role("combobox", name="类别").click()
    page.get_by_role("option", name=kind, exact=True).click()
    settled(page)


def test_a_draft_is_for_hr_and_goes_to_the_second_person(new_page, address):
    """From there to the result: tests/browser/test_procedures.py."""
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

    sign_in(reader, address, "employee", onward="/notices")
    expect(reader.get_by_text(TITLE)).to_have_count(0)

    sign_in(second, address, "hr2", onward="/write-notice")
    its_card = second.get_by_text(TITLE, exact=True).locator("xpath=ancestor::*[.//a][1]")
    its_card.get_by_text("办理：审核").click()
    settled(second)
    expect(second.get_by_text("公示时间：2026年11月24日至2026年11月30日（5个工作日）").first).to_be_visible()
    expect(second.get_by_role("button", name="审核通过")).to_be_visible()
    picture(second, "review-zh")


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
