"""Two notices from the first word to what came of them, each step by the person whose step it is; and an employee who tries
what is not hers. A second server of the same database stands on a day after the period.
"""

from __future__ import annotations

import sqlite3
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Page, expect

from tests.browser.reading import picture, settled, sign_in, visit
from tests.browser.serving import serving

AWARD = "关于2026年度优秀窗口推荐对象的公示"
PROMOTION = "关于拟任法规科副科长的公示"
OPINION, NO_EFFECT = "推荐材料中的办件数量与我了解的不一致。", "经核实，不影响任职"
LATER = "2026-12-02T10:00+08:00"
PERSON = {
    "姓名（必填）": "程知夏",
    "性别（必填）": "女",
    "民族（必填）": "汉族",
    "出生年月（必填）": "1988年4月",
    "学历学位（必填）": "大学学历",
    "政治面貌（必填）": "中共党员",
    "参加工作时间（必填）": "2011年8月",
    "现任职务（必填）": "法规科一级科员",
    "拟任职务（必填）": "法规科副科长",
}


@pytest.fixture(scope="module")
def later(database_file: Path, address: str) -> Iterator[str]:
    """The same bureau, when the periods are over."""
    with serving(database_file, database_file.with_suffix(".later.log"), GONGKAI_CLOCK=LATER) as at:
        yield at


@pytest.fixture
def person(new_page: Callable[..., Page]) -> Callable[[str, str, str], Page]:
    """Somebody signed in, each in a browser of their own, at an address."""

    def signed_in(login: str, at: str, onward: str) -> Page:
        page = new_page(1280, 1000)
        sign_in(page, at, login, onward=onward)
        return page

    return signed_in


def fill(page: Page, **labels: str) -> None:
    for label, text in labels.items():
        page.get_by_label(label, exact=True).fill(text)
        page.keyboard.press("Tab")


def press(page: Page, name: str) -> None:
    page.get_by_role("button", name=name, exact=True).click()
    settled(page)


def number_of(database_file: Path, title: str) -> int:
    """The id of the notice of this title, which its drafter and her colleagues reach by their lists."""
    with sqlite3.connect(database_file) as db:
        return int(db.execute("SELECT notice_id FROM notice_versions WHERE title = ?", (title,)).fetchone()[0])


def opinion_of(database_file: Path) -> str:
    """The number of the opinion, which its receiver and its verifier reach by their lists."""
    with sqlite3.connect(database_file) as db:
        return str(db.execute("SELECT id FROM opinions WHERE text = ?", (OPINION,)).fetchone()[0])


def choose(page: Page, label: str, option: str) -> None:
    box = page.get_by_role("combobox", name=label)
    box.scroll_into_view_if_needed()  # a list that has opened closes when the page scrolls
    settled(page)
    box.click()
    page.get_by_role("option", name=option, exact=True).click()
    settled(page)


def draft(page: Page, kind: str, title: str, opening: str, **fields: str) -> None:
    press(page, "起草公示或通报")
    choose(page, "类别", kind)
    fill(page, **{"标题（必填）": title, "正文（必填）": opening}, **fields)
    press(page, "保存草稿")
    expect(page.get_by_text("草稿已保存：第 1 版").first).to_be_visible()


def review(page: Page) -> None:
    for tick in page.get_by_test_id("stCheckbox").all():
        tick.click()
        settled(page)
    press(page, "审核通过")
    expect(page.get_by_text("已审核。接下来由局领导审批。")).to_be_visible()


def vote(page: Page, meeting: str, members: int, agree: int) -> None:
    fill(page, **{"会议名称（必填）": meeting, "应到": str(members), "实到": str(agree), "同意": str(agree)})


