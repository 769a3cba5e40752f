"""A summary sheet beside the details, often in 万元: never lines of its own, always a check (domain reference V10)."""

from __future__ import annotations

from collections.abc import Iterator

from data.imports.amounts import AmountReader, rounding_of
from data.imports.cells import Book, Sheet
from data.imports.headers import Header, find_header
from data.imports.layouts import Layout
from data.imports.ledger_lines import LineReader
from data.imports.ledger_rows import LedgerRows
from data.imports.ledger_units import amount_decimal_mark, amount_unit
from data.imports.tallies import Tally
from data.imports.title_lines import read_title_lines
from data.rules.problems import Problem


def check_summaries(book: Book, details: Sheet, layout: Layout, total_fen: int) -> Iterator[Problem]:
    """For each summary among the other visible sheets: an error where its rows do not add up to `total_fen`, in whole
    fen and within the rounding of its own unit; else a note that they do.
    """
    for sheet in book.sheets:
        if sheet.name == details.name or sheet.hidden:
            continue
        header = find_header(sheet, layout)
        if header and header.is_summary:
            yield _compared(sheet, header, layout, total_fen)


def _compared(sheet: Sheet, header: Header, layout: Layout, total_fen: int) -> Problem:
    title, tally = read_title_lines(sheet.rows[: header.first]), Tally()
    unit, _ = amount_unit(sheet, header, title, layout)
    mark, _ = amount_decimal_mark(sheet, header, layout)
    amounts = AmountReader(header, unit=unit, decimal_mark=mark)
    rows = LedgerRows(sheet, header, LineReader(sheet, header, layout, title, tally), tally, amounts, needs_code=False)
    rows.read()
    row, column = header.last + 1, header.name("amount")
    if rows.incomplete or not rows.lines:
        return sheet.problem("summary_unread", "warning", row=row, column=column, facts={"sheet": sheet.name})
    summed = sum(line.amount_fen for line in rows.lines)
    facts = {"sheet": sheet.name, "unit": unit, "printed_fen": summed, "sum_fen": total_fen}
    if abs(summed - total_fen) <= rounding_of(unit, [line.original[column] for line in rows.lines]):
        return sheet.problem("summary_agrees", "assumed", row=row, column=column, facts=facts)
    facts["difference_fen"] = summed - total_fen
    return sheet.problem("summary_disagrees", row=row, column=column, facts=facts)
