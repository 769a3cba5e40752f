"""A program of its own: a Word document comes in, its paragraphs and tables go out. Why it runs apart stands in `apart`.

python-docx opens the package; the tree is walked here, because its own lists leave out what stands in text boxes, content
controls and tracked insertions, and nothing of a brief may be lost.
"""

from __future__ import annotations

import io
import re
import sys
from collections.abc import Iterator
from typing import Any

from docx import Document
from docx.oxml import parse_xml
from docx.oxml.ns import qn

from data.imports import apart

WORD = frozenset({"word/document.xml"})

# The cells of a row, each with its paragraphs (a paragraph outside tables is one cell); the level of a heading, else 0;
# whether it is an item of a list that Word numbers.
Parts = tuple[list[list[str]], int, bool]

_BESIDE = re.compile(r"/word/(?:header|footer|footnotes|endnotes)\d*\.xml")
_LEVEL = re.compile(r"(?:heading|标题)\s*(\d)$", re.IGNORECASE)
_BREAKS = {qn("w:tab"): "\t", qn("w:br"): "\n", qn("w:cr"): "\n"}
_P, _TABLE, _ROW, _CELL, _BOX = (qn(f"w:{name}") for name in ("p", "tbl", "tr", "tc", "txbxContent"))
_FALLBACK = "{http://schemas.openxmlformats.org/markup-compatibility/2006}Fallback"  # says a text box a second time


def parts_of(content: bytes) -> list[Parts]:
    """The body in its order, then headers, footers and notes, each different one once."""
    document = Document(io.BytesIO(content))
    styles = {style.style_id: style.name or "" for style in document.styles}
    parts = list(_blocks(document.element.body, styles))
    seen: list[Parts] = []
    for part in document.part.package.iter_parts():
        if _BESIDE.fullmatch(str(part.partname)):
            seen += [each for each in _blocks(parse_xml(part.blob), styles) if each not in seen]
    return parts + seen


def _blocks(element: Any, styles: dict[str, str]) -> Iterator[Parts]:
    for child in element:
        if child.tag == _P:
            yield [[_text(child)]], _level(child, styles), child.find(f"{qn('w:pPr')}/{qn('w:numPr')}") is not None
            for box in _boxes(child):
                yield from _blocks(box, styles)
        elif child.tag == _TABLE:
            for row in child.iter(_ROW):
                yield [[_text(p) for p in cell.iter(_P)] for cell in row.iter(_CELL) if _row_of(cell) is row], 0, False
        else:
            yield from _blocks(child, styles)


def _row_of(cell: Any) -> Any:
    """Cells of a table inside a cell belong to their own row, and their words to both would be said twice."""
    return next(cell.iterancestors(_ROW))


def _boxes(paragraph: Any) -> list[Any]:
    return [box for box in paragraph.iter(_BOX) if not any(box.iterancestors(_FALLBACK))]


def _text(paragraph: Any) -> str:
    nodes = paragraph.iter(qn("w:t"), *_BREAKS)
    own = (
        node for node in nodes if next(node.iterancestors(_P)) is paragraph and not any(node.iterancestors(_FALLBACK))
    )
    return "".join(_BREAKS.get(node.tag) or node.text or "" for node in own)


def _level(paragraph: Any, styles: dict[str, str]) -> int:
    style = paragraph.find(f"{qn('w:pPr')}/{qn('w:pStyle')}")
    found = _LEVEL.match(styles.get(style.get(qn("w:val")), "")) if style is not None else None
    return int(found[1]) if found else 0


if __name__ == "__main__":
    sys.exit(apart.run(parts_of, WORD))
