from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from data.imports import meeting_file
from data.rules.meeting_content import Attendee, Item
from data.rules.meeting_rules import Attendance, MeetingKind
from tests.data.imports.briefs import CLASSIC, nothing_lost, word
from tests.data.imports.making import workbook

LINES = CLASSIC.splitlines()
MATTERS = [
    ["序号", "议定事项", "责任单位", "配合单位", "责任领导", "完成时限"],
    ["1", "印发值班制度", "办公室", "各科室", "李建国", "2026.11.10"],
    ["2", "清理往来款项", "财务科", "", "王芳", "待定"],
]


def read(text: str) -> meeting_file.ReadMeeting:
    return meeting_file.read(text.encode(), "纪要.txt")


@pytest.fixture(params=["text", "word"])
def classic(request: pytest.FixtureRequest) -> meeting_file.ReadMeeting:
    content = CLASSIC.encode() if request.param == "text" else word(LINES)
    return meeting_file.read(content, f"纪要.{request.param}")


def test_the_head_of_a_brief_is_read(classic: meeting_file.ReadMeeting):
    content = classic.content
    assert content.kind is MeetingKind.BUREAU_AFFAIRS
    assert content.title == "滨海市市场监督管理局局务会议纪要"
    assert content.serial == 11
    assert (content.held_on, content.starts_at, content.ends_at) == (date(2026, 11, 2), "09:00", "10:30")
    assert (content.place, content.chair, content.recorder) == ("三楼会议室", "马雅莹", "叶诗妍")
    assert content.distribution == "局领导，各科室"


@pytest.mark.parametrize(
    ("line", "chair", "note"),
    [
        ("主持：马雅莹（局长）", "马雅莹", "局长"),
        ("主持人：丁修瑞（受局长委托）", "丁修瑞", "受局长委托"),
        ("主持：马雅莹", "马雅莹", ""),
    ],
)
def test_a_chair_is_known_by_name_and_what_stands_in_brackets_is_a_note(line: str, chair: str, note: str):
    found = meeting_file.read(f"局务会议纪要\n时间：2026年11月2日\n{line}".encode(), "纪要.txt")
    assert (found.content.chair, found.content.chair_note) == (chair, note)


def test_to_whom_a_paper_goes_is_no_part_of_its_last_matter():
    found = meeting_file.read("局务会议纪要\n议定事项：\n1. 财务科汇总支出\n印发：各科室".encode(), "纪要.txt").content
    assert (found.distribution, [matter.text for matter in found.matters]) == ("各科室", ["财务科汇总支出"])


def test_people_are_read_with_their_posts_and_reasons(classic: meeting_file.ReadMeeting):
    assert classic.content.attendees == (
        Attendee("马雅莹", "局党委书记、局长", Attendance.PRESENT),
        Attendee("李建国", "副局长", Attendance.PRESENT),
        Attendee("张伟", "办公室主任", Attendance.PRESENT),
        Attendee("王芳", "财务科科长", Attendance.IN_ATTENDANCE),
        Attendee("赵明", "", Attendance.ON_LEAVE, "出差"),
    )


def test_the_agenda_is_read_with_who_reports(classic: meeting_file.ReadMeeting):
    assert classic.content.agenda == (Item("上月经费使用情况", "财务科"), Item("值班制度修订", "办公室"))


def test_matters_are_read_with_who_answers_for_them_until_when(classic: meeting_file.ReadMeeting):
    first, second, third = classic.content.matters
    assert (first.text, first.lead_unit, first.helping_units) == ("印发值班制度。", "办公室", "人事科、财务科")
    assert (first.leader, first.deadline) == ("李建国", date(2026, 11, 10))
    assert (second.lead_unit, second.deadline) == ("财务科", date(2026, 12, 31))
    assert (third.lead_unit, third.deadline) == ("财务科", None)


def test_what_nobody_can_place_is_kept_as_unread_text(classic: meeting_file.ReadMeeting):
    assert [text for _, text in classic.unread] == ["公开选择：主动公开"]
    assert classic.content.unread == "公开选择：主动公开"


def test_nothing_of_a_brief_is_lost(classic: meeting_file.ReadMeeting):
    nothing_lost(classic, LINES)


