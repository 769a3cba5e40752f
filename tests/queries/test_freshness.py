"""The number of the latest change moves with every write about a subject, and with no other."""

from __future__ import annotations

from data.database import reading
from queries import freshness
from tests.ledgers import a_line, import_lines


def _latest(*subjects: str) -> int:
    with reading() as db:
        return freshness.latest(db, *subjects)


def test_a_write_moves_the_number_of_its_subject_only(fresh_database):
    import_lines(a_line(), name="1.csv")
    spending, notices = _latest("spending_file"), _latest("notice")
    import_lines(a_line(), name="2.csv")
    assert _latest("spending_file") > spending > 0
    assert _latest("notice") == notices == 0
