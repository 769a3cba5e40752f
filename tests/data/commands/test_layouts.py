"""What a person said about a file's columns is remembered by name, and read back as it was said."""

from __future__ import annotations

import pytest
from sqlalchemy import select

from data import remembered_layouts
from data.commands import layouts
from data.database import reading, writing
from data.errors import NotAllowed, NotFound, RuleBroken
from data.imports.layouts import Layout
from data.tables.audit import AuditEntry
from tests.data.imports.making import read, refused, text_file
from tests.ledgers import NOW
from tests.people import EMPLOYEE, FINANCE

COLUMNS = {"amount": ["本次数"], "payee": ["对象"]}


def _remember(name="国库 2026", by=FINANCE, **what):
    with writing() as db:
        layouts.remember(db, by=by, now=NOW, name=name, **{"columns": COLUMNS} | what)


def test_what_was_remembered_reads_a_file_that_was_refused_without_it(fresh_database):
    file = text_file([["对象", "何时", "本次数"], ["甲公司", "05/08/2026", "3"]])
    assert refused(file)
    _remember(columns=COLUMNS | {"paid_on": ["何时"]}, unit="万元", date_order="dmy")
    with reading() as db:
        found = remembered_layouts.named(db, "国库 2026")
    layout = Layout.chosen(found.name, found.columns, unit=found.unit, date_order=found.date_order)
    checked = read(file, layout=layout)
    assert (checked.layout, checked.total_fen) == ("国库 2026", 3_000_000)
    assert (checked.lines[0].payee, checked.lines[0].month) == ("甲公司", 8)


def test_columns_of_evidence_are_remembered_as_any_other(fresh_database):
    _remember(columns=COLUMNS | {"letter_no": ["来文"]})
    with reading() as db:
        found = remembered_layouts.named(db, "国库 2026")
    file = text_file([["对象", "支付日期", "本次数", "来文"], ["甲公司", "2026-08-05", "3", "省函1号"]])
    evidence = read(file, layout=Layout.chosen(found.name, found.columns)).lines[0].evidence
    assert evidence
    assert evidence.reception
    assert evidence.reception.letter_no == "省函1号"


def test_the_same_name_keeps_what_was_said_last_and_the_log_keeps_both(fresh_database):
    _remember()
    _remember(columns={}, date_order="mdy")
    with reading() as db:
        kept = remembered_layouts.every(db)
        told = list(
            db.scalars(select(AuditEntry.facts).where(AuditEntry.action == "layouts.remember").order_by(AuditEntry.id))
        )
    assert [(each.name, dict(each.columns), each.date_order, each.by) for each in kept] == [
        ("国库 2026", {}, "mdy", "财务甲")
    ]
    assert [facts["columns"] for facts in told] == [COLUMNS, {}]


def test_a_name_that_nobody_remembered_is_said_with_those_there_are(fresh_database):
    _remember("甲")
    with reading() as db, pytest.raises(NotFound) as refusal:
        remembered_layouts.named(db, "乙")
    assert (refusal.value.code, refusal.value.facts["names"]) == ("layout_not_found", "甲")


@pytest.mark.parametrize(("what", "code"), [({"name": " "}, "layout_name_missing"), ({"columns": {}}, "layout_empty")])
def test_a_layout_has_a_name_and_says_something(fresh_database, what, code):
    with pytest.raises(RuleBroken, match=code):
        _remember(**what)


def test_only_finance_remembers(fresh_database):
    with pytest.raises(NotAllowed):
        _remember(by=EMPLOYEE)
