"""Real ledgers reach the control totals that somebody else took of them, or are refused for what is wrong in them."""

from __future__ import annotations

import pytest

from data.imports import spending_file
from tests.data.imports.making import codes, only, refused
from tests.real_ledgers import FOLDER, MISSING, Control, controls, told

QUICK = {"uk_oxford", "uk_cabinetoffice", "us_wvu"}  # small enough for every run; the others are `long`


def _files() -> list[object]:
    known: list[object] = [
        pytest.param(name, file, control, id=f"{name}/{file}", marks=() if name in QUICK else pytest.mark.long)
        for name, file, control in controls()
    ]
    nothing = Control(0, 0, 0)
    return known or [pytest.param("", "", nothing, id="no files", marks=pytest.mark.skip(reason=MISSING))]


@pytest.mark.parametrize(("name", "file", "control"), _files())
def test_a_real_ledger_reaches_its_control_total(name: str, file: str, control: Control) -> None:
    found = told(name, file)
    assert found.agrees(control), found
    if name in QUICK:
        assert (found.lines, found.total_fen) == (control.rows - control.without_amount, control.total_fen)


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
