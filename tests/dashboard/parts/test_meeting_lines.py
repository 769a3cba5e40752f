"""People and items as lines, there and back."""

from __future__ import annotations

from dashboard.parts import meeting_lines
from data.rules.meeting_content import Attendee, Item
from data.rules.meeting_rules import Attendance


def test_people_come_back_as_they_were_written():
    people = (
        Attendee("张三", "主任、一级主任科员", Attendance.ON_LEAVE, "出差，两天"),
        Attendee("李四", "", Attendance.ON_LEAVE, "病假"),
        Attendee("王五", "", Attendance.ON_LEAVE),
    )
    assert meeting_lines.people(meeting_lines.of_people(people), Attendance.ON_LEAVE) == people


def test_agenda_items_come_back_as_they_were_written():
    items = (Item("研究甲、乙事项，并部署", "财务科", "报表"), Item("只有题目"), Item("有材料", "", "报表"))
    assert meeting_lines.agenda(meeting_lines.of_agenda(items)) == items


def test_blank_lines_and_narrow_signs_are_read_too():
    assert meeting_lines.people("\n 张三 , 主任 \n\n", Attendance.PRESENT) == (
        Attendee("张三", "主任", Attendance.PRESENT),
    )
    assert meeting_lines.agenda("甲 | 财务科") == (Item("甲", "财务科"),)
