"""A budget is looked at before it is published; a wrong one is told by its cell; what it replaces stays readable."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from streamlit.testing.v1 import AppTest

from data.commands import budgets as commands
from data.commands.budgets import BudgetRow
from data.database import reading, writing
from queries import budgets
from tests.dashboard.filling_forms import fill, press
from tests.dashboard.reading_pages import links, words
from tests.ledgers import NOW
from tests.people import EMPLOYEE, FINANCE

HEAD = "{title}科室,科目编码,项目,年初预算数,调剂数,调整预算数\n"
ROWS = "办公室,30201,,100.00,-20.00,80.00\n信息科,30213,平台,50.00,20.00,70.00\n合计,,,150.00,0.00,{total}\n"


def _file(total: str = "150.00", title: str = "2026年预算\n") -> bytes:
    return (HEAD.format(title=title) + ROWS.format(total=total)).encode()


@pytest.fixture
def upload(open_page) -> Callable[..., AppTest]:
    def uploaded(content: bytes, name: str = "预算.csv") -> AppTest:
        app: AppTest = open_page("import-budget", FINANCE)
        app.file_uploader[0].set_value((name, content, "text/csv"))
        app.run()
        assert not app.exception, app.exception
        return app

    return uploaded


def _recorded() -> tuple[budgets.Record, ...]:
    with reading() as db:
        return budgets.records(db, FINANCE)


def test_a_budget_is_published_after_it_was_looked_at(upload):
    app = upload(_file())
    assert _recorded() == ()
    fill(app, 依据="滨财预〔2026〕12号")
    app = press(app, "发布 2 项")
    assert "已发布2026年预算 2 项。" in words(app)
    assert ("budget", "year=2026") in links(app)
    (row,) = _recorded()
    assert (row.items, row.original_fen, row.transfer_fen, row.adjusted_fen) == (2, 15_000, 2_000, 15_000)
    assert (row.name, row.basis) == ("预算.csv", "滨财预〔2026〕12号")


def test_a_wrong_total_is_told_by_its_cell_and_nothing_is_stored(upload):
    said = words(upload(_file(total="151.00")))
    assert "文件“预算.csv”未通过核对，未导入任何数据。" in said
    assert "调整预算数" in said
    assert "151.00 元" in said
    assert _recorded() == ()


def test_a_year_that_the_file_does_not_print_is_asked_for(upload):
    app = upload(_file(title=""))
    assert "没有写明预算年度" in words(app)
    fill(app, 预算年度="二〇二七")
    app.run()
    assert "不是年份" in words(app)
    fill(app, 预算年度="2027")
    press(app.run(), "发布 2 项")
    assert [row.year for row in _recorded()] == [2027]


def test_one_that_replaces_another_says_the_difference_and_wants_a_reason(upload):
    with writing() as db:
        commands.record_year(
            db, by=FINANCE, now=NOW, year=2026, rows=[BudgetRow("办公室", "30201", "", "basic", 10_000, 10_000)]
        )
    app = upload(_file())
    assert "调整预算由 100.00 元 变为 150.00 元，相差 50.00 元" in words(app)
    assert next(button for button in app.button if button.label == "替代并发布 2 项").disabled
    fill(app, 替代的理由="年中预算调整")
    press(app.run(), "替代并发布 2 项")
    new, old = _recorded()
    assert (old.replaced_by, old.ended_reason) == (new.id, "年中预算调整")


def test_the_same_content_is_recognised(upload):
    press(upload(_file()), "发布 2 项")
    app = upload(_file(), "更名.csv")
    assert "内容相同的预算已经录入" in words(app)
    assert not [button for button in app.button if button.label.startswith(("发布", "替代并发布"))]


def test_a_budget_is_taken_back_with_a_reason(upload, open_page):
    press(upload(_file()), "发布 2 项")
    app = open_page("import-budget", FINANCE)
    app = press(app, "撤回预算")
    assert [error.value for error in app.error] == ["请写明理由。"]
    fill(app, 撤回理由="录错年度")
    app = press(app, "撤回预算")
    assert "2026年预算已撤回。" in words(app)
    assert _recorded()[0].ended_reason == "录错年度"
    assert "已撤回" in words(open_page("import-budget", FINANCE))


def test_nothing_recorded_says_what_to_do_and_staff_may_not_open_it(open_page):
    assert "还没有录入任何预算" in words(open_page("import-budget", FINANCE))
    assert "权限" in open_page("import-budget", EMPLOYEE).error[0].value
