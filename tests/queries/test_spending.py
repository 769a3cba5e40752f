"""The figures of the spending page, each against a plain sum over the lines."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

from data.commands import budgets
from data.commands import spending as command
from data.commands.budgets import BudgetRow
from data.database import reading, writing
from data.errors import NotAllowed, NotFound
from queries import spending
from queries.spending_filters import UNRECOGNISED, Wanted
from tests.ledgers import NOW, a_line, import_lines
from tests.people import EMPLOYEE, FINANCE, NOBODY

YEAR = Wanted("CNY", 2026)
LINES = (
    a_line(100, date(2026, 1, 5)),
    a_line(200, date(2026, 3, 5), unit="财务科", econ_code="30217", category="公务接待费", payee="东港饭店"),
    a_line(-50, date(2026, 3, 9), unit="财务科", econ_code="30217", category="公务接待费", payee="东港饭店"),
    a_line(400, date(2026, 3, 9), econ_code="30101", category="基本工资", payee="张三", payee_kind="person"),
    a_line(30, date(2026, 4, 1), econ_code="31013", category="公务用车购置"),
    a_line(7, date(2026, 4, 1), econ_code="", category="不明事项"),
    a_line(900, date(2025, 12, 1)),
    a_line(12, None),
)


@pytest.fixture
def ledger(fresh_database):
    import_lines(*LINES)
    rows = [
        BudgetRow("办公室", "30201", "", "basic", 100_000, 200_000),
        BudgetRow("财务科", "30217", "", "basic", 0, 30_000),
    ]
    with writing() as db:
        budgets.record_year(db, by=FINANCE, now=NOW, year=2026, rows=rows)


def _asked(question, **wanted):
    with reading() as db:
        return question(db, EMPLOYEE, **wanted)


def test_years_come_latest_first_and_the_undated_last(ledger):
    assert _asked(spending.years, currency="CNY") == (2026, 2025, None)


def test_the_years_of_a_unit_are_those_in_which_it_spent(ledger):
    assert _asked(spending.years_of_unit, currency="CNY", unit="办公室") == (2026, 2025)
    assert _asked(spending.years_of_unit, currency="CNY", unit="财务科") == (2026,)
    with pytest.raises(NotFound):
        _asked(spending.years_of_unit, currency="CNY", unit="没有的科")


def test_the_summary_of_a_year_leaves_out_other_years_and_the_undated(ledger):
    found = _asked(spending.summary, wanted=YEAR)
    assert (found.total_fen, found.lines) == (68_700, 6)
    assert found.months == (1, 3, 4)
    assert (found.original_fen, found.adjusted_fen) == (100_000, 230_000)
    assert (found.unrecognised_fen, found.unrecognised_lines) == (700, 1)


def test_the_undated_are_found_under_no_year(ledger):
    assert _asked(spending.summary, wanted=Wanted("CNY", None)).total_fen == 1_200


def test_a_year_without_a_budget_has_none_rather_than_zero(ledger):
    found = _asked(spending.summary, wanted=Wanted("CNY", 2025))
    assert (found.original_fen, found.adjusted_fen) == (None, None)


def test_a_month_without_lines_is_absent_and_not_zero(ledger):
    months = _asked(spending.by_month, wanted=YEAR)
    assert dict(zip(months["month"], months["amount_fen"], strict=True)) == {1: 10_000, 3: 55_000, 4: 3_700}


def test_classes_then_sections_then_the_unrecognised_by_their_own_names(ledger):
    classes = _asked(spending.by_code, wanted=YEAR)
    assert list(classes["code"]) == ["301", "302", "310", UNRECOGNISED]
    assert list(classes["name_zh"])[:2] == ["工资福利支出", "商品和服务支出"]
    sections = _asked(spending.by_code, wanted=Wanted("CNY", 2026, code="302"))
    assert dict(zip(sections["code"], sections["amount_fen"], strict=True)) == {"30217": 15_000, "30201": 10_000}
    unknown = _asked(spending.by_code, wanted=Wanted("CNY", 2026, code=UNRECOGNISED))
    assert list(unknown["name_zh"]) == ["不明事项"]


def test_units_come_with_their_budget_where_one_is_recorded(ledger):
    units = _asked(spending.by_unit, wanted=YEAR)
    assert list(units["unit"]) == ["办公室", "财务科"]
    assert list(units["amount_fen"]) == [53_700, 15_000]
    assert list(units["adjusted_fen"]) == [200_000, 30_000]


def test_individuals_are_one_row_among_the_payees(ledger):
    payees = _asked(spending.top_payees, wanted=YEAR)
    assert list(payees["payee"]) == ["", "东港饭店", "滨海文具有限公司"]
    assert payees["share"].sum() == pytest.approx(1)


@pytest.mark.parametrize("code", ["", "302", UNRECOGNISED])
@pytest.mark.parametrize("month", [None, 3])
def test_payees_are_the_same_from_their_totals_and_from_the_lines(ledger, code, month):
    mistaken = import_lines(a_line(5), a_line(6, payee="北桥印务"), name="误.csv")
    kept = Wanted("CNY", 2026, month=month, code=code)
    from_lines = replace(kept, spend_type="basic")  # all lines are; no totals by payee are kept by it
    assert not (with_it := _asked(spending.top_payees, wanted=kept)).empty or (code, month) == (UNRECOGNISED, 3)
    assert with_it.equals(_asked(spending.top_payees, wanted=from_lines))
    with writing() as db:
        command.withdraw_file(db, by=FINANCE, now=NOW, file_id=mistaken, reason="重复")
    without = _asked(spending.top_payees, wanted=kept)
    assert "北桥印务" not in set(without["payee"])
    assert without.equals(_asked(spending.top_payees, wanted=from_lines))


def test_three_public_always_names_all_four_and_counts_no_subtotal(ledger):
    found = {row.group: (row.spent_fen, row.adjusted_fen) for row in _asked(spending.three_public, wanted=YEAR)}
    assert found == {
        "abroad": (0, None),
        "reception": (15_000, 30_000),
        "vehicle_purchase": (3_000, None),
        "vehicle_running": (0, None),
    }


def test_the_source_says_the_last_day_of_payment(ledger):
    found = _asked(spending.source, wanted=YEAR)
    assert (found.files, found.last_day) == (1, date(2026, 4, 1))


@pytest.mark.parametrize(
    "wanted", [Wanted("CNY", 2026, "财务科"), Wanted("CNY", 2026, month=3), Wanted("CNY", 2026, code="30217")]
)
def test_every_view_of_the_same_filter_has_the_same_total(ledger, wanted):
    total = _asked(spending.summary, wanted=wanted).total_fen
    assert _asked(spending.by_unit, wanted=wanted)["amount_fen"].sum() == total
    assert _asked(spending.by_code, wanted=wanted)["amount_fen"].sum() == total


def test_an_empty_ledger_has_no_years(fresh_database):
    assert _asked(spending.currencies) == ()


def test_who_may_not_read_spending_gets_nothing(ledger):
    for question, wanted in (
        (spending.currencies, {}),
        (spending.summary, {"wanted": YEAR}),
        (spending.code_names, {"year": 2026}),
    ):
        with pytest.raises(NotAllowed), reading() as db:
            question(db, NOBODY, **wanted)
