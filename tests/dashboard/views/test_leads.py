"""The list of cases, one case with the form of whose turn it is, and referring."""

from __future__ import annotations

import re

from data.database import reading
from data.rules.leads import LeadOutcome
from data.settings import settings
from queries import leads
from tests.dashboard.filling_forms import fill, press
from tests.dashboard.reading_pages import as_sent, links, words
from tests.data.imports.test_attachment_file import PDF, picture
from tests.leads import CLERK, IN_TIME, REFERRED, a_finding, a_lead, close, explain, stored
from tests.people import AUDITOR, EMPLOYEE, LEADER

LONG_AGO = REFERRED.replace(day=2)  # its days were over on the 9th


def test_an_empty_list_says_what_would_bring_something_here(open_page, fresh_database):
    assert "交办的疑点经科室说明，或说明期满后，显示在这里" in words(open_page("leads", EMPLOYEE))
    assert "没有待交办的核查结果" in words(open_page("refer-leads", LEADER))


def test_the_list_sums_up_and_leads_to_each_case(open_page):
    a_lead(at=LONG_AGO)
    explain(a_lead())
    page = open_page("leads", EMPLOYEE)
    assert "共 2 件：科室已说明 1，逾期未说明 1。" in words(page)
    assert {link for link in links(page) if link[0] == "lead"} == {("lead", "id=1"), ("lead", "id=2")}
    assert "逾期未说明" not in words(open_page("leads", EMPLOYEE, state="answered")).split("。", 3)[-1]


def test_what_is_not_shown_at_first_is_counted_and_reached(open_page):
    for _ in range(settings().leads_shown + 2):
        a_lead()
    page = open_page("leads", CLERK)
    assert "另有 2 件未列出" in words(page)
    assert len([link for link in links(page) if link[0] == "lead"]) == settings().leads_shown
    whole = open_page("leads", CLERK, unit="办公室", all="yes")
    assert len([link for link in links(whole) if link[0] == "lead"]) == settings().leads_shown + 2


def test_the_unit_explains_and_staff_read_it(open_page):
    lead_id = a_lead()
    page = open_page("lead", CLERK, id=lead_id)
    fill(page, 情况说明="来函遗失，*已补*。", 佐证材料="滨函〔2026〕31号")
    press(page, "提交说明")
    assert stored(lead_id).explanation == "来函遗失，*已补*。"
    said = words(open_page("lead", EMPLOYEE, id=lead_id))
    assert "来函遗失，*已补*。" in said
    assert "滨函〔2026〕31号" in said
    assert CLERK.name not in said


def test_files_go_with_the_explanation_and_later_ones_beside_it_until_the_case_is_closed(open_page):
    lead_id = a_lead()
    page = open_page("lead", CLERK, id=lead_id)
    page.file_uploader[0].set_value([("公函.pdf", PDF, "application/pdf"), ("菜单.png", picture("PNG"), "image/png")])
    fill(page, 情况说明="公函和菜单见文件。")
    press(page, "提交说明")
    page = open_page("lead", CLERK, id=lead_id)
    page.file_uploader[0].set_value(("收文登记.pdf", PDF + b"%2", "application/pdf"))
    press(page, "添加附件")
    sent = as_sent(open_page("lead", EMPLOYEE, id=lead_id))
    assert re.findall(r"\[([^]]+)\]\(/files/\d\)", sent) == ["公函\\.pdf", "菜单\\.png", "收文登记\\.pdf"]
    assert not open_page("lead", EMPLOYEE, id=lead_id).file_uploader
    close(lead_id)
    assert not open_page("lead", CLERK, id=lead_id).file_uploader


def test_a_file_that_is_refused_keeps_the_explanation_back(open_page):
    lead_id = a_lead()
    page = open_page("lead", CLERK, id=lead_id)
    page.file_uploader[0].set_value([("公函.pdf", b"<html><script>", "application/pdf")])
    fill(page, 情况说明="见文件。")
    assert "不是可以公开的文件类型" in words(press(page, "提交说明"))
    assert stored(lead_id).explained_at is None


def test_staff_of_other_units_get_no_form(open_page):
    page = open_page("lead", EMPLOYEE, id=a_lead(at=LONG_AGO))
    assert not page.text_area
    assert "期限内没有收到说明" in words(page)


def test_a_leader_closes_with_a_reason(open_page):
    lead_id = a_lead()
    assert "科室说明后或说明期满后可以办结" in words(open_page("lead", LEADER, id=lead_id))
    explain(lead_id, at=IN_TIME.replace(day=21))
    page = open_page("lead", LEADER, id=lead_id)
    page.radio[0].set_value(LeadOutcome.ACCOUNTED_FOR)
    fill(page, 理由="公函已补。")
    press(page, "办结")
    assert stored(lead_id).outcome is LeadOutcome.ACCOUNTED_FOR
    assert "已办结：已说明" in words(open_page("lead", EMPLOYEE, id=lead_id))


def test_a_leader_who_is_named_is_told_why_there_is_no_form(open_page):
    page = open_page("lead", LEADER, id=a_lead(at=LONG_AGO, people={"approver": LEADER.name}))
    assert "请由其他领导办结" in words(page)
    assert not page.button


def test_one_is_referred_or_all_of_a_month_at_once(open_page):
    for _ in range(3):
        a_finding()
    page = press(open_page("refer-leads", AUDITOR), "交办")
    assert "2026年10月有 2 件分量在提示以上" in words(page)
    press(page, "全部交办（2 件）")
    with reading() as db:
        assert leads.unreferred_months(db, AUDITOR) == ()


def test_findings_of_no_known_month_are_a_choice_of_their_own_and_referred_together(open_page):
    a_finding()
    a_finding(period=(2026, None))
    a_finding(period=(None, None))
    page = open_page("refer-leads", AUDITOR, period="undated")
    assert "月份不明的有 2 件分量在提示以上" in words(page)
    assert [choice for box in page.selectbox for choice in box.options] == ["2026年10月（1 件）", "月份不明（2 件）"]
    assert "办公室 · 2026年 · 860.50 元" in words(page)
    assert "办公室 · 日期不明 · 860.50 元" in words(page)
    press(page, "全部交办（2 件）")
    with reading() as db:
        assert leads.unreferred_months(db, AUDITOR) == ((2026, 10, 1),)
    assert "日期不明 · 办公室" in words(open_page("leads", AUDITOR))


def test_a_line_stands_beside_its_cases_for_who_may_see_them(open_page):
    lead_id = a_lead()
    with reading() as db:
        line = leads.one(db, LEADER, lead_id=lead_id, today=IN_TIME.date()).lines[0].id
    assert ("lead", f"id={lead_id}") in links(open_page("line", CLERK, id=line))
    assert "lead" not in {address for address, _ in links(open_page("line", EMPLOYEE, id=line))}


def test_home_tells_the_unit_what_waits_for_it_and_the_leader_what_to_close(open_page):
    a_lead()
    assert "等待本科室说明" in words(open_page("home", CLERK))
    a_lead(at=LONG_AGO)
    assert "1 件疑点等待办结" in words(open_page("home", LEADER))
    assert "1 件疑点已公开、尚未办结" in words(open_page("home", EMPLOYEE))
