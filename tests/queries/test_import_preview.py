"""The preview of a ledger says what would be unknown, before anybody confirms it."""

from __future__ import annotations

from datetime import date

import pytest

from data.database import reading
from data.errors import NotAllowed
from queries import import_preview
from tests.ledgers import a_ledger, a_line, import_lines
from tests.people import EMPLOYEE, FINANCE


def _preview(file, viewer=FINANCE):
    with reading() as db:
        return import_preview.preview(db, viewer, file=file)


def test_unknown_units_and_categories_come_with_lines_and_sums(fresh_database):
    import_lines(a_line())
    found = _preview(
        a_ledger([a_line(5, econ_code="", category="杂项"), a_line(8, econ_code="", category="杂项"), a_line(1, None)])
    )
    assert [(row.name, row.lines, row.amount_fen) for row in found.categories] == [("杂项", 2, 1_300)]
    assert [(row.name, row.lines) for row in found.units] == [("办公室", 3)]
    assert (found.first_day, found.last_day, found.undated_lines) == (date(2026, 3, 5), date(2026, 3, 5), 1)


def test_content_that_is_published_already_is_named(fresh_database):
    line = a_line()
    import_lines(line, name="三月.csv")
    assert _preview(a_ledger([line], "三月.csv")).published_as == "三月.csv"
    assert _preview(a_ledger([line], "四月.csv")).published_as == ""


def test_only_who_may_import_gets_a_preview(fresh_database):
    with pytest.raises(NotAllowed):
        _preview(a_ledger([a_line()]), EMPLOYEE)


def _overlaps(*lines, **fields):
    return [(found.name, found.pairs, found.is_same) for found in _preview(a_ledger(lines, **fields)).overlaps]


def test_a_published_file_of_the_same_months_and_units_is_most_likely_the_one_corrected(fresh_database):
    import_lines(a_line(5), a_line(6, date(2026, 4, 1)), name="三四月.csv")
    import_lines(a_line(7), a_line(8, unit="财务科"), name="三月.csv")
    assert _overlaps(a_line(9), a_line(8, unit="财务科")) == [("三月.csv", 2, True), ("三四月.csv", 1, False)]


def test_lines_without_a_date_are_compared_too(fresh_database):
    import_lines(a_line(5), a_line(6, None), name="三月.csv")
    assert _overlaps(a_line(9)) == [("三月.csv", 1, False)]
    assert _overlaps(a_line(9), a_line(6, None)) == [("三月.csv", 2, True)]


def test_a_file_that_shares_nothing_can_still_be_chosen_but_not_one_in_another_currency(fresh_database):
    import_lines(a_line(5), name="三月.csv")
    assert _overlaps(a_line(9, date(2026, 5, 6))) == [("三月.csv", 0, False)]
    assert _overlaps(a_line(9), currency="USD") == []
