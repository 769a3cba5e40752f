"""Judging as a whole: from imported lines to findings that keep their identity."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest
from sqlalchemy import func, select

from data.commands import discipline_limits, spending
from data.database import reading, writing
from data.errors import NotAllowed, RuleBroken
from data.judging.judge import Judged, judge, keep, look
from data.rules.spending_evidence import Evidence, ReceptionPaper
from data.tables.audit import AuditEntry
from data.tables.discipline import DisciplineLimit, Finding, FindingLine, JudgedYear, RuleRun
from tests.ledgers import NOW, a_line, import_lines
from tests.people import EMPLOYEE, FINANCE

TIERS = [{"upper_fen": 500_000, "upper_closed": True, "role": "section_head"}, {"lower_fen": 500_000, "role": "leader"}]


def _judge(**how: Any) -> Judged:
    with writing() as db:
        return judge(db, by=FINANCE, now=NOW, **how)


def _findings() -> list[Finding]:
    with reading() as db:
        return list(db.scalars(select(Finding).order_by(Finding.id)))


def _dinner(letter: str = "", **fields: Any) -> Any:
    paper = Evidence(reception=ReceptionPaper(guests=8, hosts=5, letter_no=letter, list_attached=True, meals=1))
    eaten: dict[str, Any] = {
        "econ_code": "30217",
        "category": "公务接待费",
        "occurred_on": date(2026, 3, 2),
        "evidence": paper,
    }
    return a_line(800, **(eaten | fields))


@pytest.fixture
def dinners(fresh_database: str) -> int:
    return import_lines(_dinner("函1号"), _dinner("函2号", paid_on=date(2025, 3, 5)))


def test_evidence_comes_with_its_line_and_makes_findings(dinners: int):
    judged = _judge()
    assert [(found.rule, found.facts) for found in judged.findings] == [
        ("R18", {"guests": 8, "hosts": 5, "most": 3})
    ] * 2
    first, second = _findings()
    assert (first.unit, first.year, first.month, first.amount_fen) == ("办公室", 2026, 3, 80_000)
    assert (second.year, second.severity) == (2025, "attention")
    with reading() as db:
        assert db.scalar(select(func.count()).select_from(FindingLine)) == 2
        assert db.scalar(select(AuditEntry.action).order_by(AuditEntry.id.desc()).limit(1)) == "discipline.record_run"


def test_counts_are_kept_by_rule_and_year_with_the_reasons(dinners: int):
    _judge()
    with reading() as db:
        hosts = db.scalars(select(RuleRun).where(RuleRun.rule == "R18").order_by(RuleRun.year)).all()
        tiers = db.scalars(select(RuleRun).where(RuleRun.rule == "R04", RuleRun.year == 2026)).one()
    assert [(run.year, run.concerned, run.evaluated, run.hit, run.not_evaluable) for run in hosts] == [
        (2025, 1, 1, 1, 0),
        (2026, 1, 1, 1, 0),
    ]
    assert (tiers.not_evaluable, tiers.reasons) == (1, {"column_missing:approver": 1})


def test_nothing_is_judged_again_where_nothing_changed(dinners: int):
    _judge()
    with reading() as db:
        entries = db.scalar(select(func.count()).select_from(AuditEntry))
    again = _judge()
    assert (again.counts, again.findings) == ((), ())
    with reading() as db:
        assert db.scalar(select(func.count()).select_from(AuditEntry)) == entries


def test_a_later_import_renews_the_years_around_it_and_findings_keep_their_identity(dinners: int):
    _judge()
    before = {found.key: found.id for found in _findings()}
    import_lines(_dinner("函3号", paid_on=date(2026, 4, 9)), name="四月.csv")
    judged = _judge()
    assert {count.year for count in judged.counts} == {2025, 2026}
    after = {found.key: found.id for found in _findings()}
    assert len(after) == 3
    assert before.items() <= after.items()


def test_a_year_far_from_the_change_is_left_alone(dinners: int):
    _judge()
    import_lines(_dinner("函9号", paid_on=date(2021, 3, 5)), name="旧账.csv")
    assert {count.year for count in _judge().counts} == {2021}


def test_a_finding_whose_ledger_is_taken_back_goes_and_says_with_which_run(dinners: int):
    other = import_lines(_dinner("函3号", paid_on=date(2026, 4, 9)), name="四月.csv")
    _judge()
    with writing() as db:
        spending.withdraw_file(db, by=FINANCE, now=NOW, file_id=other, reason="重复导入")
    _judge()
    gone = [found for found in _findings() if found.gone_run_id is not None]
    assert [(found.month, found.rule) for found in gone] == [(4, "R18")]
    assert all(found.last_run_id == 2 for found in _findings() if found.gone_run_id is None)


def test_the_last_ledger_of_a_year_taken_back_takes_its_findings_along(dinners: int):
    _judge()
    with writing() as db:
        spending.withdraw_file(db, by=FINANCE, now=NOW, file_id=dinners, reason="重复导入")
    _judge()
    assert all(found.gone_run_id is not None for found in _findings())
    import_lines(_dinner("函1号"), name="又一份.csv")
    _judge()
    assert [found.gone_run_id is None for found in _findings()] == [False, False, True]


def test_the_same_lines_always_give_the_same_answer(dinners: int):
    import_lines(*(a_line(3000, paid_on=date(2026, 5, day)) for day in (4, 6, 8)), name="五月.csv")
    first = _judge(years=[2026])
    assert first == _judge(years=[2026])


def test_a_limit_recorded_from_a_day_on_judges_what_was_paid_since(fresh_database: str):
    import_lines(*(a_line(3000, paid_on=date(year, 5, day)) for year in (2025, 2026) for day in (4, 6)))
    assert "R07" not in {found.rule for found in _judge().findings}
    with writing() as db:
        discipline_limits.record(
            db, by=FINANCE, now=NOW, name="approval_tiers", effective_from=date(2026, 1, 1), value=TIERS, source="办法"
        )
    split = [found for found in _judge().findings if found.rule == "R07"]
    assert [(found.year, found.facts["total_fen"], found.facts["limit_fen"]) for found in split] == [
        (2026, 600_000, 500_000)
    ]


def test_what_was_looked_at_is_recorded_later_and_what_changed_meanwhile_waits(fresh_database: str):
    import_lines(a_line(paid_on=date(2026, 3, 5)))
    with reading() as db:
        looked = look(db, now=NOW)
    assert looked.digests.keys() == {2026}
    import_lines(a_line(paid_on=date(2026, 4, 5)), name="四月.csv")
    with writing() as db:
        keep(db, by=FINANCE, now=NOW, judged=looked)
    assert {count.year for count in _judge().counts} == {2026}
    with reading() as db:
        assert look(db, now=NOW) == Judged()


def test_a_correction_of_a_limit_keeps_the_row_that_it_corrects(fresh_database: str):
    with writing() as db:
        for fen in (10_000, 12_000):
            discipline_limits.record(
                db,
                by=FINANCE,
                now=NOW,
                name="reception_head_fen",
                effective_from=date(2026, 1, 1),
                value=fen,
                source="办法",
            )
    with reading() as db:
        assert db.scalars(select(DisciplineLimit.value).order_by(DisciplineLimit.id)).all() == [10_000, 12_000]


@pytest.mark.parametrize(
    ("name", "value", "code"),
    [
        ("approval_tiers", [{"upper_fen": 1, "role": "leader"}], "tier_last_bounded"),
        ("approval_tiers", [{"role": "emperor"}], "limit_unreadable"),
        ("reception_head_fen", "120", "limit_unreadable"),
        ("supervised_bodies", "一家公司", "limit_unreadable"),
        ("of_no_rule", 1, "limit_unknown"),
    ],
)
def test_a_limit_that_no_rule_can_read_is_refused(fresh_database: str, name: str, value: Any, code: str):
    with pytest.raises(RuleBroken) as refused, writing() as db:
        discipline_limits.record(
            db, by=FINANCE, now=NOW, name=name, effective_from=date(2026, 1, 1), value=value, source="办法"
        )
    assert refused.value.code == code


def test_who_may_not_import_neither_judges_nor_sets_limits(fresh_database: str):
    with pytest.raises(NotAllowed), writing() as db:
        judge(db, by=EMPLOYEE, now=NOW)
    with pytest.raises(NotAllowed), writing() as db:
        discipline_limits.record(
            db, by=EMPLOYEE, now=NOW, name="round_fen", effective_from=date(2026, 1, 1), value=1, source="办法"
        )
    with reading() as db:
        assert db.scalar(select(func.count()).select_from(JudgedYear)) == 0
