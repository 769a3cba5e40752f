"""A spending line and a checked ledger file, as plain values: what the importers make and the command records."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date

from data.rules.problems import Problem
from data.rules.spending_evidence import Evidence


@dataclass(frozen=True, slots=True)
class LedgerLine:
    """One payment as a ledger printed it. Empty text means that the file does not say; None, that it is unknown.

    Year and month are those of the file's own columns where it has them, else of the day of payment.
    """

    row: int
    amount_fen: int
    paid_on: date | None = None
    occurred_on: date | None = None
    fiscal_year: int | None = None
    month: int | None = None
    unit: str = ""
    econ_code: str = ""
    category: str = ""
    func_code: str = ""
    fund: str = ""
    spend_type: str = ""  # "basic" (基本支出), "project" (项目支出) or "" (not said)
    project: str = ""
    voucher_no: str = ""
    summary: str = ""
    payee: str = ""
    payee_kind: str = ""  # "body" (单位), "person" (个人) or "" (not said)
    pay_method: str = ""
    handler: str = ""
    reversal_of: str = ""
    cancelled: bool = False
    original: Mapping[str, str] = field(default_factory=dict)  # header as printed -> cell as printed
    evidence: Evidence | None = None  # None: the file has no columns of evidence, or none is filled here


@dataclass(frozen=True, slots=True)
class CheckedFile:
    """A ledger that passed its checks: what `commands.spending.record_file` stores, all or nothing.

    `sha256` is of the bytes of the file; `total_fen` is the sum over `lines`; `notes` are the warnings and assumptions
    that were told to the person and are stored with the import; `currency` is "" where the file does not say. `fields`
    are those that the file has a column for, filled or not; empty where nobody looked.
    """

    name: str
    sheet: str
    sha256: str
    layout: str
    lines: Sequence[LedgerLine]
    total_fen: int
    currency: str = ""
    notes: tuple[Problem, ...] = ()
    fields: tuple[str, ...] = ()
