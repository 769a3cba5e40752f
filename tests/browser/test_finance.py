"""Finance brings in a ledger: told what is wrong with it, shown what it holds, and never half of it stored."""

from __future__ import annotations

import pytest
from playwright.sync_api import Page, expect

from tests.browser.reading import picture, settled, sign_in, visit
from tests.ledgers import ledger_csv


@pytest.fixture
def upload(desk: Page, address: str):
    """Opens the import page as finance; answers what uploads a file there."""
    sign_in(desk, address, "finance", onward="/import-spending")

    def uploaded(name: str, content: bytes) -> None:
        file = {"name": name, "mimeType": "text/csv", "buffer": content}
        desk.get_by_test_id("stFileUploader").locator("input[type=file]").set_input_files(file)  # type: ignore[arg-type]
        settled(desk)

    return uploaded


def test_a_wrong_total_is_refused_with_its_row_and_nothing_is_stored(desk, address, upload):
    upload("十月.csv", ledger_csv(total="4,400.00"))
    expect(desk.get_by_text("未通过核对，未导入任何数据")).to_be_visible()
    picture(desk, "import-refused-zh")
    expect(desk.get_by_role("button", name="导入 3 笔")).to_have_count(0)
    visit(desk, f"{address}/spending?words=购买打印纸&year=2026&month=10")
    expect(desk.get_by_text("记-001")).to_have_count(0)


def test_a_right_one_is_previewed_confirmed_published_and_recognised_the_second_time(desk, address, upload):
    upload("十月.csv", ledger_csv())
    expect(desk.get_by_text("4,400.50").first).to_be_visible()
    picture(desk, "import-preview-zh")
    desk.get_by_role("button", name="导入 3 笔").click()
    expect(desk.get_by_text("已导入并发布 3 笔，合计 4,400.50 元。")).to_be_visible()
    picture(desk, "import-done-zh")
    visit(desk, f"{address}/spending?words=记-002")
    expect(desk.get_by_text("共 1 笔，合计 860.50 元。")).to_be_visible()
    visit(desk, f"{address}/import-spending")
    upload("更名.csv", ledger_csv())
    expect(desk.get_by_text("无需再次导入")).to_be_visible()


def test_a_picture_is_no_ledger(desk, upload):
    upload("支出.csv", b"\x89PNG\r\n\x1a\n" + bytes(200))
    expect(desk.get_by_text("未通过核对，未导入任何数据")).to_be_visible()


def test_finance_cannot_open_what_is_hrs(desk, address, upload):
    visit(desk, f"{address}/write-notice")
    expect(desk.get_by_role("alert")).to_contain_text("权限")
