from __future__ import annotations

import csv
import hashlib
import io
import os
import subprocess
import sys
from decimal import Decimal

from data.imports import spending_file
from data.samples.ledger import months
from data.samples.ledger.entries import HEADER
from tests.conftest import PROJECT

_DIGEST = """
import hashlib
from data.samples.ledger import months
print(hashlib.sha256(b"".join(ledger.content for ledger in months.ledgers())).hexdigest())
"""


def test_every_month_from_january_2024_to_november_2026_has_its_ledger():
    expected = [(year, month) for year in (2024, 2025, 2026) for month in range(1, 13)][:35]
    assert [ledger.month for ledger in months.ledgers()] == expected


def test_there_are_some_thirty_thousand_lines():
    assert 28_000 <= sum(ledger.lines for ledger in months.ledgers()) <= 32_000


def test_a_full_year_costs_what_a_bureau_of_this_size_costs():
    for year in (2024, 2025):
        total = sum(ledger.total_fen for ledger in months.ledgers() if ledger.month[0] == year)
        assert 40_000_000 <= total // 100 <= 60_000_000


def test_another_process_with_other_hashes_writes_the_same_bytes():
    here = hashlib.sha256(b"".join(ledger.content for ledger in months.ledgers())).hexdigest()
    elsewhere = subprocess.run(
        [sys.executable, "-c", _DIGEST],
        cwd=PROJECT,
        env={**os.environ, "PYTHONHASHSEED": "20261122"},
        capture_output=True,
        text=True,
        check=True,
    )
    assert elsewhere.stdout.strip() == here


def test_the_total_at_the_end_is_the_sum_of_the_lines():
    for ledger in months.ledgers():
        title, unit, header, *rows, total = csv.reader(io.StringIO(ledger.content.decode("utf-8-sig")))
        assert f"{ledger.month[0]}年{ledger.month[1]}月" in title[0]
        assert unit[0] == "单位：元"
        assert tuple(header) == HEADER
        assert len(rows) == ledger.lines
        assert total[0] == "合计"
        assert sum(Decimal(row[-1]) for row in rows) == Decimal(total[-1]) == Decimal(ledger.total_fen) / 100


def test_the_importer_reads_every_line_as_it_was_made_up():
    ledger = months.ledgers()[-1]
    made_up = [entry for entry in months.booked() if (entry.paid_on.year, entry.paid_on.month) == ledger.month]
    read = spending_file.read(ledger.content, ledger.name)
    assert [note.code for note in read.notes if note.severity == "warning"] == []
    assert read.total_fen == ledger.total_fen
    for line, entry in zip(read.lines, made_up, strict=True):
        assert (line.amount_fen, line.paid_on, line.occurred_on) == (entry.fen, entry.paid_on, entry.occurred_on)
        assert (line.voucher_no, line.econ_code, line.func_code) == (entry.voucher, entry.econ, entry.func)
        assert (line.project, line.spend_type, line.fund) == (entry.project, entry.spend_type, entry.fund)
        assert (line.payee, line.payee_kind) == (entry.payee, "person" if entry.payee_is_person else "body")
        assert line.reversal_of == (entry.reverses.voucher if entry.reverses else "")
        assert line.original["审批人"] == entry.approver


def test_vouchers_are_numbered_without_gaps_in_the_order_of_payment():
    for (year, month), entries in months.drawn_up().items():
        numbers = list(dict.fromkeys(entry.voucher for entry in entries))
        assert numbers == [f"{year}{month:02}-{n:04}" for n in range(1, len(numbers) + 1)]
        paid = [entry.paid_on for entry in entries]
        assert paid == sorted(paid)


def test_nothing_is_taken_back_twice():
    taken_back = [id(entry.reverses) for entry in months.booked() if entry.reverses]
    assert len(taken_back) > 100
    assert len(taken_back) == len(set(taken_back))


def test_heating_is_paid_in_the_cold_half_of_the_year_only():
    assert {entry.paid_on.month for entry in months.booked() if entry.econ == "30208"} == {1, 2, 3, 10, 11, 12}
