"""Briefs as offices write them, made in the test that needs them, and the check that nothing of one is lost."""

from __future__ import annotations

import io
import re
from collections.abc import Iterable, Sequence

from docx import Document

from data.imports.meeting_dates import find_day
from data.imports.meeting_file import ReadMeeting
from data.imports.meeting_pieces import HEADING, UNREAD

CLASSIC = """滨海市市场监督管理局局务会议纪要
〔2026〕第11期
时间：2026年11月2日（星期一）上午9:00—10:30
地点：三楼会议室
主持：马雅莹
出席：局党委书记、局长马雅莹，副局长李建国，办公室主任张　伟
列席：王芳（财务科科长）
请假：赵明（出差）
记录：叶诗妍

一、会议议题
1. 上月经费使用情况（财务科）
2. 值班制度修订 汇报单位：办公室
二、会议内容
财务科通报十月经费使用情况，支出进度与序时进度基本一致。
三、议定事项
1. 印发值班制度。责任单位：办公室；配合单位：人事科、财务科；责任领导：李建国；完成时限：2026年11月10日前
2. 清理长期挂账往来款项
责任单位：财务科
完成时限：12月31日
3. 坚持每月通报经费使用情况（责任单位：财务科，完成时限：长期坚持）
发送：局领导，各科室
公开选择：主动公开
"""


def word(lines: Iterable[str], table: Sequence[Sequence[str]] = ()) -> bytes:
    """Paragraphs, and a table after them, as .docx."""
    document = Document()
    for line in lines:
        document.add_paragraph(line)
    if table:
        made = document.add_table(len(table), len(table[0]))
        for row, cells in zip(made.rows, table, strict=True):
            for cell, text in zip(row.cells, cells, strict=True):
                cell.text = text
    out = io.BytesIO()
    document.save(out)
    return out.getvalue()


def nothing_lost(found: ReadMeeting, source: Iterable[str]) -> None:
    """Every word of the source stands in a line of what was read, and there in a field, a heading, or the unread text."""
    assert _words("".join(part.text for line in found.source for part in line.parts)) == _words("".join(source))
    kept = _words(found.content.unread)
    fields = _words(_values(found))
    for line in found.source:
        for part in line.parts:
            words = _words(part.text)
            if part.field == UNREAD:
                assert words in kept
            elif part.field == "held_on":
                day = find_day(part.text, year=found.content.held_on.year if found.content.held_on else None)
                assert day
                assert day.day == found.content.held_on
            elif part.field == "starts_at":
                assert found.content.starts_at
            elif part.field == "serial":
                assert str(found.content.serial) in words
            elif part.field != HEADING and not _is_day(part.text):
                assert all(_words(word) in fields for word in re.findall(r"\w+", part.text)), part


def _values(found: ReadMeeting) -> str:
    content = found.content
    said: list[str] = [
        content.title,
        content.place,
        content.chair,
        content.chair_note,
        content.recorder,
        content.reported,
    ]
    said += [content.distribution, content.secrecy, content.starts_at, content.ends_at]
    said += [text for person in content.attendees for text in (person.post, person.name, person.post, person.reason)]
    said += [text for item in content.agenda for text in (item.title, item.reporting_unit)]
    for matter in content.matters:
        said += [matter.text, matter.lead_unit, matter.helping_units, matter.leader]
    return "\n".join(said)


def _is_day(text: str) -> bool:
    """A deadline is kept as a day; 长期坚持 as having none."""
    return find_day(text, year=2026) is not None or bool(re.search("长期|持续|常态化", text))


def _words(text: str) -> str:
    return re.sub(r"[\W_]+", "", text)
