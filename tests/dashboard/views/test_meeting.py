"""One brief, as a letter."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

from data.commands import decisions
from data.commands import meetings as command
from data.commands.decisions import DecisionContent
from data.database import writing
from data.rules.decision_rules import DecisionKind, Vote
from data.rules.meeting_rules import MeetingKind
from tests.calendars import load_calendar
from tests.dashboard.filling_forms import fill, press
from tests.dashboard.reading_pages import links, words
from tests.meetings import NOW, USUAL, a_matter, close, enter, report, save
from tests.people import EMPLOYEE, LEADER, OFFICE, OFFICE_HEAD, SECRETARY


def test_a_brief_says_who_met_what_was_reported_and_what_was_settled(open_page):
    load_calendar(2026)
    meeting_id = enter(
        title="11月局务会议纪要",
        matters=(
            a_matter("印发值班制度", date(2026, 11, 10), helping_units="各科室", leader="领导甲"),
            a_matter("节约用电", None),
        ),
    )
    report(1)
    close(2)
    said = words(open_page("meeting", EMPLOYEE, id=meeting_id))
    for part in (
        "11月局务会议纪要",
        "〔2026〕第1期",
        "2026-11-02（周一） 09:00—10:30",
        "三楼会议室",
        "应到 3 人，实到 2 人。",
        "领导甲（局长）、财务甲（财务科科长）",
        "人事甲（人事科科长，出差）",
        "列席",
        "1. 上月经费使用情况（财务科）",
        "2. 办公室通报督办事项进展。",
        "印发值班制度",
        "推进中",
        "逾期 8 个工作日",
        "牵头 办公室 · 配合 各科室 · 责任领导 领导甲 · 完成时限 2026-11-10（周二）",
        "长期坚持 · 2026-11-20（周五） 销号",
        "结果：制度已印发",
        "印发 · 2026-11-20 16:00 · 文秘甲",
    ):
        assert part in said
    assert "尚未印发" not in said
    assert "延期原因" not in said


def test_a_late_meeting_gives_its_reason(open_page):
    meeting_id = enter(late_reason="局领导赴省参加会议")
    assert "局领导赴省参加会议" in words(open_page("meeting", EMPLOYEE, id=meeting_id))


def test_a_meeting_that_settled_nothing_says_so(open_page):
    assert "本次会议没有需要督办的议定事项。" in words(open_page("meeting", EMPLOYEE, id=enter()))


def test_a_draft_is_the_offices_and_marked(open_page):
    meeting_id = save(title="草拟纪要")
    said = words(open_page("meeting", OFFICE, id=meeting_id))
    assert "草稿，只有办公室可见。等待起草人以外的办公室负责人核对。" in said
    assert "印发 · " not in said
    refused = open_page("meeting", EMPLOYEE, id=meeting_id)
    assert [error.value for error in refused.error] == ["找不到该会议，或您无权查看。"]
    assert "草拟纪要" not in words(refused)


def _buttons(app) -> list[str]:
    return [button.label for button in app.button]


def test_a_brief_goes_from_the_head_of_the_office_to_the_chair_to_all_staff(open_page):
    meeting_id = save()
    assert _buttons(open_page("meeting", OFFICE, id=meeting_id)) == []
    said = words(press(open_page("meeting", OFFICE_HEAD, id=meeting_id), "核对这份纪要"))
    assert "已核对，等待主持人领导甲签发。" in said
    assert "签发这份纪要" not in _buttons(open_page("meeting", OFFICE_HEAD, id=meeting_id))
    said = words(press(open_page("meeting", LEADER, id=meeting_id), "签发这份纪要"))
    assert "主持人领导甲已签发，等待办公室印发。" in said
    said = words(press(open_page("meeting", OFFICE, id=meeting_id), "印发这份纪要"))
    check, sign, issue = (said.index(f"\n{step} · ") for step in ("核对", "签发", "印发"))
    assert check < sign < issue
    assert said[issue:].splitlines()[1].endswith(" · 文秘甲")
    assert "签发 · 2026-11-22 10:00 · 领导甲" in words(open_page("meeting", EMPLOYEE, id=meeting_id))


def test_the_chair_gives_a_brief_back_with_a_reason(open_page):
    meeting_id = save()
    press(open_page("meeting", OFFICE_HEAD, id=meeting_id), "核对这份纪要")
    app = open_page("meeting", LEADER, id=meeting_id)
    fill(app, 退回理由="时限有误")
    press(app, "退回纪要")
    said = words(open_page("meeting", OFFICE, id=meeting_id))
    assert "退回 · 2026-11-22 10:00 · 领导甲：时限有误" in said


def test_a_correction_stands_at_the_head_and_tells_what_it_was(open_page):
    meeting_id = enter()
    with writing() as db:
        right = replace(USUAL, place="二楼会议室")
        command.correct(db, by=OFFICE_HEAD, now=NOW, meeting_id=meeting_id, version=1, content=right, reason="地点误写")
    said = words(open_page("meeting", EMPLOYEE, id=meeting_id))
    assert "这份纪要已更正 1 次，最近一次由主任甲于 2026-11-20 16:00 发布。理由：地点误写" in said
    assert "地点  \n原为：:gray-background[三]楼会议室  \n改为：:blue-background[二]楼会议室" in said.replace("**", "")


def test_text_that_an_import_did_not_recognise_is_kept_and_marked(open_page):
    said = words(open_page("meeting", EMPLOYEE, id=enter(unread="附件：名单")))
    assert "未识别的原文\n附件：名单" in said


def test_votes_are_nowhere_on_the_page(open_page):
    meeting_id = enter(kind=MeetingKind.COMMITTEE)
    with writing() as db:
        content = DecisionContent(DecisionKind.POLICY, "事项", "依据")
        votes = {"领导甲": Vote.AGAINST}
        decisions.record(db, by=SECRETARY, now=NOW, form_id="a", meeting_id=meeting_id, content=content, votes=votes)
    for viewer in (OFFICE, LEADER):
        assert "不同意" not in words(open_page("meeting", viewer, id=meeting_id))


def test_a_committees_minutes_are_for_its_circle(open_page):
    meeting_id = enter(title="党委会纪要", kind=MeetingKind.COMMITTEE)
    assert "党委会纪要" in words(open_page("meeting", LEADER, id=meeting_id))
    assert "党委会纪要" not in words(open_page("meeting", EMPLOYEE, id=meeting_id))


@pytest.mark.parametrize("query", [{}, {"id": "99"}, {"id": "abc"}, {"id": "9" * 30}])
def test_an_address_that_names_no_meeting_says_so_and_leads_back(open_page, query):
    app = open_page("meeting", EMPLOYEE, **query)
    assert [error.value for error in app.error] == ["找不到该会议，或您无权查看。"]
    assert ("meetings", "") in links(app)


def test_words_of_a_matter_are_shown_as_they_were_written(open_page):
    meeting_id = enter(matters=(a_matter("# 一 **二**", date(2026, 12, 1)),))
    app = open_page("meeting", EMPLOYEE, id=meeting_id)
    assert r"**1\.** \# 一 \*\*二\*\*" in [m.value for m in app.main.markdown]
