"""The paper of a brief says what its page says; how far its matters have come is not in its fingerprint."""

from __future__ import annotations

from datetime import date

import pytest

from dashboard.feeds import meeting_paper
from dashboard.feeds.paper import Table, Text
from data.database import reading
from data.errors import NotFound
from data.rules.matter_workflow import MatterState
from queries import meetings
from tests.meetings import a_matter, enter, report
from tests.people import EMPLOYEE, OFFICE


def _brief(meeting_id: int, viewer=EMPLOYEE):
    with reading() as db:
        return meetings.brief(db, viewer, meeting_id=meeting_id, today=date(2026, 11, 22))


def _paper(meeting_id: int):
    return meeting_paper.paper(_brief(meeting_id), issuer="某局", address="http://x/meeting?id=1", printed="")


def test_the_paper_reads_like_the_brief(fresh_database):
    paper = _paper(enter(matters=(a_matter(),)))
    assert (paper.title, paper.number, paper.signed[1]) == ("局务会议纪要", "〔2026〕第1期", "2026年11月20日")
    assert Text("应到 3 人，实到 2 人。") in paper.blocks
    agenda, matters = [block for block in paper.blocks if isinstance(block, Table)]
    assert agenda.rows == (("1", "上月经费使用情况", "财务科"),)
    assert matters.rows == (("1", "印发值班制度", "办公室", "2026-11-10", "未启动"),)


def test_progress_leaves_the_fingerprint_alone(fresh_database):
    meeting_id = enter(matters=(a_matter(),))
    before = _brief(meeting_id)
    report(before.matters[0].id, finished=True)
    after = _brief(meeting_id)
    assert after.matters[0].state is MatterState.DONE
    assert meeting_paper.fingerprint(after) == meeting_paper.fingerprint(before)


def test_a_brief_that_is_not_issued_is_nobodys_paper(fresh_database):
    meeting_id = enter(issued=False)
    with pytest.raises(NotFound):
        meeting_paper.paper(_brief(meeting_id, OFFICE), issuer="", address="", printed="")
