from __future__ import annotations

import pytest

from data.imports.meeting_people import people
from data.imports.meeting_pieces import Piece
from data.rules.meeting_rules import Attendance

PRESENT, ON_LEAVE = Attendance.PRESENT, Attendance.ON_LEAVE


def named(text: str, attendance: Attendance = PRESENT) -> list[tuple[str, str, str]]:
    return [(one.name, one.post, one.reason) for one in people(Piece(text), 0, attendance, "present")]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("张三、李四，王五；赵六", [("张三", "", ""), ("李四", "", ""), ("王五", "", ""), ("赵六", "", "")]),
        ("张三 李四　王小五", [("张三", "", ""), ("李四", "", ""), ("王小五", "", "")]),
        ("张　三　李小四　王　五", [("张三", "", ""), ("李小四", "", ""), ("王五", "", "")]),
        ("张三（局长）、李四（办公室）", [("张三", "局长", ""), ("李四", "办公室", "")]),
        ("局长张三，副局长李小四", [("张三", "局长", ""), ("李小四", "副局长", "")]),
        ("党委书记、局长张三", [("张三", "党委书记、局长", "")]),
        ("张三 局长，李四 副局长", [("张三", "局长", ""), ("李四", "副局长", "")]),
        ("王志钢. 赵川峰. 张雁.", [("王志钢", "", ""), ("赵川峰", "", ""), ("张雁", "", "")]),
        ("阿依古丽·买买提", [("阿依古丽·买买提", "", "")]),
        ("- **刘芷若**   （信通院）", [("刘芷若", "信通院", "")]),
        ("* John Smith @js (voting member)", [("John Smith @js", "voting member", "")]),
        ("John Smith, Mary Miller", [("John Smith", "", ""), ("Mary Miller", "", "")]),
    ],
)
def test_names_are_read_with_their_posts_however_they_are_parted(text: str, expected: list[tuple[str, str, str]]):
    assert named(text) == expected


def test_a_reason_in_brackets_is_a_reason_for_who_is_away_only():
    assert named("张三（出差）", ON_LEAVE) == [("张三", "", "出差")]
    assert named("张三（副局长）", ON_LEAVE) == [("张三", "副局长", "")]
    assert named("张三（出差）") == [("张三", "出差", "")]


@pytest.mark.parametrize("text", ["无", "N/A", " 无。"])
def test_nobody_is_nobody(text: str):
    piece = Piece(text)
    assert people(piece, 0, ON_LEAVE, "on_leave") == ()
    assert all(part.field for part in piece.parts()), "it is read, and says that there is nobody"


@pytest.mark.parametrize("text", ["等12人", "各科室负责人及有关同志共三十余人参加了会议", "TSC members who attended:"])
def test_what_is_no_name_stays_unread(text: str):
    piece = Piece(text)
    assert people(piece, 0, PRESENT, "present") == ()
    assert [(part.text, part.field) for part in piece.parts()] == [(text, "")]
