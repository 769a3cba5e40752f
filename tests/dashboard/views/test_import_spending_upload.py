"""An uploaded file is published only as its person says: beside the others, in place of one, with the sum she knows."""

from __future__ import annotations

import io

import openpyxl
import pytest
from openpyxl.styles import Font
from sqlalchemy import select
from streamlit.testing.v1 import AppTest

from dashboard import caching
from data import remembered_layouts
from data.commands import layouts
from data.database import reading, writing
from data.tables.evidence import LineInvoice, LineReception
from data.tables.spending import FileState, SpendingFile
from queries import spending_files
from tests.dashboard.filling_forms import fill, press
from tests.dashboard.reading_pages import links, words
from tests.data.imports.making import saved, workbook
from tests.ledgers import NOW, ledger_csv
from tests.people import FINANCE

ODD = '编号,何时,何事,给谁,数目\n1,05/08/2026,打印纸,滨海文具有限公司,"1,200.00"\n2,06/08/2026,差旅费,林佳禾,860.50\n'
DINNER = "支付日期,科室,摘要,收款人,金额,来文,备忘\n2026-10-09,办公室,接待工作餐,东港饭店,860.50,省函1号,甲\n"
SAID = {"金额": "数目", "支付日期": "何时", "收款人": "给谁"}


@pytest.fixture(autouse=True)
def _nothing_read_before():
    caching.checked_ledger.clear()
    caching.ledger_sample.clear()


@pytest.fixture
def upload(open_page):
    """Opens the import page with a file on it."""

    def uploaded(content: bytes | str, name: str = "十月.csv") -> AppTest:
        app = open_page("import-spending", FINANCE)
        raw = content.encode() if isinstance(content, str) else content
        app.file_uploader[0].set_value((name, raw, "text/csv"))
        return _run(app)

    return uploaded


def _run(app: AppTest) -> AppTest:
    app.run()
    assert not app.exception, app.exception
    return app


def _choose(app: AppTest, **said: object) -> AppTest:
    for label, value in said.items():
        next(box for box in app.selectbox if box.label == label).set_value(value)
    return _run(app)


def _buttons(app: AppTest) -> dict[str, bool]:
    """The buttons by name, and whether they can be pressed."""
    return {button.label: not button.disabled for button in app.button}


def _files() -> list[tuple[str, FileState, int, str]]:
    with reading() as db:
        files = db.scalars(select(SpendingFile).order_by(SpendingFile.id))
        return [(file.name, file.state, file.total_fen, file.layout) for file in files]


def test_a_first_file_is_imported_without_further_questions(upload):
    app = press(upload(ledger_csv()), "导入 3 笔")
    assert "已导入并发布 3 笔，合计 4,400.50 元。" in words(app)
    assert ("spending-file", "id=1") in links(app)
    assert _files() == [("十月.csv", FileState.PUBLISHED, 440_050, "built-in")]


def test_a_file_of_the_same_months_and_units_waits_until_its_person_says_what_it_is(upload):
    press(upload(ledger_csv()), "导入 3 笔")
    corrected = ledger_csv().replace(b"860.50", b"800.50").replace(b"4,400.50", b"4,340.50")
    app = upload(corrected, "十月更正.csv")
    assert "已发布的“十月.csv”正好是这些月份、这些单位" in words(app)
    assert _buttons(app)["导入 3 笔"] is False
    app = _choose(app, 导入方式=1)
    assert "合计由 4,400.50 元 变为 4,340.50 元，相差 -60.00 元" in words(app)
    app = press(app, "替代并导入 3 笔")
    assert "请写明理由。" in [error.value for error in app.error]
    assert [state for _, state, _, _ in _files()] == [FileState.PUBLISHED]
    fill(app, 更正理由="餐费多记 60 元")
    press(app, "替代并导入 3 笔")
    assert [(name, state) for name, state, _, _ in _files()] == [
        ("十月.csv", FileState.WITHDRAWN),
        ("十月更正.csv", FileState.PUBLISHED),
    ]
    with reading() as db:
        newer = spending_files.one(db, FINANCE, file_id=1).newer
    assert newer is not None
    assert newer.id == 2
    assert "已由“十月更正.csv”替代：餐费多记 60 元" in words(_run(app))


def test_it_may_also_come_beside_the_first(upload):
    press(upload(ledger_csv()), "导入 3 笔")
    app = _choose(upload(ledger_csv().replace("东港饭店".encode(), "西港饭店".encode()), "十月补.csv"), 导入方式=0)
    press(app, "导入 3 笔")
    assert [state for _, state, _, _ in _files()] == [FileState.PUBLISHED, FileState.PUBLISHED]


