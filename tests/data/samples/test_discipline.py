"""What the rules make of the sample bureau: every planted case, and hardly anything else."""

from __future__ import annotations

from sqlalchemy import func, select
from sqlalchemy.orm import Session

from data.console import rules_check
from data.judging.checking import check
from data.judging.judge import Judged
from data.rules.discipline_kinds import Finding as Found
from data.rules.spending_discipline import RULES
from data.samples import discipline
from data.tables.discipline import DisciplineLimit, Finding, FindingLine, RuleRun
from data.tables.spending import SpendingLine


def _judged(db: Session) -> Judged:
    """The findings as the sample's own run recorded them."""
    lines: dict[int, list[int]] = {}
    for finding, line in db.execute(select(FindingLine.finding_id, FindingLine.line_id).order_by(FindingLine.line_id)):
        lines.setdefault(finding, []).append(line)
    found = tuple(
        Found(
            row.key, row.rule, row.version, row.severity, row.unit, row.year, row.month, row.amount_fen, row.facts,
            tuple(lines[row.id]),
        )
        for row in db.scalars(select(Finding))
    )  # fmt: skip
    return Judged((), found, 0)


def test_the_planted_cases_are_found_and_hardly_any_other_line_is_named(sample: Session):
    vouchers: dict[int, str] = dict(sample.execute(select(SpendingLine.id, SpendingLine.voucher_no)).all())
    families = sorted({rule.family for rule in RULES.values()})
    answers = check(_judged(sample), vouchers, rules_check.planted(), families)
    found, cases = sum(each.found for each in answers), sum(each.cases for each in answers)
    assert not [each.rule for each in answers if not each.cases], "plant a case for it in planted.toml"
    assert found >= rules_check.LEAST_RECALL * cases, [each.missed for each in answers if each.missed]
    assert not [each.wrongly_hit for each in answers if each.wrongly_hit]
    assert all(each.flagged_share <= rules_check.MOST_FLAGGED for each in answers)


def test_every_rule_found_something_in_the_sample(sample: Session):
    assert set(sample.scalars(select(Finding.rule))) == RULES.keys()


def test_every_rule_left_its_counts_for_every_year(sample: Session):
    runs = sample.execute(select(RuleRun.rule, func.count()).group_by(RuleRun.rule)).all()
    assert {rule: years for rule, years in runs} == dict.fromkeys(RULES, 3 * 2)  # noqa: C416 - judged twice, see samples
    wrong = select(RuleRun).where(RuleRun.concerned != RuleRun.evaluated + RuleRun.not_evaluable)
    assert not sample.scalars(wrong).all()


def test_the_bureau_recorded_its_limits_before_its_first_ledger(sample: Session):
    assert set(sample.scalars(select(DisciplineLimit.name))) == set(discipline.OWN)
