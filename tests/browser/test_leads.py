"""A unit explains a lead, staff read it, a leader closes it and the precision page moves; a month is signed off and restated."""

from __future__ import annotations

from datetime import UTC, datetime

import pytest
from playwright.sync_api import Page, expect
from sqlalchemy import create_engine, select
from sqlalchemy.orm import Session

from data.commands import spending
from data.rules.roles import Role, Viewer
from data.tables.leads import Lead
from data.tables.spending import SpendingFile
from tests.browser.reading import settled, sideways_scroll, sign_in, visit
from tests.data.imports.test_attachment_file import PDF

UNIT = "药品医疗器械监督管理科"  # of the demo account `employee`
SAID = "来访分两批用餐，结算单分列两次，人均以实际用餐人数计。"


@pytest.fixture
def lead_id(database_file) -> int:
    with Session(create_engine(f"sqlite:///{database_file}")) as db:
        return db.scalars(select(Lead.id).where(Lead.unit == UNIT)).one()


def _main(page: Page) -> str:
    return page.get_by_test_id("stMain").inner_text()


def test_from_the_unit_s_words_to_the_precision_page(desk, new_page, address, lead_id):
    where = f"{address}/lead?id={lead_id}"
    other = new_page(390, 844)
    sign_in(other, address, "hr1")
    visit(other, where)
    assert "尚在科室说明期内" in _main(other)

    sign_in(desk, address, "employee")
    expect(desk.get_by_text("等待本科室说明")).to_be_visible()
    visit(desk, where)
    desk.get_by_role("textbox", name="情况说明").fill(SAID)
    files = [{"name": "结算单.pdf", "mimeType": "application/pdf", "buffer": PDF}]
    desk.locator("input[type=file]").set_input_files(files)
    expect(desk.get_by_text("结算单.pdf")).to_be_visible()
    desk.get_by_role("button", name="提交说明").click()
    expect(desk.get_by_text("科室已说明").first).to_be_visible()

    visit(other, where)
    assert SAID in _main(other)
    evidence = other.get_by_role("link", name="结算单.pdf").get_attribute("href")
    assert other.request.get(f"{address}{evidence}").body() == PDF
    assert sideways_scroll(other) == 0
    visit(other, f"{address}/precision")
    assert "已办结 6 件" in _main(other)

    leader = new_page(1440, 900)
    sign_in(leader, address, "leader")
    visit(leader, where)
    leader.get_by_text("误报", exact=True).click()
    leader.get_by_role("textbox", name="理由").fill("已核对结算单，人均未超标准。")
    leader.get_by_role("button", name="办结").click()
    expect(leader.get_by_text("已办结：误报")).to_be_visible()
    visit(other, f"{address}/precision")
    assert "已办结 7 件，属实 4 件" in _main(other)


@pytest.mark.long
def test_a_month_is_signed_off_and_reopened_by_a_file_taken_back(desk, new_page, address, database_file):
    month = f"{address}/spending?year=2026&month=10"
    staff = new_page(1440, 900)
    sign_in(staff, address, "employee")
    visit(staff, month)
    assert "2026年10月：未审阅" in _main(staff)
    sign_in(desk, address, "leader")
    visit(desk, f"{address}/desk")
    desk.get_by_role("button", name="记录为已审阅").click()
    expect(desk.get_by_text("2026年10月：已审阅")).to_be_visible()
    visit(staff, month)
    assert "2026年10月：已审阅" in _main(staff)
    _take_a_file_of_october_back(database_file)
    visit(staff, month)
    settled(staff)
    assert "2026年10月：更正后待重新审阅" in _main(staff)


def _take_a_file_of_october_back(database_file) -> None:
    """As finance does on the page of imports."""
    engine = create_engine(f"sqlite:///{database_file}")
    finance = Viewer("finance", frozenset({Role.FINANCE}))
    with Session(engine) as db, db.begin():
        file_id = db.scalars(select(SpendingFile.id).where(SpendingFile.name.contains("2026年10月"))).one()
        now = datetime(2026, 11, 23, 3, 0, tzinfo=UTC)
        spending.withdraw_file(db, by=finance, now=now, file_id=file_id, reason="金额有误")