def test_a_control_total_that_is_not_reached_stops_the_import(upload):
    app = upload(ledger_csv())
    fill(app, 控制数="4,400.00")
    app = _run(app)
    assert "填写的控制总数为 4,400.00 元，3 笔相加为 4,400.50 元，相差 -0.50 元" in words(app)
    assert "导入 3 笔" not in _buttons(app)
    fill(app, 控制数="0.440050万元")
    assert "导入 3 笔" in _buttons(_run(app))
    fill(app, 控制数="四千多")
    app = _run(app)
    assert "控制数“四千多”不是金额" in words(app)
    assert "导入 3 笔" not in _buttons(app)


def test_a_file_with_unknown_columns_is_read_as_its_person_says(upload):
    app = upload(ODD, "怪表.csv")
    assert "未通过核对" in words(app)
    assert "林佳禾" in words(app)  # the sheet's first rows
    app = _choose(app, **SAID)
    assert "分不清日和月的先后" in words(app)
    app = _choose(app, 日期写法="dmy")
    assert "未通过核对" not in words(app)
    press(app, "导入 2 笔")
    assert _files() == [("怪表.csv", FileState.PUBLISHED, 206_050, "chosen")]


def test_columns_that_nobody_knows_may_be_said_to_hold_evidence_and_be_remembered(upload):
    app = upload(DINNER)
    assert app.expander[0].label == "还有 2 列没有用到，可指明其中的审批、发票、公函等"
    app = _choose(app, 来文="letter_no")
    fill(app, 为这个列名对应关系起个名字="本局台账")
    press(app, "保存对应关系")
    press(app, "导入 1 笔")
    with reading() as db:
        assert db.scalars(select(LineReception.letter_no)).all() == ["省函1号"]
        assert remembered_layouts.named(db, "本局台账").columns == {"letter_no": ("来文",)}


def test_a_file_whose_columns_are_said_may_name_evidence_too(upload):
    app = _choose(_choose(upload(ODD, "怪表.csv"), **SAID), 日期写法="dmy")
    app = _choose(app, 编号="invoice_no")
    press(app, "导入 2 笔")
    with reading() as db:
        assert sorted(db.scalars(select(LineInvoice.number))) == ["1", "2"]


def test_what_she_said_can_be_remembered_and_chosen_the_next_time(upload):
    app = _choose(_choose(upload(ODD, "怪表.csv"), **SAID), 日期写法="dmy")
    press(app, "保存对应关系")
    assert "请为这个列名对应关系起个名字。" in [error.value for error in app.error]
    fill(app, 为这个列名对应关系起个名字="旧系统")
    press(app, "保存对应关系")
    with reading() as db:
        kept = remembered_layouts.named(db, "旧系统")
    assert (kept.columns, kept.date_order) == ({"amount": ("数目",), "paid_on": ("何时",), "payee": ("给谁",)}, "dmy")
    app = _choose(upload(ODD.replace("860.50", "900.00"), "下月.csv"), 列名对应关系="旧系统")
    press(app, "导入 2 笔")
    assert _files() == [("下月.csv", FileState.PUBLISHED, 210_000, "旧系统")]


def test_a_remembered_layout_is_not_used_unless_it_is_chosen(upload):
    upload(ODD)
    with writing() as db:
        layouts.remember(db, by=FINANCE, now=NOW, name="旧系统", columns={"amount": ["数目"]})
    assert "未通过核对" in words(upload(ODD))


def test_another_row_can_hold_the_names_of_the_columns(upload):
    app = upload("某某某某报表,甲,乙,丙,丁\n" + ODD, "怪表.csv")
    app.number_input[0].set_value(2)
    app = _choose(_run(app), 金额="数目", 收款人="给谁")
    assert [error.value for error in app.error] == []
    assert "导入 2 笔" in _buttons(app)


def test_what_is_no_table_at_all_asks_for_no_columns(upload):
    app = upload(b"\x89PNG\r\n\x1a\n" + bytes(200), "支出.csv")
    assert "未通过核对" in words(app)
    assert [box.label for box in app.selectbox] == []


def test_what_red_amounts_are_is_asked_before_anything_else(upload):
    book = openpyxl.load_workbook(io.BytesIO(workbook([["日期", "摘要", "金额"], ["2026-08-05", "退餐费", 100]])))
    book.active["C2"].font = Font(color="FFFF0000")
    app = upload(saved(book), "八月.xlsx")
    assert "金额是红字而没有负号" in words(app)
    assert "未通过核对" not in words(app)
    assert "导入 1 笔" not in _buttons(app)
    next(radio for radio in app.radio if radio.label == "红字金额").set_value("minus")
    press(_run(app), "导入 1 笔")
    assert _files() == [("八月.xlsx", FileState.PUBLISHED, -10_000, "built-in")]
