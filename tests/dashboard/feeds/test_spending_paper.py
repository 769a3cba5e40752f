"""The sheet of a month's spending has the figures of the page with the same filters."""

from __future__ import annotations

from urllib.parse import parse_qsl

from dashboard.feeds import spending_paper
from dashboard.feeds.paper import Table, Text
from data.database import reading
from queries import spending
from queries.spending_filters import Wanted
from tests.ledgers import a_line, import_lines
from tests.people import EMPLOYEE

MARCH = Wanted("CNY", 2026, month=3)


def _paper(wanted: Wanted):
    with reading() as db:
        return spending_paper.paper(db, EMPLOYEE, wanted=wanted, issuer="某局", base="http://x", printed="")


def test_the_sum_the_units_and_the_period_are_those_asked_for(fresh_database):
    import_lines(a_line(1234.5), a_line(7, unit="财务科"))
    paper = _paper(MARCH)
    assert paper.number == "2026年3月"
    assert Text("共支出 1,241.50 元，2 笔。", strong=True) in paper.blocks
    units = [block for block in paper.blocks if isinstance(block, Table)][1]
    assert units.rows == (("办公室", "1,234.50", "1"), ("财务科", "7.00", "1"))
    assert paper.foot.address == "http://x/spending?year=2026&month=3"


def test_the_address_of_the_sheet_holds_the_whole_scope():
    wanted = Wanted("CNY", 2026, "办公室 & 财务", 3, "302", last_month=6, fund="一般公共预算", spend_type="basic")
    address, _, query = spending_paper.path(wanted).partition("?")
    assert address == "/print/spending"
    assert spending_paper.asked(dict(parse_qsl(query))) == wanted


def test_an_address_that_makes_no_sense_asks_for_no_year():
    assert spending_paper.asked({"year": "20x6", "month": "99999"}) == Wanted("", None)


def test_another_import_changes_the_fingerprint(fresh_database):
    import_lines(a_line(1))

    def mark() -> str:
        with reading() as db:
            summary = spending.summary(db, EMPLOYEE, wanted=MARCH)
            return spending_paper.fingerprint(MARCH, summary, spending.source(db, EMPLOYEE, wanted=MARCH))

    before = mark()
    assert before == mark()
    import_lines(a_line(2))
    assert mark() != before
