"""Which sheet of a file is the ledger, where its header stands, and why a file is none."""

from __future__ import annotations

from data.errors import FileRejected
from data.imports.cells import Book, Sheet
from data.imports.headers import LOOKED_AT, Header, find_header
from data.imports.layouts import Layout
from data.rules.problems import Problem


def choose_sheet(book: Book, layout: Layout, wanted: str | None = None) -> tuple[Sheet, Header, tuple[Problem, ...]]:
    """The one sheet with a ledger's header (or the one named `wanted`), its header, and notes on the sheets left out.

    Raises FileRejected: sheet_not_found, several_ledger_sheets, header_not_found, column_missing, quantities_not_money,
    not_a_ledger or column_twice.
    """
    filled = [sheet for sheet in book.sheets if any(any(cell != "" for cell in row) for row in sheet.rows)]
    if wanted is not None:
        filled = [sheet for sheet in filled if sheet.name == wanted]
        if not filled:
            names = ", ".join(sheet.name for sheet in book.sheets)
            raise _rejected(Problem("sheet_not_found", file=_file(book), facts={"wanted": wanted, "sheets": names}))
    visible = filled if wanted is not None else [sheet for sheet in filled if not sheet.hidden]
    found = [(sheet, find_header(sheet, layout)) for sheet in visible]
    ledgers = [(sheet, header) for sheet, header in found if header and header.is_ledger]
    if not ledgers:
        raise _rejected(_reason(book, found))
    if len(ledgers) > 1:  # one sheet of payments beside summaries is the ledger
        payments = [(sheet, header) for sheet, header in ledgers if not header.is_summary]
        ledgers = payments if len(payments) == 1 else ledgers
    if len(ledgers) > 1:
        names = ", ".join(sheet.name for sheet, _ in ledgers)
        raise _rejected(Problem("several_ledger_sheets", file=_file(book), facts={"sheets": names}))
    sheet, header = ledgers[0]
    if header.rivals:
        facts = {"columns": ", ".join((header.name("amount"), *header.rivals))}
        row, column = header.last + 1, header.name("amount")
        raise _rejected(sheet.problem("column_twice", row=row, column=column, facts=facts))
    return sheet, header, tuple(_left_out(book, sheet))


def _reason(book: Book, found: list[tuple[Sheet, Header | None]]) -> Problem:
    """Why none of the sheets is a ledger, said of the one that comes nearest."""
    headed = [(sheet, header) for sheet, header in found if header]
    if not found:
        return Problem("file_empty", file=_file(book))
    if not headed:
        return _no_header(found[0][0])
    sheet, header = max(headed, key=lambda each: len(each[1].columns))
    row, printed = header.last + 1, {"columns": ", ".join(name for name in header.names if not name.startswith("["))}
    if "amount" in header.columns:
        return sheet.problem("not_a_ledger", row=row, facts=printed)
    if "quantity" in header.columns:
        return sheet.problem("quantities_not_money", row=row, column=header.name("quantity"), facts=printed)
    return sheet.problem("column_missing", row=row, facts={"field": "amount", **printed})


def _no_header(sheet: Sheet) -> Problem:
    """No row names two known columns; the row with the most names is shown, since it may be the header."""
    rows = [[cell.strip() for cell in row if isinstance(cell, str) and cell.strip()] for row in sheet.rows[:LOOKED_AT]]
    widest = max(range(len(rows)), key=lambda index: len(rows[index]))
    return sheet.problem(
        "header_not_found", row=widest + 1, facts={"rows": LOOKED_AT, "columns": ", ".join(rows[widest])}
    )


def _left_out(book: Book, chosen: Sheet) -> list[Problem]:
    notes = []
    for code, hidden in (("sheets_ignored", False), ("hidden_sheets_ignored", True)):
        names = [sheet.name for sheet in book.sheets if sheet is not chosen and sheet.hidden == hidden]
        if names:
            notes.append(Problem(code, "assumed", file=chosen.file, facts={"sheets": ", ".join(names)}))
    return notes


def _file(book: Book) -> str:
    return book.sheets[0].file if book.sheets else ""


def _rejected(problem: Problem) -> FileRejected:
    return FileRejected((problem,))
