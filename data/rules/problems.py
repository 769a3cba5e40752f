"""One thing found in a file, with its place. A code and facts; faces find the words."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Literal

Severity = Literal["error", "warning", "assumed"]


@dataclass(frozen=True, slots=True)
class Problem:
    """`error` stops the import; `warning` is told and stored; `assumed` says what was taken for granted.

    `row` is the row as a spreadsheet numbers it (first row 1); `column` is the header as printed.
    """

    code: str
    severity: Severity = "error"
    file: str = ""
    sheet: str = ""
    row: int | None = None
    column: str = ""
    cell: str = ""
    facts: Mapping[str, object] = field(default_factory=dict)
