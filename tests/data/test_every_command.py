"""Every command: one entry in the audit log that bears its name, and nothing changed if that cannot be written."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from typing import Any

import pytest
from sqlalchemy import func, select
from sqlalchemy.orm import Session

from data import audit_log
from data.commands import (
    accounts,
    attachments,
    budgets,
    decisions,
    layouts,
    matters,
    meetings,
    notices,
    opinion_checks,
    opinions,
    questions,
    spending,
    spending_restatements,
    units,
    work_calendar,
)
from data.commands.budgets import BudgetRow
from data.commands.decisions import DecisionContent
from data.database import reading, writing
from data.rules import opinion_receipts
from data.rules.attachments import CheckedAttachment
from data.rules.decision_rules import DecisionKind, Vote
from data.rules.notice_kinds import NoticeKind
from data.rules.opinions import Channel
from data.rules.questions import Figure
from data.rules.subjects import Subject
from data.tables import Base
from data.tables.audit import AuditEntry
from data.tables.opinions import Opinion
from data.tables.units import UnitKind
from tests import opinions as opinions_made
from tests import questions as questions_made
from tests.calendars import load_calendar
from tests.ledgers import a_ledger, a_line, import_lines
from tests.meetings import CLERK, USUAL, a_matter, enter
from tests.meetings import sign as sign_meeting
from tests.notices import a_draft, publish
from tests.people import ADMINISTRATOR, FINANCE, HR, OFFICE, OFFICE_HEAD, SECRETARY

NOW = datetime(2026, 11, 20, 8, 0, tzinfo=UTC)
BEFORE = NOW - timedelta(days=2)


def _a_meeting_with_a_matter() -> None:
    enter(matters=(a_matter(),))


def _a_budget() -> None:
    with writing() as db:
        budgets.record_year(db, by=FINANCE, now=NOW, year=2026, rows=[BudgetRow("办公室", "30201", "", "basic", 1, 1)])


_A_FILE = CheckedAttachment("名单.pdf", "application/pdf", b"%PDF-1.7")


def _an_opinion() -> None:
    load_calendar(2026)
    opinions_made.give(publish(now=BEFORE), HR, now=BEFORE)
    opinions_made.open_box(HR, now=NOW)


def _its_id(db: Session) -> str:
    return db.scalars(select(Opinion.id)).one()


COMMANDS: dict[str, tuple[Callable[[], object], Callable[[Session], object]]] = {
    "accounts.add": (
        lambda: None,
        lambda db: accounts.add(db, by=ADMINISTRATOR, now=NOW, login="new", password="long enough", roles=[]),
    ),
    "attachments.add": (
        publish,
        lambda db: attachments.add(db, by=HR, now=NOW, subject=Subject.NOTICE, subject_id=1, file=_A_FILE),
    ),
    "budgets.record_year": (
        lambda: None,
        lambda db: budgets.record_year(
            db, by=FINANCE, now=NOW, year=2026, rows=[BudgetRow("办公室", "30201", "", "basic", 1, 1)]
        ),
    ),
    "budgets.withdraw_year": (
        _a_budget,
        lambda db: budgets.withdraw_year(db, by=FINANCE, now=NOW, record_id=1, reason="录错年度"),
    ),
    "meetings.save_draft": (
        lambda: None,
        lambda db: meetings.save_draft(db, by=OFFICE, now=NOW, form_id="a", content=USUAL),
    ),
    "meetings.check": (
        lambda: enter(issued=False),
        lambda db: meetings.check(db, by=OFFICE_HEAD, now=NOW, meeting_id=1, version=1),
    ),
    "meetings.issue": (
        lambda: sign_meeting(enter(issued=False)),
        lambda db: meetings.issue(db, by=OFFICE, now=NOW, meeting_id=1),
    ),
    "meetings.correct": (
        enter,
        lambda db: meetings.correct(
            db, by=OFFICE_HEAD, now=NOW, meeting_id=1, version=1, content=replace(USUAL, place="二楼"), reason="笔误"
        ),
    ),
    "matters.report": (
        _a_meeting_with_a_matter,
        lambda db: matters.report(db, by=CLERK, now=NOW, matter_id=1, note="正在办理"),
    ),
    "decisions.record": (
        enter,
        lambda db: decisions.record(
            db,
            by=SECRETARY,
            now=NOW,
            form_id="a",
            meeting_id=1,
            content=DecisionContent(DecisionKind.POLICY, "事项", "依据"),
            votes={"领导甲": Vote.IN_FAVOUR},
        ),
    ),
    "notices.save_draft": (
        lambda: None,
        lambda db: notices.save_draft(db, by=HR, now=NOW, form_id="a", kind=NoticeKind.AWARD, content=a_draft()),
    ),
    "opinions.open_box": (
        lambda: opinions_made.give(publish(now=BEFORE), HR, now=BEFORE),
        lambda db: opinions.open_box(db, by=HR, now=NOW),
    ),
    "opinions.register": (
        lambda: publish(now=BEFORE),
        lambda db: opinions.register(
            db,
            by=HR,
            now=NOW,
            notice_id=1,
            channel=Channel.LETTER,
            received_on=NOW.date(),
            text="来信一封。",
            receipt=opinion_receipts.new(),
        ),
    ),
    "opinion_checks.ask": (
        _an_opinion,
        lambda db: opinion_checks.ask(db, by=HR, now=NOW, opinion_id=_its_id(db), question="哪一天？"),
    ),
    "opinion_checks.close_unrelated": (
        _an_opinion,
        lambda db: opinion_checks.close_unrelated(db, by=HR, now=NOW, opinion_id=_its_id(db), reason="表扬。"),
    ),
    "layouts.remember": (
        lambda: None,
        lambda db: layouts.remember(db, by=FINANCE, now=NOW, name="国库", columns={"amount": ["数目"]}),
    ),
    "questions.ask": (
        lambda: import_lines(a_line()),
        lambda db: questions.ask(db, by=HR, now=NOW, form_id="a", figure=Figure(line_id=1), text="为什么？"),
    ),
    "questions.answer": (
        lambda: (import_lines(a_line()), questions_made.ask(Figure(line_id=1))),
        lambda db: questions.answer(db, by=questions_made.CLERK, now=NOW, question_id=1, text="因为。"),
    ),
    "spending_restatements.restate": (
        lambda: import_lines(a_line()),
        lambda db: spending_restatements.restate(
            db, by=FINANCE, now=NOW, file_id=1, file=a_ledger([a_line()]), reason="更正"
        ),
    ),
    "spending.record_file": (
        lambda: None,
        lambda db: spending.record_file(db, by=FINANCE, now=NOW, file=a_ledger([a_line()])),
    ),
    "units.add": (
        lambda: None,
        lambda db: units.add(
            db, by=ADMINISTRATOR, now=NOW, code="1", name="办公室", kind=UnitKind.SECTION, valid_from=date(2020, 1, 1)
        ),
    ),
    "work_calendar.load_year": (
        lambda: None,
        lambda db: work_calendar.load_year(
            db, by=ADMINISTRATOR, now=NOW, year=2026, days={date(2026, 1, 1): (False, "元旦")}, source="通知"
        ),
    ),
}


@pytest.mark.parametrize("name", COMMANDS)
def test_if_the_entry_cannot_be_written_nothing_has_changed(fresh_database, monkeypatch, name):
    prepare, command = COMMANDS[name]
    prepare()
    before = _everything()

    def refuse(*_: Any, **__: Any) -> None:
        raise OSError("the disk is full")

    monkeypatch.setattr(audit_log, "append", refuse)
    with pytest.raises(OSError, match="the disk is full"), writing() as db:
        command(db)
    assert _everything() == before


@pytest.mark.parametrize("name", COMMANDS)
def test_a_command_leaves_one_entry_that_bears_its_name(fresh_database, name):
    prepare, command = COMMANDS[name]
    prepare()
    with reading() as db:
        before = db.scalar(select(func.count()).select_from(AuditEntry)) or 0
    with writing() as db:
        command(db)
    with reading() as db:
        actions = list(db.scalars(select(AuditEntry.action).order_by(AuditEntry.id)))
    assert len(actions) == before + 1
    assert actions[-1] == name


def _everything() -> dict[str, list[tuple[Any, ...]]]:
    """Every row of every table."""
    with reading() as db:
        return {
            table.name: sorted((tuple(row) for row in db.execute(select(table))), key=repr)
            for table in Base.metadata.sorted_tables
        }
