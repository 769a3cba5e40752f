"""Real ledgers against the control totals that somebody else took of them.

A control total counts the whole column of amounts, printed totals too. These are checks here and no lines, so lines and
printed totals together must reach it; a ledger whose printed total is not the sum of its lines must be refused with
both figures, and those reach it as well.
"""

from __future__ import annotations

import csv
import os
from decimal import Decimal
from pathlib import Path

import pytest

from data.errors import FileRejected
from data.imports import spending_file
from data.rules.problems import Problem
from tests.data.imports.making import codes, only, refused

BESIDE = Path(__file__).resolve().parents[4] / "shared" / "real-data"
FOLDER = Path(os.environ.get("GONGKAI_REAL_DATA", BESIDE))
MISSING = (
    f"{FOLDER.name} is not here: put the real files into ../shared/real-data beside this repository, or name their "
    "folder in GONGKAI_REAL_DATA, to check that real ledgers reach their control totals"
)
QUICK = {"uk_oxford", "uk_cabinetoffice", "us_wvu"}  # small enough for every run; the others are `long`
TOTALS = ("totals_rows_checked", "unnamed_totals_checked")


def controls() -> list[object]:
    table = FOLDER / "control-totals.csv"
    if not table.is_file():
        return [pytest.param({}, id="no files", marks=pytest.mark.skip(reason=MISSING))]
    with table.open(encoding="utf-8", newline="") as lines:
        return [
            pytest.param(row, id=f"{row['set']}/{row['file']}", marks=() if row["set"] in QUICK else pytest.mark.long)
            for row in csv.DictReader(lines)
        ]


def counted(notes: tuple[Problem, ...], fact: str, *wanted: str) -> int:
    return sum(int(str(note.facts[fact])) for note in notes if note.code in wanted)


@pytest.mark.parametrize("control", controls())
def test_a_real_ledger_reaches_its_control_total(control: dict[str, str]) -> None:
    rows, without = int(control["rows"]), int(control["rows_without_amount"])
    total_fen = int(Decimal(control["amount_total"]) * 100)
    content = (FOLDER / "spending" / control["set"] / control["file"]).read_bytes()
    try:
        checked = spending_file.read(content, control["file"])
    except FileRejected as rejected:
        (problem,) = rejected.problems
        if rows == 0:
            assert problem.code == "file_empty"
        else:
            assert problem.code == "total_disagrees"
            assert int(str(problem.facts["sum_fen"])) + int(str(problem.facts["printed_fen"])) == total_fen
            assert int(str(problem.facts["lines"])) + 1 == rows - without
        return
    assert checked.total_fen + counted(checked.notes, "printed_fen", *TOTALS) == total_fen
    assert counted(checked.notes, "count", "rows_without_amount") == without
    assert len(checked.lines) + counted(checked.notes, "count", *TOTALS) == rows - without
    if control["set"] in QUICK:
        assert (len(checked.lines), checked.total_fen) == (rows - without, total_fen)


@pytest.mark.skipif(not FOLDER.is_dir(), reason=MISSING)
def test_a_real_list_of_goods_is_refused_for_holding_no_money() -> None:
    content = (FOLDER / "spending" / "cn_goods" / "handed_out_goods_gb18030.csv").read_bytes()
    assert codes(refused(content)) == ["quantities_not_money"]


@pytest.mark.skipif(not FOLDER.is_dir(), reason=MISSING)
def test_a_real_file_whose_dates_were_lost_keeps_its_lines() -> None:
    content = (FOLDER / "spending" / "uk_oxford" / "expenditure-over-500-apr-jun-2014.csv").read_bytes()
    checked = spending_file.read(content, "lost.csv")
    note = only(checked.notes, "date_unknown")
    assert note.facts["count"] == len(checked.lines)
    assert note.facts["total_fen"] == checked.total_fen
    assert {line.paid_on for line in checked.lines} == {None}
