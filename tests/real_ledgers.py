"""Real ledgers against the control totals that somebody else took of them; `python -m tests.real_ledgers` prints a table.

A control total counts the whole column of amounts, printed totals too. These are checks here and no lines, so lines and
printed totals together must reach it; a ledger whose printed total is not the sum of its lines must be refused with
both figures, and those reach it as well. Files without a control total are named with what became of them.
"""

from __future__ import annotations

import csv
import os
import sys
import time
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from decimal import Decimal
from itertools import groupby
from pathlib import Path

from dashboard.file_problems import what_is_there
from data.errors import FileRejected
from data.imports import spending_file
from data.rules.money import show_yuan
from data.rules.problems import Problem

BESIDE = Path(__file__).resolve().parents[2] / "shared" / "real-data"
FOLDER = Path(os.environ.get("GONGKAI_REAL_DATA", BESIDE))
MISSING = (
    f"{FOLDER.name} is not here: put the real files into ../shared/real-data beside this repository, or name their "
    "folder in GONGKAI_REAL_DATA, to check that real ledgers reach their control totals"
)
TOTALS = ("totals_rows_checked", "unnamed_totals_checked")


@dataclass(frozen=True, slots=True)
class Control:
    """What somebody else counted in a file: rows, the sum of the amount column, rows without an amount."""

    rows: int
    total_fen: int
    without_amount: int


@dataclass(frozen=True, slots=True)
class Told:
    """What our reader made of a file: its lines and total, the printed totals beside them, or why it was refused."""

    lines: int = 0
    total_fen: int = 0
    totals: int = 0
    totals_fen: int = 0
    without_amount: int = 0
    problems: tuple[Problem, ...] = ()
    seconds: float = 0.0

    def agrees(self, control: Control) -> bool:
        """Whether every row and every fen of the control is accounted for."""
        if self.problems:
            return self._is_rightly_refused(control)
        return (self.lines + self.totals, self.total_fen + self.totals_fen, self.without_amount) == (
            control.rows - control.without_amount,
            control.total_fen,
            control.without_amount,
        )

    def _is_rightly_refused(self, control: Control) -> bool:
        first, facts = self.problems[0], self.problems[0].facts
        if len(self.problems) > 1 or first.code != "total_disagrees":
            return control.rows == 0 and first.code == "file_empty"
        both = int(str(facts["sum_fen"])) + int(str(facts["printed_fen"]))
        lines = int(str(facts["lines"])) + 1
        return (both, lines) == (control.total_fen, control.rows - control.without_amount)


def controls() -> Iterator[tuple[str, str, Control]]:
    """Set, file and what was counted in it; nothing where the files are not here."""
    table = FOLDER / "control-totals.csv"
    if not table.is_file():
        return
    with table.open(encoding="utf-8", newline="") as lines:
        for row in csv.DictReader(lines):
            total = int(Decimal(row["amount_total"]) * 100)
            yield row["set"], row["file"], Control(int(row["rows"]), total, int(row["rows_without_amount"]))


def told(of: str, file: str) -> Told:
    """Read a file as an import would."""
    content = (FOLDER / "spending" / of / file).read_bytes()
    began = time.perf_counter()
    try:
        checked = spending_file.read(content, file)
    except FileRejected as rejected:
        return Told(problems=rejected.problems, seconds=time.perf_counter() - began)
    return Told(
        lines=len(checked.lines),
        total_fen=checked.total_fen,
        totals=_counted(checked.notes, "count", *TOTALS),
        totals_fen=_counted(checked.notes, "printed_fen", *TOTALS),
        without_amount=_counted(checked.notes, "count", "rows_without_amount"),
        seconds=time.perf_counter() - began,
    )


def _counted(notes: Sequence[Problem], fact: str, *wanted: str) -> int:
    return sum(int(str(note.facts[fact])) for note in notes if note.code in wanted)


def main() -> int:
    """Print a row a file and a row a set. Answers 1 where a file does not agree with its control total."""
    known = list(controls())
    if not known:
        print(MISSING, file=sys.stderr)
        return 2
    print("| file | rows | lines | total | seconds | |\n|---|--:|--:|--:|--:|---|")
    wrong = sum(_print_set(name, list(files)) for name, files in groupby(known, key=lambda each: each[0]))
    named = {(name, file) for name, file, _ in known}
    for path in sorted((FOLDER / "spending").glob("*/*")):
        if (path.parent.name, path.name) not in named:
            found = told(path.parent.name, path.name)
            _print(f"{path.parent.name}/{path.name}", None, found, "refused" if found.problems else "no control")
    return 1 if wrong else 0


def _print_set(name: str, files: Sequence[tuple[str, str, Control]]) -> int:
    """Answers how many files do not agree."""
    found = [told(name, file) for _, file, _ in files]
    agree = [each.agrees(control) for each, (_, _, control) in zip(found, files, strict=True)]
    for each, right, (_, file, control) in zip(found, agree, files, strict=True):
        verdict = "DIFFERS" if not right else "refused, rightly" if each.problems else "equal"
        _print(f"{name}/{file}", control, each, verdict)
    rows = sum(control.rows for _, _, control in files)
    whole = Told(
        lines=sum(each.lines for each in found),
        total_fen=sum(each.total_fen for each in found),
        seconds=sum(each.seconds for each in found),
    )
    refused = sum(bool(each.problems) for each in found)
    verdict = f"{len(files)} files: {sum(agree) - refused} equal, {refused} refused, {agree.count(False)} differ"
    _print(f"**{name}**", Control(rows, 0, 0), whole, verdict)
    return agree.count(False)


def _print(name: str, control: Control | None, found: Told, verdict: str) -> None:
    rows = f"{control.rows:,}" if control else ""
    why = f": {what_is_there(found.problems[0])}" if found.problems else ""
    figures = f"{found.lines:,} | {show_yuan(found.total_fen)} | {found.seconds:.2f}"
    print(f"| {name} | {rows} | {figures} | {verdict}{why} |", flush=True)


if __name__ == "__main__":
    raise SystemExit(main())
