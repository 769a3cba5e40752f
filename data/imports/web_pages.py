"""Tables of a web page that was saved under the name of a workbook: what some systems call an export to Excel."""

from __future__ import annotations

from dataclasses import dataclass, field
from html.parser import HTMLParser

from data.errors import FileRejected, RuleBroken
from data.imports.cells import Book, Sheet
from data.imports.text_encodings import decode
from data.rules.problems import Problem

_MOST_ACROSS, _MOST_DOWN = 200, 1_000_000  # a cell that spans more is a mistake, and must not fill the memory
_UNSEEN = ("script", "style", "title")


def read_page(content: bytes, file: str) -> Book:
    """A sheet for each table that holds no other and has rows of several cells; spans are merged cells.

    The encoding is found as in text files, whatever the page says of itself. Raises FileRejected `file_wrong_kind` for
    a page without such a table, or `text_encoding_broken`.
    """
    try:
        text, encoding = decode(content)
    except RuleBroken as broken:
        facts = {"encoding": broken.facts["encoding"]}
        raise FileRejected((Problem(broken.code, file=file, row=int(str(broken.facts["row"])), facts=facts),)) from None
    page = _Page()
    page.feed(text)
    page.close()
    full = [table for table in page.tables if not table.holds_another and sum(len(row) > 1 for row in table.rows) > 1]
    if not full:
        raise FileRejected((Problem("file_wrong_kind", file=file, facts={"kind": "html"}),))
    sheets = tuple(
        Sheet(file, str(number), table.rows, merged=tuple(table.merged)) for number, table in enumerate(full, start=1)
    )
    if encoding in ("utf-8", "utf-8-sig"):
        return Book(sheets)
    return Book(sheets, (Problem("encoding_assumed", "assumed", file=file, facts={"encoding": encoding}),))


@dataclass(slots=True)
class _Table:
    """Texts by row and column, each in the first cell of its span, and the spans."""

    rows: list[list[str]] = field(default_factory=list)
    merged: list[tuple[int, int, int, int]] = field(default_factory=list)
    spanned: dict[int, int] = field(default_factory=dict)  # column → the last row that a cell above reaches into
    is_within: bool = False  # a cell is open
    holds_another: bool = False  # it only lays out the page
    column: int = 0  # of the cell that is open

    def begin_cell(self, down: int, across: int) -> None:
        if not self.rows:
            self.rows.append([])
        top, row = len(self.rows) - 1, self.rows[-1]
        while self.spanned.get(len(row), -1) >= top:
            row.append("")
        left = len(row)
        row.extend([""] * across)
        if (down, across) != (1, 1):
            self.merged.append((top, left, top + down - 1, left + across - 1))
            self.spanned.update(dict.fromkeys(range(left, left + across), top + down - 1))
        self.column, self.is_within = left, True

    def add(self, text: str) -> None:
        if self.is_within:
            self.rows[-1][self.column] += text

    def end(self) -> None:
        """Blanks are one blank, as a browser shows them; no span reaches beyond the last row."""
        self.rows = [[" ".join(text.split()) for text in row] for row in self.rows]
        last = len(self.rows) - 1
        self.merged = [(top, left, min(bottom, last), right) for top, left, bottom, right in self.merged]


class _Page(HTMLParser):
    """Collects the tables that hold no other one. Cells and rows may be left open, as many programs write them."""

    def __init__(self) -> None:
        super().__init__()
        self.tables: list[_Table] = []
        self._open: list[_Table] = []
        self._unseen = 0

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """A table, a row, a cell, or a line break within one."""
        self._unseen += tag in _UNSEEN
        if tag == "table":
            self._open.append(_Table())
        elif self._open and tag == "tr":
            self._open[-1].is_within = False
            self._open[-1].rows.append([])
        elif self._open and tag in ("td", "th"):
            spans = dict(attrs)
            down, across = _span(spans.get("rowspan"), _MOST_DOWN), _span(spans.get("colspan"), _MOST_ACROSS)
            self._open[-1].begin_cell(down, across)
        elif tag == "br":
            self.handle_data(" ")

    def handle_endtag(self, tag: str) -> None:
        """The end of a cell, or of a table; the one around it is then only for the layout."""
        self._unseen -= tag in _UNSEEN and self._unseen > 0
        if tag == "table" and self._open:
            ended = self._open.pop()
            ended.end()
            self.tables.append(ended)
            for around in self._open:
                around.holds_another = True
        elif tag in ("td", "th", "tr") and self._open:
            self._open[-1].is_within = False

    def handle_data(self, data: str) -> None:
        """Text: of the cell that is open, if one is."""
        if self._open and not self._unseen:
            self._open[-1].add(data)


def _span(printed: str | None, most: int) -> int:
    digits = (printed or "").strip()
    return max(min(int(digits), most), 1) if digits.isdecimal() else 1
