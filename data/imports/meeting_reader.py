"""Reads a brief from top to bottom: a heading says what follows, and what nobody can place stays unread text."""

from __future__ import annotations

import re

from data.imports.meeting_agenda import LONGEST, LONGEST_NAME, Counting, add_item
from data.imports.meeting_matters import ENUMERATED, GrowingMatter, add_line, after_marks
from data.imports.meeting_opening import put_opening
from data.imports.meeting_people import people
from data.imports.meeting_pieces import HEADING, Piece, Row
from data.imports.meeting_reading import SERIAL, Reading, only_a_day
from data.imports.meeting_words import BODIES, OF_MATTER, PEOPLE, field_of, key_of
from data.rules.meeting_content import Item
from data.rules.meeting_rules import Attendance

_LABEL = re.compile(r"^[\s#>*_+•·●-]*(?P<label>(?:[^：:|。；;，（(]|[（(][^）)]*[）)]){1,30}?)[\s*_]*[：:][\s*_]*")
_NUMBERED_ITEM = re.compile(r"^[\s#*]*(?P<label>议题\s*[\d一二三四五六七八九十]{1,3})\s*[、.．]\s*")
_TITLE = re.compile(r"纪要|会议|例会|大会|办公会|meeting|minutes", re.IGNORECASE)
_SAYS = re.compile(r"[\s*#>-]*会议(?:听取|通报|传达|学习|强调|指出|要求|认为|研究|审议|讨论|分析|部署|对)")
_SETTLES = re.compile(r"[\s*#>-]*(?:经研究|会议)[^。；]{0,12}?(?:议定|决定|同意|明确)")
_LONGEST_TITLE, _LONGEST_HEADING, _HEAD_LINES = 60, 14, 8
_LONGEST_LATIN_TITLE = 120  # which stands in the first line


