"""Every procedure, state, step and role: what the table allows succeeds and leaves one entry in the audit log; all else is
refused with a reason that has words in both languages.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import replace
from datetime import date, datetime
from itertools import product
from typing import Any

import pytest
from sqlalchemy import func, select
from sqlalchemy.orm import Session

from dashboard import problems
from dashboard.i18n import CHINESE, ENGLISH, speak
from data import notice_circumstances
from data.commands import notice_closing, notice_corrections, notice_decisions, notices
from data.database import writing
from data.errors import GongkaiError
from data.notice_record import new_version
from data.opinion_counts import OpinionCounts
from data.rules.local_time import ZONE
from data.rules.notice_kinds import NoticeKind, Procedure
from data.rules.notice_states import Reviewed
from data.rules.notice_workflow import PROCEDURES, UNPUBLISHED, Outcome, State, Step
from data.rules.roles import GRANTS, Role, Viewer
from data.tables.audit import AuditEntry
from data.tables.notices import Notice, NoticeDecision
from tests.calendars import load_calendar
from tests.notices import CADRE, a_draft, a_sitting, publish
from tests.people import HR, somebody

FRIDAY = datetime(2026, 11, 20, 9, 0, tzinfo=ZONE)
ENDED = datetime(2026, 11, 30, 9, 0, tzinfo=ZONE)
PEOPLE = (replace(CADRE, party_dates="2023年3月申请入党"),)
KINDS = {
    Procedure.BUREAU: NoticeKind.AWARD,
    Procedure.STATUTORY: NoticeKind.CADRE_PRE_APPOINTMENT,
    Procedure.PARTY: NoticeKind.PARTY_DEVELOPMENT_OBJECT,
    Procedure.INFORM: NoticeKind.LATERAL_MOVE,
}
VIEWERS = [somebody(f"some-{role}", role) for role in Role]
STORED = [state for state in State if state is not State.ENDED]
Command = Callable[..., object]


def _put_off(db: Session, **told: Any) -> None:
    sitting = a_sitting(agree=0, refuse=1, put_off=7)
    notice_decisions.decide(db, sitting=sitting, decision="缓议。", **told)


def _against(db: Session, **told: Any) -> None:
    notice_decisions.decide(db, sitting=a_sitting(agree=1, refuse=7), decision="不同意。", **told)


COMMANDS: dict[Step, tuple[Command, dict[str, Any]]] = {
    Step.REVIEW: (notices.review, {"version": 1, "found_well": tuple(Reviewed)}),
    Step.SEND_BACK: (notices.send_back, {"reason": "标题不妥"}),
    Step.DISCUSS: (notice_decisions.discuss, {"version": 1, "sitting": a_sitting()}),
    Step.APPROVE: (notices.approve, {"version": 1}),
    Step.PUBLISH: (notices.publish, {"version": 1}),
    Step.INFORM: (notices.publish, {"version": 1}),
    Step.CORRECT: (
        notice_corrections.propose,
        {"version": 1, "content": a_draft(people=PEOPLE, title="新标题"), "reason": "更正", "of_substance": False},
    ),
    Step.PUBLISH_CORRECTION: (notice_corrections.publish, {"version": 1}),
    Step.DROP_CORRECTION: (notice_corrections.drop, {}),
    Step.EXTEND: (
        notice_corrections.extend,
        {"first": date(2026, 11, 24), "last": date(2026, 11, 25), "reason": "系统停机"},
    ),
    Step.ASK_EXCEPTION: (notice_closing.ask_exception, {"reason": "反映人无法联系"}),
    Step.GRANT_EXCEPTION: (notice_closing.grant_exception, {}),
    Step.VERIFY: (notice_closing.verify, {"outcome": Outcome.NO_EFFECT, "finding": "不属实。"}),
    Step.SUSPEND: (notice_closing.verify, {"outcome": Outcome.PENDING, "finding": "待查。"}),
    Step.DECIDE: (_against, {}),
    Step.PUT_OFF: (_put_off, {}),
    Step.RECONSIDER: (notice_decisions.reconsider, {"consenting": 5, "entitled": 9}),
    Step.RENEW: (notice_closing.renew, {"reason": "程序已补正"}),
    Step.CONCLUDE: (notice_closing.conclude, {"result": "按程序办理。"}),
    Step.ISSUE: (notice_closing.issue, {"issued_on": date(2026, 11, 30), "issued_as": "滨市监任〔2026〕9号"}),
    Step.ENLIST: (notice_closing.enlist, {}),
    Step.WITHDRAW: (notices.withdraw, {"reason": "程序需补正"}),
}
OUTCOMES = {Step.RECONSIDER: Outcome.EFFECT, Step.RENEW: Outcome.NEW_NOTICE}
CORRECTING = {Step.PUBLISH_CORRECTION, Step.DROP_CORRECTION}
EXCEPTING = {Step.ASK_EXCEPTION, Step.GRANT_EXCEPTION}


@pytest.fixture
def database_kind() -> str:
    return "sqlite"  # each command by itself is tried on both, in the files beside this one


@pytest.fixture(autouse=True)
def _chinese_again():
    yield
    speak(CHINESE)


def test_each_step_has_a_command_here():
    assert set(COMMANDS) == set(Step)


@pytest.mark.parametrize(("procedure", "state"), list(product(Procedure, STORED)))
def test_what_the_table_allows_leaves_one_entry_and_all_else_is_refused_with_a_reason(
    fresh_database, monkeypatch, procedure, state
):
    load_calendar(2026)
    notice_id = publish(KINDS[procedure], now=FRIDAY, people=PEOPLE)
    with writing() as db:
        for step, viewer in product(_steps(procedure), VIEWERS):
            unsettled = 1 if step in EXCEPTING else 0
            monkeypatch.setattr(
                notice_circumstances, "counts", lambda *_, n=unsettled: OpinionCounts(n, n, 0, 0, {}, n)
            )
            with db.begin_nested() as savepoint:
                _stand(db, notice_id, state, step)
                before = _entries(db)
                refused = _taken(db, viewer, notice_id, step)
                if _allowed(procedure, state, step, viewer):
                    assert refused is None, (step, viewer.login, refused)
                    assert _entries(db) == before + 1
                else:
                    assert refused is not None, (step, viewer.login)
                    assert _entries(db) == before
                    _has_words(refused)
                savepoint.rollback()
            db.expire_all()


def _steps(procedure: Procedure) -> list[Step]:
    """All; to publish and to inform is one command, which asks the kind of notice what it is to be called."""
    other = Step.PUBLISH if procedure is Procedure.INFORM else Step.INFORM
    return [step for step in Step if step is not other]


def _stand(db: Session, notice_id: int, state: State, step: Step) -> None:
    """Let the notice stand in a state, by others than whoever acts, with all that the step is for."""
    notice = db.scalars(select(Notice).where(Notice.id == notice_id)).one()
    notice.state = state
    notice.drafted_by, notice.reviewed_by = "writer", "reviewer"
    notice.outcome = None if state in UNPUBLISHED else OUTCOMES.get(step, Outcome.NO_EFFECT)
    if step in CORRECTING:
        notice.correction_by, notice.correction_restarts = "writer", False
        text = a_draft(people=PEOPLE, title="新标题")
        db.add(new_version(notice, 2, text, by=HR, now=FRIDAY, reason="更正"))
    if step is Step.GRANT_EXCEPTION:
        notice.exception_by = "asker"
    if step is Step.DISCUSS:
        db.query(NoticeDecision).delete()
    db.flush()


def _taken(db: Session, viewer: Viewer, notice_id: int, step: Step) -> GongkaiError | None:
    command, said = COMMANDS[step]
    try:
        command(db, by=viewer, now=ENDED, notice_id=notice_id, **said)
    except GongkaiError as refused:
        return refused
    db.flush()
    return None


def _allowed(procedure: Procedure, state: State, step: Step, viewer: Viewer) -> bool:
    rows = [rule for rule in PROCEDURES[procedure] if rule.step is step and rule.before is state]
    granted = frozenset().union(*(GRANTS[role] for role in viewer.roles))
    return bool(rows) and rows[0].permission in granted


def _entries(db: Session) -> int:
    return db.scalar(select(func.count()).select_from(AuditEntry)) or 0


def _has_words(refused: GongkaiError) -> None:
    speak(CHINESE)
    assert re.search("[\u4e00-\u9fff]", problems.sentence(refused))
    speak(ENGLISH)
    assert re.search("[a-z]", problems.sentence(refused))
    assert not re.search("[\u4e00-\u9fff]", problems.sentence(refused)), problems.sentence(refused)
