from __future__ import annotations

from data.judging.checking import Case, check
from data.judging.judge import Judged
from data.rules.discipline_kinds import Finding, Severity


def _found(rule: str, *lines: int) -> Finding:
    return Finding(f"{rule}:{lines}", rule, 1, Severity.HINT, "", 2026, 3, 0, {}, lines)


VOUCHERS = {1: "甲", 2: "乙", 3: "丙", 4: "丁", 5: "戊"}
CASES = (
    Case("P1", "R09", is_hit=True, vouchers=frozenset("甲乙")),
    Case("P2", "R09", is_hit=True, vouchers=frozenset("丙")),
    Case("C1", "R09", is_hit=False, vouchers=frozenset("丁")),
)


def test_a_case_is_found_only_with_all_its_vouchers_under_any_test_of_its_heading():
    (answer,) = check(Judged((), (_found("R09", 1), _found("R09.alike", 2)), 5), VOUCHERS, CASES, ["R09"])
    assert (answer.found, answer.missed, answer.recall, answer.precision) == (1, ("P2",), 0.5, 1.0)


def test_a_case_to_be_let_pass_and_a_line_of_no_case_are_told_when_hit():
    (answer,) = check(Judged((), (_found("R09", 4, 5),), 5), VOUCHERS, CASES, ["R09"])
    assert answer.wrongly_hit == ("C1",)
    assert (answer.flagged, answer.untouched, answer.precision) == (2, 2, 0.0)


def test_a_rule_without_cases_and_without_hits_has_neither_recall_nor_precision():
    (answer,) = check(Judged((), (), 5), VOUCHERS, CASES, ["R28"])
    assert (answer.recall, answer.precision, answer.flagged_share) == (None, None, 0.0)
