"""One imported file says what it held and what became of it."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, date, datetime

from data.commands import spending, spending_restatements
from data.database import writing
from data.rules.problems import Problem
from tests.dashboard.reading_pages import links, words
from tests.ledgers import NOW, a_ledger, a_line, import_lines
from tests.people import EMPLOYEE, FINANCE

LATER = datetime(2026, 11, 21, 8, 0, tzinfo=UTC)


def _restated() -> tuple[int, int]:
    old = import_lines(a_line(100), name="三月.csv")
    with writing() as db:
        file = a_ledger([a_line(90), a_line(5)], "三月更正.csv")
        done = spending_restatements.restate(db, by=FINANCE, now=LATER, file_id=old, file=file, reason="合计有误")
    return old, done.file_id


def test_a_published_file_shows_its_figures_and_who_brought_it(open_page):
    file_id = import_lines(a_line(860.5), name="三月.csv")
    app = open_page("spending-file", EMPLOYEE, id=file_id)
    said = words(app)
    assert all(each in said for each in ("三月.csv", "860.50", "财务甲", "2026-11-20 16:00", "自动识别"))
    assert [each.value for each in app.success] == ["已发布，计入各项数字。"]


def test_a_replaced_file_leads_to_its_successor_with_the_difference(open_page):
    old, new = _restated()
    app = open_page("spending-file", EMPLOYEE, id=old)
    said = words(app)
    assert "已由“三月更正.csv”替代" in said
    assert all(
        each in said
        for each in (
            "后续文件（替代本文件）",
            "笔数 1 → 2（+1）",
            "100.00 元 → 95.00 元（-5.00）",
            "合计有误",
            "财务甲",
        )
    )
    assert ("spending-file", f"id={new}") in links(app)


def test_the_successor_leads_back(open_page):
    old, new = _restated()
    app = open_page("spending-file", EMPLOYEE, id=new)
    assert "原文件（被本文件替代）" in words(app)
    assert "后续文件" not in words(app)
    assert ("spending-file", f"id={old}") in links(app)


def test_the_figures_of_an_earlier_day_are_those_of_that_day(open_page):
    old, _ = _restated()
    app = open_page("spending-file", EMPLOYEE, id=old)
    assert "已发布的文件 1 个，共 2 笔，合计 95.00 元。" in words(app)
    assert "其中不包括本文件。" in words(app)
    app.date_input[0].set_value(date(2026, 11, 20)).run()
    assert "已发布的文件 1 个，共 1 笔，合计 100.00 元。" in words(app)
    assert "其中包括本文件。" in words(app)
    assert "购买办公用品" in words(app)  # its lines can still be read
    app.date_input[0].set_value(date(2026, 11, 19)).run()
    assert "已发布的文件 0 个，共 0 笔" in words(app)
    assert app.query_params["as_of"] == "2026-11-19"


def test_the_day_of_earlier_figures_is_in_the_address_and_one_that_is_none_is_today(open_page):
    old, _ = _restated()
    assert "合计 100.00 元。" in words(open_page("spending-file", EMPLOYEE, id=old, as_of="2026-11-20"))
    for wrong in ("2026-13-01", "morgen", "2030-01-01"):
        assert "合计 95.00 元。" in words(open_page("spending-file", EMPLOYEE, id=old, as_of=wrong))


def test_it_leads_back_to_the_list_for_who_imports(open_page):
    file_id = import_lines(a_line())
    assert ("import-spending", "") in links(open_page("spending-file", FINANCE, id=file_id))
    assert ("import-spending", "") not in links(open_page("spending-file", EMPLOYEE, id=file_id))


def test_a_withdrawn_file_says_who_and_why(open_page):
    file_id = import_lines(a_line(), name="三月.csv")
    with writing() as db:
        spending.withdraw_file(db, by=FINANCE, now=LATER, file_id=file_id, reason="重复导入")
    said = words(open_page("spending-file", EMPLOYEE, id=file_id))
    assert all(each in said for each in ("已撤回，不再计入任何数字。", "撤回人", "重复导入", "2026-11-21 16:00"))


def test_notes_are_shown_as_they_were_told(open_page):
    note = Problem("unit_assumed", "assumed", column="金额", facts={"unit": "万元", "source": "title"})
    with writing() as db:
        file = replace(a_ledger([a_line()]), notes=(note,))
        file_id = spending.record_file(db, by=FINANCE, now=NOW, file=file).file_id
    assert "金额单位按“万元”计（依据：标题行）。" in words(open_page("spending-file", EMPLOYEE, id=file_id))


def test_without_a_number_it_says_where_to_begin(open_page):
    assert "请从“导入支出”页面" in words(open_page("spending-file", EMPLOYEE))


def test_a_file_that_is_not_there_is_said_to_be_not_found(open_page):
    assert [each.value for each in open_page("spending-file", EMPLOYEE, id=99).error] == ["找不到该文件。"]
