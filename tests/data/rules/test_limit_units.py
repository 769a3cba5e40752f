"""The limits that rules read, and what each is counted in."""

from __future__ import annotations

import pytest

from data.errors import RuleBroken
from data.rules.discipline_limits import checked
from data.rules.limit_units import LEAST, UNITS, LimitGroup, LimitUnit, group_of
from data.rules.spending_discipline import RULES


def test_a_limit_is_one_that_a_rule_reads():
    assert {name for rule in RULES.values() for name in rule.limits} == set(UNITS)


def test_every_unit_has_its_group():
    assert {group_of(unit) for unit in LimitUnit} == set(LimitGroup)
    assert group_of(LimitUnit.PERCENT) is LimitGroup.NUMBERS


@pytest.mark.parametrize(("name", "least"), LEAST.items())
def test_a_number_below_which_a_rule_has_no_meaning_is_refused(name: str, least: int):
    assert checked(name, least) == least
    with pytest.raises(RuleBroken) as refused:
        checked(name, least - 1)
    assert (refused.value.code, refused.value.facts) == ("limit_too_small", {"name": name, "least": least})
