"""The index of pairs says which few lines to read, and says so when there are too many."""

from __future__ import annotations

import runpy

import pytest
from alembic.migration import MigrationContext
from alembic.operations import Operations
from sqlalchemy import delete, select

from data import search_index
from data.database import writing
from data.search_index import PairIndex, lines_with
from data.settings import PROJECT
from data.tables.search import SpendingPair
from tests.ledgers import a_line, import_lines


def _index(db, *lines: tuple[int, set[str], set[str]]) -> None:
    index = PairIndex(db)
    for line in lines:
        index.put(*line)
    index.close()


def test_a_pair_is_found_in_every_stretch(db, monkeypatch):
    monkeypatch.setattr(search_index, "STRETCH", 3)
    _index(db, *((number, {"打印"} if number % 2 else {"会议"}, set()) for number in range(7, 17)))
    assert lines_with(db, {"打印"}, named=False, most=100).lines == [7, 9, 11, 13, 15]
    assert lines_with(db, {"会议"}, named=False, most=100).lines == [8, 10, 12, 14, 16]


def test_two_files_follow_one_another(db):
    _index(db, (1, {"打印"}, set()), (2, {"打印"}, set()))
    _index(db, (3, {"打印"}, set()))
    assert lines_with(db, {"打印"}, named=False, most=100).lines == [1, 2, 3]


def test_the_rarest_pair_decides_and_an_absent_one_ends_the_search(db):
    _index(db, (1, {"打印", "印纸"}, set()), (2, {"打印"}, set()))
    assert lines_with(db, {"打印", "印纸"}, named=False, most=1).lines == [1]
    assert lines_with(db, {"打印", "没有"}, named=False, most=0).lines == []
    assert not lines_with(db, {"打印"}, named=False, most=1).is_all


def test_of_too_many_lines_an_even_part_is_named(db, monkeypatch):
    monkeypatch.setattr(search_index, "STRETCH", 4)
    monkeypatch.setattr(search_index, "SAMPLE", 3)
    _index(db, *((number, {"打印"}, set()) for number in range(1, 8)))
    found = lines_with(db, {"打印"}, named=False, most=6)
    assert (found.lines, found.is_all) == ([1, 4, 7], False)
    assert lines_with(db, {"打印"}, named=False, most=7).is_all


@pytest.mark.parametrize(("named", "found"), [(False, [2]), (True, [1, 2])])
def test_pairs_of_names_are_only_for_who_may_read_names(db, named, found):
    _index(db, (1, {"开会"}, {"佳禾"}), (2, {"佳禾"}, set()))
    assert lines_with(db, {"佳禾"}, named=named, most=100).lines == found


def test_words_apart_are_told_from_words_together_as_far_as_pairs_can(db, monkeypatch):
    monkeypatch.setattr(search_index, "ENOUGH", 0)
    _index(db, (1, {"购打", "打印"}, set()), (2, {"购打"}, set()), (3, {"打印"}, set()), (4, {"打印"}, {"购打"}))
    assert lines_with(db, {"购打", "打印"}, named=False, most=100).lines == [1]
    assert lines_with(db, {"购打", "打印"}, named=True, most=100).lines == [1, 4]
    assert not lines_with(db, {"购打", "打印"}, named=True, most=1).is_all


def test_a_pair_of_very_many_lines_is_not_read(db, monkeypatch):
    monkeypatch.setattr(search_index, "READ", 1)
    _index(db, (1, {"购打", "打印"}, set()), (2, {"打印"}, set()))
    assert not lines_with(db, {"打印"}, named=False, most=100).is_all
    assert lines_with(db, {"购打", "打印"}, named=False, most=100).lines == [1]


def test_lines_that_were_there_before_the_index_are_found_like_new_ones(fresh_database):
    """The migration is frozen, so its copy of the rule is tried against what imports keep."""
    import_lines(
        a_line(payee="林佳禾", payee_kind="person", handler="周远", summary="林佳禾、周远赴省局开会"),
        a_line(summary="购买 A4打印纸"),
    )
    wanted = select(SpendingPair.pair, SpendingPair.named, SpendingPair.first_line, SpendingPair.lines)
    with writing() as db:
        kept = {tuple(row) for row in db.execute(wanted)}
        db.execute(delete(SpendingPair))
        migration = runpy.run_path(str(PROJECT / "data/migrations/versions/0008_search_pairs.py"))
        with Operations.context(MigrationContext.configure(db.connection())):
            migration["fill"](SpendingPair.__table__)
        assert {tuple(row) for row in db.execute(wanted)} == kept
