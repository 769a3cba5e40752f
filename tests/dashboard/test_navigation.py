"""Every page has its permission, in the menu and around the page itself."""

from __future__ import annotations

import pytest

from dashboard import navigation
from data.rules.roles import GRANTS, Permission, Role, Viewer
from tests.people import EMPLOYEE, EVERYBODY, FINANCE

OPEN_TO_ALL = {"home", "account"}


def test_only_the_first_page_and_ones_own_account_ask_for_no_permission():
    assert {row.address for row in navigation.PAGES if row.permission is None} == OPEN_TO_ALL


@pytest.mark.parametrize("role", Role)
def test_a_role_is_offered_the_pages_that_it_may_open_and_no_other(role):
    viewer = Viewer("x", frozenset({role}))
    offered = {row.address for row in navigation.pages_for(viewer)}
    allowed = {row.address for row in navigation.PAGES if row.permission is None or row.permission in GRANTS[role]}
    assert offered == allowed


def test_every_staff_member_reads_the_three_disclosures():
    for viewer in EVERYBODY:
        offered = {row.address for row in navigation.pages_for(viewer)}
        assert {"home", "notices", "spending", "meetings"} <= offered


def test_a_page_asked_for_by_address_is_guarded_itself(monkeypatch):
    """The menu is a convenience; the page's own check is what keeps others out."""
    shown: list[str] = []
    said: list[object] = []
    monkeypatch.setattr("dashboard.parts.problem_notes.st.error", lambda text, **_: said.append(text))
    row = navigation.PageRow("x", "x", "x", Permission.IMPORT_SPENDING, lambda viewer: shown.append(viewer.login))
    navigation._guarded(row, EMPLOYEE)()
    assert (shown, len(said)) == ([], 1)
    navigation._guarded(row, FINANCE)()
    assert shown == ["finance"]


def test_addresses_are_unique():
    addresses = [row.address for row in navigation.PAGES]
    assert len(set(addresses)) == len(addresses)
