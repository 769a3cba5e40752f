"""Questions beside a figure on its page: asked, owed, answered, read."""

from __future__ import annotations

import pytest
from streamlit.testing.v1 import AppTest

from dashboard.parts import questions
from data.rules.questions import Figure
from tests.dashboard.filling_forms import fill, press, unfold
from tests.dashboard.reading_pages import links, words
from tests.leads import CLERK as OF_LEAD
from tests.leads import a_lead
from tests.people import EMPLOYEE, FINANCE
from tests.questions import ASKED, CLERK, a_masked_line, ask, stored


def test_anyone_asks_about_a_line_its_unit_answers_and_all_read_both(open_page):
    line = a_masked_line()
    page = open_page("line", EMPLOYEE, id=line)
    _unfold(page, Figure(line_id=line))
    assert "操作记录记有提问人，纪检人员可以查看" in words(page)
    fill(page, 想问什么="为什么 *这么多*？")
    assert "为什么 *这么多*？" in words(press(page, "提问"))
    assert "等待本单位答复的提问" in words(open_page("home", CLERK))
    assert ("line", f"id={line}") in links(open_page("home", CLERK))
    page = open_page("line", CLERK, id=line)
    fill(page, 本单位的答复="采购了两年的用量。")
    press(page, "提交答复")
    said = words(open_page("line", EMPLOYEE, id=line))
    assert "采购了两年的用量。" in said
    assert "未署名" in said
    assert EMPLOYEE.name not in said
    assert "等待本单位答复的提问" not in words(open_page("home", CLERK))


def _unfold(page: AppTest, figure: Figure) -> AppTest:
    return unfold(page, f"{questions.key(figure)}-box")


def test_a_name_is_shown_if_wished(open_page):
    line = a_masked_line()
    page = _unfold(open_page("line", EMPLOYEE, id=line), Figure(line_id=line))
    fill(page, 想问什么="为什么这么多？")
    page.checkbox[0].check()
    assert EMPLOYEE.name in words(press(page, "提问"))


def test_a_question_about_a_total_stands_beside_that_total_alone(open_page):
    a_masked_line()
    of_march = Figure(currency="CNY", year=2026, month=3)
    question = ask(of_march)
    assert "职工提问（1 条）" in words(open_page("spending", EMPLOYEE, month=3))
    assert "为什么这么多？" in words(_unfold(open_page("spending", EMPLOYEE, month=3), of_march))
    assert "职工提问" not in words(open_page("spending", EMPLOYEE))
    page = open_page("spending", FINANCE, month=3)
    fill(page, 本单位的答复="年初集中采购。")
    press(page, "提交答复")
    assert stored(question).answer == "年初集中采购。"


def test_a_total_that_nobody_answers_for_has_no_form(open_page):
    a_masked_line()
    assert "就这个数字提问" not in words(open_page("spending", EMPLOYEE, month=1, to=3))


@pytest.mark.parametrize("said", [True, False])
def test_a_question_tells_nobody_of_a_lead_that_is_not_answered(open_page, said):
    a_lead()
    if said:
        ask(Figure(line_id=1))
    assert "疑点" not in words(open_page("line", EMPLOYEE, id=1))
    assert "还剩" in words(open_page("line", OF_LEAD, id=1))


def test_an_empty_list_says_where_to_ask(open_page):
    page = open_page("questions", EMPLOYEE)
    assert "还没有提问。可在“经费使用”页面或一笔支出的页面，就那里的数字提问。" in words(page)
    assert ("spending", "") in links(page)


def test_all_questions_stand_on_one_page_each_with_the_way_to_its_figure(open_page):
    line = a_masked_line()
    ask(Figure(line_id=line), text="为什么 *这么多*？")
    ask(Figure(currency="CNY", year=2026, month=3, code="30299"), at=ASKED.replace(day=20), text="三月呢？")
    page = open_page("questions", EMPLOYEE)
    said = words(page)
    assert "共 2 条提问，其中 1 条待答复，1 条逾期未答复。" in said
    assert said.index("2026年3月 · 全局 · 30299") < said.index("· 办公室 ·")
    assert "860.50 元" in said
    assert "为什么 *这么多*？" in said
    there = [link for link in links(page) if link[0] in ("line", "spending")]
    assert there == [("spending", "year=2026&currency=CNY&month=3&code=30299"), ("line", f"id={line}")]


def test_the_address_narrows_the_list_and_the_base_stays_that_of_the_unit(open_page):
    line = a_masked_line()
    ask(Figure(line_id=line), text="逾期的。")
    ask(Figure(line_id=line), at=ASKED.replace(day=20), text="等待的。")
    ask(Figure(currency="CNY", year=2026), text="全局的。")
    said = words(open_page("questions", EMPLOYEE, unit="办公室", state="question_overdue"))
    assert "共 2 条提问，其中 1 条待答复，1 条逾期未答复。" in said
    assert "逾期的。" in said
    assert "等待的。" not in said
    assert "全局的。" not in said
    assert "全局的。" in words(open_page("questions", EMPLOYEE, unit="*"))
    assert "没有符合条件的提问" in words(open_page("questions", EMPLOYEE, state="question_answered"))


def test_who_has_to_answer_is_led_to_the_form(open_page):
    line = a_masked_line()
    ask(Figure(line_id=line))
    ask(Figure(currency="CNY", year=2026), text="全局的。")
    page = press(open_page("questions", CLERK), "只看本单位")
    assert page.query_params["unit"] == "办公室"
    assert "全局的。" not in words(page)
    labels = [element.proto.label for element in page.main if element.type == "page_link"]
    assert ":blue[去答复]" in labels
    assert "本单位的答复" in words(open_page("line", CLERK, id=line))
    others = [element.proto.label for element in open_page("questions", EMPLOYEE).main if element.type == "page_link"]
    assert ":blue[去答复]" not in others


def test_a_long_list_is_turned_page_by_page(open_page):
    line = a_masked_line()
    for number in range(21):
        ask(Figure(line_id=line), text=f"第{number}问")
    assert "第0问" not in words(open_page("questions", EMPLOYEE))
    assert "第0问" in words(open_page("questions", EMPLOYEE, page=2))


def test_home_leads_to_all_questions_where_more_wait_than_it_shows(open_page):
    line = a_masked_line()
    for _ in range(4):
        ask(Figure(line_id=line))
    assert ("questions", "") in links(open_page("home", CLERK))
