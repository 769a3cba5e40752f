"""A brief that begins with a sentence instead of headings, as the form for official papers has it."""

from __future__ import annotations

from datetime import date

import pytest

from data.imports import meeting_file
from data.rules.meeting_content import MeetingContent
from tests.data.imports.briefs import nothing_lost

PAPER = """局务会议纪要
第11期
2026年11月2日上午9时，局党委书记、局长马雅莹在三楼会议室主持召开局务会议，研究经费使用等事项。现纪要如下：
一、关于十月经费使用情况
会议听取了财务科的汇报。
会议议定：
（一）由财务科牵头，办公室配合，于11月30日前完成清理。
出席：马雅莹、李建国
"""


def read(text: str) -> MeetingContent:
    return meeting_file.read(text.encode(), "纪要.txt").content


def test_day_times_chair_and_place_are_taken_out_of_the_sentence():
    content = read(PAPER)
    assert (content.held_on, content.starts_at) == (date(2026, 11, 2), "09:00")
    assert (content.chair, content.place) == ("马雅莹", "三楼会议室")
    assert "研究经费使用等事项" in content.unread


def test_the_body_behind_it_is_read():
    content = read(PAPER)
    assert [item.title for item in content.agenda] == ["关于十月经费使用情况"]
    (matter,) = content.matters
    assert (matter.lead_unit, matter.helping_units, matter.deadline) == ("财务科", "办公室", date(2026, 11, 30))
    assert len(content.attendees) == 2


def test_nothing_of_it_is_lost():
    nothing_lost(meeting_file.read(PAPER.encode(), "纪要.txt"), PAPER.splitlines())


@pytest.mark.parametrize(
    ("sentence", "chair", "place"),
    [
        ("2026年11月2日，马雅莹同志主持召开局务会议。", "马雅莹", ""),
        ("2026年11月2日，局务会议在三楼会议室召开，副局长李建国主持。", "李建国", "三楼会议室"),
        ("2026年11月2日，全局干部大会在报告厅召开。", "", "报告厅"),
    ],
)
def test_the_sentence_is_read_in_its_other_forms(sentence: str, chair: str, place: str):
    content = read(f"会议纪要\n{sentence}\n")
    assert (content.held_on, content.chair, content.place) == (date(2026, 11, 2), chair, place)
