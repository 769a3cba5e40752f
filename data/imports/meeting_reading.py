"""What is read of a brief so far, and how a value goes into each of its fields."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from datetime import date

from data.imports.meeting_dates import find_day, find_times
from data.imports.meeting_matters import GrowingMatter
from data.imports.meeting_pieces import HEADING, Piece
from data.rules.meeting_content import Attendee, Item, MeetingContent
from data.rules.meeting_rules import MeetingKind

SERIAL = re.compile(r"(?:[〔\[（(]?(?P<year>(?:19|20)\d{2})[〕\]）)年]\s*)?第?\s*(?P<serial>\d{1,3})\s*[期号]")
_WITH_NOTE = re.compile(r"(?P<name>[^（(]+?)\s*[（(](?P<note>[^（()）]+)[）)]")  # 马雅莹（局长）, 丁修瑞（受局长委托）
_KINDS = (
    (re.compile(r"党委会|党委.{0,4}会议|党组会|党组.{0,4}会议"), MeetingKind.COMMITTEE),
    (re.compile(r"办公会"), MeetingKind.DIRECTORS),
    (re.compile(r"局务会"), MeetingKind.BUREAU_AFFAIRS),
    (re.compile(r"专题"), MeetingKind.SPECIAL),
    (re.compile(r"干部大会|职工大会|全局.{0,4}大会|全体(?:干部|职工|人员).{0,4}会"), MeetingKind.ALL_STAFF),
)


@dataclass(slots=True)
class Reading:
    """The fields of the brief while it is read."""

    said: dict[str, str] = field(default_factory=dict)
    held_on: date | None = None
    title_day: date | None = None
    times: tuple[str, str] = ("", "")
    serial: int | None = None
    year: int | None = None
    kind: MeetingKind | None = None
    attendees: list[Attendee] = field(default_factory=list)
    agenda: list[Item] = field(default_factory=list)
    reported: list[str] = field(default_factory=list)
    matters: list[GrowingMatter] = field(default_factory=list)

    @property
    def has_body(self) -> bool:
        """Whether more than the head of a brief is read."""
        return bool(self.agenda or self.reported or self.matters)

    def content(self) -> MeetingContent:
        """As the form takes it. A kind that the paper does not name is 专题会议, to be looked at."""
        chair = self.said.get("chair", "")
        noted = _WITH_NOTE.fullmatch(chair)
        return MeetingContent(
            kind=self.kind or MeetingKind.SPECIAL,
            held_on=self.held_on or self.title_day,
            starts_at=self.times[0],
            ends_at=self.times[1],
            reported="\n".join(self.reported),
            attendees=tuple(self.attendees),
            agenda=tuple(self.agenda),
            matters=tuple(matter.done() for matter in self.matters),
            serial=self.serial,
            title=self.said.get("title", ""),
            place=self.said.get("place", ""),
            chair=noted["name"] if noted else chair,
            chair_note=noted["note"] if noted else "",
            recorder=self.said.get("recorder", ""),
            distribution=self.said.get("distribution", ""),
            secrecy=self.said.get("secrecy", ""),
        )

    def put(self, name: str, piece: Piece, start: int) -> None:
        """Take the value of a field that has one, from `start` to the end of the piece; the first that is said stays."""
        if name == "held_on":
            self._put_day(piece, start)
        elif name == "serial":
            self.put_serial(piece, start)
        elif name not in self.said and (words := piece.text[start:].strip(" \t*_#")) and len(words) <= _longest(name):
            piece.take(start, len(piece.text), name)
            self.said[name] = words
            if name == "title":
                self.put_kind(words)

    def put_title(self, piece: Piece) -> None:
        """A line that is the title: the day in it counts where no other is said, and the number of the paper too."""
        self.put("title", piece, 0)
        if found := find_day(piece.text):
            self.title_day = found.day
        if (serial := SERIAL.search(piece.text)) and int(serial["serial"]):
            self.serial, self.year = int(serial["serial"]), int(serial["year"]) if serial["year"] else None

    def put_kind(self, words: str) -> None:
        """The kind of meeting that a title names, if it names one."""
        self.kind = self.kind or next((kind for shape, kind in _KINDS if shape.search(words)), None)

    def put_serial(self, piece: Piece, start: int) -> bool:
        """〔2026〕第11期; answers whether there was one."""
        found = SERIAL.search(piece.text, start)
        if found and self.serial is None and int(found["serial"]):
            self.serial = int(found["serial"])
            self.year = int(found["year"]) if found["year"] else None
            piece.take(found.start(), found.end(), "serial")
        return found is not None

    def _put_day(self, piece: Piece, start: int) -> None:
        """A day, the times of day beside it, or one of the two."""
        rest = piece.text[start:]
        after = 0
        if self.held_on is None and (day := find_day(rest, year=self.year)):
            self.held_on, after = day.day, day.end
            piece.take(start + day.start, start + day.end, "held_on")
        if not self.times[0] and (times := find_times(rest[after:])):
            self.times = times.starts_at, times.ends_at
            piece.take(start + after + times.start, start + after + times.end, "starts_at")


def _longest(name: str) -> int:
    """Characters that a field of the form takes; what is longer stays unread text, and is not cut."""
    return {"title": 200, "distribution": 200, "secrecy": 20}.get(name, 100)


def only_a_day(text: str) -> bool:
    """Whether a line says a day and nothing else."""
    found = find_day(text)
    return found is not None and not re.search(r"\w", text[: found.start] + text[found.end :])


def mark_heading(piece: Piece, start: int, end: int) -> None:
    """Words that only say what follows."""
    piece.take(start, end, HEADING)
