"""Matters are reported by their own units, extended with both deadlines on record, and closed off by somebody else."""

from __future__ import annotations

from datetime import date

import pytest
from sqlalchemy import select

from data.commands import matters
from data.database import reading, writing
from data.errors import GongkaiError, NotAllowed, NotFound
from data.rules.matter_workflow import MatterState, MatterStep
from data.tables.matters import MatterStepTaken, SettledMatter
from tests.meetings import CLERK, NOW, a_matter, close, enter, report
from tests.people import ADMINISTRATOR, EMPLOYEE, LEADER, OFFICE, OFFICE_HEAD, somebody

HELPER = somebody("helper", name="财务乙", unit="财务科")
OFFICE_CLERK = somebody("colleague", name="科员乙", unit="办公室")


def _do(verb, by, **fields):
    with writing() as db:
        verb(db, by=by, now=NOW, matter_id=1, **fields)


def _matter() -> SettledMatter:
    with reading() as db:
        return db.scalars(select(SettledMatter).where(SettledMatter.id == 1)).one()


def _steps() -> list[tuple[MatterStep, str]]:
    with reading() as db:
        taken = db.execute(select(MatterStepTaken.step, MatterStepTaken.by_name).order_by(MatterStepTaken.id))
        return [(step, name) for step, name in taken]


@pytest.fixture
def matter(fresh_database) -> None:
    enter(matters=(a_matter(helping_units="财务科", leader="领导乙"),))


def test_from_not_started_to_closed_off(matter):
    report(1)
    assert _matter().state is MatterState.UNDER_WAY
    report(1, finished=True)
    assert (_matter().state, _matter().result, _matter().finished_by) == (MatterState.DONE, "制度已印发", "clerk")
    _do(matters.close, LEADER, note="已核实")
    assert (_matter().state, _matter().closed_on) == (MatterState.CLOSED, date(2026, 11, 20))
    assert [step for step, _ in _steps()] == [MatterStep.REPORT, MatterStep.FINISH, MatterStep.CLOSE]


@pytest.mark.parametrize("by", [EMPLOYEE, LEADER, OFFICE], ids=lambda viewer: viewer.login)
def test_nobody_reports_on_another_units_matter(matter, by):
    with pytest.raises(NotAllowed, match="matter_of_another_unit"):
        _do(matters.report, by, note="办了")
    assert _steps() == []


def test_a_unit_that_helps_reports_too(matter):
    _do(matters.report, HELPER, note="已配合提供数据")
    assert _steps() == [(MatterStep.REPORT, "财务乙")]


def test_an_extension_asked_and_granted_keeps_the_old_deadline(matter):
    _do(matters.ask_extension, CLERK, until=date(2026, 12, 10), reason="需征求意见")
    assert (_matter().state, _matter().deadline) == (MatterState.EXTENSION_ASKED, date(2026, 11, 10))
    _do(matters.answer_extension, LEADER, granted=True, reason="同意")
    assert (_matter().state, _matter().deadline) == (MatterState.EXTENDED, date(2026, 12, 10))
    with reading() as db:
        granted = db.scalars(select(MatterStepTaken).where(MatterStepTaken.step == MatterStep.EXTEND)).one()
    assert (granted.old_deadline, granted.new_deadline) == (date(2026, 11, 10), date(2026, 12, 10))


def test_an_extension_refused_changes_no_deadline(matter):
    _do(matters.ask_extension, CLERK, until=date(2026, 12, 10), reason="需征求意见")
    _do(matters.answer_extension, OFFICE_HEAD, granted=False, reason="时限不变")
    assert (_matter().state, _matter().deadline) == (MatterState.UNDER_WAY, date(2026, 11, 10))


def test_the_last_day_asked_for_is_the_one_that_is_granted(matter):
    _do(matters.ask_extension, CLERK, until=date(2026, 12, 10), reason="需征求意见")
    _do(matters.answer_extension, LEADER, granted=False, reason="太晚")
    _do(matters.ask_extension, CLERK, until=date(2026, 11, 30), reason="需征求意见")
    _do(matters.answer_extension, LEADER, granted=True, reason="同意")
    assert _matter().deadline == date(2026, 11, 30)


def test_a_unit_does_not_grant_its_own_extension(matter):
    _do(matters.ask_extension, CLERK, until=date(2026, 12, 10), reason="需征求意见")
    with pytest.raises(NotAllowed):
        _do(matters.answer_extension, CLERK, granted=True, reason="同意")


@pytest.mark.parametrize("until", [date(2026, 11, 10), date(2026, 11, 20)])
def test_a_day_that_is_no_later_is_not_asked_for(matter, until):
    with pytest.raises(GongkaiError, match="extension_too_short"):
        _do(matters.ask_extension, CLERK, until=until, reason="需征求意见")


def test_the_responsible_do_not_close_off(matter):
    report(1, finished=True)
    of_the_unit = somebody("office9", *OFFICE.roles, name="文秘乙", unit="办公室")
    in_charge = somebody("leader9", *LEADER.roles, name="领导乙")
    for by in (of_the_unit, in_charge):
        with pytest.raises(NotAllowed, match="closed_by_responsible"):
            _do(matters.close, by, note="核实")
    with pytest.raises(NotAllowed, match="permission_missing"):
        _do(matters.close, OFFICE_CLERK, note="核实")
    assert _matter().state is MatterState.DONE


def test_what_is_not_done_is_sent_back_and_goes_on(matter):
    report(1, finished=True)
    _do(matters.send_back, LEADER, reason="佐证不全")
    assert (_matter().state, _matter().result, _matter().finished_by) == (MatterState.UNDER_WAY, "", None)
    close(1)
    assert _matter().state is MatterState.CLOSED


def test_a_double_click_reports_once(matter):
    for n in range(2):
        if n:
            with pytest.raises(GongkaiError, match="matter_moved_on"):
                _do(matters.report, CLERK, note="正在起草", seen=0)
        else:
            _do(matters.report, CLERK, note="正在起草", seen=0)
    assert len(_steps()) == 1


def test_a_standing_matter_is_reviewed_with_its_day(fresh_database):
    enter(matters=(a_matter(deadline=None),))
    _do(matters.review, LEADER, note="执行到位")
    assert (_matter().reviewed_on, _matter().state) == (date(2026, 11, 20), MatterState.UNDER_WAY)


def test_before_the_brief_is_issued_nobody_is_bound(fresh_database):
    enter(issued=False, matters=(a_matter(),))
    with pytest.raises(GongkaiError, match="matter_not_issued"):
        report(1)


def test_a_matter_that_is_not_there_is_not_found(fresh_database):
    with pytest.raises(NotFound, match="matter_unknown"):
        report(1)


@pytest.mark.parametrize("by", [EMPLOYEE, ADMINISTRATOR], ids=lambda viewer: viewer.login)
def test_only_the_office_and_leaders_answer_review_and_close(matter, by):
    for verb, fields in (
        (matters.close, {"note": "x"}),
        (matters.review, {"note": "x"}),
        (matters.send_back, {"reason": "x"}),
        (matters.answer_extension, {"granted": True, "reason": "x"}),
    ):
        with pytest.raises(NotAllowed):
            _do(verb, by, **fields)
