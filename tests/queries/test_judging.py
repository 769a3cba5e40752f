"""How far judging is: told without judging."""

from __future__ import annotations

from datetime import date

import pytest

from data.commands import discipline_limits, spending
from data.database import reading, writing
from data.errors import NotAllowed
from data.judging.judge import judge
from data.rules.local_time import local_day
from queries import judging
from queries.judging import JudgingState
from tests.ledgers import NOW, a_line, import_lines
from tests.people import EMPLOYEE, FINANCE, NOBODY


def _state() -> JudgingState:
    with reading() as db:
        return judging.state(db, EMPLOYEE, today=local_day(NOW))


def _judge() -> None:
    with writing() as db:
        judge(db, by=FINANCE, now=NOW)


def test_without_a_ledger_nothing_waits(fresh_database):
    assert _state() == JudgingState(None, (), 0)


def test_a_year_waits_from_its_import_until_it_is_judged_and_again_after_a_new_limit(fresh_database):
    import_lines(a_line(paid_on=date(2026, 3, 5)), a_line(paid_on=None))
    assert _state() == JudgingState(None, (0, 2026), 2)
    _judge()
    assert _state() == JudgingState(NOW, (), 2)
    with writing() as db:
        discipline_limits.record(
            db, by=FINANCE, now=NOW, name="splitting_days", effective_from=date(2026, 1, 1), value=5, source="办法"
        )
    assert _state().waiting == (0, 2026)
    _judge()
    assert _state().waiting == ()


def test_a_year_whose_only_ledger_was_taken_back_waits_once(fresh_database):
    file_id = import_lines(a_line(paid_on=date(2026, 3, 5)))
    _judge()
    with writing() as db:
        spending.withdraw_file(db, by=FINANCE, now=NOW, file_id=file_id, reason="错误")
    assert _state().waiting == (2026,)
    _judge()
    assert _state() == JudgingState(NOW, (), 0)


def test_who_may_not_read_spending_is_not_told(fresh_database):
    with pytest.raises(NotAllowed), reading() as db:
        judging.state(db, NOBODY, today=local_day(NOW))
