"""Text with separators as one sheet of cells: any common encoding, any common delimiter."""

from __future__ import annotations

import csv
import io
from collections import Counter

from data.errors import FileRejected, RuleBroken
from data.imports.cells import Book, Sheet
from data.imports.text_encodings import decode
from data.rules.problems import Problem

_DELIMITERS = ",;\t|"
_SAMPLE = 100_000
_LONGEST_RECORD = 100  # lines: a cell that long is a quotation mark nobody closed
_END = "\x1e"  # a line of its own behind the text: if it comes back as a record, every quotation was closed


def read_text(content: bytes, file: str) -> Book:
    """The file as one nameless sheet; rows are numbered as a spreadsheet would. Raises FileRejected."""
    try:
        text, encoding = decode(content)
    except RuleBroken as broken:
        row = broken.facts["row"]
        raise FileRejected(
            (Problem(broken.code, file=file, row=int(str(row)), facts={"encoding": broken.facts["encoding"]}),)
        ) from None
    delimiter = _delimiter(text)
    sheet = Sheet(file, "", _records(text, delimiter, file))
    if encoding in ("utf-8", "utf-8-sig"):
        return Book((sheet,))
    return Book((sheet,), (sheet.problem("encoding_assumed", "assumed", facts={"encoding": encoding}),))


def _delimiter(text: str) -> str:
    """The delimiter that gives most rows one width; among equals, the one that gives more columns."""
    sample = text[:_SAMPLE]
    if len(text) > _SAMPLE:
        sample = sample[: sample.rfind("\n") + 1] or sample
    best, best_score = ",", (0, 0)
    for delimiter in _DELIMITERS:
        widths = Counter(len(row) for row in csv.reader(io.StringIO(sample, newline=""), delimiter=delimiter) if row)
        widths.pop(1, None)
        if widths:
            width, rows = widths.most_common(1)[0]
            if (rows, width) > best_score:
                best, best_score = delimiter, (rows, width)
    return best


def _records(text: str, delimiter: str, file: str) -> list[list[str]]:
    separated = text if text.endswith(("\n", "\r")) else text + "\n"
    reader = csv.reader(io.StringIO(separated + _END, newline=""), delimiter=delimiter)
    rows: list[list[str]] = []
    line = 0
    try:
        for record in reader:
            if reader.line_num - line > _LONGEST_RECORD:
                raise csv.Error("a record over many lines")
            line = reader.line_num
            rows.append(record)
    except csv.Error:
        raise _open_quotation(file, len(rows) + 1) from None
    if rows.pop() != [_END]:
        raise _open_quotation(file, len(rows) + 1)
    return rows


def _open_quotation(file: str, row: int) -> FileRejected:
    return FileRejected((Problem("quotation_not_closed", file=file, row=row),))
