"""The published lines of some years as one table, and what each ledger can say at all."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any, TypeAlias

import pandas as pd

from data.judging.netting import matter_totals, net_amounts

Mask: TypeAlias = pd.Series  # of bool, one a line

TEXTS = (
    "unit", "econ_code", "category", "project", "fund", "voucher_no", "summary", "payee", "pay_method", "handler", "reversal_of",
    "currency", "matter", "claimant", "contract_no", "procurement", "exception_no", "decision", "vehicle",
    "invoice_code", "invoice_no", "seller", "invoice_status", "invoice_kind", "buyer", "buyer_tax_no", "letter_no",
    "traveller", "travel_place", "grade", "meeting_class",
)  # fmt: skip
DAYS = ("paid_on", "occurred_on", "decided_on", "invoiced_on", "left_on", "back_on")
NUMBERS = (
    "fiscal_year", "month", "unit_id", "guests", "hosts", "meals", "nights", "lodging", "meal_allowance",
    "local_transport", "meeting_people", "meeting_days",
)  # fmt: skip
ANSWERS = ("list_attached", "alcohol", "tobacco", "urgent")  # 1, 0 or NaN
OF_APPROVALS = ("approver", "approved_on")
APPROVAL = ("line", "step", "role", "person", "approved_on")


@dataclass(slots=True)
class Ledger:
    """`lines` is one row a line, in the order of ids from 0: texts are empty and numbers NaN where nothing is said.

    Besides what is stored it has `net_fen` and `matter_fen` (see netting); `on`, the day of the matter where it is
    known, else that of payment; `section`, the economic code, or the category as printed where no code is recognised.
    `approvals` is one row a step; its `line` is the row in `lines`. `fields` is file -> the fields that it has a column
    for, filled or not.
    """

    lines: pd.DataFrame
    approvals: pd.DataFrame
    fields: Mapping[int, frozenset[str]]
    _has: dict[str, Mask] = field(default_factory=dict)
    _cells: dict[str, list[Any]] = field(default_factory=dict)

    def has(self, name: str) -> Mask:
        """For each line, whether its ledger has a column for a field."""
        if name not in self._has:
            with_it = [file for file, fields in self.fields.items() if name in fields]
            self._has[name] = self.lines["file_id"].isin(with_it)
        return self._has[name]

    def cells(self, name: str) -> list[Any]:
        """A column as a plain list, made once: what is looked up row by row."""
        if name not in self._cells:
            self._cells[name] = self.lines[name].tolist()
        return self._cells[name]

    def __getitem__(self, name: str) -> pd.Series:
        return self.lines[name]

    def __len__(self) -> int:
        return len(self.lines)


def make(lines: pd.DataFrame, approvals: pd.DataFrame, fields: Mapping[int, frozenset[str]]) -> Ledger:
    """A ledger of a table of lines in any order of columns; columns that it lacks are as if nothing were said.

    `fields` of a file that says nothing are those that any of its lines fills: a column never seen counts as missing.
    """
    lines = lines.reset_index(drop=True)
    for name in TEXTS:
        lines[name] = lines[name].fillna("").astype("str") if name in lines else ""
    for name in DAYS:
        lines[name] = pd.to_datetime(lines[name]) if name in lines else pd.NaT
    for name in (*NUMBERS, *ANSWERS):
        lines[name] = pd.to_numeric(lines[name]).astype("float64") if name in lines else float("nan")
    for name in ("cancelled", "payee_is_person"):
        lines[name] = lines[name].astype("bool") if name in lines else False
    lines["amount_fen"] = lines["amount_fen"].astype("int64")
    lines["net_fen"] = net_amounts(lines)
    lines["matter_fen"] = matter_totals(lines)
    lines["section"] = lines["econ_code"].where(lines["econ_code"] != "", lines["category"])
    lines["on"] = lines["occurred_on"].fillna(lines["paid_on"])
    approvals = approvals.reindex(columns=list(APPROVAL))
    approvals["approved_on"] = pd.to_datetime(approvals["approved_on"])
    for name in ("role", "person"):
        approvals[name] = approvals[name].fillna("").astype("str")
    seen = {file: _with_steps(fields.get(file, frozenset())) for file in lines["file_id"].unique()}
    unsaid = [file for file, known in seen.items() if not known]
    return Ledger(lines, approvals, seen | _filled(lines, approvals, unsaid))


def _with_steps(fields: frozenset[str]) -> frozenset[str]:
    """A column 分管领导 names an approver, as a column 审批人 does."""
    return fields | {name for name in OF_APPROVALS if any(each.startswith(f"{name}_") for each in fields)}


def _filled(lines: pd.DataFrame, approvals: pd.DataFrame, files: list[int]) -> dict[int, frozenset[str]]:
    """The fields that any line of a file fills, for files that do not tell their columns."""
    found: dict[int, set[str]] = {file: set() for file in files}
    if not files:
        return {}
    of_files = lines if len(files) == lines["file_id"].nunique() else lines[lines["file_id"].isin(files)]
    for name in (*TEXTS, *DAYS, *NUMBERS, *ANSWERS):
        filled = (of_files[name] != "") if name in TEXTS else of_files[name].notna()
        for file in of_files.loc[filled, "file_id"].unique():
            found[file].add(name)
    for name, filled in (("approver", approvals["person"] != ""), ("approved_on", approvals["approved_on"].notna())):
        for file in lines["file_id"].reindex(approvals.loc[filled, "line"].unique()).unique():
            if file in found:
                found[file].add(name)
    return {file: frozenset(names) for file, names in found.items()}
