"""One notice: the paper, its days, its steps, its corrections, and its end."""

from __future__ import annotations

from dataclasses import replace
from datetime import datetime

import pytest

from data.commands import notices
from data.database import writing
from data.rules.local_time import ZONE
from data.rules.notice_content import NoticePerson
from data.rules.notice_kinds import NoticeKind
from tests.calendars import load_calendar
from tests.dashboard.reading_pages import links, words
from tests.notices import USUAL, a_draft, decide, publish, save, verify
from tests.notices import conclude as concluded
from tests.notices import correct as corrected
from tests.people import EMPLOYEE, HR, OTHER_HR

FRIDAY = datetime(2026, 11, 20, 9, tzinfo=ZONE)
SUNDAY = datetime(2026, 11, 22, 9, tzinfo=ZONE)
SEPTEMBER = datetime(2026, 9, 17, 9, tzinfo=ZONE)
CADRE = replace(
    USUAL.people[0],
    ethnicity="汉族",
    born="1986年4月",
    education="大学学历",
    political_status="中共党员",
    work_since="2009年8月",
    proposed_post="办公室主任",
)


@pytest.fixture(autouse=True)
def _calendar(fresh_database: str) -> None:
    load_calendar(2025, 2026)


def correct(notice_id: int, *, of_substance: bool = False, **fields: object) -> None:
    corrected(notice_id, a_draft(**fields), now=SUNDAY, of_substance=of_substance)


def conclude(notice_id: int, *, until: str = "concluded") -> None:
    verify(notice_id, now=SUNDAY, finding="无人来电。")
    if until == "concluded":
        decide(notice_id, now=SUNDAY)
        concluded(notice_id, now=SUNDAY)


def test_the_paper_says_what_the_board_says(open_page):
    said = words(open_page("notice", EMPLOYEE, id=publish(now=FRIDAY)))
    for fact in (
        "评优评先公示〔2026〕第1号",
        USUAL.issuer,
        USUAL.title,
        USUAL.opening,
        "职工甲",
        "办公室科员",
        "公示时间：2026年11月23日至2026年11月27日（5个工作日）。",
        "发布当日 2026-11-20（周五） 不计入",
        "意见受理至 2026-11-27（周五） 24:00",
        "受理部门：局人事科",
        "受理电话：0400-1234567",
        "通讯地址：滨海市东港路1号",
        "提倡实名反映",
        "反映情况应当实事求是",
        "反映人的信息予以保密",
        "2026年11月20日",
    ):
        assert fact in said


def test_opinions_go_by_letter_call_or_visit_and_on_the_page_once_one_has_chosen_how(open_page):
    app = open_page("notice", EMPLOYEE, id=publish(now=FRIDAY))
    assert "来信、来电或来访" in words(app)
    assert [radio.value for radio in app.radio] == [None]
    assert not [*app.text_input, *app.text_area]


def test_each_day_is_told_and_today_is_marked(open_page):
    said = words(open_page("notice", EMPLOYEE, id=publish(now=FRIDAY)))
    for day in (
        "○ 11-20（周五） 发布，不计",
        "○ 11-21（周六） 休",
        "◆ 今天 11-22（周日） 休",
        "● 11-23（周一） 第 1 日",
        "● 11-27（周五） 第 5 日",
    ):
        assert day in said


def test_a_make_up_sunday_is_filled_and_named(open_page):
    said = words(open_page("notice", EMPLOYEE, id=publish(now=SEPTEMBER)))
    assert "● 09-20（周日） 第 2 日 调休上班" in said


def test_a_day_of_publication_that_counts_is_the_first(open_page):
    said = words(open_page("notice", EMPLOYEE, id=publish(now=FRIDAY, count_publication_day=True)))
    assert "发布当日 2026-11-20（周五） 计入公示期" in said
    assert "● 11-20（周五） 第 1 日" in said


def test_a_provisional_period_says_so_and_why(open_page):
    said = words(open_page("notice", EMPLOYEE, id=publish(now=FRIDAY, period_days=30)))
    assert said.count("暂算") >= 2
    assert "尚未公布放假安排" in said


def test_a_decision_that_came_before_is_on_the_paper_with_the_order_of_the_steps(open_page):
    notice_id = publish(NoticeKind.CADRE_PRE_APPOINTMENT, people=(CADRE,))
    said = words(open_page("notice", EMPLOYEE, id=notice_id))
    assert "研究决定：2026年11月2日局务会议研究决定" in said
    assert "先由局党委讨论决定，再公示" in said
    assert "出生年月]　1986年4月" in said


def test_a_few_columns_are_a_table_and_only_what_somebody_filled_in(open_page):
    people = (NoticePerson("职工甲", current_post="科员"), NoticePerson("职工乙", current_post="科员"))
    app = open_page("notice", EMPLOYEE, id=publish(people=people))
    table = app.table[0].value
    assert list(table.columns) == ["姓名", "现任职务"]
    assert list(table["姓名"]) == ["职工甲", "职工乙"]


