"""One matter's page: its history, and the forms of who may go on with it."""

from __future__ import annotations

from datetime import date

from data.commands import matters
from data.database import writing
from data.rules.matter_workflow import MatterStep
from tests.calendars import load_calendar
from tests.dashboard.filling_forms import fill, press
from tests.dashboard.reading_pages import links, words
from tests.meetings import CLERK, NOW, a_matter, enter, report
from tests.people import EMPLOYEE, LEADER, OFFICE


def test_a_matter_tells_who_by_when_and_every_step(open_page):
    load_calendar(2026)
    enter(title="十一月纪要", matters=(a_matter(leader="领导乙"),))
    report(1)
    app = open_page("matter", EMPLOYEE, id=1)
    said = words(app)
    for part in (
        "印发值班制度",
        "推进中",
        "逾期 8 个工作日",
        "牵头 办公室 · 责任领导 领导乙 · 完成时限 2026-11-10（周二）",
        "2026-11-02（周一） 会议议定** · 十一月纪要",
        "报告进展** · 2026-11-20 16:00 · 科员甲（办公室）",
        "正在起草",
    ):
        assert part in said
    assert ("meeting", "id=1") in links(app)
    assert [button.label for button in app.button] == []


def test_the_unit_reports_and_asks_for_time_and_a_leader_grants_it(open_page):
    enter(matters=(a_matter(deadline=date(2026, 12, 1)),))
    app = open_page("matter", CLERK, id=1)
    app.segmented_control[0].set_value(MatterStep.ASK_EXTENSION).run()
    fill(app, 延期理由="需征求意见")
    app.date_input[0].set_value(date(2026, 12, 10))
    press(app, "提交延期申请")
    assert "申请由 2026-12-01（周二） 延到 2026-12-10（周四）" in words(open_page("matter", CLERK, id=1))
    app = open_page("matter", LEADER, id=1)
    assert "责任单位申请延期到 2026-12-10（周四）。" in words(app)
    fill(app, 答复意见="同意")
    said = words(press(app, "同意延期"))
    assert "已延期" in said
    assert "时限由 2026-12-01（周二） 改为 2026-12-10（周四）" in said


def test_a_finish_without_evidence_is_told_and_nothing_is_kept(open_page):
    enter(matters=(a_matter(),))
    app = open_page("matter", CLERK, id=1)
    fill(app, 完成结果="制度已印发")
    app = press(app, "提交完成情况")
    assert [error.value for error in app.error] == ["报告完成须写明佐证：文号、文件名称或链接。"]
    assert "未启动" in words(open_page("matter", CLERK, id=1))


def test_a_leader_closes_off_what_the_unit_finished_and_the_unit_may_not(open_page):
    enter(matters=(a_matter(),))
    app = open_page("matter", CLERK, id=1)
    fill(app, 完成结果="制度已印发", 佐证="〔2026〕12号")
    press(app, "提交完成情况")
    assert [button.label for button in open_page("matter", CLERK, id=1).button] == ["添加附件"]
    app = open_page("matter", LEADER, id=1)
    fill(app, 核实情况="已核实")
    said = words(press(app, "确认销号"))
    assert "已销号" in said
    assert "佐证：〔2026〕12号" in said
    assert "结果：制度已印发" in said


def test_a_form_opened_before_somebody_else_went_on_is_refused(open_page):
    enter(matters=(a_matter(),))
    app = open_page("matter", CLERK, id=1)
    fill(app, 完成结果="制度已印发", 佐证="〔2026〕12号")
    with writing() as db:
        matters.report(db, by=CLERK, now=NOW, matter_id=1, note="另一处登记")
    press(app, "提交完成情况")
    assert "报告完成" not in words(open_page("matter", EMPLOYEE, id=1))


def test_an_address_that_names_no_matter_says_so(open_page):
    for query in ({}, {"id": "9"}):
        app = open_page("matter", OFFICE, **query)
        assert [error.value for error in app.error] == ["找不到该议定事项，或您无权查看。"]
