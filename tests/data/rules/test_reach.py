"""Shares by unit are told so that nobody is singled out."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from data.rules.reach import FEWEST, Reach, told


def test_units_of_five_and_more_stand_alone_and_smaller_ones_together():
    units = [Reach("办公室", 6, 3), Reach("法规科", 3, 1), Reach("财务科", 5, 5), Reach("窗口", 2, 0)]
    assert told(units) == (Reach("办公室", 6, 3), Reach("财务科", 5, 5), Reach("", 5, 1))


def test_a_small_unit_is_never_alone_under_another_name():
    units = [Reach("办公室", 9, 3), Reach("财务科", 6, 5), Reach("法规科", 3, 1)]
    assert told(units) == (Reach("办公室", 9, 3), Reach("", 9, 6))


def test_a_body_that_is_too_small_is_told_nothing():
    assert told([Reach("办公室", 2, 1), Reach("财务科", 2, 2)]) == ()


def test_a_unit_without_people_is_left_out():
    assert told([Reach("办公室", 6, 3), Reach("撤销的科", 0, 0)]) == (Reach("办公室", 6, 3),)


units = st.lists(
    st.integers(0, 12).flatmap(lambda n: st.builds(Reach, st.uuids().map(str), st.just(n), st.integers(0, n)))
)


@given(units)
def test_no_group_is_ever_smaller_than_five_and_nobody_is_lost(found):
    groups = told(found)
    assert all(group.people >= FEWEST for group in groups)
    if groups:
        assert sum(group.people for group in groups) == sum(unit.people for unit in found)
        assert sum(group.read for group in groups) == sum(unit.read for unit in found)