def test_a_circular_is_not_called_a_public_notice_and_asks_for_nothing(open_page):
    notice_id = publish(
        NoticeKind.APPOINTMENT_DECISION, title="关于职务任免的通知", opening="经研究，决定如下。", period_days=0
    )
    app = open_page("notice", EMPLOYEE, id=notice_id)
    said = words(app).replace("人事与党务公示", "")  # the name of the section
    assert "任免通知〔2026〕第1号" in said
    assert "这是通报" in said
    for absent in ("公示时间", "公示期逐日", "受理部门", "来信", "更正记录"):
        assert absent not in said


def test_the_steps_are_told_with_who_and_when_and_what_comes_next(open_page):
    said = words(open_page("notice", EMPLOYEE, id=publish(now=FRIDAY)))
    assert "**起草** · 2026-11-20 16:00 · 人事甲" in said
    assert "**发布公示** · 2026-11-20 09:00 · 人事乙" in said
    assert "下一步：公示期满后，由相关科室核实。" in said
    assert "发布后没有更正。" in said


def test_a_correction_is_told_field_by_field_and_the_first_text_stays_readable(open_page):
    notice_id = publish(now=FRIDAY)
    correct(notice_id, people=(replace(USUAL.people[0], current_post="办公室副主任"),), title="关于先进个人的公示")
    app = open_page("notice", EMPLOYEE, id=notice_id)
    said = words(app)
    assert "第 1 次更正" in said
    assert "理由：职务有误" in said
    assert "原为：办公室:gray-background[科员]" in said
    assert "改为：办公室:blue-background[副主任]" in said
    assert [fold.label for fold in app.expander] == ["首次发布的全文"]
    assert USUAL.title in "".join(header.value for header in app.expander[0].header)
    assert "重新计算" not in said


def test_a_correction_of_substance_says_that_the_period_was_counted_again(open_page):
    notice_id = publish(now=FRIDAY)
    correct(notice_id, of_substance=True, opening="推荐对象另有变动。")
    said = words(open_page("notice", EMPLOYEE, id=notice_id))
    assert "公示期从 2026-11-22（周日） 起重新计算" in said


def test_until_the_result_is_published_staff_read_neither_finding_nor_outcome(open_page):
    notice_id = publish(now=SEPTEMBER)
    conclude(notice_id, until="verified")
    said = words(open_page("notice", EMPLOYEE, id=notice_id))
    assert "已核实" in said
    assert "无人来电" not in said
    assert "未收到意见" not in said


def test_the_result_is_told_to_everybody_once_it_is_published(open_page):
    notice_id = publish(now=SEPTEMBER)
    conclude(notice_id)
    said = words(open_page("notice", EMPLOYEE, id=notice_id))
    assert "结果：未收到意见" in said
    assert "未收到意见，按程序办理。" in said
    assert "无人来电" not in said


def test_a_notice_taken_back_says_why(open_page):
    notice_id = publish(now=FRIDAY)
    with writing() as db:
        notices.withdraw(db, by=OTHER_HR, now=SUNDAY, notice_id=notice_id, reason="程序需补正")
    said = words(open_page("notice", EMPLOYEE, id=notice_id))
    assert "已于 2026-11-22 09:00 撤回。" in said
    assert "理由：程序需补正" in said


def test_a_draft_is_for_hr_and_for_nobody_else(open_page):
    notice_id = save()
    said = words(open_page("notice", HR, id=notice_id))
    assert "尚未发布，只有办理人员可以看到。" in said
    assert "预览：如果今天发布" in said
    assert "找不到该公示，或您无权查看。" in words(open_page("notice", EMPLOYEE, id=notice_id))


def test_the_result_has_its_numbers_and_no_vote(open_page):
    notice_id = publish(now=SEPTEMBER)
    conclude(notice_id)
    said = words(open_page("notice", EMPLOYEE, id=notice_id))
    assert "公示期内收到意见 0 件。" in said
    assert "局党委会议：同意" in said
    assert "票" not in said


def test_only_those_who_write_are_led_to_a_correction(open_page):
    notice_id = publish(now=FRIDAY)
    assert ("write-notice", f"correct={notice_id}") in links(open_page("notice", HR, id=notice_id))
    assert links(open_page("notice", EMPLOYEE, id=notice_id)) == []


@pytest.mark.parametrize("query", [{}, {"id": "nonsense"}, {"id": ""}])
def test_an_address_without_a_notice_leads_to_the_list(open_page, query):
    app = open_page("notice", EMPLOYEE, **query)
    assert "地址中没有公示的编号" in words(app)
    assert links(app) == [("notices", "")]


def test_words_of_people_are_shown_as_they_wrote_them(open_page):
    app = open_page(
        "notice", EMPLOYEE, id=publish(opening="**请看** :red[此处]", issuer="[科](https://example.invalid)")
    )
    shown = "".join(element.value for element in app.markdown)
    assert r"\*\*请看\*\* \:red\[此处\]" in shown
    assert r"\[科\]\(" in shown
