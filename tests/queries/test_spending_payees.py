"""A payee's years, and no page about an individual for who may not read names."""

from __future__ import annotations

from datetime import date

import pytest

from data.database import reading
from data.errors import NotFound
from queries import spending_payees
from tests.ledgers import a_line, import_lines
from tests.people import EMPLOYEE, LEADER

NAME = "滨海文具有限公司"


def _paid(name=NAME, viewer=EMPLOYEE, currency="CNY"):
    with reading() as db:
        return spending_payees.paid_to(db, viewer, name=name, currency=currency)


def test_sums_by_month_and_section_agree_with_the_lines(fresh_database):
    import_lines(
        a_line(10, date(2025, 3, 1)), a_line(20, date(2025, 3, 9)), a_line(5, None),
        a_line(7, date(2026, 1, 1), econ_code="30217", category="公务接待费"), a_line(99, payee="东港饭店"),
    )  # fmt: skip
    found = _paid()
    rows = found[["year", "month", "code", "amount_fen", "lines"]].astype(object).where(found.notna(), None)
    assert {tuple(row) for row in rows.itertuples(index=False)} == {
        (2025, 3, "30201", 3_000, 2), (2026, 1, "30217", 700, 1), (None, None, "30201", 500, 1),
    }  # fmt: skip


def test_an_individual_is_found_by_who_may_read_names_only(fresh_database):
    import_lines(a_line(payee="林佳禾", payee_kind="person"))
    assert _paid("林佳禾", LEADER)["amount_fen"].sum() == 10_000
    for name in ("林佳禾", "林**"):
        with pytest.raises(NotFound):
            _paid(name)


def test_a_name_that_nobody_has_and_another_currency_are_not_found(fresh_database):
    import_lines(a_line(), a_line(payee=""))
    for name, currency in (("没有", "CNY"), ("", "CNY"), (NAME, "USD")):
        with pytest.raises(NotFound):
            _paid(name, currency=currency)
