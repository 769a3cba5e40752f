"""What became of every imported file, and what counted on an earlier day."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta

import pytest

from data.commands import spending as command
from data.commands import spending_restatements
from data.database import reading, writing
from data.errors import NotAllowed, NotFound
from data.rules.problems import Problem
from queries import spending_files
from tests.ledgers import NOW, a_ledger, a_line, import_lines
from tests.people import EMPLOYEE, FINANCE, LEADER, NOBODY

DAY = timedelta(days=1)


def _restate(file_id, *lines, name="更正.csv"):
    with writing() as db:
        return spending_restatements.restate(
            db, by=FINANCE, now=NOW + DAY, file_id=file_id, file=a_ledger(lines, name), reason="合计有误"
        ).file_id


def _one(file_id):
    with reading() as db:
        return spending_files.one(db, EMPLOYEE, file_id=file_id)


def test_files_are_listed_latest_first_with_withdrawn_ones_marked(fresh_database):
    first = import_lines(a_line(), name="1.csv")
    import_lines(a_line(), name="2.csv")
    with writing() as db:
        command.withdraw_file(db, by=FINANCE, now=NOW, file_id=first, reason="重复")
    with reading() as db:
        files = spending_files.files(db, EMPLOYEE)
    assert [(file.name, file.is_published, file.withdrawn_reason) for file in files] == [
        ("2.csv", True, ""),
        ("1.csv", False, "重复"),
    ]


def test_a_replaced_file_and_its_successor_name_each_other(fresh_database):
    old = import_lines(a_line(100), name="三月.csv")
    new = _restate(old, a_line(90), a_line(5))
    newer, older = _one(old).newer, _one(new).older
    assert newer is not None
    assert older is not None
    assert (newer.id, newer.lines, newer.total_fen) == (new, 2, 9_500)
    assert (older.id, older.lines, older.total_fen) == (old, 1, 10_000)
    assert (_one(old).older, _one(new).newer) == (None, None)
    with reading() as db:
        listed = {file.id: (file.superseded_by, file.superseded_by_name) for file in spending_files.files(db, EMPLOYEE)}
    assert listed == {old: (new, "更正.csv"), new: (None, "")}


def test_notes_come_back_as_they_were_told(fresh_database):
    told = Problem(
        "total_differs_by_rounding",
        "warning",
        row=7,
        column="金额",
        facts={"label": "合计", "printed_fen": 440_000, "sum_fen": 440_001, "difference_fen": -1, "lines": 3},
    )
    with writing() as db:
        file = replace(a_ledger([a_line()]), notes=(told,))
        file_id = command.record_file(db, by=FINANCE, now=NOW, file=file).file_id
    kept = _one(file_id).notes
    assert [(note.code, note.severity, note.row, note.column) for note in kept] == [
        ("total_differs_by_rounding", "warning", 7, "金额")
    ]
    assert kept[0].facts == {
        "label": "合计",
        "printed_fen": 440_000,
        "sum_fen": 440_001,
        "difference_fen": -1,
        "lines": "3",
    }


def test_a_cell_quoted_in_a_note_is_hidden_from_who_may_not_read_names(fresh_database):
    told = Problem("cells_beside_table", "warning", row=7, cell="林佳禾", facts={"count": 1, "rows": "7"})
    with writing() as db:
        file = replace(a_ledger([a_line()]), notes=(told,))
        file_id = command.record_file(db, by=FINANCE, now=NOW, file=file).file_id
    assert [note.cell for note in _one(file_id).notes] == ["…"]
    with reading() as db:
        assert [note.cell for note in spending_files.one(db, LEADER, file_id=file_id).notes] == ["林佳禾"]


def test_old_figures_stay_readable_as_of_their_date(fresh_database):
    old = import_lines(a_line(100), name="三月.csv")
    import_lines(a_line(7), name="四月.csv", currency="USD")
    new = _restate(old, a_line(90), a_line(5))

    def _as_of(at):
        with reading() as db:
            found = spending_files.as_of(db, EMPLOYEE, at=at, currency="CNY")
        return found.files, found.lines, found.total_fen

    assert _as_of(NOW - DAY) == (0, 0, 0)
    assert _as_of(NOW) == (1, 1, 10_000)
    assert _as_of(NOW + DAY) == (1, 2, 9_500)
    counted = {at: [spending_files.counts_at(_one(each).file, at) for each in (old, new)] for at in (NOW, NOW + DAY)}
    assert counted == {NOW: [True, False], NOW + DAY: [False, True]}


def test_a_file_that_is_not_there_is_not_found_and_who_may_not_read_spending_is_told(fresh_database):
    with pytest.raises(NotFound):
        _one(99)
    with pytest.raises(NotAllowed), reading() as db:
        spending_files.one(db, NOBODY, file_id=1)
