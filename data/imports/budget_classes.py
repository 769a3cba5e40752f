"""Classes (类) printed above their sections (款) in a budget: sums of the rows below them, never items beside them."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import replace

from data.imports.cells import Sheet
from data.imports.headers import Header
from data.imports.totals_rows import PrintedTotal
from data.rules.problems import Problem
from data.rules.spending_lines import LedgerLine

_CLASS_DIGITS = 3


def without_classes(
    lines: Sequence[LedgerLine], totals: Sequence[PrintedTotal]
) -> tuple[list[LedgerLine], list[PrintedTotal], list[tuple[LedgerLine, int]]]:
    """The lines that are items, the totals counted over them, and each class with the sum of its sections.

    A class whose unit, project and kind have no section of it in the file is an item itself.
    """
    sections: dict[tuple[str, ...], int] = defaultdict(int)
    for line in lines:
        if len(line.econ_code) > _CLASS_DIGITS:
            sections[_place(line)] += line.amount_fen
    sums = [
        index for index, line in enumerate(lines) if len(line.econ_code) == _CLASS_DIGITS and _place(line) in sections
    ]
    items = [line for index, line in enumerate(lines) if index not in set(sums)]
    moved = [
        replace(total, lines_above=total.lines_above - sum(1 for index in sums if index < total.lines_above))
        for total in totals
    ]
    return items, moved, [(lines[index], sections[_place(lines[index])]) for index in sums]


def check_classes(sheet: Sheet, header: Header, classes: Sequence[tuple[LedgerLine, int]]) -> Iterator[Problem]:
    """An error for each class that is not the sum of its sections to the fen, and a note on the others."""
    for line, sum_fen in classes:
        printed = line.original[header.name("amount")]
        facts: dict[str, object] = {"printed_fen": line.amount_fen, "sum_fen": sum_fen, "label": line.econ_code}
        if line.amount_fen != sum_fen:
            facts["difference_fen"] = line.amount_fen - sum_fen
            column = header.name("amount")
            yield sheet.problem("budget_class_disagrees", row=line.row, column=column, cell=printed, facts=facts)
        else:
            yield sheet.problem("budget_class_checked", "assumed", row=line.row, cell=printed, facts=facts)


def _place(line: LedgerLine) -> tuple[str, ...]:
    return line.unit, line.project, line.spend_type, line.econ_code[:_CLASS_DIGITS]
