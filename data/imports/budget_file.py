"""A year's budget, from the bytes of a file to checked items: original (年初), transfers (调剂), adjusted (调整)."""

from __future__ import annotations

import hashlib
from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import date

from data.commands.budgets import BudgetRow, Origin
from data.errors import FileRejected
from data.imports.amounts import AmountReader
from data.imports.budget_classes import check_classes, without_classes
from data.imports.budget_items import MONEY, BudgetItems, Figures
from data.imports.cells import Book, Sheet
from data.imports.codes import spend_type
from data.imports.filling import filled_down
from data.imports.header_notes import header_notes
from data.imports.headers import Header
from data.imports.layouts import Layout, built_in_budgets
from data.imports.ledger_lines import LineReader
from data.imports.ledger_rows import LedgerRows
from data.imports.ledger_sheets import choose_sheet
from data.imports.ledger_units import amount_decimal_mark, amount_unit
from data.imports.sheets import SIZE_LIMIT, read_sheets
from data.imports.tallies import Tally
from data.imports.title_lines import TitleLines, read_title_lines
from data.imports.totals_checks import check_totals
from data.rules.problems import Problem

_MOST_PROBLEMS = 1000
_OF_BUDGETS = {"not_a_ledger": "not_a_budget"}
_OF_PAYMENTS = frozenset({"date_unknown", "rows_without_amount", "period_of_title"})  # said of ledgers only


@dataclass(frozen=True, slots=True)
class CheckedBudget:
    """Year → its items, ready for `commands.budgets.record_year`; `notes` are the warnings and assumptions."""

    name: str
    sheet: str
    layout: str
    sha256: str
    years: Mapping[int, tuple[BudgetRow, ...]]
    notes: tuple[Problem, ...] = ()

    def origin(self, *, basis: str = "", dated: date | None = None) -> Origin:
        """Where the recorded budget comes from; what it follows is said by a person."""
        return Origin(self.name, self.sheet, self.layout, self.sha256, basis, dated, self.notes)


def read(
    content: bytes,
    name: str,
    *,
    layout: Layout | None = None,
    sheet: str | None = None,
    year: int | None = None,
    limit: int = SIZE_LIMIT,
) -> CheckedBudget:
    """The checked items of a budget by unit, economic section, project and kind, in whole fen.

    Each column of money (original, adjusted, transfers, supplements, or one amount whose row says which it is) is read
    and its 合计 checked as a ledger's. `year` is the budget's where the file does not print it. Raises FileRejected
    with all errors found, at most the first thousand.
    """
    layout = layout or built_in_budgets()
    book = read_sheets(content, name, limit=limit)
    chosen, header, sheet_notes = _sheet(book, layout, sheet)
    filling = Tally()
    chosen = filled_down(chosen, header, layout, filling)
    title = read_title_lines(chosen.rows[: header.first])
    title = replace(title, year=title.year or year)

    found = [*book.notes, *sheet_notes, *header_notes(chosen, header, title), *filling.notes(chosen)]
    items = BudgetItems(chosen, header, year=year)
    for field in [each for each in MONEY if each in header.columns]:
        figures, blank, problems = _column(chosen, header, title, layout, field)
        items.add(field, figures, blank)
        known = {_saying(problem) for problem in found}
        found += [problem for problem in problems if _saying(problem) not in known]
    found += _kinds_in_columns(chosen, header)
    years = items.years()
    found += items.problems()
    found = [problem for problem in found if problem.code not in _OF_PAYMENTS]
    errors = [problem for problem in found if problem.severity == "error"]
    if errors:
        raise FileRejected(tuple(errors[:_MOST_PROBLEMS]))
    sha256 = hashlib.sha256(content).hexdigest()
    return CheckedBudget(name, chosen.name, layout.name, sha256, years, tuple(found))


def _sheet(book: Book, layout: Layout, wanted: str | None) -> tuple[Sheet, Header, tuple[Problem, ...]]:
    """As for a ledger; what is none is said to be no budget."""
    try:
        return choose_sheet(book, layout, wanted)
    except FileRejected as rejected:
        said = [replace(each, code=_OF_BUDGETS.get(each.code, each.code)) for each in rejected.problems]
        raise FileRejected(tuple(said)) from None


def _saying(problem: Problem) -> tuple[object, ...]:
    """What a person reads of a problem: of an error its cell too; of a note on rows, the same of each column once."""
    place = (problem.column, problem.cell) if problem.severity == "error" else ()
    return problem.code, problem.row, *place, *(problem.facts.get(fact) for fact in ("unit", "rows"))


def _kinds_in_columns(sheet: Sheet, header: Header) -> list[Problem]:
    """Basic and project spending side by side: read as they stand, all would count as one of the two."""
    kinds = {name: spend_type(name.rpartition("/")[2]) for name in header.unknown}
    names = [name for name, kind in kinds.items() if kind]
    if "spend_type" in header.columns or not {"basic", "project"} <= set(kinds.values()):
        return []
    return [sheet.problem("budget_kinds_in_columns", row=header.last + 1, facts={"columns": ", ".join(names)})]


def _column(
    sheet: Sheet, header: Header, title: TitleLines, layout: Layout, field: str
) -> tuple[Figures, list[int], list[Problem]]:
    """The figures of one column of money by row, the rows where it is blank, and all that is to be said of it."""
    own = header.for_money(field)
    unit, unit_note = amount_unit(sheet, own, title, layout)
    mark, mark_note = amount_decimal_mark(sheet, own, layout)
    tally = Tally()
    reader = LineReader(sheet, own, layout, title, tally)
    amounts = AmountReader(own, unit=unit, decimal_mark=mark)
    rows = LedgerRows(sheet, own, reader, tally, amounts, needs_code=False, red=layout.red)
    rows.read()
    problems = [*filter(None, (unit_note, mark_note)), *tally.notes(sheet), *reader.errors]
    lines, totals, classes = without_classes(rows.lines, rows.totals)
    if not rows.incomplete:
        problems += check_totals(sheet, own, lines, totals, unit)
        problems += check_classes(sheet, own, classes)
    return {line.row: line for line in lines}, rows.without_amount, problems
