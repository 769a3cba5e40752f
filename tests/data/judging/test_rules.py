from __future__ import annotations

import json
from datetime import date
from typing import Any

import pytest

from dashboard import discipline_words
from data.judging.rules import TRIED
from data.rules.discipline_kinds import Severity
from data.rules.spending_discipline import RULES
from tests.data.judging.golden import GOLDEN
from tests.data.judging.making import Golden, invoice, piece
from tests.judging import CLEAR, FIELDS, HIT, NC, NOT, a_ledger, a_row, ground, judged, outcomes

_TABLE = [(rule, golden) for rule, table in GOLDEN.items() for golden in table]
_ALL = [pytest.param(rule, golden, id=f"{rule} {golden.name}") for rule, golden in _TABLE]
_HIT_SOMETHING = [pytest.param(rule, each, id=f"{rule} {each.name}") for rule, each in _TABLE if HIT in each.say]
# What lets a line pass: without the column, what it would have excused is a lead.
_EXCUSES = {"contract_no", "exception_no", "invoice_code", "invoice_kind", "matter", "reversal_of", "urgent"}


@pytest.mark.parametrize(("rule", "golden"), _ALL)
def test_a_rule_says_what_its_table_says(rule: str, golden: Golden):
    assert outcomes(rule, *golden.rows, on=ground(*golden.but)) == list(golden.say)


@pytest.mark.parametrize("rule", sorted(RULES))
def test_every_rule_can_hit_can_be_clear_and_can_be_unable_to_judge(rule: str):
    """A rule that can never fire is worse than none: its silence would be read as good news."""
    said = {outcome for golden in GOLDEN[rule] for outcome in outcomes(rule, *golden.rows, on=ground(*golden.but))}
    assert {HIT, CLEAR, NOT} <= said


def test_every_rule_is_defined_tried_worded_and_tabled():
    assert list(RULES) == list(TRIED) == list(GOLDEN)
    assert all(discipline_words.name(rule) and discipline_words.description(rule) for rule in RULES)


@pytest.mark.parametrize("rule", sorted(rule for rule in RULES if RULES[rule].in_force_from))
def test_a_rule_with_a_beginning_is_tabled_before_it(rule: str):
    begins = RULES[rule].in_force_from
    assert begins
    before = [row for golden in GOLDEN[rule] for row in golden.rows if row["paid_on"] and row["paid_on"] < begins]
    assert before, f"add a line of a day before {begins}"


@pytest.mark.parametrize(("rule", "golden"), _HIT_SOMETHING)
def test_a_column_taken_away_never_makes_a_line_clear(rule: str, golden: Golden):
    on = ground(*golden.but)
    for name in _worth_taking(rule, golden):
        after = outcomes(rule, *golden.rows, on=on, without=name)
        for was, is_now in zip(golden.say, after, strict=True):
            if name in RULES[rule].needs:
                assert is_now in (NC, NOT), name
            if was in (HIT, NOT):
                assert is_now != CLEAR, name
            if was == HIT:
                assert is_now != NC, name
            if was == CLEAR and name not in _EXCUSES:
                assert is_now in (CLEAR, NOT), name


def _worth_taking(rule: str, golden: Golden) -> list[str]:
    """What the rule needs, and what its lines say otherwise than any line: the rest is the same in every table."""
    usual = a_row()
    own = {name for row in golden.rows for name, cell in row.items() if cell and cell != usual.get(name)}
    return sorted((own | RULES[rule].needs | {"econ_code", "occurred_on"}) & FIELDS)


@pytest.mark.parametrize(("rule", "golden"), _ALL)
def test_what_is_counted_adds_up_and_every_finding_can_be_said(rule: str, golden: Golden):
    result = judged(rule, *golden.rows, on=ground(*golden.but))
    for count in result.counts():
        assert count.concerned == count.evaluated + count.not_evaluable
        assert count.not_evaluable == sum(count.reasons.values())
        assert all(discipline_words.reason(code) for code in count.reasons)
    assert sum(count.hit for count in result.counts()) == golden.say.count(HIT)
    named = {line for finding in result.findings for line in finding.lines}
    assert named == {place + 1 for place, said in enumerate(golden.say) if said == HIT}
    for finding in result.findings:
        assert "{" not in discipline_words.sentence(finding)
        assert json.loads(json.dumps(finding.facts)) == finding.facts
        assert len(finding.key) <= 100


def test_a_file_that_never_fills_a_column_is_taken_as_lacking_it():
    rows: list[dict[str, Any]] = [dict(GOLDEN["R16"][0].rows[0])]
    ledger = a_ledger(*rows, fields=frozenset())
    assert list(TRIED["R16"](ledger, ground()).outcome) == [NOT]
    assert list(TRIED["R18"](ledger, ground()).outcome) == [CLEAR]


def test_without_a_column_of_contracts_what_goes_on_cannot_be_judged_and_what_stands_alone_is_a_hint():
    going_on = [piece(300_000, day) for day in (5, 10, 15)]
    assert outcomes("R07", *going_on, without="contract_no") == [NOT] * 3
    alone = judged("R07", *going_on[:2], without="contract_no")
    assert [finding.severity for finding in alone.findings] == [Severity.HINT]
    every_month = [a_row(amount_fen=300_000, paid_on=date(2026, month, day)) for month in (1, 2, 3) for day in (5, 6)]
    assert outcomes("R07", *every_month, without="contract_no") == [NOT] * 6
    assert outcomes("R07", *every_month) == [HIT] * 6


def test_the_same_pieces_under_two_tiers_are_one_finding():
    found = judged("R07", *(piece(450_000, day) for day in (5, 6, 7, 8, 9))).findings
    assert [(finding.facts["limit_fen"], finding.facts["total_fen"]) for finding in found] == [(2_000_000, 2_250_000)]


def test_a_finding_keeps_its_key_when_a_later_line_joins_in():
    before, after = (judged("R09", *(invoice("11", matter=each) for each in matters)) for matters in ("12", "123"))
    assert [finding.key for finding in before.findings] == [finding.key for finding in after.findings]
    assert [len(finding.lines) for finding in after.findings] == [3]
