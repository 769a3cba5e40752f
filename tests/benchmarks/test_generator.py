"""The ledgers of the benchmark are the same every time, and as they are said to be."""

from __future__ import annotations

from data.imports import spending_file
from tests.benchmarks import generator


def test_the_same_lines_come_every_time_in_files_of_the_size_asked_for():
    once, again = (list(generator.ledgers(250, each=100)) for _ in range(2))
    assert once == again
    assert [len(ledger.lines) for ledger in once] == [100, 100, 50]
    assert len({ledger.sha256 for ledger in once}) == 3
    assert all(ledger.total_fen == sum(line.amount_fen for line in ledger.lines) for ledger in once)


def test_a_ledger_as_csv_is_read_back_to_the_same_amounts_and_texts():
    ledger = next(generator.ledgers(50))
    read = spending_file.read(generator.as_csv(ledger), "支出明细.csv")
    assert [(line.amount_fen, line.paid_on, line.summary) for line in read.lines] == [
        (line.amount_fen, line.paid_on, line.summary) for line in ledger.lines
    ]


def test_the_words_to_search_for_are_common_rare_and_absent():
    texts = [line.summary + line.payee for ledger in generator.ledgers(20_000) for line in ledger.lines]
    found = {word: sum(word in text for text in texts) for word in (generator.COMMON, generator.RARE, generator.ABSENT)}
    assert found[generator.COMMON] > 500
    assert found[generator.RARE] == 1
    assert found[generator.ABSENT] == 0
