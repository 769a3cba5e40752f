"""No page tells who is outside that there is a case before its unit was heard: made from the list of pages and of people.

Each page is drawn before and after a finding is referred, and must read the same. What pages offer to download comes from
the same questions, and these take their cases from one place: tests/house/test_one_place.py.
"""

from __future__ import annotations

from dataclasses import replace

import pytest

from dashboard import navigation
from data.commands import leads
from data.database import writing
from data.rules.roles import Permission, Role, Viewer, can
from tests.dashboard.reading_pages import links, words
from tests.leads import CLERK, IN_TIME, REFERRED, a_finding, a_lead, attach, stored
from tests.people import AUDITOR, EMPLOYEE, LEADER, somebody

NEIGHBOUR = replace(EMPLOYEE, login="neighbour", unit="财务科")
# Those whose role adds something to an employee's, one long run after the other: each draws every page twice.
WITH_A_ROLE = [viewer for role in Role if not can(viewer := somebody(role, role), Permission.HANDLE_LEADS)]
OUTSIDE = [NEIGHBOUR, *(pytest.param(viewer, marks=pytest.mark.long) for viewer in WITH_A_ROLE)]
ADDRESS = {"id": 1, "year": 2026, "month": 10, "name": "办公室", "period": "2026-10", "all": "yes"}


def _refer_with_a_file(finding: int) -> None:
    with writing() as db:
        lead_id = leads.refer(db, by=AUDITOR, now=REFERRED, finding_id=finding)
    attach(lead_id)


def _read(open_page, viewer: Viewer) -> dict[str, tuple[str, list[tuple[str, str]]]]:
    found = {}
    for row in navigation.pages_for(viewer):
        app = open_page(row.address, viewer, **ADDRESS)
        found[row.address] = (words(app), links(app))
    return found


@pytest.mark.parametrize("viewer", OUTSIDE, ids=lambda viewer: viewer.login)
def test_no_page_reads_otherwise_for_a_case_whose_unit_was_not_heard_yet(open_page, viewer):
    finding = a_finding()
    before = _read(open_page, viewer)
    _refer_with_a_file(finding)
    after = _read(open_page, viewer)
    assert before.keys() == after.keys()
    assert [address for address in before if before[address] != after[address]] == []


def test_the_unit_and_the_circle_read_it_so_that_the_test_above_can_fail(open_page):
    finding = a_finding()
    before = {viewer.login: _read(open_page, viewer) for viewer in (CLERK, LEADER)}
    _refer_with_a_file(finding)
    for viewer in (CLERK, LEADER):
        after = _read(open_page, viewer)
        assert {"leads", "lead"} <= {address for address in after if after[address] != before[viewer.login][address]}
        assert "公函.pdf" in after["lead"][0]


def test_no_page_offers_a_named_leader_to_close_and_the_command_refuses_whatever_the_page_says(open_page):
    lead_id = a_lead(people={"handler": LEADER.name})
    with writing() as db:
        leads.explain(db, by=CLERK, now=IN_TIME, lead_id=lead_id, text="说明")
    for row in navigation.pages_for(LEADER):
        app = open_page(row.address, LEADER, **ADDRESS)
        assert not [button for button in app.button if button.label == "办结"], row.address
    other = somebody("leader2", Role.LEADER, name="领导乙")
    assert [button for button in open_page("lead", other, id=lead_id).button if button.label == "办结"]
    assert stored(lead_id).closed_at is None
