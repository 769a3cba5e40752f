"""A program of its own: a workbook comes in, its sheets go out. Why it runs apart stands in `apart`."""

from __future__ import annotations

import io
import re
import sys
import zipfile
from typing import Any
from xml.etree import ElementTree as ET

from python_calamine import CalamineWorkbook, PasswordError, SheetTypeEnum, SheetVisibleEnum

from data.imports import apart

WORKBOOK = frozenset({"xl/workbook.xml", "xl/workbook.bin", "content.xml"})

# Name, rows, whether hidden, merged ranges, whether serials count from 1904, cells in red.
SheetParts = tuple[str, list[list[Any]], bool, list[tuple[int, int, int, int]], bool, list[tuple[int, int]]]

_RELATION = "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}id"
_FORMULA_WITHOUT_VALUE = re.compile(
    rb'<c r="([A-Z]+)(\d+)"[^>]*><f(?:\s[^>]*)?(?:/>|>([^<]*)</f>)(?:<v\s*/>|<v></v>)?</c>'
)
_STYLED = re.compile(rb'<c r="([A-Z]+)(\d+)" s="(\d+)"')
_RED_IN_PALETTE = ("2", "10", "16")


def sheets_of(content: bytes) -> list[SheetParts]:
    """Every worksheet of a workbook, rows and columns counted from its first cell, filled or not.

    A formula that was saved without its value stays as its text, "=…": else it would be taken for a blank.
    """
    archive = zipfile.ZipFile(io.BytesIO(content)) if content.startswith(b"PK") else None
    from_1904, xml, reds = _package(archive) if archive else (False, {}, frozenset[bytes]())
    parts: list[SheetParts] = []
    with CalamineWorkbook.from_filelike(io.BytesIO(content)) as workbook:
        for each in workbook.sheets_metadata:
            if each.typ != SheetTypeEnum.WorkSheet:
                continue
            sheet = workbook.get_sheet_by_name(each.name)
            rows: list[list[Any]] = [list(row) for row in sheet.to_python(skip_empty_area=False)]
            _keep_formulas(rows, xml.get(each.name, b""))
            merged = [(*start, *end) for start, end in sheet.merged_cell_ranges or ()]
            hidden = each.visible != SheetVisibleEnum.Visible
            parts.append((each.name, rows, hidden, merged, from_1904, _red_cells(xml.get(each.name, b""), reds)))
    return parts


def _package(archive: zipfile.ZipFile) -> tuple[bool, dict[str, bytes], frozenset[bytes]]:
    """What a modern workbook says that calamine does not hand on: its date system, each sheet's own XML, red styles."""
    if "xl/workbook.xml" not in archive.namelist():
        return False, {}, frozenset()
    workbook, relations = _xml(archive, "xl/workbook.xml"), _xml(archive, "xl/_rels/workbook.xml.rels")
    targets = {each.get("Id"): each.get("Target", "") for each in relations}
    sheets = {}
    for each in workbook.iterfind("{*}sheets/{*}sheet"):
        target = targets.get(each.get(_RELATION), "")
        path = target.removeprefix("/") if target.startswith("/") else f"xl/{target}"
        sheets[each.get("name", "")] = archive.read(path)
    properties = workbook.find("{*}workbookPr")
    from_1904 = properties is not None and properties.get("date1904") in ("1", "true")
    return from_1904, sheets, _red_styles(archive)


def _red_styles(archive: zipfile.ZipFile) -> frozenset[bytes]:
    """The numbers of the cell styles whose font is red, as a sheet's XML writes them."""
    if "xl/styles.xml" not in archive.namelist():
        return frozenset()
    styles = _xml(archive, "xl/styles.xml")
    red = {str(number) for number, font in enumerate(styles.iterfind("{*}fonts/{*}font")) if _is_red(font)}
    formats = enumerate(styles.iterfind("{*}cellXfs/{*}xf"))
    return frozenset(str(number).encode() for number, style in formats if style.get("fontId") in red)


def _is_red(font: ET.Element) -> bool:
    """Bright or dark red; by the colours of the old palette or by red, green and blue."""
    color = font.find("{*}color")
    if color is None:
        return False
    rgb = color.get("rgb", "")[-6:]
    if len(rgb) == len("RRGGBB"):
        red, green, blue = bytes.fromhex(rgb)
        return red >= 0xC0 and max(green, blue) <= 0x40
    return color.get("indexed") in _RED_IN_PALETTE


def _red_cells(xml: bytes, reds: frozenset[bytes]) -> list[tuple[int, int]]:
    """Row and column, counted from 0, of the cells of such a style."""
    if not reds:
        return []
    return [(int(row) - 1, _column(letters)) for letters, row, style in _STYLED.findall(xml) if style in reds]


def _column(letters: bytes) -> int:
    """Counted from 0: A is 0, AA is 26."""
    column = 0
    for letter in letters.decode():
        column = column * 26 + ord(letter) - 64
    return column - 1


def _xml(archive: zipfile.ZipFile, path: str) -> ET.Element:
    return ET.fromstring(archive.read(path))  # noqa: S314  expat itself refuses entities that grow without bound


def _keep_formulas(rows: list[list[Any]], xml: bytes) -> None:
    for letters, row, formula in _FORMULA_WITHOUT_VALUE.findall(xml) if b"<f" in xml else ():
        index, column = int(row) - 1, _column(letters)
        if index < len(rows) and column < len(rows[index]) and rows[index][column] == "":
            rows[index][column] = "=" + formula.decode("utf-8", "replace")


def _read(content: bytes) -> list[SheetParts]:
    try:
        return sheets_of(content)
    except PasswordError:
        raise apart.HasPassword from None


if __name__ == "__main__":
    sys.exit(apart.run(_read, WORKBOOK))
