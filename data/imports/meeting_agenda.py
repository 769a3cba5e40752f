"""Agenda items out of lines: where one begins, what it is called, who reports on it."""

from __future__ import annotations

import re
from dataclasses import dataclass

from data.imports.meeting_matters import ENUMERATED, after_marks
from data.imports.meeting_pieces import HEADING, Piece, Row
from data.rules.meeting_content import Item

LONGEST, LONGEST_NAME = 200, 100  # characters; what is longer is no title of an item but a report
_SAYS_WHO = r"(?:汇报单位|汇报科室|汇报人|报告单位|报告人|提案人|发起人|申报人|介绍人|汇报|主讲人)"
_NAME = r"[\u4e00-\u9fff]{2,4}"
_REPORTER = re.compile(
    rf"""\s*(?:
        [（(]?{_SAYS_WHO}\s*[：:]\s*(?P<named>[^（）()]{{1,40}}?)[）)]?
      | (?:[-—–]{{2,}}|(?<=\s)[-—–])\s*@?(?P<dashed>[^\W\d_][^，。；;：:]{{0,40}}?)
      | [（(](?P<inside>{_NAME}(?:[、/，,]{_NAME})*|[\u4e00-\u9fff]{{1,12}}[科局办委处室所组队])[）)]
    )\s*$""",
    re.VERBOSE,
)
_CHINESE_NUMBERS = "一二三四五六七八九十"


@dataclass(slots=True)
class Counting:
    """How the items of a list are marked (1、 一、 （1） or a bullet), and which number comes next.

    Lists inside an item begin at 1 again, or stand further in, or are marked in another way: they are no items.
    """

    style: str = ""
    next: int = 1
    indent: int = 0

    def begins(self, row: Row, text: str) -> bool:
        """Whether a line begins the next item; it is counted if so."""
        style, number = _mark(row, text)
        if row.level:
            self.style, self.indent = "heading", 0  # what stands under a heading is no title of its own
            return True
        if self.style and (style != self.style or row.indent > self.indent + 2):
            return False
        if not self.style and number > 1:
            return False
        if number and number != self.next:
            return False
        if not self.style:
            self.style, self.indent = style, row.indent
        self.next = number + 1
        return True


def add_item(items: list[Item], piece: Piece, start: int) -> None:
    """A piece's words from `start` on as an item, who reports taken from its end: -- 财务科, （财务科）, 汇报人：…."""
    begin = after_marks(piece.text, start)
    piece.take(start, begin, HEADING)
    end, who = len(piece.text), ""
    if (found := _REPORTER.search(piece.text, begin)) and found.end() - found.start() <= LONGEST_NAME:
        name = found.lastgroup or ""
        end = found.start()
        piece.take(end, found.start(name), HEADING)
        who = piece.take(found.start(name), found.end(name), "agenda").strip(" \t*_-—–@")
    if end - begin <= LONGEST and (title := piece.take(begin, end, "agenda").strip(" \t*_，,：:")):
        items.append(Item(title, who))


def _mark(row: Row, text: str) -> tuple[str, int]:
    """How a line is marked, and its number; 0 where it has none."""
    found = ENUMERATED.match(text)
    if found is None:
        return (row.listed or "plain"), 0
    style = "（）" if found["mark"][0] in "（(" else "）" if found["stop"] in ("）", ")") else ""
    if found["digits"]:
        return f"1{style}", int(found["digits"])
    tens, ten, ones = found["chinese"].rpartition("十")
    number = _CHINESE_NUMBERS.index(ones) + 1 if ones else 0
    if ten:
        number += (_CHINESE_NUMBERS.index(tens) + 1 if tens else 1) * 10
    return f"一{style}", number
