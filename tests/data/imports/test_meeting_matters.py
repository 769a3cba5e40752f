"""A matter settled is read with who answers for it until when, wherever in the line that stands."""

from __future__ import annotations

from datetime import date

import pytest

from data.imports.meeting_matters import GrowingMatter, add_line, after_marks
from data.imports.meeting_pieces import Piece
from data.rules.meeting_content import Matter

HELD_ON = date(2026, 12, 1)


def read(*lines: str) -> tuple[Matter, list[str]]:
    """The matter, and what stays unread."""
    matter, pieces = GrowingMatter(), [Piece(line) for line in lines]
    for piece in pieces:
        add_line(matter, piece, after_marks(piece.text), HELD_ON)
    return matter.done(), [part.text for piece in pieces for part in piece.parts() if not part.field]


@pytest.mark.parametrize(
    "lines",
    [
        ("1. 印发方案（责任单位：办公室；配合单位：人事科；责任领导：李建国；完成时限：2026年12月10日前）",),
        ("（1）印发方案。责任单位：办公室，配合单位：人事科，责任领导：李建国，完成时限：12月10日",),
        ("印发方案", "责任单位：办公室 配合单位：人事科 责任领导：李建国", "完成时限：2026.12.10"),
    ],
)
def test_labels_are_read_inside_a_line_and_under_it(lines: tuple[str, ...]):
    matter, unread = read(*lines)
    assert matter.text.strip("。") == "印发方案"
    assert (matter.lead_unit, matter.helping_units, matter.leader) == ("办公室", "人事科", "李建国")
    assert matter.deadline == date(2026, 12, 10)
    assert unread == []


def test_who_stands_behind_dashes_is_responsible():
    assert read("跟踪进展情况 -- 财务科")[0] == Matter("跟踪进展情况", "财务科", None)


def test_a_deadline_without_a_year_is_the_next_such_day():
    assert read("报送总结，完成时限：1月15日")[0].deadline == date(2027, 1, 15)


def test_a_standing_matter_has_no_deadline_and_what_is_no_day_stays_unread():
    assert read("坚持通报，完成时限：长期坚持") == (Matter("坚持通报", "", None), [])
    matter, unread = read("报送总结，完成时限：下次会议")
    assert matter.deadline is None
    assert unread == ["下次会议"]


def test_what_is_longer_than_its_field_stays_unread():
    matter, unread = read(f"印发方案，责任单位：{'办公室、' * 40}")
    assert matter.lead_unit == ""
    assert unread


def test_a_sentence_says_who_and_until_when_and_stays_whole():
    sentence = "由财务科牵头，办公室、人事科配合，于12月31日前完成往来款项清理。"
    matter, unread = read(sentence)
    assert (matter.text, matter.lead_unit, matter.helping_units) == (sentence, "财务科", "办公室、人事科")
    assert (matter.deadline, unread) == (date(2026, 12, 31), [])


def test_a_day_in_a_sentence_that_is_no_deadline_is_none():
    assert read("通过11月2日的会议纪要")[0].deadline is None
