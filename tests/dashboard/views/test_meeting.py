"""One brief, as a letter."""

from __future__ import annotations

from datetime import date

import pytest

from data.rules.meeting_rules import MatterState, MeetingKind
from tests.calendars import load_calendar
from tests.dashboard.reading_pages import links, words
from tests.meetings import a_matter, enter, follow
from tests.people import EMPLOYEE, LEADER, OFFICE


def test_a_brief_says_who_met_what_was_reported_and_what_was_settled(open_page):
    load_calendar(2026)
    meeting_id = enter(
        title="11月局务会议纪要",
        matters=(
            a_matter("印发值班制度", date(2026, 11, 10), helping_units="各科室", leader="领导甲"),
            a_matter("节约用电", None),
        ),
    )
    follow(1, MatterState.UNDER_WAY)
    follow(2, MatterState.CLOSED, "已纳入日常检查")
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
        "结果：已纳入日常检查",
        "2026-11-20 16:00 由 文秘甲 印发",
    ):
        assert part in said
    assert "尚未印发" not in said
    assert "延期原因" not in said


def test_a_late_meeting_gives_its_reason(open_page):
    meeting_id = enter(late_reason="局领导赴省参加会议")
    assert "局领导赴省参加会议" in words(open_page("meeting", EMPLOYEE, id=meeting_id))


def test_a_meeting_that_settled_nothing_says_so(open_page):
    assert "本次会议没有需要督办的议定事项。" in words(open_page("meeting", EMPLOYEE, id=enter()))


def test_a_brief_not_yet_issued_is_the_offices_and_marked(open_page):
    meeting_id = enter(title="草拟纪要", issued=False)
    said = words(open_page("meeting", OFFICE, id=meeting_id))
    assert "尚未印发，只有办公室可见。" in said
    assert "由  印发" not in said
    refused = open_page("meeting", EMPLOYEE, id=meeting_id)
    assert [error.value for error in refused.error] == ["找不到该会议，或您无权查看。"]
    assert "草拟纪要" not in words(refused)


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
