"""What people type for a limit, as what is recorded."""

from __future__ import annotations

from typing import Any

import pytest

from data.errors import RuleBroken
from data.rules import limit_entry
from data.rules.discipline_limits import checked
from data.rules.limit_units import LimitUnit

NAN = float("nan")
Rows = list[dict[str, Any]]


@pytest.mark.parametrize(("typed", "fen"), [("120", 12_000), ("2,000.50", 200_050), ("5万元", 5_000_000), (" 0 ", 0)])
def test_an_amount_is_typed_in_yuan_or_with_its_unit(typed: str, fen: int):
    assert limit_entry.amount(typed) == fen


@pytest.mark.parametrize("typed", ["", "一百二", "-5", "5%"])
def test_what_is_no_amount_is_refused_as_it_was_typed(typed: str):
    with pytest.raises(RuleBroken) as refused:
        limit_entry.amount(typed)
    assert (refused.value.code, refused.value.facts) == ("limit_amount_unreadable", {"given": typed})


def test_words_stand_one_a_line_and_empty_lines_do_not_count():
    assert limit_entry.words("餐 \n\n 酒\n", LimitUnit.WORDS) == ["餐", "酒"]
    assert limit_entry.words("", LimitUnit.WORDS) == []
    assert limit_entry.words("301\n30217", LimitUnit.CODES) == ["301", "30217"]


@pytest.mark.parametrize(
    ("typed", "unit", "code", "facts"),
    [
        ("餐\n\n餐", LimitUnit.WORDS, "limit_row_twice", {"row": 3, "first": 1, "given": "餐"}),
        ("301\n会议费", LimitUnit.CODES, "limit_code_unreadable", {"row": 2, "given": "会议费"}),
        ("30", LimitUnit.CODES, "limit_code_unreadable", {"row": 1, "given": "30"}),
    ],
)
def test_a_line_that_cannot_stand_is_named(typed: str, unit: LimitUnit, code: str, facts: dict[str, Any]):
    with pytest.raises(RuleBroken) as refused:
        limit_entry.words(typed, unit)
    assert (refused.value.code, refused.value.facts) == (code, facts)


def test_a_table_is_places_with_or_without_a_grade_and_comes_back_as_it_was():
    rows: Rows = [
        {"key": "省城", "grade": None, "yuan": 400.0},
        {"key": None, "grade": None, "yuan": NAN},
        {"key": "省城", "grade": "处级", "yuan": 480.1},
    ]
    table = limit_entry.table(rows)
    assert table == {"省城": 40_000, "省城/处级": 48_010}
    assert limit_entry.table(limit_entry.rows_of(table)) == table


@pytest.mark.parametrize(
    ("row", "code"),
    [
        ({"key": "", "yuan": 5.0}, "limit_row_unnamed"),
        ({"key": "三亚", "yuan": NAN}, "limit_row_without_amount"),
        ({"key": "省城", "yuan": 5.0}, "limit_row_twice"),
    ],
)
def test_a_row_of_a_table_that_cannot_stand_is_named(row: dict[str, Any], code: str):
    with pytest.raises(RuleBroken) as refused:
        limit_entry.table([{"key": "省城", "yuan": 400.0}, row])
    assert (refused.value.code, refused.value.facts["row"]) == (code, 2)


def test_rows_of_tiers_become_tiers_and_what_is_empty_is_no_bound():
    empty = {"econ_prefix": None, "project": None, "fund": None, "collective": None, "lower_closed": None}
    rows: Rows = [
        {**empty, "lower": NAN, "upper": 5000.0, "upper_closed": True, "role": "section_head", "steps": None},
        {**empty, "lower": 5000.0, "upper": NAN, "upper_closed": True, "role": "leader", "steps": ["finance"]},
    ]
    head, leader = checked("approval_tiers", limit_entry.tiers(rows))
    assert (head.lower_fen, head.upper_fen, head.upper_closed) == (0, 500_000, True)
    assert (leader.upper_fen, leader.upper_closed, leader.steps) == (None, False, ("finance",))


def test_a_row_without_an_approver_is_refused():
    with pytest.raises(RuleBroken) as refused:
        checked("approval_tiers", limit_entry.tiers([{"lower": 0.0, "upper": NAN, "role": None}]))
    assert refused.value.code == "tier_role_missing"
