"""办理: the steps at a notice's page, for whom they are, with what is missing said first; and who comes second."""

from __future__ import annotations

from datetime import date, datetime

import pytest

from dashboard.parts import notice_steps
from data.commands import notices
from data.database import writing
from data.rules.local_time import ZONE
from data.rules.meeting_rules import MeetingKind
from data.rules.notice_kinds import NoticeKind
from data.rules.notice_states import Outcome, State, Step
from data.rules.notice_workflow import PROCEDURES
from tests.calendars import load_calendar
from tests.dashboard.filling_forms import fill, press
from tests.dashboard.reading_pages import links, words
from tests.meetings import enter
from tests.notices import CADRE, NOW, a_draft, approve, conclude, decide, publish, save, stored, verify
from tests.people import ADMINISTRATOR, EMPLOYEE, HR, LEADER, OTHER_HR, SECRETARY, VERIFIER

FRIDAY = datetime(2026, 11, 20, 9, tzinfo=ZONE)
SUNDAY = datetime(2026, 11, 22, 9, tzinfo=ZONE)
SEPTEMBER = datetime(2026, 9, 17, 9, tzinfo=ZONE)


@pytest.fixture(autouse=True)
def _calendar(fresh_database: str) -> None:
    load_calendar(2025, 2026)


def buttons(app) -> list[str]:
    return [button.label for button in app.button]


def vote(app, **numbers: int) -> None:
    for number in app.number_input:
        number.set_value(numbers.get(number.label, 0))


def test_every_guard_that_is_asked_before_the_click_has_words():
    asked = {guard.__name__ for rules in PROCEDURES.values() for rule in rules for guard in rule.guards}
    assert asked == set(notice_steps.HOLDS)


def test_a_review_takes_three_ticks_and_then_it_is_the_leader_s_turn(open_page):
    notice_id = save()
    app = open_page("notice", OTHER_HR, id=notice_id)
    assert "保密、必要性、准确性三项须逐项审核确认。" in words(press(app, "审核通过"))
    for tick in app.checkbox:
        tick.check()
    assert "已审核。接下来由局领导审批。" in words(press(app, "审核通过"))
    assert "审核通过" not in buttons(app)
    assert "已审批。接下来由人事干部发布。" in words(press(open_page("notice", LEADER, id=notice_id), "同意发布"))
    assert stored(notice_id).state is State.APPROVED


def test_the_second_in_hr_publishes_and_is_told_number_and_period(open_page):
    notice_id = approve()
    said = words(press(open_page("notice", OTHER_HR, id=notice_id), "发布公示"))
    assert "已于 2026-11-22 10:00 发布，编号〔2026〕第1号。" in said
    assert "意见受理至 2026-11-27（周五） 24:00。" in said


def test_a_circular_is_published_as_a_circular(open_page):
    notice_id = approve(NoticeKind.APPOINTMENT_DECISION, period_days=0)
    said = words(press(open_page("notice", OTHER_HR, id=notice_id), "发布通报"))
    assert "编号〔2026〕第1号" in said
    assert "意见受理" not in said


def test_who_drafted_is_told_why_there_is_no_button(open_page):
    app = open_page("notice", HR, id=save())
    assert "起草人不能审核、发布自己起草的公示" in words(app)
    assert "审核通过" not in buttons(app)


@pytest.mark.parametrize("viewer", [EMPLOYEE, ADMINISTRATOR], ids=lambda viewer: viewer.login)
def test_who_has_no_step_sees_none(open_page, viewer):
    app = open_page("notice", viewer, id=publish(now=FRIDAY))
    assert "办理" not in [head.value for head in app.subheader]
    assert buttons(app) == ["已阅"]
    assert not [*app.text_input, *app.text_area]


def test_what_is_missing_is_said_before_the_click(open_page):
    app = open_page("notice", VERIFIER, id=publish(now=FRIDAY))
    assert "公示期至 2026-11-27（周五） 24:00 才结束" in words(app)
    assert "记录核实结论" not in buttons(app)


def test_a_promotion_goes_by_the_secretary_to_the_issued_appointment(open_page):
    notice_id = approve(NoticeKind.CADRE_PRE_APPOINTMENT, until="reviewed", people=(CADRE,))
    assert "党委秘书尚未记录会议讨论决定" in words(open_page("notice", LEADER, id=notice_id))
    app = open_page("notice", SECRETARY, id=notice_id)
    fill(app, 会议名称="局党委会〔2026〕第12次")
    vote(app, 应到=9, 实到=5, 同意=5)
    assert "应到 9 人，实到 5 人，不足三分之二（至少 6 人）" in words(press(app, "记录讨论决定"))
    vote(app, 应到=9, 实到=7, 同意=7)
    assert "会议讨论决定已记录。" in words(press(app, "记录讨论决定"))
    press(open_page("notice", LEADER, id=notice_id), "同意发布")
    with writing() as db:
        notices.publish(db, by=OTHER_HR, now=SEPTEMBER, notice_id=notice_id, version=1)
    app = open_page("notice", VERIFIER, id=notice_id)
    fill(app, 核实情况="没有来信来电。")
    assert "核实结论已记录。" in words(press(app, "记录核实结论"))
    app = open_page("notice", OTHER_HR, id=notice_id)
    fill(app, 公示结果="结果不影响任职。")
    assert "结果已公布。" in words(press(app, "公布结果"))
    fill(app, 任职通知文号="滨市监任〔2026〕9号")
    said = words(press(app, "登记任职通知"))
    assert "任职通知 滨市监任〔2026〕9号 已于 2026-11-22 10:00 登记下发。" in said
    said = words(open_page("notice", EMPLOYEE, id=notice_id))
    assert "结果不影响任职。" in said
    assert "局党委会〔2026〕第12次" in said
    assert "没有来信来电" not in said
    assert "实到" not in said


