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

# Name, rows, whether hidden, merged ranges, whether serials count from 1904.
SheetParts = tuple[str, list[list[Any]], bool, list[tuple[int, int, int, int]], bool]

_RELATION = "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}id"
_FORMULA_WITHOUT_VALUE = re.compile(
    rb'<c r="([A-Z]+)(\d+)"[^>]*><f(?:\s[^>]*)?(?:/>|>([^<]*)</f>)(?:<v\s*/>|<v></v>)?</c>'
)


def sheets_of(content: bytes) -> list[SheetParts]:
    """Every worksheet of a workbook, rows and columns counted from its first cell, filled or not.

    A formula that was saved without its value stays as its text, "=…": else it would be taken for a blank.
    """
    archive = zipfile.ZipFile(io.BytesIO(content)) if content.startswith(b"PK") else None
    from_1904, xml = _package(archive) if archive else (False, {})
    parts: list[SheetParts] = []
    with CalamineWorkbook.from_filelike(io.BytesIO(content)) as workbook:
        for each in workbook.sheets_metadata:
            if each.typ != SheetTypeEnum.WorkSheet:
                continue
            sheet = workbook.get_sheet_by_name(each.name)
            rows: list[list[Any]] = [list(row) for row in sheet.to_python(skip_empty_area=False)]
            _keep_formulas(rows, xml.get(each.name, b""))
            merged = [(*start, *end) for start, end in sheet.merged_cell_ranges or ()]
            parts.append((each.name, rows, each.visible != SheetVisibleEnum.Visible, merged, from_1904))
    return parts


def _package(archive: zipfile.ZipFile) -> tuple[bool, dict[str, bytes]]:
    """What a modern workbook says that calamine does not hand on: its date system, and each sheet's own XML."""
    if "xl/workbook.xml" not in archive.namelist():
        return False, {}
    workbook, relations = _xml(archive, "xl/workbook.xml"), _xml(archive, "xl/_rels/workbook.xml.rels")
    targets = {each.get("Id"): each.get("Target", "") for each in relations}
    sheets = {}
    for each in workbook.iterfind("{*}sheets/{*}sheet"):
        target = targets.get(each.get(_RELATION), "")
        path = target.removeprefix("/") if target.startswith("/") else f"xl/{target}"
        sheets[each.get("name", "")] = archive.read(path)
    properties = workbook.find("{*}workbookPr")
    return properties is not None and properties.get("date1904") in ("1", "true"), sheets


def _xml(archive: zipfile.ZipFile, path: str) -> ET.Element:
    return ET.fromstring(archive.read(path))  # noqa: S314  expat itself refuses entities that grow without bound


def _keep_formulas(rows: list[list[Any]], xml: bytes) -> None:
    for letters, row, formula in _FORMULA_WITHOUT_VALUE.findall(xml) if b"<f" in xml else ():
        index, column = int(row) - 1, 0
        for letter in letters.decode():
            column = column * 26 + ord(letter) - 64
        if index < len(rows) and column <= len(rows[index]) and rows[index][column - 1] == "":
            rows[index][column - 1] = "=" + formula.decode("utf-8", "replace")


def _read(content: bytes) -> list[SheetParts]:
    try:
        return sheets_of(content)
    except PasswordError:
        raise apart.HasPassword from None


if __name__ == "__main__":
    sys.exit(apart.run(_read, WORKBOOK))