@pytest.mark.long
def test_a_notice_of_the_bureau_s_own_order_from_draft_to_result_by_six_people(person, address, later, database_file):
    writer = person("hr1", address, "/write-notice")
    draft(writer, "评优评先公示", AWARD, "经局务会议研究，拟推荐东港分局注册窗口为2026年度优秀窗口，现予公示。")
    page = f"/notice?id={number_of(database_file, AWARD)}"
    visit(writer, address + page)
    expect(writer.get_by_role("button", name="审核通过")).to_have_count(0)

    second = person("hr2", address, page)
    review(second)
    press(person("leader", address, page), "同意发布")
    visit(second, address + page)
    press(second, "发布公示")
    expect(second.get_by_text("2026年11月24日至2026年11月30日（5个工作日）").first).to_be_visible()

    employee = person("employee", address, page)
    expect(employee.get_by_text(AWARD).first).to_be_visible()
    expect(employee.get_by_role("heading", name="办理", exact=True)).to_have_count(0)
    verifier = person("verifier", address, page)
    expect(verifier.get_by_text("24:00 才结束，期满后方可进行这一步").first).to_be_visible()
    expect(verifier.get_by_role("button", name="记录核实结论")).to_have_count(0)

    employee.get_by_text("署名", exact=True).click()
    settled(employee)
    fill(employee, 要反映的情况=OPINION)
    press(employee, "署名提交")
    expect(employee.get_by_text("已放入意见箱，次日起由受理人取出办理。").first).to_be_visible()

    second, verifier = person("hr2", later, "/opinions"), person("verifier", later, page)
    expect(verifier.get_by_role("button", name="记录核实结论")).to_have_count(0)
    press(second, "取出意见")
    opinion = f"/opinion?id={opinion_of(database_file)}"
    visit(second, later + opinion)
    press(second, "分办")
    visit(verifier, later + opinion)
    choose(verifier, "核实结论", NO_EFFECT)
    fill(verifier, **{"核实情况（只有受理人和核实人可见）": "已核对评选材料，情况不实。"})
    press(verifier, "记录核实结论")
    visit(verifier, later + page)
    choose(verifier, "核实结论", NO_EFFECT)
    fill(verifier, **{"核实情况（不对全体人员公开）": "反映的情况不实。"})
    press(verifier, "记录核实结论")
    secretary = person("secretary", later, page)
    vote(secretary, "局党委会〔2026〕第13次", 7, 6)
    fill(secretary, **{"决定（随结果公开）": "同意推荐。"})
    picture(secretary, "decide-zh")
    press(secretary, "记录集体决定")
    second = person("hr2", later, page)
    fill(second, 公示结果="公示期满，按程序推荐。")
    press(second, "公布结果")

    employee = person("employee", later, page)
    numbers = f"收到意见 1 件，其中署名 1 件；{NO_EFFECT} 1 件。"
    for told in (f"结果：{NO_EFFECT}", "公示期满，按程序推荐。", "局党委会〔2026〕第13次", numbers):
        expect(employee.get_by_text(told).first).to_be_visible()
    for hidden in ("情况不实", OPINION, "实到"):
        expect(employee.get_by_text(hidden)).to_have_count(0)
    picture(employee, "result-zh")


@pytest.mark.long
def test_a_promotion_from_the_recorded_discussion_to_the_issued_appointment(person, address, later, database_file):
    writer = person("hr1", address, "/write-notice")
    decided = {"研究决定（必填）": "2026年11月20日局党委会议研究决定"}
    opening = "经局党委会议研究决定，现将拟任职人选予以公示。"
    draft(writer, "干部任前公示", PROMOTION, opening, **decided, **PERSON)
    page = f"/notice?id={number_of(database_file, PROMOTION)}"
    second = person("hr2", address, page)
    review(second)
    leader = person("leader", address, page)
    expect(leader.get_by_text("党委秘书尚未记录会议讨论决定").first).to_be_visible()
    expect(leader.get_by_role("button", name="同意发布")).to_have_count(0)

    secretary = person("secretary", address, page)
    vote(secretary, "局党委会〔2026〕第12次", 7, 4)
    press(secretary, "记录讨论决定")
    expect(secretary.get_by_text("应到 7 人，实到 4 人，不足三分之二（至少 5 人）").first).to_be_visible()
    vote(secretary, "局党委会〔2026〕第12次", 7, 7)
    press(secretary, "记录讨论决定")
    visit(leader, address + page)
    press(leader, "同意发布")
    visit(second, address + page)
    press(second, "发布公示")
    expect(second.get_by_role("button", name="登记任职通知")).to_have_count(0)

    verifier = person("verifier", later, page)
    press(verifier, "记录核实结论")
    second = person("hr2", later, page)
    fill(second, 公示结果="公示结果不影响任职，按程序办理任职手续。")
    press(second, "公布结果")
    fill(second, 任职通知文号="滨市监任〔2026〕19号")
    press(second, "登记任职通知")
    employee = person("employee", later, page)
    expect(employee.get_by_text("任职通知 滨市监任〔2026〕19号 已于").first).to_be_visible()


