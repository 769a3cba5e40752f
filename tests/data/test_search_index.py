"""The index of pairs says which few lines to read, and says so when there are too many."""

from __future__ import annotations

import pytest

from data import search_index
from data.search_index import PairIndex, lines_with


def _index(db, *lines: tuple[int, set[str], set[str]]) -> None:
    index = PairIndex(db)
    for line in lines:
        index.put(*line)
    index.close()


def test_a_pair_is_found_in_every_stretch(db, monkeypatch):
    monkeypatch.setattr(search_index, "STRETCH", 3)
    _index(db, *((number, {"打印"} if number % 2 else {"会议"}, set()) for number in range(7, 17)))
    assert lines_with(db, {"打印"}, named=False, most=100) == {7, 9, 11, 13, 15}
    assert lines_with(db, {"会议"}, named=False, most=100) == {8, 10, 12, 14, 16}


def test_two_files_follow_one_another(db):
    _index(db, (1, {"打印"}, set()), (2, {"打印"}, set()))
    _index(db, (3, {"打印"}, set()))
    assert lines_with(db, {"打印"}, named=False, most=100) == {1, 2, 3}


def test_the_rarest_pair_decides_and_an_absent_one_ends_the_search(db):
    _index(db, (1, {"打印", "印纸"}, set()), (2, {"打印"}, set()))
    assert lines_with(db, {"打印", "印纸"}, named=False, most=1) == {1}
    assert lines_with(db, {"打印", "没有"}, named=False, most=0) == set()
    assert lines_with(db, {"打印"}, named=False, most=1) is None


@pytest.mark.parametrize(("named", "found"), [(False, {2}), (True, {1, 2})])
def test_pairs_of_names_are_only_for_who_may_read_names(db, named, found):
    _index(db, (1, {"开会"}, {"佳禾"}), (2, {"佳禾"}, set()))
    assert lines_with(db, {"佳禾"}, named=named, most=100) == found
