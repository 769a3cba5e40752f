from __future__ import annotations

import csv
import re

from sqlalchemy import select
from sqlalchemy.orm import Session

from data.rules.spending_discipline import RULES
from data.samples import planted_cases
from data.samples.ledger import months
from data.tables.spending import SpendingLine


def _rows() -> list[dict[str, str]]:
    with planted_cases.FILE.open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


def test_the_list_is_what_the_generator_plants():
    assert planted_cases.FILE.read_text(encoding="utf-8") == planted_cases.listing(), (
        "run python -m data.samples.planted_cases"
    )


def test_there_are_as_many_cases_and_lines_as_can_be_looked_through():
    hits = [row for row in _rows() if row["expected"] == "hit"]
    lines = [entry for entry in months.booked() if entry.case.startswith("P")]
    assert 40 <= len(hits) <= 50
    assert 80 <= len(lines) <= 100
    assert all(re.fullmatch(r"R\d\d", row["rule"]) for row in _rows())
    assert {row["rule"] for row in hits} == {rule.family for rule in RULES.values()}


def test_every_planted_voucher_is_in_the_database_in_its_month(sample: Session):
    for row in _rows():
        for voucher in row["vouchers"].split():
            paid = sample.scalars(select(SpendingLine.paid_on).where(SpendingLine.voucher_no == voucher)).all()
            assert paid, voucher
            assert all(f"{day:%Y-%m}" in row["month"].split() for day in paid if day)
        assert row["vouchers"]


def test_what_is_lawful_but_looks_like_a_case_is_listed_to_be_let_pass():
    assert {row["rule"] for row in _rows() if row["expected"] == "clear"} >= {
        "R01", "R02", "R07", "R08", "R09", "R13", "R18", "R22",
    }  # fmt: skip
