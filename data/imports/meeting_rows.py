"""Any file that may hold a brief, as rows of text: Word, Markdown and plain text, spreadsheets.

What people cannot check word by word (a scan, a PDF) is refused, each with what to do.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace

from data.errors import FileRejected, RuleBroken
from data.imports.apart import read_apart
from data.imports.cells import cell_text
from data.imports.file_kinds import kind_of
from data.imports.meeting_pieces import Piece, Row, cell_of
from data.imports.sheets import read_sheets
from data.imports.text_encodings import decode
from data.imports.word_child import Parts
from data.rules.problems import Problem

SIZE_LIMIT = 20 * 1024 * 1024
MOST_ROWS = 5000  # a brief of a whole year has some hundreds
_SEPARATED = (".csv", ".tsv")  # the bytes of plain text do not say whether commas part columns or clauses
_RULER = re.compile(r"[\s|:-]*-{2,}[\s|:-]*")
_MARKS = re.compile(r"^(?P<indent>\s*)(?:(?P<level>#{1,6})\s+|(?P<bullet>[-*+•·●]\s+))?")
_CELL_BREAK = re.compile(r"<br\s*/?>", re.IGNORECASE)


def read_rows(content: bytes, name: str, *, limit: int = SIZE_LIMIT) -> tuple[Row, ...]:
    """The rows of a brief. Raises FileRejected: brief_too_large, file_empty, brief_is_picture, brief_is_old_word,
    brief_wrong_kind, brief_has_no_text, brief_too_long, and what the readers of workbooks and texts refuse.
    """
    if len(content) > limit:
        raise FileRejected((Problem("brief_too_large", file=name, facts={"size": len(content), "limit": limit}),))
    rows = tuple(row for row in _rows(content, name, limit) if row.filled)
    if not rows:
        raise FileRejected((Problem("brief_has_no_text", file=name),))
    if len(rows) > MOST_ROWS:
        raise FileRejected((Problem("brief_too_long", file=name, facts={"rows": len(rows), "most": MOST_ROWS}),))
    return rows


def _rows(content: bytes, name: str, limit: int) -> Iterator[Row]:
    kind = kind_of(content)
    if kind == "text" and not name.casefold().endswith(_SEPARATED):
        return _of_text(_decoded(content, name))
    if kind == "zip" and b"word/document.xml" in content:
        return _of_word(read_apart("data.imports.word_child", content, name, limit=limit))
    if kind in ("text", "zip") or (kind == "compound" and not _is_word(content)):
        return _of_sheets(content, name, limit)
    codes = {
        "empty": "file_empty",
        "pdf": "brief_is_picture",
        "picture": "brief_is_picture",
        "compound": "brief_is_old_word",
    }
    code = codes.get(kind, "brief_wrong_kind")
    raise FileRejected((Problem(code, file=name, facts={"kind": kind} if code == "brief_wrong_kind" else {}),))


def _is_word(content: bytes) -> bool:
    return "WordDocument".encode("utf-16-le") in content


def _decoded(content: bytes, name: str) -> str:
    try:
        return decode(content)[0]
    except RuleBroken as broken:
        row = int(str(broken.facts["row"]))
        raise FileRejected(
            (Problem(broken.code, file=name, row=row, facts={"encoding": broken.facts["encoding"]}),)
        ) from None


def _of_word(parts: list[Parts]) -> Iterator[Row]:
    for number, (cells, level, listed) in enumerate(parts, start=1):
        pieces = tuple(
            tuple(Piece(line) for text in cell for line in text.splitlines()) or (Piece(""),) for cell in cells
        )
        yield Row(number, pieces, level=level, listed="•" if listed else "")


def _of_text(text: str) -> Iterator[Row]:
    lines = text.splitlines()
    tabled = _tabled(lines)
    for number, line in enumerate(lines, start=1):
        if number in tabled:
            if not _RULER.fullmatch(line):
                cells = (_CELL_BREAK.sub("\n", cell) for cell in line.strip().strip("|").split("|"))
                yield Row(number, tuple(map(cell_of, cells)))
            continue
        marks = _MARKS.match(line)
        assert marks is not None  # every part of it may be absent
        indent = len(marks["indent"].expandtabs(4))
        yield Row(number, ((Piece(line),),), "", len(marks["level"] or ""), indent, (marks["bullet"] or "").strip())


def _tabled(lines: list[str]) -> set[int]:
    """The numbers of the lines that make tables of Markdown: a head, a ruler under it, rows with strokes."""
    found: set[int] = set()
    for number, line in enumerate(lines, start=1):
        if "|" in line and _RULER.fullmatch(line) and number > 1 and "|" in lines[number - 2]:
            found |= {number - 1, number}
        elif number - 1 in found and "|" in line:
            found.add(number)
    return found


def _of_sheets(content: bytes, name: str, limit: int) -> Iterator[Row]:
    try:
        sheets = read_sheets(content, name, limit=limit).sheets
    except FileRejected as rejected:
        (problem,) = rejected.problems
        if problem.code != "file_wrong_kind":
            raise
        raise FileRejected((replace(problem, code="brief_wrong_kind"),)) from None
    for sheet in sheets:
        for number, row in enumerate(sheet.rows, start=1):
            yield Row(number, tuple(cell_of(cell_text(cell)) for cell in row), sheet.name)
