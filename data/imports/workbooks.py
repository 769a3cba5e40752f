"""Workbooks (.xlsx, .xls and their kin) as sheets of cells."""

from __future__ import annotations

import pickle
import subprocess
import sys

from data.errors import FileRejected
from data.imports import workbook_child
from data.imports.cells import Book, Sheet
from data.imports.workbook_child import NO_WORKBOOK, PASSWORD, TOO_LARGE, SheetParts
from data.rules.problems import Problem

_UNPACKED_TIMES = 4  # how much more than the limit of the file its parts may hold together
_SECONDS = 180  # a full sheet takes a tenth of it


def read_workbook(content: bytes, file: str, *, limit: int) -> Book:
    """All worksheets of a workbook, as another process read them: `workbook_child` says why.

    Raises FileRejected: file_damaged, file_has_password, file_wrong_kind or file_too_large.
    """
    command = [sys.executable, "-P", workbook_child.__file__, str(limit * _UNPACKED_TIMES)]
    try:
        child = subprocess.run(  # noqa: S603  our own program, and the file goes in as its input
            command, input=content, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, timeout=_SECONDS, check=False
        )
    except subprocess.TimeoutExpired:
        raise FileRejected((_refusal(workbook_child.DAMAGED, file, limit),)) from None
    if child.returncode:
        raise FileRejected((_refusal(child.returncode, file, limit),))
    sheets: list[SheetParts] = pickle.loads(child.stdout)  # noqa: S301  written by our own program
    return Book(
        tuple(
            Sheet(
                file, name, rows, hidden=hidden, merged=tuple(merged), serials_from_1904=from_1904, red=frozenset(red)
            )
            for name, rows, hidden, merged, from_1904, red in sheets
        )
    )


def _refusal(status: int, file: str, limit: int) -> Problem:
    if status == PASSWORD:
        return Problem("file_has_password", file=file)
    if status == NO_WORKBOOK:
        return Problem("file_wrong_kind", file=file, facts={"kind": "zip"})
    if status == TOO_LARGE:
        return Problem("file_too_large", file=file, facts={"limit": limit * _UNPACKED_TIMES})
    return Problem("file_damaged", file=file)
