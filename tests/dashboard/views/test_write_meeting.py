"""Entering a brief: a form that begins with what is known, keeps drafts, and corrects what is issued."""

from __future__ import annotations

from datetime import date, time

from data.database import reading
from data.rules.matter_workflow import MatterLevel
from data.rules.meeting_content import Attendee, Item, MeetingContent
from data.rules.meeting_rules import Attendance, MeetingKind
from queries import meetings
from tests.dashboard.filling_forms import field, fill, press
from tests.dashboard.reading_pages import links, words
from tests.meetings import USUAL, a_matter, enter, save, sign
from tests.people import EMPLOYEE, LEADER, OFFICE, OFFICE_HEAD


def _saved(form_id: str) -> MeetingContent:
    with reading() as db:
        known = meetings.draft(db, OFFICE, form_id=form_id)
    assert known
    return known.content


def test_a_brief_is_written_and_read_back_as_it_was_written(open_page):
    app = open_page("write-meeting", OFFICE, form="f1")
    fill(
        app,
        标题="十一月纪要",
        地点="三楼会议室",
        主持="领导甲",
        记录="文秘甲",
        出席="领导甲，局长\n财务甲，财务科科长",
        请假="人事甲，人事科科长，出差，两天",
        议题="上月经费｜财务科｜报表",
        内容="印发值班制度",
        配合单位="法规科、财务科",
    )
    app.date_input[0].set_value(date(2026, 11, 2))
    app.time_input[0].set_value(time(9, 0))
    app.selectbox[2].set_value(MatterLevel.KEY)
    app = press(app, "保存草稿")
    assert not app.error
    kept = _saved("f1")
    assert (kept.title, kept.held_on, kept.starts_at, kept.ends_at) == ("十一月纪要", date(2026, 11, 2), "09:00", "")
    assert kept.attendees == (
        Attendee("领导甲", "局长", Attendance.PRESENT),
        Attendee("财务甲", "财务科科长", Attendance.PRESENT),
        Attendee("人事甲", "人事科科长", Attendance.ON_LEAVE, "出差，两天"),
    )
    assert kept.agenda == (Item("上月经费", "财务科", "报表"),)
    [matter] = kept.matters
    assert (matter.text, matter.helping_units, matter.level) == ("印发值班制度", "法规科、财务科", MatterLevel.KEY)
    assert "草稿已保存：第 1 版。" in words(open_page("write-meeting", OFFICE, form="f1"))


def test_a_draft_goes_on_where_it_was_left_without_losing_anything(open_page):
    save("f1", matters=(a_matter(leader="领导甲", helping_units="法规科"), a_matter("再一项", None)), unread="附件")
    before = _saved("f1")
    app = press(open_page("write-meeting", OFFICE, form="f1"), "保存草稿")
    assert not app.error
    assert _saved("f1") == before


def test_a_new_brief_begins_with_the_people_and_place_of_the_last_of_its_kind(open_page):
    enter()
    app = open_page("write-meeting", OFFICE, form="new")
    assert field(app, "地点").value == USUAL.place
    assert "人事甲，人事科科长" in (field(app, "出席").value or "")
    assert field(app, "请假").value == ""
    assert field(app, "标题").value == ""
    app = open_page("write-meeting", OFFICE, form="new", kind=MeetingKind.SPECIAL)
    assert field(app, "地点").value == ""


def test_a_form_on_an_old_version_is_told_so_and_saves_nothing(open_page):
    save("f1")
    save("f1", place="二楼会议室")
    app = open_page("write-meeting", OFFICE, form="f1", version=1)
    assert "您打开的是第 1 版，现已有第 2 版。" in words(app)
    fill(app, 地点="四楼会议室")
    app = press(app, "保存草稿")
    assert "现已有第 2 版" in app.error[0].value
    assert _saved("f1").place == "二楼会议室"


def test_a_block_is_added_for_another_matter(open_page):
    app = press(open_page("write-meeting", OFFICE, form="f1"), "添加议定事项")
    assert app.query_params["matters"] == "2"


def test_what_is_on_its_way_out_says_whose_turn_it_is(open_page):
    save("a", place="")
    sign(save("b", held_on=date(2026, 11, 17)))
    app = open_page("write-meeting", OFFICE)
    said = words(app)
    assert "还不能核对：“地点”未填写。请补充。" in said
    assert "已签发，等待办公室印发。" in said
    assert [query for page, query in links(app) if page == "meeting"] == ["id=1", "id=2"]


def test_what_is_checked_is_not_written_on(open_page):
    sign(save("f1"))
    assert "这份纪要已核对，不能再修改。" in words(open_page("write-meeting", OFFICE, form="f1"))


def test_an_issued_brief_is_corrected_by_the_head_of_the_office(open_page):
    meeting_id = enter()
    app = open_page("write-meeting", OFFICE_HEAD, correct=meeting_id)
    fill(app, 更正理由="地点误写", 地点="二楼会议室")
    app = press(app, "发布更正")
    assert not app.error
    assert "原为：:gray-background[三]楼会议室" in words(open_page("meeting", EMPLOYEE, id=meeting_id))
    refused = open_page("write-meeting", OFFICE, correct=meeting_id)
    assert "您没有“核对会议纪要”的权限" in refused.error[0].value


def test_only_the_office_enters_briefs(open_page):
    for viewer in (EMPLOYEE, LEADER):
        assert "您没有“录入会议”的权限" in open_page("write-meeting", viewer).error[0].value
