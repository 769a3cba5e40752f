"""Who may approve in whose place: recorded by the administrator, never overwritten."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest
from sqlalchemy import select

from data.commands import delegations, units
from data.database import reading, writing
from data.errors import NotAllowed, NotFound, RuleBroken
from data.tables.audit import AuditEntry
from data.tables.delegations import Delegation
from tests.ledgers import NOW
from tests.people import ADMINISTRATOR, FINANCE, LEADER


@pytest.fixture
def two(fresh_database: str) -> None:
    with writing() as db:
        for staff_no, name in (("0002", "副局长乙"), ("0048", "科长甲")):
            units.add_person(db, by=ADMINISTRATOR, now=NOW, staff_no=staff_no, name=name)


def _record(**how: Any) -> int:
    usual: dict[str, Any] = {
        "by": ADMINISTRATOR,
        "giver": "0002",
        "taker": "0048",
        "held_from": date(2026, 3, 2),
        "held_to": date(2026, 3, 6),
        "source": "授权委托书〔2026〕1号",
    }
    with writing() as db:
        return delegations.record(db, now=NOW, **(usual | how))


def test_a_delegation_is_recorded_with_its_paper_and_leaves_an_entry(two: None):
    number = _record()
    with reading() as db:
        kept = db.get(Delegation, number)
        assert kept
        assert (kept.held_from, kept.held_to, kept.source) == (
            date(2026, 3, 2), date(2026, 3, 6), "授权委托书〔2026〕1号",
        )  # fmt: skip
        assert db.scalars(select(AuditEntry.action).order_by(AuditEntry.id.desc())).first() == "delegations.record"


@pytest.mark.parametrize(
    ("how", "code"),
    [
        ({"taker": "0002"}, "delegation_to_oneself"),
        ({"held_to": date(2026, 3, 1)}, "delegation_ends_before_it_begins"),
        ({"source": " "}, "source_missing"),
    ],
)
def test_what_cannot_be_a_delegation_is_refused(two: None, how: dict[str, Any], code: str):
    with pytest.raises(RuleBroken) as refused:
        _record(**how)
    assert refused.value.code == code
    with reading() as db:
        assert not db.scalars(select(Delegation)).all()


def test_one_day_is_enough_and_nobody_unknown_delegates(two: None):
    assert _record(held_to=date(2026, 3, 2))
    with pytest.raises(NotFound):
        _record(giver="9999")


def test_a_mistaken_one_is_withdrawn_once_with_a_reason_and_stays_readable(two: None):
    number = _record()
    with pytest.raises(RuleBroken), writing() as db:
        delegations.withdraw(db, by=ADMINISTRATOR, now=NOW, delegation_id=number, reason=" ")
    with writing() as db:
        delegations.withdraw(db, by=ADMINISTRATOR, now=NOW, delegation_id=number, reason="登记有误")
    with reading() as db:
        kept = db.get(Delegation, number)
        assert kept
        assert (kept.withdrawn_by, kept.withdrawn_reason) == (ADMINISTRATOR.name, "登记有误")
    with pytest.raises(RuleBroken), writing() as db:
        delegations.withdraw(db, by=ADMINISTRATOR, now=NOW, delegation_id=number, reason="又一次")
    with pytest.raises(NotFound), writing() as db:
        delegations.withdraw(db, by=ADMINISTRATOR, now=NOW, delegation_id=number + 1, reason="无此号")


@pytest.mark.parametrize("by", [FINANCE, LEADER], ids=lambda by: by.login)
def test_who_pays_or_approves_does_not_say_who_was_allowed_to(two: None, by: Any):
    number = _record()
    with pytest.raises(NotAllowed):
        _record(by=by)
    with pytest.raises(NotAllowed), writing() as db:
        delegations.withdraw(db, by=by, now=NOW, delegation_id=number, reason="登记有误")
