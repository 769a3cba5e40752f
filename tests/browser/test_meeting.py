"""The office enters a brief, its head checks, the chair signs, staff read it on a phone; a matter goes to its end."""

from __future__ import annotations

import sqlite3
from datetime import date

import pytest
from ical.calendar_stream import IcsCalendarStream
from ical.event import Event
from playwright.sync_api import Page, expect

from tests.browser.reading import picture, settled, sideways_scroll, sign_in, visit
from tests.data.imports.test_attachment_file import PDF

TITLE = "滨海市市场监督管理局药品安全专题会议"
MATTER = "对全市零售药店开展一次全面检查"


def _fill(page: Page, label: str, text: str) -> None:
    page.get_by_label(label, exact=True).fill(text)
    page.keyboard.press("Tab")


def _press(page: Page, name: str) -> None:
    page.get_by_role("button", name=name, exact=True).click()
    settled(page)


def _enter(page: Page) -> None:
    _press(page, "录入一次会议")
    page.get_by_role("combobox", name="会议类别").click()
    page.get_by_role("option", name="专题会议", exact=True).click()
    settled(page)
    _fill(page, "标题（必填）", TITLE)
    _fill(page, "内容", MATTER)
    page.get_by_role("combobox", name="责任单位").fill("药品医疗器械监督管理科")
    page.keyboard.press("Enter")
    _fill(page, "责任领导", "丁修瑞")
    _press(page, "保存草稿")
    expect(page.get_by_text("草稿已保存：第 1 版。")).to_be_visible()


def _ids(database_file) -> tuple[int, int]:
    with sqlite3.connect(database_file) as db:
        return (
            db.execute("SELECT id FROM meetings WHERE title = ?", (TITLE,)).fetchone()[0],
            db.execute("SELECT id FROM settled_matters WHERE text = ?", (MATTER,)).fetchone()[0],
        )


@pytest.mark.long
def test_from_the_offices_draft_to_the_matter_closed_off(new_page, phone, address, database_file):
    office, head, director, leader = (new_page(1440, 1000) for _ in range(4))
    sign_in(office, address, "office", onward="/write-meeting")
    _enter(office)
    picture(office, "write-meeting-zh")
    meeting_id, matter_id = _ids(database_file)
    brief, matter = f"{address}/meeting?id={meeting_id}", f"{address}/matter?id={matter_id}"

    sign_in(phone, address, "employee")
    visit(phone, brief)
    expect(phone.get_by_text("找不到该会议，或您无权查看。")).to_be_visible()

    sign_in(head, address, "officehead")
    visit(head, brief)
    _press(head, "核对这份纪要")
    expect(head.get_by_text("已核对，等待主持人马雅莹签发。")).to_be_visible()

    sign_in(director, address, "director")
    expect(director.get_by_text("专题会议的纪要尚未印发").first).to_be_visible()
    visit(director, brief)
    _press(director, "签发这份纪要")
    expect(director.get_by_text("主持人马雅莹已签发，等待办公室印发。")).to_be_visible()

    visit(office, brief)
    _press(office, "印发这份纪要")
    expect(office.get_by_text("印发 · 2026-11-23 10:00 · 郝书霞")).to_be_visible()

    visit(phone, brief)
    expect(phone.get_by_text(MATTER)).to_be_visible()
    assert sideways_scroll(phone) == 0
    picture(phone, "meeting-390")

    _report_done_on(phone, matter)

    sign_in(leader, address, "leader")
    visit(leader, matter)
    expect(leader.get_by_role("link", name="检查记录.pdf")).to_be_visible()
    _fill(leader, "核实情况", "抽查检查记录，情况属实")
    _press(leader, "确认销号")
    expect(leader.get_by_text("已销号")).to_be_visible()
    picture(leader, "matter-zh")


