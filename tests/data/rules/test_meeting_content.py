"""A brief's words: kept whole, tidied, checked."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

from data.errors import RuleBroken
from data.rules.matter_workflow import MatterLevel
from data.rules.meeting_changes import changes
from data.rules.meeting_content import Attendee, Item, Matter, MeetingContent, check, check_draft, from_facts
from data.rules.meeting_rules import Attendance, MeetingKind
from tests.meetings import USUAL, a_matter

TODAY = date(2026, 11, 20)


def test_what_is_stored_comes_back_whole():
    full = replace(
        USUAL,
        matters=(a_matter(level=MatterLevel.KEY, earlier_id=7), a_matter(deadline=None)),
        for_month=date(2026, 11, 1),
        serial=11,
        chair_note="受局长委托",
        distribution="各科室",
        secrecy="内部",
        unread="未识别",
        agenda=(Item("题目", "财务科", "报表"),),
    )
    assert from_facts(full.as_facts()) == full
    assert from_facts({"kind": "special"}) == MeetingContent(MeetingKind.SPECIAL)


def test_tidying_drops_spaces_and_rows_in_which_nothing_stands_and_keeps_codes():
    untidy = replace(
        USUAL,
        title=" 纪要 ",
        attendees=(Attendee(" 甲 ", " 局长", Attendance.PRESENT), Attendee(" ", "", Attendance.ABSENT)),
        agenda=(Item(" "), Item(" 题目 ")),
        matters=(Matter(" ", "", None), Matter(" 事 ", " 科 ", None, level=MatterLevel.URGENT)),
    )
    tidy = untidy.tidied()
    assert tidy.title == "纪要"
    assert tidy.attendees == (Attendee("甲", "局长", Attendance.PRESENT),)
    assert tidy.agenda == (Item("题目"),)
    assert tidy.matters == (Matter("事", "科", None, level=MatterLevel.URGENT),)
    assert tidy.kind is MeetingKind.BUREAU_AFFAIRS


def test_a_draft_may_lack_everything_but_its_day():
    check_draft(MeetingContent(MeetingKind.SPECIAL, held_on=TODAY), TODAY)
    with pytest.raises(RuleBroken, match="field_missing"):
        check_draft(MeetingContent(MeetingKind.SPECIAL), TODAY)


def test_a_month_is_not_met_for_before_it_began():
    with pytest.raises(RuleBroken, match="meeting_early"):
        check_draft(replace(USUAL, held_on=date(2026, 10, 30), for_month=date(2026, 11, 1)), TODAY)


def test_who_is_on_leave_says_why():
    away = replace(USUAL, attendees=(*USUAL.attendees, Attendee("乙", "科长", Attendance.ON_LEAVE)))
    with pytest.raises(RuleBroken) as refused:
        check(away)
    assert refused.value.facts == {"field": "leave_reason", "person": "乙"}


def test_a_difference_names_the_field_and_the_row():
    after = replace(
        USUAL,
        place="四楼会议室",
        attendees=USUAL.attendees[:-1],
        matters=(a_matter(),),
    )
    found = changes(USUAL, after)
    assert [(c.field, c.number) for c in found] == [("place", 0), ("attendees", 4), ("matters", 1)]
    assert (found[0].before, found[0].after) == ("三楼会议室", "四楼会议室")
    assert (found[1].after, found[2].before) == (None, None)
    assert changes(USUAL, USUAL) == ()
