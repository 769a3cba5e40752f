"""No print page, file, download, calendar or search tells who is outside that there is a case before its unit was heard.

As tests/dashboard/views/test_lead_secrecy.py does for pages: each is asked for before and after a finding is referred.
"""

from __future__ import annotations

import io
from typing import Any

import pytest
from openpyxl import load_workbook

from dashboard import attached_files, print_pages
from dashboard.feeds import meetings_calendar, spending, spending_tables
from data.commands import attachments, leads
from data.database import reading, writing
from data.rules.roles import Permission, Role, Viewer, can
from queries import spending_lines
from queries.spending_filters import Narrowed, Wanted
from tests.calendars import load_calendar
from tests.dashboard.asking import ask
from tests.leads import CLERK, LAST_DAY, REFERRED, a_finding, a_lead, attach, explain
from tests.people import AUDITOR, FINANCE, LEADER, somebody

OCTOBER = Wanted("CNY", 2026, month=10)
LINES = spending.Asked(OCTOBER, narrowed=Narrowed(), filters=())
OUTSIDE = [viewer for role in Role if not can(viewer := somebody(role, role), Permission.HANDLE_LEADS)]
WORDS = ("疑点", "公函", "R16", "工作餐")  # what a case is called, what its rule says, what the line itself says
PRINTED = ("/print/spending?year=2026&month=10", "/print/spending?year=2026", "/print/lead/1", "/print/lead/1.pdf")


def _asked(viewer: Viewer) -> dict[str, Any]:
    at = REFERRED
    with reading() as db:
        found = {words: spending_lines.paged(db, viewer, wanted=OCTOBER, words=words, size=25) for words in WORDS}
    return {
        **found,
        **{path: ask(print_pages.routes, path).text for path in PRINTED},
        "file": ask(attached_files.routes, "/files/1").text,
        "lines.csv": spending.lines_csv(viewer, asked=LINES),
        "lines.xlsx": _cells(spending.lines_xlsx(viewer, asked=LINES, at=at)),
        "tables.xlsx": _cells(spending_tables.tables_xlsx(viewer, wanted=OCTOBER, filters=(), at=at)),
        "unit.xlsx": _cells(spending_tables.unit_xlsx(viewer, wanted=OCTOBER, filters=(), at=at)),
        "calendar.ics": meetings_calendar.ics(viewer, today=LAST_DAY, body="某局", home="https://gongkai.example"),
    }


def _cells(content: bytes) -> list[list[object]]:
    return [[cell.value for cell in row] for sheet in load_workbook(io.BytesIO(content)) for row in sheet.iter_rows()]


@pytest.mark.parametrize("viewer", OUTSIDE, ids=lambda viewer: viewer.login)
def test_nothing_else_reads_otherwise_for_a_case_whose_unit_was_not_heard_yet(fresh_database, signed_in, viewer):
    load_calendar(2026)
    finding = a_finding()
    for routes in (print_pages, attached_files):
        signed_in(routes, viewer)
    before = _asked(viewer)
    assert before["工作餐"].count == 1
    with writing() as db:
        lead_id = leads.refer(db, by=AUDITOR, now=REFERRED, finding_id=finding)
    assert attach(lead_id) == 1
    after = _asked(viewer)
    assert [name for name in before if before[name] != after[name]] == []


@pytest.mark.parametrize("path", ["/files/1", "/print/lead/1"])
def test_evidence_and_paper_of_a_case_are_its_circles_until_its_unit_was_heard_and_then_everybodys(
    fresh_database, signed_in, path
):
    load_calendar(2026)
    lead_id = a_lead()
    attach(lead_id)
    routes = attached_files if path.startswith("/files") else print_pages

    def statuses(*viewers: Viewer) -> set[int]:
        found = set()
        for viewer in viewers:
            signed_in(routes, viewer)
            found.add(ask(routes.routes, path).status)
        return found

    assert statuses(*OUTSIDE) == {404}
    assert statuses(CLERK, FINANCE, AUDITOR, LEADER) == {200}
    explain(lead_id)
    assert statuses(*OUTSIDE) == {200}


def test_the_paper_names_the_files_that_can_still_be_opened(fresh_database, signed_in):
    load_calendar(2026)
    lead_id = a_lead()
    attach(lead_id, "旧稿.pdf")
    with writing() as db:
        attachments.remove(db, by=CLERK, now=REFERRED, attachment_id=1, reason="放错")
    attach(lead_id)
    explain(lead_id)
    signed_in(print_pages, OUTSIDE[0])
    said = ask(print_pages.routes, "/print/lead/1").text
    assert "附件 1：公函.pdf" in said
    assert "旧稿" not in said
