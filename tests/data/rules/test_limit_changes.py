"""What a new value of a limit changes."""

from __future__ import annotations

from data.rules import limit_changes
from data.rules.discipline_limits import checked
from data.rules.limit_changes import LimitChanges


def test_words_come_and_go():
    assert limit_changes.between(("餐", "酒"), ("餐", "茶")) == LimitChanges(("茶",), ("酒",))


def test_a_number_moves_and_the_first_one_comes():
    assert limit_changes.between(7, 10) == LimitChanges(moved=(("", 7, 10),))
    assert limit_changes.between(None, 10) == LimitChanges(added=(10,))


def test_places_come_go_and_move():
    changes = limit_changes.between({"省城": 400, "县城": 300}, {"省城": 420, "三亚": 500})
    assert changes == LimitChanges((("三亚", 500),), (("县城", 300),), (("省城", 400, 420),))


def test_tiers_are_compared_whole():
    old = checked("approval_tiers", [{"upper_fen": 5, "role": "leader"}, {"lower_fen": 5, "lower_closed": True, "role": "principal"}])  # fmt: skip  # noqa: E501
    new = checked("approval_tiers", [{"role": "leader"}])
    assert limit_changes.between(old, new) == LimitChanges(new, old)


def test_the_same_value_changes_nothing():
    for value in (7, ("餐",), {"省城": 400}):
        assert limit_changes.between(value, value).is_none
