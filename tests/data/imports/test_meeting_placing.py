"""Text that was not recognised goes where a person puts it, and nothing of it is lost on the way."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

from data.imports.meeting_placing import PLACES, placed
from data.rules.meeting_content import Attendee, Item
from data.rules.meeting_rules import Attendance
from tests.meetings import USUAL

TEXT = "印发方案，责任单位：办公室，完成时限：11月30日"
BEGIN = replace(USUAL, agenda=(), reported="", attendees=(), unread=f"第一行\n{TEXT}\n第三行")


def test_a_line_goes_to_its_place_and_out_of_the_unread_text():
    content = placed(BEGIN, [("第一行", "reported"), ("第三行", "reported")])
    assert content.reported == "第一行\n第三行"
    assert content.unread == TEXT


def test_it_is_read_there_as_in_the_paper():
    (matter,) = placed(BEGIN, [(TEXT, "matters")]).matters
    assert (matter.text, matter.lead_unit, matter.deadline) == ("印发方案", "办公室", date(2026, 11, 30))
    (item,) = placed(replace(BEGIN, unread="经费情况 -- 财务科"), [("经费情况 -- 财务科", "agenda")]).agenda
    assert item == Item("经费情况", "财务科")
    people = placed(replace(BEGIN, unread="局长张三、李四"), [("局长张三、李四", "present")]).attendees
    assert people == (Attendee("张三", "局长", Attendance.PRESENT), Attendee("李四", "", Attendance.PRESENT))


def test_what_is_no_name_is_taken_as_it_stands():
    line = "各科室负责人等三十余人"
    (person,) = placed(replace(BEGIN, unread=line), [(line, "present")]).attendees
    assert person.name == line


def test_what_a_field_of_one_value_held_becomes_unread_text():
    content = placed(BEGIN, [("第一行", "place")])
    assert content.place == "第一行"
    assert content.unread.splitlines() == [TEXT, "第三行", "三楼会议室"]


@pytest.mark.parametrize("place", PLACES)
def test_no_word_is_lost_wherever_a_line_is_put(place: str):
    content = placed(BEGIN, [(TEXT, place)])
    assert TEXT not in content.unread.splitlines()
    kept = repr(content)
    assert all(word in kept for word in ("印发方案", "办公室"))


def test_a_line_that_is_not_there_and_a_place_that_is_none_change_nothing():
    assert placed(BEGIN, [("别处", "agenda"), ("第一行", "secrecy")]) == BEGIN
