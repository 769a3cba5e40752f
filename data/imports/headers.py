"""Finding the header of a ledger: at which row it stands, and which column is which field."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace

from data.imports.cells import Cell, Sheet, cell_text, column_letters, trimmed
from data.imports.column_names import match_columns, match_slips, unit_of, with_amount
from data.imports.layouts import Layout

MOST_LEVELS = 3
LOOKED_AT = 30  # rows: titles, units and dates above a header are fewer
MONEY = ("amount", "debit", "credit", "refund", "original", "adjusted", "transfer", "supplement")
DETAILS = frozenset({"payee", "summary", "category", "econ_code", "project"})  # with one of them, amounts are a ledger

_OF_ONE_PAYMENT = frozenset({"payee", "paid_on", "occurred_on", "day", "voucher_no", "summary", "handler"})


@dataclass(frozen=True, slots=True)
class Header:
    """Where a header stands (indexes into `Sheet.rows`) and what its columns are.

    `names` are the columns as printed, each different; `columns` says which of them is which field; `stand_ins` and
    `slips` say which were taken for want of a better one or in spite of their spelling; `unit` is the one printed with
    the amount; `rivals` are other columns that print the very same name as the amount.
    """

    first: int
    last: int
    names: tuple[str, ...]
    columns: Mapping[str, int]
    stand_ins: tuple[str, ...] = ()
    slips: Mapping[str, str] = field(default_factory=dict)
    unit: str = ""
    rivals: tuple[str, ...] = ()

    @property
    def is_ledger(self) -> bool:
        return "amount" in self.columns and not DETAILS.isdisjoint(self.columns)

    @property
    def is_summary(self) -> bool:
        """Sums by account or project: money, and nothing that only a single payment has."""
        return self.is_ledger and _OF_ONE_PAYMENT.isdisjoint(self.columns)

    @property
    def unknown(self) -> tuple[str, ...]:
        """The columns that no field takes; they stay in each line's original cells."""
        taken = set(self.columns.values())
        return tuple(name for index, name in enumerate(self.names) if index not in taken)

    @property
    def credit(self) -> int | None:
        """The column of credits, where the amount is that of the debits."""
        debit = self.columns.get("debit")
        return self.columns.get("credit") if debit is not None and debit == self.columns["amount"] else None

    @property
    def amounts(self) -> tuple[int, ...]:
        """The columns that hold money."""
        found = (self.columns.get(field) for field in MONEY)
        return tuple(column for column in found if column is not None)

    def for_money(self, field: str) -> Header:
        """The same header where another column of money is the amount."""
        column = self.columns[field]
        return replace(self, columns={**self.columns, "amount": column}, unit=unit_of(self.names[column]))

    def name(self, field: str) -> str:
        return self.names[self.columns[field]] if field in self.columns else ""


def find_header(sheet: Sheet, layout: Layout) -> Header | None:
    """The row (or two or three merged rows) among the first 30 that names the most fields; None if none names two."""
    aliases = layout.aliases()
    best: tuple[tuple[bool, int], int, int, list[str]] | None = None
    for first, last, names in _candidates(sheet):
        fields = with_amount(match_columns(names, aliases, levels=last > first))
        worth = "amount" in fields and not DETAILS.isdisjoint(fields), len(fields)
        if len(fields) > 1 and (best is None or worth > best[0]):
            best = worth, first, last, names
    return _header(*best[1:], layout) if best else None


def _candidates(sheet: Sheet) -> Iterator[tuple[int, int, list[str]]]:
    rows = [[_printed(cell) for cell in row] for row in sheet.rows[: LOOKED_AT + 1]]
    for index, names in enumerate(rows[:LOOKED_AT]):
        if sum(map(bool, names)) < 2:
            continue
        yield from reversed([(index, index, names), *_levels(sheet, rows, index)])  # of equals the first is taken


def _levels(sheet: Sheet, rows: Sequence[list[str]], first: int) -> Iterator[tuple[int, int, list[str]]]:
    """The header that begins at a row as two levels, and as three; its last level names a column left blank above."""
    names = rows[first]
    for last in range(first + 1, min(first + MOST_LEVELS, len(rows))):
        joined = _joined(names, rows[last], sheet.rows[last])
        if joined is None:
            return
        names, is_last = joined
        if is_last:
            yield first, last, names


def _printed(cell: Cell) -> str:
    return trimmed(cell) if isinstance(cell, str) else cell_text(cell)


def _joined(upper: list[str], lower: list[str], lower_cells: Sequence[Cell]) -> tuple[list[str], bool] | None:
    """A row of a merged header joined to those above it, upper/lower; None where it is no part of the header.

    It is one where it leaves blank some columns that the rows above name, and holds no number: a row of data always
    does. It may be the last where it names columns that they leave blank; else a lower one must.
    """
    width = max(len(upper), len(lower))
    upper = upper + [""] * (width - len(upper))
    lower = lower + [""] * (width - len(lower))
    fills = any(low and not up for up, low in zip(upper, lower, strict=True))
    leaves = any(up and not low for up, low in zip(upper, lower, strict=True))
    if not any(lower) or not leaves or any(not isinstance(cell, str) or re.search(r"\d", cell) for cell in lower_cells):
        return None
    joined, group = [], ""
    for up, low in zip(upper, lower, strict=True):
        group = up or group
        joined.append(f"{group}/{low}" if low and group else up or low)
    return joined, fills


def _header(first: int, last: int, names: list[str], layout: Layout) -> Header:
    while not names[-1]:
        names = names[:-1]
    printed = _different(names)
    found = with_amount(match_columns(names, layout.aliases(), levels=last > first))
    slips = match_slips(names, found, layout.aliases())  # slow, so it is done for the chosen header alone
    chosen = {field: matches[0] for field, matches in found.items()} | slips
    amounts = found.get("amount", [])
    return Header(
        first,
        last,
        printed,
        columns={field: match.column for field, match in chosen.items()},
        stand_ins=tuple(field for field, match in chosen.items() if match.stands_in),
        slips={field: printed[match.column] for field, match in slips.items()},
        unit=unit_of(names[amounts[0].column]) if amounts else "",
        rivals=tuple(
            printed[other.column]
            for other in amounts[1:]
            if (other.is_part, other.rank) == (amounts[0].is_part, amounts[0].rank)
        ),
    )


def _different(names: Sequence[str]) -> tuple[str, ...]:
    """Names that can be the keys of a row: a blank one is its letters, a second of the same name is numbered."""
    seen: dict[str, int] = {}
    different = []
    for index, printed in enumerate(names):
        name = printed or f"[{column_letters(index)}]"
        seen[name] = seen.get(name, 0) + 1
        different.append(name if seen[name] == 1 else f"{name} ({seen[name]})")
    return tuple(different)
