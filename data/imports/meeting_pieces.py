"""A brief as rows of pieces of text, each of which knows which of its words went into which field.

What is in no field in the end is unread text: it is kept and shown, so nothing of a paper is lost on the way.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field

HEADING = "heading"  # words that only say what follows
UNREAD = ""
_WORD = re.compile(r"\w")


@dataclass(frozen=True, slots=True)
class Part:
    """Some words of a piece and the field that they went into: HEADING, UNREAD, or the name of a field."""

    text: str
    field: str


@dataclass(slots=True, eq=False)
class Piece:
    """A paragraph, a line, or a paragraph in a cell, as it stood."""

    text: str
    _taken: list[tuple[int, int, str]] = field(default_factory=list)

    def take(self, start: int, end: int, into: str) -> str:
        """Mark the words from `start` to `end` as read, and answer them without blank ends."""
        if _WORD.search(self.text[start:end]):
            self._taken.append((start, end, into))
        return self.text[start:end].strip()

    def parts(self) -> tuple[Part, ...]:
        """The whole text again, part by part. Punctuation between two parts belongs to the one before it."""
        parts: list[Part] = []
        at = 0
        for start, end, into in sorted(self._taken):
            parts += self._between(at, start, parts)
            parts.append(Part(self.text[max(at, start) : end], into))
            at = max(at, end)
        parts += self._between(at, len(self.text), parts)
        return tuple(part for part in parts if part.text)

    def _between(self, start: int, end: int, before: list[Part]) -> list[Part]:
        gap = self.text[start:end]
        if not _WORD.search(gap):
            return [Part(gap, before[-1].field if before else HEADING)]
        return [Part(gap, UNREAD)]


@dataclass(frozen=True, slots=True)
class Row:
    """A paragraph (one cell) or a row of a table; `number` counts from 1 within `sheet`.

    `level` of a heading, else 0; `indent` in spaces; `listed`: the bullet of an item of a list, if it is one.
    """

    number: int
    cells: tuple[tuple[Piece, ...], ...]
    sheet: str = ""
    level: int = 0
    indent: int = 0
    listed: str = ""

    @property
    def filled(self) -> tuple[tuple[Piece, ...], ...]:
        """The cells in which something stands."""
        return tuple(cell for cell in self.cells if any(piece.text.strip() for piece in cell))


def cell_of(text: str) -> tuple[Piece, ...]:
    """A cell's paragraphs."""
    return tuple(Piece(line) for line in text.splitlines()) or (Piece(""),)
