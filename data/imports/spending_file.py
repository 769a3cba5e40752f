"""A spending ledger, from the bytes of a file to checked lines. Nothing is stored here, nothing guessed silently."""

from __future__ import annotations

import hashlib
from collections.abc import Iterator

from data.errors import FileRejected
from data.imports.amounts import AmountReader
from data.imports.cells import Sheet
from data.imports.evidence_columns import EvidenceColumns
from data.imports.filling import filled_down
from data.imports.header_notes import header_notes
from data.imports.headers import Header
from data.imports.layouts import Layout, built_in
from data.imports.ledger_lines import LineReader
from data.imports.ledger_rows import LedgerRows
from data.imports.ledger_sheets import choose_sheet
from data.imports.ledger_units import amount_decimal_mark, amount_unit
from data.imports.reversals import link_reversals
from data.imports.sheets import SIZE_LIMIT, read_sheets
from data.imports.summaries import check_summaries
from data.imports.tallies import Tally
from data.imports.title_lines import read_title_lines
from data.imports.totals_checks import check_control_total, check_totals
from data.rules.problems import Problem
from data.rules.spending_lines import CheckedFile

_MOST_PROBLEMS = 1000


def read(
    content: bytes,
    name: str,
    *,
    layout: Layout | None = None,
    sheet: str | None = None,
    control_total: int | None = None,
    limit: int = SIZE_LIMIT,
) -> CheckedFile:
    """The checked lines of a ledger in any known form, with every warning and assumption in `notes`.

    `layout` says which columns are which where the built-in names do not; `sheet` names one of several sheets;
    `control_total` is the sum in fen that somebody typed, which the lines must reach; `limit` is the greatest size in
    bytes. Amounts come out in whole fen whatever unit the file prints. Printed totals are
    checked and are no lines. Raises FileRejected with all errors found, at most the first thousand.
    """
    layout = layout or built_in()
    book = read_sheets(content, name, limit=limit)
    chosen, header, sheet_notes = choose_sheet(book, layout, sheet)
    tally = Tally()
    chosen = filled_down(chosen, header, layout, tally)
    title = read_title_lines(chosen.rows[: header.first])
    unit, unit_note = amount_unit(chosen, header, title, layout)
    mark, mark_note = amount_decimal_mark(chosen, header, layout)

    reader = LineReader(chosen, header, layout, title, tally)
    amounts = AmountReader(header, unit=unit, decimal_mark=mark)
    rows = LedgerRows(chosen, header, reader, tally, amounts, red=layout.red)
    rows.read()
    evidence = EvidenceColumns(chosen, header, layout, tally, unit=unit)
    lines = evidence.added_to(link_reversals(rows.lines, tally))

    found = [
        *book.notes,
        *sheet_notes,
        *filter(None, (unit_note, mark_note)),
        *header_notes(chosen, header, title, evidence.names),
    ]
    found += [column.problem for column in reader.dates.values() if column.problem]
    found += [*tally.notes(chosen), *reader.errors, *_file_errors(chosen, header, rows)]
    if not rows.incomplete:
        found += check_totals(chosen, header, lines, rows.totals, unit)
        if sheet is None:  # who names a sheet may know that the others are of another period
            found += check_summaries(book, chosen, layout, sum(line.amount_fen for line in lines))
        if control_total is not None:
            found.append(check_control_total(chosen, header, lines, control_total, unit))
    errors = [problem for problem in found if problem.severity == "error"]
    if errors:
        raise FileRejected(tuple(errors[:_MOST_PROBLEMS]))
    return CheckedFile(
        name=name,
        sheet=chosen.name,
        sha256=hashlib.sha256(content).hexdigest(),
        layout=layout.name,
        lines=lines,
        total_fen=sum(line.amount_fen for line in lines),
        currency=next(iter(rows.currencies), "") if "currency" in header.columns else "",
        notes=tuple(found),
        fields=tuple(sorted({*header.columns} - {*header.stand_ins} | evidence.fields)),
    )


def _file_errors(sheet: Sheet, header: Header, rows: LedgerRows) -> Iterator[Problem]:
    if len(rows.currencies) > 1:
        second = list(rows.currencies.values())[1]
        column = header.name("currency") or header.name("amount")
        facts = {"currencies": ", ".join(rows.currencies)}
        yield sheet.problem("currencies_mixed", row=second, column=column, facts=facts)
    if not rows.lines and not rows.incomplete:
        yield sheet.problem("no_lines", row=header.last + 1)
