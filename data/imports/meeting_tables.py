"""Tables of a brief: a head with rows under it, or labels with their values beside them."""

from __future__ import annotations

import re

from data.imports.meeting_agenda import LONGEST_NAME, add_item
from data.imports.meeting_matters import GrowingMatter, add_line, after_marks
from data.imports.meeting_people import people
from data.imports.meeting_pieces import HEADING, Piece, Row
from data.imports.meeting_reader import ATTENDANCE, Reader
from data.imports.meeting_words import BODIES, OF_MATTER, PEOPLE, column_of, field_of
from data.rules.meeting_content import Attendee, Item

_LONGEST_HEAD = 20
_TEXTS = ("matters", "agenda", "text", "reported")  # the columns that may hold the words of an item, best first
Columns = dict[int, str]


class Tables:
    """The head of the table that is being read."""

    def __init__(self, reader: Reader) -> None:
        self.reader = reader
        self.columns: Columns = {}
        self.into = ""

    def end(self) -> None:
        """What follows is no longer of this table."""
        self.columns, self.into = {}, ""

    def row(self, row: Row) -> None:
        """Read one row."""
        if self.reader.finished:
            return
        if columns := _head(row):
            self.columns, self.into = columns, self._meant(columns)
            for cell in row.filled:
                _take(cell, HEADING)
        elif self.columns:
            self._under_head(row)
        else:
            self._labels(row)

    def _meant(self, columns: Columns) -> str:
        names = set(columns.values())
        section = self.reader.section
        if "name" in names:
            return section if section in PEOPLE else "present" if names & {"post", "number"} else ""
        if section in ("agenda", "matters") and names & set(_TEXTS):
            return str(section)
        if names & OF_MATTER and names & set(_TEXTS):
            return "matters"
        return "agenda" if "agenda" in names else "head"

    def _under_head(self, row: Row) -> None:
        """A row of the table. Its number only says which row it is."""
        cells = {self.columns[at]: cell for at, cell in enumerate(row.cells) if at in self.columns and _said(cell)}
        if (number := cells.get("number")) and _words(number).isdecimal():
            _take(number, HEADING)
        text = next((cells[name] for name in _TEXTS if name in cells), None)
        if self.into == "head":
            for name, cell in cells.items():
                self.reader.heading(name, row, cell[0], 0, 0)
        elif self.into in PEOPLE:
            self._person(cells)
        elif text is not None and column_of(_words(text)) is None:  # "item | who" is a form that nobody filled in
            if self.into == "agenda":
                self._item(text, cells)
            else:
                self._matter(text, cells)

    def _person(self, cells: dict[str, tuple[Piece, ...]]) -> None:
        if "name" not in cells or column_of(_words(cells["name"])) is not None:
            return
        for found in people(cells["name"][0], 0, ATTENDANCE[self.into], self.into):
            told = "post" in cells and len(_words(cells["post"])) <= LONGEST_NAME
            post = _take(cells["post"], self.into) if told else found.post
            self.reader.reading.attendees.append(Attendee(found.name, post, found.attendance, found.reason))

    def _item(self, text: tuple[Piece, ...], cells: dict[str, tuple[Piece, ...]]) -> None:
        before = len(self.reader.reading.agenda)
        for piece in text:
            add_item(self.reader.reading.agenda, piece, 0)
        who = "reporter" if "reporter" in cells else "lead_unit"
        if who in cells and len(self.reader.reading.agenda) > before and len(_words(cells[who])) <= LONGEST_NAME:
            last = self.reader.reading.agenda[-1]
            self.reader.reading.agenda[-1] = Item(last.title, _take(cells[who], "agenda"))

    def _matter(self, text: tuple[Piece, ...], cells: dict[str, tuple[Piece, ...]]) -> None:
        matter, held_on = GrowingMatter(), self.reader.reading.held_on
        for piece in text:
            add_line(matter, piece, after_marks(piece.text), held_on)
        for name in OF_MATTER & set(cells):
            for piece in cells[name]:
                matter.set(name, piece, 0, len(piece.text), held_on)
        self.reader.reading.matters.append(matter)

    def _labels(self, row: Row) -> None:
        """时间 | 2026年11月2日 | 地点 | 三楼会议室; a cell that is no label is read as a line."""
        name, label = None, None
        for cell in row.filled:
            found = field_of(_words(cell)) if len(_words(cell)) <= _LONGEST_HEAD else None
            if found and name is None:
                name, label = found, cell
            elif name and label:
                self.reader.heading(name, row, label[0], 0, len(label[0].text))
                for piece in cell:
                    self.reader.line(row, piece) if name in BODIES else self.reader.value(name, piece, 0)
                self.reader.section = name if name in BODIES else None
                name = None
            else:
                for piece in cell:
                    self.reader.line(row, piece)
        if name and label:
            self.reader.heading(name, row, label[0], 0, len(label[0].text))


def _head(row: Row) -> Columns:
    """The columns that a row names; none where it is no head: two names at least, and nothing long."""
    columns = {
        at: name
        for at, cell in enumerate(row.cells)
        if _said(cell) and len(_words(cell)) <= _LONGEST_HEAD and (name := column_of(_words(cell)))
    }
    every = sum(1 for cell in row.cells if _said(cell))
    return columns if len(columns) >= 2 and 2 * len(columns) > every and every > 1 and not _pairs(row) else {}


def _pairs(row: Row) -> bool:
    """Whether labels and values take turns: 时间 | … | 地点 | …."""
    known = [column_of(_words(cell)) is not None for cell in row.filled]
    return len(known) in (2, 4) and known == [True, False] * (len(known) // 2)


def _said(cell: tuple[Piece, ...]) -> bool:
    return any(re.search(r"\w", piece.text) for piece in cell)


def _words(cell: tuple[Piece, ...]) -> str:
    return "".join(piece.text.strip(" \t*_") for piece in cell)


def _take(cell: tuple[Piece, ...], into: str) -> str:
    return " ".join(piece.take(0, len(piece.text), into).strip("*_ ") for piece in cell if piece.text.strip())
