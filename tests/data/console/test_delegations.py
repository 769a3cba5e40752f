"""record-delegation and withdraw-delegation from the console."""

from __future__ import annotations

import pytest
from sqlalchemy import select

from data.__main__ import main
from data.commands import accounts, units
from data.console.commands import CONSOLE, DONE, REFUSED
from data.database import reading, writing
from data.rules.roles import Role
from data.tables.delegations import Delegation
from tests.ledgers import NOW
from tests.people import ADMINISTRATOR


@pytest.fixture
def database_kind() -> str:
    return "sqlite"


@pytest.fixture
def admin(fresh_database: str, monkeypatch: pytest.MonkeyPatch) -> str:
    monkeypatch.setattr("data.__main__.use", lambda _: None)  # the test's database is in use
    with writing() as db:
        roles = {Role.ADMINISTRATOR}
        accounts.add(db, by=CONSOLE, now=NOW, login="admin", password="gongkai-long-enough", roles=roles)
        for staff_no in ("0002", "0048"):
            units.add_person(db, by=ADMINISTRATOR, now=NOW, staff_no=staff_no, name=f"职工{staff_no}")
    return "admin"


def test_a_delegation_is_recorded_and_withdrawn_by_its_number(admin: str, capsys: pytest.CaptureFixture[str]):
    days = ["--from", "2026-03-02", "--to", "2026-03-06", "--source", "授权委托书"]
    assert main(["record-delegation", "0002", "0048", *days, "--by", admin]) == DONE
    assert "编号 1，2026-03-02 至 2026-03-06" in capsys.readouterr().out
    assert main(["withdraw-delegation", "1", "--reason", "登记有误", "--by", admin]) == DONE
    with reading() as db:
        assert db.scalars(select(Delegation.withdrawn_reason)).one() == "登记有误"


def test_nobody_unknown_delegates(admin: str, capsys: pytest.CaptureFixture[str]):
    days = ["--from", "2026-03-02", "--to", "2026-03-06", "--source", "授权委托书"]
    assert main(["record-delegation", "0002", "9999", *days, "--by", admin]) == REFUSED
    assert "9999" in capsys.readouterr().err
