"""A brief that an office already has → what the form of a meeting takes, with the source of each field beside it."""

from __future__ import annotations

from dataclasses import dataclass, replace

from data.imports.meeting_pieces import UNREAD, Part, Piece, Row
from data.imports.meeting_reader import Reader
from data.imports.meeting_rows import SIZE_LIMIT, read_rows
from data.imports.meeting_tables import Tables
from data.rules.meeting_content import MeetingContent


@dataclass(frozen=True, slots=True)
class SourceLine:
    """A paragraph, a line or a cell of the file as it stood, part by part. Rows count from 1 within `sheet`."""

    number: int
    parts: tuple[Part, ...]
    sheet: str = ""


@dataclass(frozen=True, slots=True)
class ReadMeeting:
    """What was recognised in a file; `content.unread` holds every word that was not, line by line.

    `several`: another meeting begins further down; only the first is read. `kind_is_said`: whether the paper names its
    kind; where not, `content` has 专题会议.
    """

    name: str
    content: MeetingContent
    source: tuple[SourceLine, ...]
    several: bool
    kind_is_said: bool

    @property
    def unread(self) -> tuple[tuple[int, str], ...]:
        """The words that went into no field, each with the number of its line."""
        return tuple(
            (line.number, part.text.strip()) for line in self.source for part in line.parts if part.field == UNREAD
        )


def read(content: bytes, name: str, *, limit: int = SIZE_LIMIT) -> ReadMeeting:
    """The meeting that a file tells of. Nothing is guessed: what could be read two ways stays unread text.

    `limit` is in bytes. Raises FileRejected for a file in which no text can be read.
    """
    rows = read_rows(content, name, limit=limit)
    reader = Reader()
    tables = Tables(reader)
    for row in rows:
        if len(row.filled) > 1:
            tables.row(row)
        else:
            tables.end()
            for piece in row.filled[0]:
                reader.line(row, piece)
    source = tuple(SourceLine(row.number, piece.parts(), row.sheet) for row in rows for piece in _pieces(row))
    found = ReadMeeting(name, reader.reading.content(), source, reader.finished, reader.reading.kind is not None)
    return replace(found, content=replace(found.content, unread="\n".join(text for _, text in found.unread)))


def _pieces(row: Row) -> list[Piece]:
    return [piece for cell in row.filled for piece in cell if piece.text.strip()]
