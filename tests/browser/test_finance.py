"""Finance brings in a ledger: told what is wrong with it, shown what it holds, and never half of it stored."""

from __future__ import annotations

import io
from decimal import Decimal

import openpyxl
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


PAID = [  # a September that no other story and no sample file knows: units of the bureau, in a year without lines
    ("2023-09-05", "办公室", "30201", "办公费", "购买档案盒", "滨海文具有限公司", "1,300.00"),
    ("2023-09-12", "办公室", "30217", "公务接待费", "接待检查组工作餐", "东港饭店", "760.00"),
    ("2023-09-20", "财务科", "30211", "差旅费", "赴省局送审决算", "滨海汽车客运公司", "412.50"),
]


def _export(total: str, **instead: str) -> bytes:
    """As a finance system exports it: a title, a unit, a header of two levels with merged cells, a total below."""
    book = openpyxl.Workbook()
    sheet = book.active
    sheet.title = "九月"
    for row in (
        ["经费支出明细表"],
        ["单位：元"],
        ["支付日期", "科室", "经济分类", None, "摘要", "收款人", "支付金额"],
        [None, None, "编码", "名称", None, None, None],
        *([*cells[:-1], Decimal(instead.get(cells[4], cells[-1]).replace(",", ""))] for cells in PAID),
        ["合计", None, None, None, None, None, Decimal(total)],
    ):
        sheet.append(row)
    for cells in ("A1:G1", "A3:A4", "B3:B4", "C3:D3", "E3:E4", "F3:F4", "G3:G4"):
        sheet.merge_cells(cells)
    file = io.BytesIO()
    book.save(file)
    return file.getvalue()


def test_a_workbook_with_a_wrong_total_is_mended_published_and_restated(desk, address, upload):
    upload("九月.xlsx", _export("2427.50"))
    expect(desk.get_by_text("未通过核对，未导入任何数据")).to_be_visible()
    with desk.expect_download() as started:
        desk.get_by_role("button", name="下载这份清单").click()
    said = started.value.path().read_text("utf-8-sig")
    assert "九月,8,支付金额," in said
    assert "2,427.50 元，其下 3 笔相加为 2,472.50 元，相差 -45.00 元" in said

    visit(desk, f"{address}/import-spending")
    upload("九月.xlsx", _export("2472.50"))
    desk.get_by_role("button", name="导入 3 笔").click()
    expect(desk.get_by_text("已导入并发布 3 笔，合计 2,472.50 元。")).to_be_visible()

    visit(desk, f"{address}/import-spending")
    upload("九月更正.xlsx", _export("2412.50", 接待检查组工作餐="700.00"))
    expect(desk.get_by_text("已发布的“九月.xlsx”正好是这些月份、这些单位")).to_be_visible()
    expect(desk.get_by_role("button", name="导入 3 笔")).to_be_disabled()
    picture(desk, "import-restates-zh")
    settled(desk)
    way = desk.get_by_role("combobox", name="导入方式")
    way.click()  # the list stands on its first choice, 新增; the file of the same months and units is the next
    desk.wait_for_timeout(500)
    way.press("ArrowDown")
    way.press("Enter")
    settled(desk)
    desk.get_by_label("更正理由").fill("餐费多记 60 元")
    desk.get_by_label("更正理由").press("Tab")
    settled(desk)
    desk.get_by_role("button", name="替代并导入 3 笔").click()
    expect(desk.get_by_text("已导入并发布 3 笔，合计 2,412.50 元。")).to_be_visible()

    desk.get_by_role("link", name="查看这个文件").click()
    expect(desk.get_by_role("heading", name="九月更正.xlsx")).to_be_visible()
    settled(desk)
    expect(desk.get_by_text("2,472.50 元 → 2,412.50 元（-60.00）")).to_be_visible()
    picture(desk, "spending-file-newer-zh")
    desk.get_by_role("link", name="九月.xlsx").click()
    expect(desk.get_by_text("已由“九月更正.xlsx”替代，不再计入任何数字。")).to_be_visible()
    picture(desk, "spending-file-older-zh")
    visit(desk, f"{address}/spending?year=2023&words=工作餐")
    expect(desk.get_by_text("共 1 笔，合计 700.00 元。")).to_be_visible()


BUDGET = (
    "2023年预算\n单位：元\n科室,科目编码,项目,支出类型,年初预算数,调剂数,调整预算数\n"
    "办公室,30201,,基本支出,12000.00,{moved},{paper}\n办公室,30217,,基本支出,3000.00,{back},{dinners}\n"
    "合计,,,,15000.00,0.00,{total}\n"
)


@pytest.mark.long
def test_a_budget_is_told_its_cell_published_replaced_and_read_as_it_was(desk, address):
    approved = BUDGET.format(moved="", paper="12000.00", back="", dinners="3000.00", total="15000.00")
    adjusted = BUDGET.format(moved="-500.00", paper="11500.00", back="500.00", dinners="3500.00", total="15000.00")
    sign_in(desk, address, "finance", onward="/import-budget")

    def upload(name: str, content: str) -> None:
        visit(desk, f"{address}/import-budget")
        file = {"name": name, "mimeType": "text/csv", "buffer": content.encode()}
        desk.get_by_test_id("stFileUploader").locator("input[type=file]").set_input_files(file)
        settled(desk)

    upload("预算.csv", approved.replace(",15000.00\n", ",15100.00\n"))
    expect(desk.get_by_text("未通过核对，未导入任何数据")).to_be_visible()
    upload("预算.csv", approved)
    picture(desk, "import-budget-zh")
    desk.get_by_role("button", name="发布 2 项").click()
    expect(desk.get_by_text("已发布2023年预算 2 项。")).to_be_visible()
    upload("调整.csv", adjusted)
    expect(desk.get_by_role("button", name="替代并发布 2 项")).to_be_disabled()
    desk.get_by_label("替代的理由").fill("年中调剂")
    desk.get_by_label("替代的理由").press("Tab")
    settled(desk)
    desk.get_by_role("button", name="替代并发布 2 项").click()
    expect(desk.get_by_text("已发布2023年预算 2 项。")).to_be_visible()
    visit(desk, f"{address}/budget?year=2023")
    expect(desk.get_by_text("理由：年中调剂")).to_be_visible()
    picture(desk, "budget-zh")


def test_a_limit_is_looked_at_recorded_from_a_day_to_come_and_all_is_judged_anew(desk, address):
    sign_in(desk, address, "finance", onward="/limits?name=tobacco_words")
    desk.get_by_label("每行一个").fill("香烟\n卷烟\n烟酒\n雪茄")
    desk.get_by_test_id("stDateInput").get_by_role("spinbutton").first.click()
    desk.keyboard.type("20270101")
    desk.get_by_label("依据（必填）").fill("经费审批管理办法（2027）")
    desk.get_by_role("button", name="核对改动").click()
    expect(desk.get_by_text("增加：雪茄")).to_be_visible()
    expect(desk.get_by_text("2027-01-01 以前的支出仍按原来的核查。")).to_be_visible()
    picture(desk, "limit-preview-zh")
    desk.get_by_role("button", name="登记，2027-01-01 起执行").click()
    expect(desk.get_by_text("已登记“烟草用词”，2027-01-01 起执行，全体职工可见。")).to_be_visible(timeout=60_000)
    expect(desk.get_by_text("各年度的支出已按现在的标准核查")).to_be_visible()
    settled(desk)
    picture(desk, "limit-zh")