def _report_done_on(phone: Page, matter: str) -> None:
    """The employee is of the responsible section: first how far it is, then that it is done, with its evidence."""
    visit(phone, matter)
    phone.get_by_test_id("stButtonGroup").get_by_text("报告进展", exact=True).click()
    settled(phone)
    _fill(phone, "做了什么，到了哪一步", "已检查一半药店")
    _press(phone, "提交进展")
    expect(phone.get_by_text("已检查一半药店")).to_be_visible()
    phone.get_by_test_id("stButtonGroup").get_by_text("报告完成", exact=True).click()
    settled(phone)
    _fill(phone, "完成结果", "检查完成，问题已整改")
    _fill(phone, "佐证：文号、文件名称或链接（必填）", "检查记录汇总")
    _press(phone, "提交完成情况")
    expect(phone.get_by_text("佐证：检查记录汇总")).to_be_visible()
    phone.locator("input[type=file]").set_input_files(
        {"name": "检查记录.pdf", "mimeType": "application/pdf", "buffer": PDF}
    )
    settled(phone)
    _press(phone, "添加附件")
    expect(phone.get_by_role("link", name="检查记录.pdf")).to_be_visible()
    assert sideways_scroll(phone) == 0


def test_what_is_overdue_stands_first_on_the_leaders_board(desk, address):
    sign_in(desk, address, "leader", onward="/matters")
    expect(desk.get_by_role("heading", name="逾期（4）")).to_be_visible()
    expect(desk.get_by_text("修订完善本局行政处罚裁量基准").first).to_be_visible()
    picture(desk, "matters-zh")


def _feed_event(page: Page, feed: str, matter_id: int) -> Event:
    """What a calendar program reads of a matter: without a cookie, by the address alone."""
    asked = page.request.get(feed, headers={"cookie": ""})
    assert asked.status == 200
    events = IcsCalendarStream.calendar_from_ics(asked.text()).events
    return next(event for event in events if event.uid.partition("@")[0] == f"matter-{matter_id}")


def test_an_extended_deadline_moves_in_the_calendar_of_who_subscribed(new_page, address, database_file):
    office, leader, program = (new_page(1440, 1000) for _ in range(3))
    with sqlite3.connect(database_file) as db:
        wanted = "SELECT id FROM settled_matters WHERE text = '完成各办公场所消防设施检测' AND deadline = '2026-11-30'"
        matter_id = db.execute(wanted).fetchone()[0]
    sign_in(office, address, "office", onward="/account")
    _press(office, "生成订阅地址")
    feed = office.get_by_test_id("stCode").first.inner_text().strip()
    assert feed.startswith(f"{address}/calendar/")
    before = _feed_event(program, feed, matter_id)
    assert before.dtstart == date(2026, 11, 30)

    matter = f"{address}/matter?id={matter_id}"
    visit(office, matter)
    office.get_by_test_id("stButtonGroup").get_by_text("申请延期", exact=True).click()
    settled(office)
    office.get_by_label("申请延期到", exact=True).get_by_role("spinbutton").first.click()
    office.keyboard.type("20261215", delay=30)
    _fill(office, "延期理由", "检测机构排期已满")
    _press(office, "提交延期申请")
    expect(office.get_by_text("申请由 2026-11-30（周一） 延到 2026-12-15（周二）")).to_be_visible()
    assert _feed_event(program, feed, matter_id).dtstart == before.dtstart, "asked for is not granted"

    sign_in(leader, address, "leader", onward=f"/matter?id={matter_id}")
    _fill(leader, "答复意见", "同意")
    _press(leader, "同意延期")
    expect(leader.get_by_text("时限由 2026-11-30（周一） 改为 2026-12-15（周二）")).to_be_visible()
    after = _feed_event(program, feed, matter_id)
    assert after.dtstart == date(2026, 12, 15)
    assert (after.sequence or 0) > (before.sequence or 0)
    assert after.uid == before.uid


@pytest.mark.long
def test_votes_are_seen_by_the_secretary_and_by_no_employee(new_page, address):
    secretary, employee = (new_page(1440, 1000) for _ in range(2))
    sign_in(secretary, address, "secretary", onward="/decisions")
    secretary.get_by_test_id("stPageLink").filter(has_text="表决与核对").first.click()
    settled(secretary)
    expect(secretary.get_by_role("heading", name="决策规范核对")).to_be_visible()
    picture(secretary, "decision-zh")
    sign_in(employee, address, "employee")
    visit(employee, secretary.url)
    expect(employee.get_by_role("heading", name="决策规范核对")).to_have_count(0)
