"""The rows of a budget put together into its items: what was approved, what was moved, what it is now."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from data.commands.budgets import BudgetRow
from data.imports.cells import Sheet
from data.imports.code_names import code_of_name
from data.imports.headers import Header
from data.imports.layouts import key
from data.imports.tallies import Tally
from data.rules.problems import Problem
from data.rules.spending_lines import LedgerLine

Figures = Mapping[int, LedgerLine]  # row → what it says, its amount that of one column of money
MONEY = ("original", "adjusted", "transfer", "supplement", "amount")

_CHANGES: Mapping[str, str] = {
    **dict.fromkeys(("年初预算", "年初", "年初批复", "批复", "原预算", "original", "adopted"), "original"),
    **dict.fromkeys(("调剂", "预算调剂", "调剂增加", "调剂减少", "transfer"), "transfer"),
    **dict.fromkeys(("追加", "追减", "追加预算", "追减预算", "调整", "supplement"), "supplement"),
}


@dataclass(slots=True)
class _Sums:
    """What the rows of one item come to; `transfer` stays None where none of them prints one."""

    original: int = 0
    adjusted: int = 0
    transfer: int | None = None


class BudgetItems:
    """Collects the columns of money, then makes the items of each year. `year` is the one that was asked for."""

    def __init__(self, sheet: Sheet, header: Header, *, year: int | None) -> None:
        self._sheet, self._header, self._year = sheet, header, year
        self._columns: dict[str, Figures] = {}
        self._blank: list[set[int]] = []
        self._tally = Tally()
        self._errors: list[Problem] = []

    def add(self, field: str, figures: Figures, blank: Sequence[int]) -> None:
        """The figures of one column of money, one of MONEY, and the rows where it holds none."""
        if field == "amount" and any(self._header.columns["amount"] == self._header.columns.get(f) for f in MONEY[:4]):
            return  # the amount was only another name for one of the others
        self._columns[field] = figures
        self._blank.append(set(blank))

    def years(self) -> dict[int, tuple[BudgetRow, ...]]:
        """Year → its items, in the order in which the file names them."""
        items: dict[tuple[int, str, str, str, str], _Sums] = defaultdict(_Sums)
        moved = 0
        for row in sorted({row for figures in self._columns.values() for row in figures}):
            figures = {field: lines[row] for field, lines in self._columns.items() if row in lines}
            line = next(iter(figures.values()))
            if year := self._year_of(line):
                fens = {field: each.amount_fen for field, each in figures.items()}
                fens = self._by_change(line, fens)
                moved += fens.get("transfer", 0)
                original, adjusted = self._of_row(row, fens)
                item = items[year, line.unit, self._code(line), line.project, self._spend_type(line)]
                item.original += original
                item.adjusted += adjusted
                if "transfer" in fens:
                    item.transfer = (item.transfer or 0) + fens["transfer"]
        for row in sorted(set.intersection(*self._blank)) if self._blank else ():
            self._tally.add("budget_rows_blank", row)
        if moved:
            self._tally.add("budget_transfers_unbalanced", self._header.last + 1, fen=moved)
        if not items and not self._errors:
            self._errors.append(self._sheet.problem("budget_no_items", row=self._header.last + 1))
        made: dict[int, list[BudgetRow]] = defaultdict(list)
        for (year, unit, code, project, kind), sums in items.items():
            made[year].append(BudgetRow(unit, code, project, kind, sums.original, sums.adjusted, sums.transfer))
        return {year: tuple(rows) for year, rows in made.items()}

    def problems(self) -> list[Problem]:
        """What was found in putting the rows together."""
        return [*self._tally.notes(self._sheet), *self._errors]

    def _of_row(self, row: int, fens: Mapping[str, int]) -> tuple[int, int]:
        """What a row adds to its item as approved and as adjusted. What it does not print is told, and follows from
        the rest: the original from the adjusted where no column tells them apart, the adjusted from the changes.
        """
        original, adjusted = fens.get("original", 0), fens.get("adjusted")
        changed = "transfer" in fens or "supplement" in fens
        if adjusted is not None and "original" not in fens:
            if "original" in self._columns or changed:
                self._tally.add("budget_original_blank", row, fen=adjusted)  # an item that came during the year
            else:
                original = adjusted
                self._tally.add("budget_original_unsaid", row, severity="assumed")
        expected = original + fens.get("transfer", 0) + fens.get("supplement", 0)
        if adjusted is None:
            if "adjusted" in self._columns:
                self._tally.add("budget_adjusted_blank", row, fen=expected)
            return original, expected
        if changed and adjusted != expected:
            self._tally.add("budget_changes_disagree", row, fen=adjusted - expected)
        return original, adjusted

    def _by_change(self, line: LedgerLine, fens: dict[str, int]) -> dict[str, int]:
        """One amount a row: its kind of change says what it is; without such a column it is the budget as approved."""
        if "amount" not in fens:
            return fens
        printed = line.original.get(self._header.name("change"), "") if "change" in self._header.columns else ""
        kind = _CHANGES.get(key(printed), "") if printed.strip() else "original"
        if not kind:
            column = self._header.name("change")
            self._errors.append(self._sheet.problem("budget_change_unknown", row=line.row, column=column, cell=printed))
        return {kind: fens["amount"]} if kind else {}

    def _year_of(self, line: LedgerLine) -> int | None:
        if line.fiscal_year and self._year and line.fiscal_year != self._year:
            facts = {"printed": line.fiscal_year, "year": self._year}
            self._error_once("budget_year_conflict", line.row, facts)
            return None
        year = line.fiscal_year or self._year
        if not year:
            self._error_once("budget_year_missing", line.row, {})
        return year

    def _error_once(self, code: str, row: int, facts: Mapping[str, object]) -> None:
        if code not in {problem.code for problem in self._errors}:
            column = self._header.name("fiscal_year")
            self._errors.append(self._sheet.problem(code, row=row, column=column, facts=facts))

    def _code(self, line: LedgerLine) -> str:
        code = line.econ_code or code_of_name(line.category)
        if not code and line.category:
            self._tally.add("budget_code_unknown", line.row, cell=line.category, fen=line.amount_fen)
        return code or line.category

    def _spend_type(self, line: LedgerLine) -> str:
        """As printed; else what names a project is project spending and the rest basic, which is told."""
        if not line.spend_type:
            self._tally.add("budget_kind_by_project", line.row, severity="assumed")
        return line.spend_type or ("project" if line.project else "basic")
