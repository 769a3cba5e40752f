from __future__ import annotations

from collections import defaultdict

import pytest
from sqlalchemy import func, select
from sqlalchemy.orm import Session

from data.samples import budgets, organisation
from data.samples.budgets import Item
from data.samples.ledger import months
from data.tables.spending import BudgetItem, BudgetRecord

NAMES = {unit.code: unit.name for unit in organisation.units().values()}


def _spent(year: int) -> dict[tuple[str, str, str], int]:
    spent: dict[tuple[str, str, str], int] = defaultdict(int)
    for entry in months.booked():
        if entry.paid_on.year == year:
            spent[(NAMES[entry.unit], entry.econ, entry.project)] += entry.fen
    return spent


def _adjusted(year: int) -> dict[tuple[str, str, str], int]:
    return {(row.unit, row.econ_code, row.project): row.adjusted_fen for row in budgets.rows(year)}


@pytest.mark.parametrize(("year", "least", "most"), [(2024, 93, 97), (2025, 93, 97), (2026, 82, 88)])
def test_budgets_are_carried_out_as_far_as_the_year_has_gone(year: int, least: int, most: int):
    rate = sum(_spent(year).values()) * 100 / sum(_adjusted(year).values())
    assert least <= rate <= most


def test_a_few_units_are_behind_the_rest():
    spent, adjusted = _spent(2026), _adjusted(2026)
    behind = set()
    for unit in organisation.spending_units():
        done = sum(fen for (name, *_), fen in spent.items() if name == unit.name)
        budget = sum(fen for (name, *_), fen in adjusted.items() if name == unit.name)
        if done * 100 < budget * 82:
            behind.add(unit.code)
    assert set(budgets.BEHIND[2026]) <= behind
    assert len(behind) <= 5


def test_one_item_is_over_its_budget_and_only_planted_ones_have_none():
    over, without = [], []
    for year in (2024, 2025, 2026):
        adjusted = _adjusted(year)
        for key, fen in _spent(year).items():
            if key not in adjusted:
                without.append(key)
            elif fen > adjusted[key]:
                over.append((year, key))
    assert over == [(2026, ("高新区分局", "30213", ""))]
    planted = {("法规科", "30214", ""), ("网络交易监督管理科", "31002", "网络交易监测"), (NAMES["080"], "30214", "")}
    assert set(without) == planted
    assert len(without) == len(planted)


def test_the_first_line_over_the_budget_is_the_first():
    first, spent = budgets.first_over(), 0
    budget = _adjusted(2026)[("高新区分局", "30213", "")]
    for entry in months.booked():
        if entry.paid_on.year == 2026 and Item(entry.unit, entry.econ, entry.project) == budgets.OVER:
            spent += entry.fen
            if entry is first:
                break
            assert spent <= budget
    assert spent > budget


def test_money_moved_within_a_unit_leaves_the_units_total_and_supplements_add_to_their_projects():
    for year in (2024, 2025, 2026):
        rows = budgets.rows(year)
        assert all(row.original_fen > 0 for row in rows)
        assert any(row.original_fen != row.adjusted_fen for row in rows if not row.project)
        for unit in organisation.spending_units():
            basic = [row for row in rows if row.unit == unit.name and not row.project]
            assert sum(row.original_fen for row in basic) == sum(row.adjusted_fen for row in basic)
        grown = {row.project for row in rows if row.project and row.adjusted_fen > row.original_fen}
        assert grown == set(budgets.SUPPLEMENTED[year])


def test_the_budget_in_force_is_the_adjusted_one_and_the_approved_one_stays_readable(sample: Session):
    for year in (2024, 2025, 2026):
        records = sample.scalars(select(BudgetRecord).where(BudgetRecord.fiscal_year == year).order_by(BudgetRecord.id))
        approved, adjusted = records
        assert (approved.replaced_by, approved.ended_reason) == (adjusted.id, "年中预算调整")
        stored = select(func.count(), func.sum(BudgetItem.adjusted_fen)).where(BudgetItem.record_id == adjusted.id)
        assert sample.execute(stored).one() == (len(budgets.rows(year)), sum(_adjusted(year).values()))