@given(
    st.lists(
        st.sampled_from([*LINES, "Agenda", "* a point", "| a | b |", "2026-11-02", "等12人", "会议决定，下月再议"])
    )
)
def test_nothing_is_lost_in_whatever_order_lines_stand(lines: list[str]):
    nothing_lost(read("\n".join([*lines, "末行"])), [*lines, "末行"])


def test_matters_in_a_table_of_a_word_document_are_read_by_their_heads():
    found = meeting_file.read(word(LINES[:9], MATTERS), "纪要.docx")
    first, second = found.content.matters
    assert (first.text, first.lead_unit, first.helping_units, first.leader, first.deadline) == (
        *("印发值班制度", "办公室", "各科室", "李建国"),
        date(2026, 11, 10),
    )
    assert (second.lead_unit, second.deadline) == ("财务科", None)
    assert "待定" in found.content.unread, "a deadline that is no day is not thrown away"
    nothing_lost(found, [*LINES[:9], *(cell for row in MATTERS for cell in row)])


def test_a_form_in_a_spreadsheet_is_read_by_its_labels():
    rows = [
        ["局务会议纪要", "", "", ""],
        ["时间", "2026年11月2日 9:00", "地点", "三楼会议室"],
        ["主持", "马雅莹", "记录", "叶诗妍"],
        ["出席", "马雅莹、李建国", "", ""],
        *MATTERS,
    ]
    width = max(map(len, rows))
    found = meeting_file.read(workbook([row + [""] * (width - len(row)) for row in rows]), "纪要.xlsx")
    content = found.content
    assert (content.held_on, content.starts_at, content.place) == (date(2026, 11, 2), "09:00", "三楼会议室")
    assert (content.chair, content.recorder, len(content.attendees), len(content.matters)) == ("马雅莹", "叶诗妍", 2, 2)
    nothing_lost(found, [cell for row in rows for cell in row])


def test_a_table_of_markdown_is_read_and_a_form_that_nobody_filled_in_is_not():
    table = "| Item | Owner | Due Date |\n|--|--|--|\n| write it | 财务科 | 2026-11-20 |\n| item | who | due_date |"
    (matter,) = read(f"# Action Items\n{table}").content.matters
    assert (matter.text, matter.lead_unit, matter.deadline) == ("write it", "财务科", date(2026, 11, 20))


def test_english_minutes_are_read_by_their_headings():
    head = "# Committee Meeting 2026-11-02\n\n## Present\n\n* John Smith (chair)\n\n"
    content = read(f"{head}## Agenda\n\n### Budget\n\n* spent 40 percent\n").content
    assert (content.title, content.held_on) == ("Committee Meeting 2026-11-02", date(2026, 11, 2))
    assert content.attendees == (Attendee("John Smith", "chair", Attendance.PRESENT),)
    assert (content.agenda, content.reported) == ((Item("Budget"),), "spent 40 percent")


def test_a_body_without_headings_is_read_by_what_it_says():
    text = "局长办公会议纪要\n一、关于抽检采购\n会议听取了采购方案汇报。\n会议决定，按公开招标方式采购。\n"
    content = read(text).content
    assert content.kind is MeetingKind.DIRECTORS
    assert content.agenda == (Item("关于抽检采购"),)
    assert content.reported == "会议听取了采购方案汇报。"
    assert [matter.text for matter in content.matters] == ["会议决定，按公开招标方式采购。"]


def test_of_several_meetings_in_a_file_the_first_is_read_and_the_rest_is_kept():
    found = read(CLASSIC + CLASSIC.replace("11月2日", "12月1日"))
    assert found.several
    assert found.content.held_on == date(2026, 11, 2)
    assert len(found.content.matters) == 3
    assert "12月1日" in found.content.unread


def test_a_day_that_can_be_read_two_ways_is_not_guessed():
    found = read("局务会议纪要\n时间：08/07/2026\n")
    assert found.content.held_on is None
    assert "08/07/2026" in found.content.unread


def test_the_chair_of_the_next_meeting_is_not_the_chair():
    content = read("Host 会议主持人：胡峰\nNext Host 下次会议主持人：胡欣蔚\n").content
    assert content.chair == "胡峰"
    assert "胡欣蔚" in content.unread
