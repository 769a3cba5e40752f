"""The paper of a case says what its page says; its fingerprint is the same for every reader and on every day."""

from __future__ import annotations

from datetime import date, timedelta

from dashboard.feeds import lead_paper
from dashboard.feeds.paper import Facts, Table, Text
from data.database import reading
from queries import leads
from tests.leads import CLERK, LAST_DAY, a_lead, close, explain
from tests.people import EMPLOYEE, LEADER


def _page(lead_id: int, viewer=EMPLOYEE, today: date = LAST_DAY):
    with reading() as db:
        return leads.one(db, viewer, lead_id=lead_id, today=today)


def test_the_paper_reads_like_the_page(fresh_database):
    lead_id = a_lead()
    explain(lead_id)
    close(lead_id)
    paper = lead_paper.paper(_page(lead_id), issuer="某局", address="", printed="", files=["公函.pdf"])
    (facts,) = [block for block in paper.blocks if isinstance(block, Facts)]
    (lines,) = [block for block in paper.blocks if isinstance(block, Table)]
    said = [block.words for block in paper.blocks if isinstance(block, Text)]
    assert facts.rows[0][0] == ("规则", "R16 公务接待无公函")
    assert lines.rows == (("2026-10-09", "接待调研组工作餐", "收**", "860.50"),)
    assert "来函遗失，已请来访单位补开。" in said
    assert "佐证：补开公函，滨函〔2026〕31号" in said
    assert "附件 1：公函.pdf（见网页）" in said
    assert "已查阅凭证。" in said
    assert CLERK.name not in "".join(said)
    assert paper.foot.state == "已办结：属实"


def test_a_unit_that_was_not_heard_and_one_that_said_nothing_are_told_apart(fresh_database):
    lead_id = a_lead()
    for today, said in ((LAST_DAY, "科室尚在说明期内"), (LAST_DAY + timedelta(days=1), "期限内没有收到说明")):
        paper = lead_paper.paper(_page(lead_id, LEADER, today), issuer="", address="", printed="")
        assert any(said in block.words for block in paper.blocks if isinstance(block, Text))


def test_the_fingerprint_is_of_the_case_and_of_no_reader_or_day(fresh_database):
    lead_id = a_lead()
    unheard = lead_paper.fingerprint(_page(lead_id, LEADER))
    assert unheard == lead_paper.fingerprint(_page(lead_id, CLERK, LAST_DAY + timedelta(days=9)))
    explain(lead_id)
    explained = lead_paper.fingerprint(_page(lead_id, EMPLOYEE))
    assert explained == lead_paper.fingerprint(_page(lead_id, LEADER)) != unheard
