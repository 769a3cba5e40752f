"""The board of matters."""

from __future__ import annotations

from datetime import date

from data.rules.meeting_rules import MeetingKind
from tests.calendars import load_calendar
from tests.dashboard.reading_pages import links, words
from tests.meetings import a_matter, close, enter
from tests.people import EMPLOYEE, LEADER, NOBODY


def test_the_board_says_what_is_open_and_late_and_leads_to_each(open_page):
    load_calendar(2026)
    enter(
        matters=(
            a_matter("未到期", date(2026, 12, 1)),
            a_matter("逾期", date(2026, 11, 10)),
            a_matter("别科", date(2026, 12, 2), lead_unit="法规科"),
            a_matter("已办完"),
        )
    )
    close(4)
    app = open_page("matters", LEADER)
    said = words(app)
    assert "未办结 3 项，其中逾期 1 项，涉及 1 个单位，待销号或待答复 0 项。" in said
    assert said.index("逾期（1）") < said.index("办理中（2）")
    assert [query for page, query in links(app) if page == "matter"] == ["id=2", "id=1", "id=3"]
    narrowed = words(open_page("matters", LEADER, unit="法规科"))
    assert "别科" in narrowed
    assert "未到期" not in narrowed


def test_with_no_matters_the_page_says_what_would_bring_some(open_page):
    assert "还没有议定事项。会议纪要印发后，其中的议定事项显示在这里。" in words(open_page("matters", EMPLOYEE))


def test_what_a_closed_circle_settled_is_on_its_own_board_alone(open_page):
    enter(kind=MeetingKind.COMMITTEE, matters=(a_matter("委员会事项"),))
    assert "委员会事项" in words(open_page("matters", LEADER))
    assert "委员会事项" not in words(open_page("matters", EMPLOYEE))
    assert "您没有" in open_page("matters", NOBODY).error[0].value
