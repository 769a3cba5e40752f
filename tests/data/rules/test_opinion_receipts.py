"""Receipt codes: long, readable, and kept only as a hash."""

from __future__ import annotations

import pytest

from data.rules import opinion_receipts


def test_a_code_is_in_groups_of_four_and_never_the_same():
    codes = {opinion_receipts.new() for _ in range(200)}
    assert len(codes) == 200
    assert all([len(group) for group in code.split("-")] == [4] * 7 for code in codes)


def test_a_code_is_found_however_it_is_typed():
    code = "0123-4567-89AB-CDEF-GHJK-MNPQ-RSTV"
    for typed in (code.lower(), code.replace("-", ""), code.replace("-", " "), code.replace("0", "O"), f" {code}\n"):
        assert opinion_receipts.hash_of(typed) == opinion_receipts.hash_of(code) != ""


def test_l_and_i_are_read_as_one():
    assert (
        opinion_receipts.hash_of("L" * 28) == opinion_receipts.hash_of("i" * 28) == opinion_receipts.hash_of("1" * 28)
    )


@pytest.mark.parametrize("typed", ["", "1234", "U" * 28, "1" * 29, "一" * 28])
def test_what_cannot_be_a_code_has_no_hash(typed):
    assert opinion_receipts.hash_of(typed) == ""
