"""The paper of a brief says what its page says; how far its matters have come is not in its fingerprint."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

from dashboard.feeds import meeting_paper
from dashboard.feeds.paper import Facts, Table, Text
from data.commands import meetings as commands
from data.database import reading, writing
from data.errors import NotFound
from data.rules.matter_workflow import MatterLevel, MatterState
from data.rules.meeting_content import Item
from queries import meetings
from tests.meetings import NOW, a_matter, enter, report
from tests.people import EMPLOYEE, OFFICE, OFFICE_HEAD


def _brief(meeting_id: int, viewer=EMPLOYEE):
    with reading() as db:
        return meetings.brief(db, viewer, meeting_id=meeting_id, today=date(2026, 11, 22))


def _paper(meeting_id: int, papers=()):
    address = "http://x/meeting?id=1"
    return meeting_paper.paper(_brief(meeting_id), issuer="某局", address=address, printed="", papers=papers)


def test_the_paper_reads_like_the_brief(fresh_database):
    paper = _paper(enter(matters=(a_matter(),)))
    assert (paper.title, paper.number, paper.signed[1]) == ("局务会议纪要", "〔2026〕第1期", "2026年11月20日")
    assert Text("应到 3 人，实到 2 人。") in paper.blocks
    agenda, matters = [block for block in paper.blocks if isinstance(block, Table)]
    assert agenda.rows == (("1", "上月经费使用情况", "财务科"),)
    assert matters.rows == (("1", "印发值班制度", "牵头 办公室", "2026-11-10", "一般督办", "未启动"),)


def test_the_paper_leaves_out_nothing_that_the_brief_says(fresh_database):
    full = a_matter(helping_units="财务科", leader="领导乙", level=MatterLevel.KEY)
    meeting_id = enter(
        chair_note="受局长委托",
        ends_at="",
        late_reason="场地占用",
        distribution="各科室",
        secrecy="内部",
        agenda=(Item("上月经费使用情况", "财务科", "经费报表"),),
        matters=(full,),
    )
    content = replace(_brief(meeting_id, OFFICE).content, place="二楼会议室")
    with writing() as db:
        fields = {"now": NOW, "meeting_id": meeting_id, "version": 1, "content": content, "reason": "地点有误"}
        commands.correct(db, by=OFFICE_HEAD, **fields)
    paper = _paper(meeting_id, ["经费报表.pdf"])
    facts = [row[0] for block in paper.blocks if isinstance(block, Facts) for row in block.rows]
    assert facts == [
        ("时间", "2026-11-02（周一） 09:00"),
        ("地点", "二楼会议室"),
        ("主持", "领导甲（受局长委托）"),
        ("记录", "文秘甲"),
        ("延期原因", "场地占用"),
        ("印发范围", "各科室"),
        ("密级", "内部"),
        ("签发", "领导甲"),
        ("出席（2 人）", "领导甲（局长）、财务甲（财务科科长）"),
        ("列席（1 人）", "职工甲（科员）"),
        ("请假（1 人）", "人事甲（人事科科长，出差）"),
    ]
    agenda, matters, corrected = [block for block in paper.blocks if isinstance(block, Table)]
    assert agenda.rows == (("1", "上月经费使用情况", "财务科", "经费报表"),)
    assert matters.rows[0][2:5] == ("牵头 办公室；配合 财务科；责任领导 领导乙", "2026-11-10", "重点督办")
    assert Text("附件 1：经费报表.pdf（见网页）") in paper.blocks
    assert ("地点", "三楼会议室", "二楼会议室") in corrected.rows
    assert any("理由：地点有误" in block.words for block in paper.blocks if isinstance(block, Text))


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