class Reader:
    """Where the reading stands: which heading is open, and whether another meeting has begun."""

    def __init__(self) -> None:
        self.reading = Reading()
        self.section: str | None = None  # the field that the open heading names
        self.inner: str | None = None  # reported or matters, under an agenda item
        self.inline = False  # whether words stood behind the heading: it need not be meant for more
        self.finished = False  # another meeting begins in the same file
        self._level = 0
        self._items, self._points = Counting(), Counting()
        self._lines = 0

    def line(self, row: Row, piece: Piece) -> None:
        """Read one paragraph or line."""
        if self.finished or not piece.text.strip():
            return
        self._lines += 1
        name, label_at, value_at = _heading(row, piece.text)
        if name is None or self._is_aside(name, row):
            self.body(row, piece)
        else:
            self.heading(name, row, piece, label_at, value_at)

    def heading(self, name: str, row: Row, piece: Piece, label_at: int, value_at: int) -> None:
        """Open what a heading names, and read the words behind it."""
        if name in ("held_on", "chair") and self.reading.has_body and self._is_said(name):
            self.finished = True
            return
        has_value = bool(re.search(r"\w", piece.text[value_at:]))
        if name in OF_MATTER or name == "reporter":
            self._of_the_last(name, piece, label_at, value_at)
            return
        piece.take(label_at, value_at, HEADING)
        if name in BODIES:
            self._open_body(name, row, piece, value_at, has_value=has_value)
            return
        self.section, self.inner, self.inline, self._level = name, None, has_value, row.level
        if has_value:
            self.value(name, piece, value_at)

    def body(self, row: Row, piece: Piece) -> None:
        """A line under the heading that is open."""
        if row.level and row.level <= self._level:
            self.section = None
        if self.section in PEOPLE:
            if self._people_again(piece):
                return
        elif self.section == "agenda":
            self._agenda_line(row, piece)
            return
        elif self.section in BODIES:
            self._body_line(str(self.section), row, piece)
            return
        elif self.section is not None and not self.inline:
            self.value(self.section, piece, 0)
            self.section = None
            return
        self._free(row, piece)

    def _is_aside(self, name: str, row: Row) -> bool:
        """Whether a point of a list speaks of the time or place of something else: this meeting's is said above."""
        return bool(row.listed or row.indent) and self.reading.has_body and name not in BODIES and self._is_said(name)

    def _is_said(self, name: str) -> bool:
        return self.reading.held_on is not None if name == "held_on" else name in self.reading.said

    def value(self, name: str, piece: Piece, start: int) -> None:
        if name in PEOPLE:
            self.reading.attendees += people(piece, start, ATTENDANCE[name], name)
        else:
            self.reading.put(name, piece, start)

    def _people_again(self, piece: Piece) -> bool:
        """A further line of names, if it holds nothing else; answers whether the line is dealt with."""
        trial = Piece(piece.text)
        people(trial, 0, Attendance.PRESENT, "present")
        if all(part.field for part in trial.parts()):
            self.value(str(self.section), piece, 0)
            return True
        if self.inline:
            self.section = None
        return not self.inline

    def _of_the_last(self, name: str, piece: Piece, label_at: int, value_at: int) -> None:
        """责任单位：… under a matter, 汇报人：… under an agenda item; unread where there is none."""
        end = len(piece.text)
        if name == "reporter":
            if self.reading.agenda:
                piece.take(label_at, value_at, HEADING)
                last = self.reading.agenda[-1]
                both = "、".join(filter(None, (last.reporting_unit, piece.text[value_at:].strip())))
                if len(both) <= LONGEST_NAME:
                    piece.take(value_at, end, "agenda")
                    self.reading.agenda[-1] = Item(last.title, both)
        elif self.reading.matters:
            piece.take(label_at, value_at, HEADING)
            self.reading.matters[-1].set(name, piece, value_at, end, self.reading.held_on)

    def _open_body(self, name: str, row: Row, piece: Piece, value_at: int, *, has_value: bool) -> None:
        numbered = ENUMERATED.match(piece.text)
        own = 0 < row.level <= self._level or bool(numbered and numbered["chinese"])
        if self.section == "agenda" and name != "agenda" and not own:
            self.inner = None if has_value else name
        elif not (name == "agenda" and self.section == "agenda" and has_value):
            self.section, self.inner, self.inline, self._level = name, None, has_value, row.level
            self._items = Counting()
        self._points = Counting()
        if not has_value:
            return
        if name == "agenda":
            add_item(self.reading.agenda, piece, value_at)
            self.inner, self._items = None, Counting("labelled")
        elif name == "matters":
            self._new_matter(piece, value_at)
        else:
            self._report(piece, 0)  # 建议：… says more with its label than without

    def _agenda_line(self, row: Row, piece: Piece) -> None:
        settles = _SETTLES.match(piece.text)
        is_title = not settles and not _SAYS.match(piece.text)
        if is_title and self._items.begins(row, piece.text) and len(piece.text) <= LONGEST:
            self.inner, self._points = None, Counting()
            add_item(self.reading.agenda, piece, 0)
        else:
            self._body_line("matters" if settles else self.inner or "reported", row, piece)

    def _body_line(self, name: str, row: Row, piece: Piece) -> None:
        if name == "reported" and not _SETTLES.match(piece.text):
            self._report(piece, 0)
        elif self._points.begins(row, piece.text) or not self.reading.matters:
            self._new_matter(piece, after_marks(piece.text))
        else:
            add_line(self.reading.matters[-1], piece, 0, self.reading.held_on)

    def _report(self, piece: Piece, start: int) -> None:
        self.reading.reported.append(piece.take(start, len(piece.text), "reported").lstrip("#>*+•·●- \t").rstrip("* "))

    def _new_matter(self, piece: Piece, start: int) -> None:
        matter = GrowingMatter()
        add_line(matter, piece, start, self.reading.held_on)
        self.reading.matters.append(matter)

    def _free(self, row: Row, piece: Piece) -> None:
        """A line under no heading: the title, the paper's number, a bare day, a report; else it stays unread."""
        text, reading = piece.text, self.reading
        if put_opening(reading, piece):
            return
        if only_a_day(text):
            if reading.has_body:
                self.finished = True
            else:
                reading.put("held_on", piece, 0)
        elif len(text.strip()) <= 24 and SERIAL.search(text) and not reading.has_body:
            reading.put_serial(piece, 0)
        elif self._is_title(text):
            reading.put_title(piece)
        elif _SETTLES.match(text):
            self._body_line("matters", row, piece)
        elif _SAYS.match(text):
            self._report(piece, 0)
        elif (number := ENUMERATED.match(text)) and number["chinese"] and len(text) <= _LONGEST_TITLE:
            self.section, self.inner, self._level = "agenda", None, 0
            self._agenda_line(row, piece)

    def _is_title(self, text: str) -> bool:
        early, longest = (1, _LONGEST_LATIN_TITLE) if text.isascii() else (_HEAD_LINES, _LONGEST_TITLE)
        if self._lines > early or len(text.strip()) > longest or self.reading.has_body:
            return False
        return "title" not in self.reading.said and bool(_TITLE.search(text)) and not re.search("[：:。；;]", text)


ATTENDANCE = {
    "present": Attendance.PRESENT,
    "in_attendance": Attendance.IN_ATTENDANCE,
    "on_leave": Attendance.ON_LEAVE,
    "absent": Attendance.ABSENT,
}


def _heading(row: Row, text: str) -> tuple[str | None, int, int]:
    """The field that a line opens, where its label begins and where the words behind it begin."""
    label = _LABEL.match(text)
    if label and (name := field_of(label["label"])):
        return name, label.start("label"), label.end()
    if item := _NUMBERED_ITEM.match(text):
        return "agenda", item.start("label"), item.end()
    if row.level or len(key_of(text)) <= _LONGEST_HEADING:
        return field_of(text), 0, len(text)
    return None, 0, 0
