"""Any file that may hold a ledger, as sheets of cells. What is no such file is refused here, with its reason."""

from __future__ import annotations

from data.errors import FileRejected
from data.imports.cells import Book
from data.imports.file_kinds import kind_of
from data.imports.text_files import read_text
from data.imports.web_pages import read_page
from data.imports.workbooks import read_workbook
from data.rules.problems import Problem

SIZE_LIMIT = 200 * 1024 * 1024


def read_sheets(content: bytes, name: str, *, limit: int = SIZE_LIMIT) -> Book:
    """The sheets of a file. `name` is for messages only: what the file is, its bytes say. `limit` is in bytes.

    Raises FileRejected with one problem: file_too_large, file_empty, file_wrong_kind (`kind`: picture, pdf, html, xml,
    archive, zip, compound, binary), file_damaged, file_has_password, text_encoding_broken or quotation_not_closed.
    """
    if len(content) > limit:
        raise FileRejected((Problem("file_too_large", file=name, facts={"size": len(content), "limit": limit}),))
    kind = kind_of(content)
    if kind == "text":
        return read_text(content, name)
    if kind == "html":
        return read_page(content, name)
    if kind in ("zip", "compound"):
        return read_workbook(content, name, limit=limit)
    code = "file_empty" if kind == "empty" else "file_wrong_kind"
    raise FileRejected((Problem(code, file=name, facts={} if kind == "empty" else {"kind": kind}),))
