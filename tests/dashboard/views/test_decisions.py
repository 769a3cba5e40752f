"""Major decisions: read by staff, recorded by the secretary, looked at closely by a few."""

from __future__ import annotations

from data.commands import decisions
from data.commands.decisions import DecisionContent
from data.database import writing
from data.rules.decision_rules import DecisionKind, Vote
from data.rules.meeting_rules import MeetingKind
from tests.dashboard.filling_forms import fill, press
from tests.dashboard.reading_pages import links, words
from tests.meetings import NOW, enter
from tests.people import AUDITOR, EMPLOYEE, LEADER, OFFICE, SECRETARY


def _decided(**votes: Vote) -> int:
    meeting_id = enter(kind=MeetingKind.DIRECTORS)
    content = DecisionContent(DecisionKind.FUNDS, "建设平台", "年度预算", amount_fen=225_000_000)
    with writing() as db:
        return decisions.record(
            db, by=SECRETARY, now=NOW, form_id="a", meeting_id=meeting_id, content=content, votes=votes
        )


def test_staff_read_what_on_what_ground_and_that_the_result_is_still_to_come(open_page):
    _decided()
    app = open_page("decisions", EMPLOYEE)
    said = words(app)
    for part in ("大额度资金使用", "建设平台", "局长办公会 · 依据：年度预算", "涉及金额 225.00 万元", "结果尚未登记。"):
        assert part in said
    assert not [page for page, _ in links(app) if page == "meeting"]
    assert "表决与核对" not in said


def test_how_members_voted_is_for_a_few(open_page):
    decision_id = _decided(领导甲=Vote.AGAINST)
    said = words(open_page("decisions", AUDITOR, id=decision_id))
    assert "不同意** （1 人）　领导甲" in said
    assert "应到 3 人，须 2 人同意，同意 0 人。" in said
    assert "按应到会成员过半数计算，未通过。" in said
    assert "依据待本局核对" in said
    assert "疑点只是需要核对的线索，不是结论" in said
    for viewer in (EMPLOYEE, OFFICE):
        app = open_page("decisions", viewer, id=decision_id)
        assert "您没有“查看表决情况”的权限" in app.error[0].value
        assert "领导甲" not in words(app)


def test_the_secretary_records_a_decision_and_later_its_result(open_page):
    meeting_id = enter(kind=MeetingKind.COMMITTEE)
    app = open_page("decisions", SECRETARY, record=meeting_id, form="f1")
    fill(app, 决策内容="确定重点任务", 决策依据="年度部署", 涉及金额="1,234.50")
    app = press(app, "登记决策")
    assert app.query_params["id"] == "1"
    app = open_page("decisions", SECRETARY, id=1)
    assert "涉及金额 0.12 万元" in words(app)
    fill(app, 决策结果="任务清单已印发")
    press(app, "登记结果")
    assert "2026-11-22（周日） 结果：任务清单已印发" in words(open_page("decisions", EMPLOYEE))


def test_an_amount_that_is_none_is_told_and_nothing_is_recorded(open_page):
    meeting_id = enter()
    app = open_page("decisions", SECRETARY, record=meeting_id, form="f1")
    fill(app, 决策内容="确定重点任务", 决策依据="年度部署", 涉及金额="一些")
    app = press(app, "登记决策")
    assert [error.value for error in app.error] == ["“一些”不是金额，未登记。请改正后再登记。"]
    assert "还没有登记的重大决策。党委秘书登记后显示在这里。" in words(open_page("decisions", EMPLOYEE))


def test_who_may_not_record_is_told_so(open_page):
    app = open_page("decisions", LEADER, record=enter(), form="f1")
    assert "您没有“记录集体决定”的权限" in app.error[0].value
