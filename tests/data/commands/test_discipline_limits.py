"""Recording a limit: whole, from a day on, with its source, once."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest
from sqlalchemy import select

from data.commands import discipline_limits
from data.errors import NotAllowed, RuleBroken
from data.tables.audit import AuditEntry
from data.tables.discipline import DisciplineLimit
from tests.ledgers import NOW
from tests.people import EMPLOYEE, FINANCE, LEADER


def _record(db: Any, **how: Any) -> int:
    usual: dict[str, Any] = {
        "by": FINANCE,
        "now": NOW,
        "name": "reception_head_fen",
        "value": 12_000,
        "effective_from": date(2026, 1, 1),
        "source": " 财审3号 ",
    }
    return discipline_limits.record(db, **(usual | how))


def test_a_limit_is_kept_with_its_source_and_one_entry(db):
    number = _record(db)
    row = db.get_one(DisciplineLimit, number)
    assert (row.value, row.source, row.recorded_by) == (12_000, "财审3号", "财务甲")
    entry = db.scalars(select(AuditEntry).where(AuditEntry.subject == "discipline_limit")).one()
    assert (entry.action, entry.subject_id, entry.facts["value"]) == (
        "discipline_limits.record",
        "reception_head_fen",
        12_000,
    )


def test_a_form_that_another_recording_outran_is_refused_and_nothing_is_kept(db):
    first = _record(db, seen=0)
    second = _record(db, seen=first, value=15_000)
    for seen in (0, first):
        with pytest.raises(RuleBroken) as refused:
            _record(db, seen=seen, value=99_000)
        assert (refused.value.code, refused.value.facts["by"]) == ("limit_changed", "财务甲")
    assert db.scalars(select(DisciplineLimit.value).order_by(DisciplineLimit.id)).all() == [12_000, 15_000]
    _record(db, seen=second)
    _record(db, seen=0, name="splitting_days", value=5)  # another limit is another form


def test_without_a_source_nothing_is_recorded(db):
    with pytest.raises(RuleBroken) as refused:
        _record(db, source="  ")
    assert refused.value.code == "source_missing"


@pytest.mark.parametrize("viewer", [EMPLOYEE, LEADER])
def test_who_does_not_import_spending_records_no_limit(db, viewer):
    with pytest.raises(NotAllowed):
        _record(db, by=viewer)