def test_the_secretary_records_what_the_committee_decided_and_a_deferral_as_such(open_page):
    notice_id = publish(now=SEPTEMBER)
    verify(notice_id, now=SUNDAY, outcome=Outcome.NO_EFFECT)
    app = open_page("notice", SECRETARY, id=notice_id)
    fill(app, 会议名称="局党委会", 决定="缓议。")
    vote(app, 应到=9, 实到=9, 缓议=9)
    said = words(press(app, "记录集体决定"))
    assert "公示事项暂缓办理" in said
    assert stored(notice_id).state is State.DEFERRED


def test_lost_days_are_added_and_shown_in_the_strip(open_page):
    notice_id = publish(now=datetime(2026, 11, 17, 9, tzinfo=ZONE))
    app = open_page("notice", OTHER_HR, id=notice_id)
    app.date_input[0].set_value(datetime(2026, 11, 18, tzinfo=ZONE).date())
    app.date_input[1].set_value(datetime(2026, 11, 19, tzinfo=ZONE).date())
    fill(app, 理由="系统停机")
    said = words(press(app, "顺延公示期"))
    assert "○ 11-18（周三） 中断，不计" in said
    assert str(stored(notice_id).last_day) == "2026-11-26"


# Two at once, a double click, an old form


def test_whoever_comes_second_is_told_who_was_first_and_changes_nothing(open_page):
    notice_id = approve()
    late = open_page("notice", OTHER_HR, id=notice_id)
    with writing() as db:
        notices.publish(db, by=OTHER_HR, now=NOW, notice_id=notice_id, version=1)
    said = words(press(late, "发布公示"))
    assert "您打开本页后，人事乙 已于 2026-11-20 16:00 办理“发布公示”。您这一步没有进行" in said
    assert stored(notice_id).published_at == NOW
    assert "公示中" in words(press(late, "看最新情况"))


def test_a_text_that_changed_while_it_was_read_is_not_reviewed(open_page):
    notice_id = save()
    app = open_page("notice", OTHER_HR, id=notice_id)
    with writing() as db:
        form_id = stored(notice_id).form_id
        changed = a_draft(title="读后又改")
        notices.save_draft(db, by=HR, now=NOW, form_id=form_id, kind=NoticeKind.AWARD, content=changed)
    for tick in app.checkbox:
        tick.check()
    assert "这份公示有了变动。您这一步没有进行" in words(press(app, "审核通过"))
    assert stored(notice_id).state is State.DRAFT


def test_a_second_press_after_the_step_finds_no_button(open_page):
    notice_id = publish(now=SEPTEMBER)
    verify(notice_id, now=SUNDAY)
    decide(notice_id, now=SUNDAY)
    app = open_page("notice", OTHER_HR, id=notice_id)
    fill(app, 公示结果="按程序办理。")
    press(app, "公布结果")
    assert "公布结果" not in buttons(app)


def test_the_result_is_there_however_often_the_page_is_opened(open_page):
    notice_id = publish(now=SEPTEMBER)
    verify(notice_id, now=SUNDAY)
    decide(notice_id, now=SUNDAY)
    conclude(notice_id, now=SUNDAY)
    app = open_page("notice", OTHER_HR, id=notice_id, seen="1-1", done=Step.CONCLUDE)
    assert "结果：未收到意见" in words(app)


def test_the_secretary_chooses_a_meeting_on_record_and_it_leads_to_its_page(open_page):
    meeting_id = enter(kind=MeetingKind.COMMITTEE, held_on=date(2026, 11, 2))
    notice_id = approve(NoticeKind.CADRE_PRE_APPOINTMENT, until="reviewed", people=(CADRE,))
    app = open_page("notice", SECRETARY, id=notice_id)
    chosen = next(box for box in app.selectbox if box.label == "已录入的会议")
    app = chosen.select_index(0).run()
    assert "会议名称（必填）" not in [field.label for field in app.text_input]
    vote(app, 应到=9, 实到=9, 同意=9)
    app = press(app, "记录讨论决定")
    assert "2026-11-02（周一） 局党委会〔2026〕第1期：同意" in words(app)
    assert ("meeting", f"id={meeting_id}") in links(app)
