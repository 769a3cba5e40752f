"""A matter settled out of a line: its text, and who answers for it until when, where the line says so."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import date

from data.imports.meeting_dates import FoundDay, find_day
from data.imports.meeting_pieces import HEADING, Piece
from data.imports.meeting_words import OF_MATTER, field_of
from data.rules.meeting_content import Matter

_LABEL = re.compile(r"(?:(?<=[（(；;，,。、\s|])|^)(?P<label>[^\W\d_]{2,8})\s*[：:]\s*")
_VALUE_ENDS = re.compile(r"[；;。）)\n]|[，,、\s]+(?=[^\W\d_]{2,8}\s*[：:])")
_WHO = re.compile(
    r"\s*(?:[-—–]{2,}|\s[-—–])\s*@?(?P<who>[^\W\d_][^\s，,。；;：:]{0,20}(?:[、/，,]\s*[^\s，,。；;：:]{1,10})*)\s*$"
)
_LED = re.compile(r"由(?P<unit>[^，,。；;：:、]{2,20}?)(?:牵头|负责)")
_HELPED = re.compile(r"[，,、]\s*(?P<unit>[^，,。；;：:]{2,40}?)(?:配合|协助)(?=[，,。；;]|$)")
_STANDING = re.compile(r"长期(?:坚持)?|持续(?:推进|坚持)?|常态化|ongoing", re.IGNORECASE)
_BEFORE = re.compile(r"\s*(?:之?前|底前?|为止|完成)")
_BY_THEN = re.compile(r"\s*(?:之|以)?前")
ENUMERATED = re.compile(
    r"^[\s#>*_+•·●-]*(?P<mark>[（(]?(?:(?P<digits>\d{1,2})|(?P<chinese>[一二三四五六七八九十]{1,3}))(?P<stop>[）)]|[、.．]|(?=\s)))"
    r"[、.．]?[\s*_]*(?!\d)"
)
LONGEST = {"lead_unit": 100, "helping_units": 200, "leader": 100}  # characters; what is longer stays unread
_MARKS = re.compile(r"^[\s#>*_+•·●/-]+")


@dataclass(slots=True)
class GrowingMatter:
    """A matter while it is read: a later line may add to it."""

    texts: list[str] = field(default_factory=list)
    said: dict[str, str] = field(default_factory=dict)
    deadline: date | None = None

    def done(self) -> Matter:
        """As the form takes it."""
        return Matter(
            text="\n".join(text for text in self.texts if text),
            lead_unit=self.said.get("lead_unit", ""),
            deadline=self.deadline,
            helping_units=self.said.get("helping_units", ""),
            leader=self.said.get("leader", ""),
        )

    def set(self, name: str, piece: Piece, start: int, end: int, held_on: date | None) -> None:
        """Take a value that stands between `start` and `end`. A deadline that is no day stays unread."""
        words = piece.text[start:end].strip(" \t（）()*_")
        if name == "deadline":
            self._set_deadline(piece, start, end, held_on)
        elif words:
            both = "、".join(filter(None, (self.said.get(name), words)))
            if len(both) <= LONGEST[name]:
                self.said[name] = both
                piece.take(start, end, "matters")

    def _set_deadline(self, piece: Piece, start: int, end: int, held_on: date | None) -> None:
        words = piece.text[start:end]
        if _STANDING.match(words.strip()):
            piece.take(start, end, "matters")
            return
        found = find_day(words, year=held_on.year if held_on else None)
        if found is None:
            return
        self.deadline = _next(found, held_on)
        before = _BEFORE.match(words, found.end)
        piece.take(start + found.start, start + (before.end() if before else found.end), "matters")


def add_line(matter: GrowingMatter, piece: Piece, start: int, held_on: date | None) -> None:
    """Put the words of a piece from `start` on into the matter."""
    text_ends = len(piece.text)
    piece.take(0, start, HEADING)
    for name, label_at, value_at, value_ends in _labelled(piece.text, start):
        piece.take(label_at, value_at, HEADING)
        matter.set(name, piece, value_at, value_ends, held_on)
        text_ends = min(text_ends, label_at)
    if text_ends == len(piece.text) and (who := _WHO.search(piece.text, start)):
        matter.set("lead_unit", piece, who.start("who"), who.end("who"), held_on)
        text_ends = who.start()
    _from_words(matter, piece.text[start:text_ends], held_on)
    matter.texts.append(piece.take(start, text_ends, "matters").rstrip("（(；;，,、 "))


def _from_words(matter: GrowingMatter, text: str, held_on: date | None) -> None:
    """Who and until when out of a sentence, which stays whole: 由财务科牵头，办公室配合，于11月30日前完成."""
    for name, shape in (("lead_unit", _LED), ("helping_units", _HELPED)):
        if name not in matter.said and (found := shape.search(text)):
            matter.said[name] = found["unit"]
    day = find_day(text, year=held_on.year if held_on else None)
    if day and matter.deadline is None and _BY_THEN.match(text, day.end):
        matter.deadline = _next(day, held_on)


def _next(found: FoundDay, held_on: date | None) -> date:
    """A meeting in December settles what is due on 15 January."""
    if found.year_assumed and held_on and found.day < held_on:
        return found.day.replace(year=found.day.year + 1)
    return found.day


def after_marks(text: str, start: int = 0) -> int:
    """Where the words of a line begin behind bullets and its number."""
    if start == 0 and (number := ENUMERATED.match(text)):
        return number.end()
    marks = _MARKS.match(text, start) if start == 0 else None
    return marks.end() if marks else start


def _labelled(text: str, start: int) -> Iterator[tuple[str, int, int, int]]:
    """Field, where its label begins, where its value begins and ends: 责任单位：办公室；完成时限：11月30日."""
    at = start
    while label := _LABEL.search(text, at):
        at = label.end()
        name = field_of(label["label"])
        if name in OF_MATTER:
            ends = _VALUE_ENDS.search(text, at)
            at = ends.start() if ends else len(text)
            yield name, label.start("label"), label.end(), at
