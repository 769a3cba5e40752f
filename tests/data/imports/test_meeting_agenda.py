from __future__ import annotations

import pytest

from data.imports.meeting_agenda import LONGEST, Counting, add_item
from data.imports.meeting_pieces import Piece, Row
from data.rules.meeting_content import Item


def items(*lines: str) -> list[Item]:
    found: list[Item] = []
    for line in lines:
        add_item(found, Piece(line), 0)
    return found


@pytest.mark.parametrize(
    ("line", "item"),
    [
        ("1. 上月经费使用情况", Item("上月经费使用情况")),
        ("（一）上月经费使用情况（财务科）", Item("上月经费使用情况", "财务科")),
        ("- 上月经费使用情况 -- 王芳/李建国", Item("上月经费使用情况", "王芳/李建国")),
        ("上月经费使用情况 汇报单位：财务科", Item("上月经费使用情况", "财务科")),
        ("成立工作组（含各分局、各所，共十二个单位）", Item("成立工作组（含各分局、各所，共十二个单位）")),
    ],
)
def test_an_item_is_read_without_its_number_and_with_who_reports(line: str, item: Item):
    assert items(line) == [item]


def test_what_is_longer_than_a_title_is_no_item_and_stays_unread():
    piece = Piece("经费" * LONGEST)
    found: list[Item] = []
    add_item(found, piece, 0)
    assert found == []
    assert [part.field for part in piece.parts()] == [""]


def begins(*lines: tuple[str, int, str]) -> list[bool]:
    counting = Counting()
    return [
        counting.begins(Row(1, ((Piece(text),),), indent=indent, listed=bullet), text) for text, indent, bullet in lines
    ]


def test_a_list_inside_an_item_begins_again_and_is_no_item():
    assert begins(("1、甲", 0, ""), ("1、其一", 0, ""), ("（2）其二", 0, ""), ("2、乙", 0, ""), ("2、其二", 4, "")) == [
        True, False, False, True, False,
    ]  # fmt: skip


def test_numbers_are_counted_in_chinese_too():
    assert begins(*((f"{number}、议题", 0, "") for number in ("一", "二", "三"))) == [True] * 3
    assert begins(("二、议题", 0, "")) == [False], "a list begins at one"


def test_bullets_of_another_kind_or_further_in_are_no_items():
    assert begins(("* 甲", 0, "*"), ("- 其一", 0, "-"), ("* 其二", 4, "*"), ("* 乙", 0, "*")) == [
        True,
        False,
        False,
        True,
    ]