def test_two_publish_at_once_and_the_second_is_told_who_was_first(person, address, database_file):
    with sqlite3.connect(database_file) as db:
        waiting = db.execute("SELECT id FROM notices WHERE state = 'approved'").fetchone()[0]
    page = f"/notice?id={waiting}"
    first, late = person("hr2", address, page), person("hr2", address, page)
    gone = person("hr2", address, page)
    gone.close()  # a browser closed midway leaves nothing behind
    first.get_by_role("button", name="发布公示").dblclick()
    settled(first)
    press(late, "发布公示")
    expect(late.get_by_text("您这一步没有进行，请先看最新情况。").first).to_be_visible()
    press(late, "看最新情况")
    expect(late.get_by_text("公示中").first).to_be_visible()
    with sqlite3.connect(database_file) as db:
        steps = db.execute("SELECT step FROM notice_steps WHERE notice_id = ? AND step = 'publish'", (waiting,))
        assert len(steps.fetchall()) == 1


@pytest.mark.long
def test_an_employee_who_tries_what_is_not_hers_is_refused_each_time(person, address, database_file):
    with sqlite3.connect(database_file) as db:
        ids = dict(db.execute("SELECT state, max(id) FROM notices GROUP BY state").fetchall())
    employee = person("employee", address, "/")
    refused_writing, unknown = "您没有“起草公示”的权限", "找不到该公示，或您无权查看。"
    tries = {
        "/write-notice": refused_writing,
        "/write-notice?form=0123456789abcdef&kind=award": refused_writing,
        f"/write-notice?correct={ids['open']}": refused_writing,
        f"/write-notice?correct={ids['open']}&version=1": refused_writing,
        f"/notice?id={ids['draft']}": unknown,
        f"/notice?id={ids['reviewed']}": unknown,
        f"/notice?id={ids['draft']}&seen=1-0&done=publish": unknown,
        "/notice?id=999999": unknown,
        "/notice?id=1%20OR%201=1": "地址中没有公示的编号",
        "/audit": "您没有“查看变更记录”的权限",
        "/calendar": "您没有“管理工作日历”的权限",
        "/import-spending": "您没有“导入支出”的权限",
    }
    for onward, said in tries.items():
        visit(employee, address + onward)
        expect(employee.get_by_text(said).first).to_be_visible()
    for state in ("open", "verifying", "decided", "concluded"):
        visit(employee, f"{address}/notice?id={ids[state]}&done=withdraw")
        expect(employee.get_by_role("heading", name="办理过程")).to_be_visible()
        assert employee.locator("[data-testid=stForm]").count() == 0
    visit(employee, f"{address}/notices?state=draft")
    expect(employee.get_by_text("服务之星")).to_have_count(0)


def test_a_form_that_is_left_open_takes_no_step_once_its_owner_is_signed_out(person, address, database_file):
    with sqlite3.connect(database_file) as db:
        draft_id = db.execute("SELECT max(id) FROM notices WHERE state = 'draft'").fetchone()[0]
    second = person("hr2", address, f"/notice?id={draft_id}")
    for tick in second.get_by_test_id("stCheckbox").all():
        tick.click()
    settled(second)
    second.context.clear_cookies()
    second.reload()
    expect(second.locator("input[name=password]")).to_be_visible()
    with sqlite3.connect(database_file) as db:
        state = db.execute("SELECT state FROM notices WHERE id = ?", (draft_id,)).fetchone()[0]
    assert state == "draft"
