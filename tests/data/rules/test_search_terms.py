"""A text is found by every two neighbouring characters of it."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from data.rules.search_terms import open_and_named, pairs, runs


def test_a_chinese_run_is_cut_into_overlapping_pairs():
    assert pairs("购打印纸") == {"购打", "打印", "印纸"}


def test_pairs_do_not_reach_over_spaces_and_punctuation_and_know_no_case():
    assert pairs("A4纸，记-01") == {"a4", "4纸", "01"}
    assert pairs("纸") == set()
    assert pairs("%_ -") == set()


letters = st.text(alphabet="打印纸购买会议Aa4İß _-%，（）", max_size=12)


@given(letters, letters, letters)
def test_whatever_contains_some_words_has_all_their_pairs(before, words, after):
    assert pairs(words) <= pairs(before + words + after)


def test_names_of_individuals_are_kept_in_a_space_of_their_own():
    everybody, named = open_and_named("林佳禾赴省局开会", ("林佳禾",), runs("记-01"))
    assert everybody == ["赴省局开会", "01"]
    assert named == {"林佳", "佳禾", "禾赴"}


def test_a_line_without_names_has_one_space():
    assert open_and_named("购纸", (), runs("文具店")) == (["购纸", "文具店"], set())
