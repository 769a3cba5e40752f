"""Web pages named .xls: spans become merged cells, tables that only lay out are no sheets."""

from __future__ import annotations

import pytest

from data.errors import FileRejected
from data.imports.web_pages import read_page
from tests.data.imports.making import codes, only, read, refused


def _page(table: str, head: str = "") -> bytes:
    return f"<html><head>{head}</head><body>{table}</body></html>".encode()


LEDGER = """<table>
<tr><td colspan=4>经费支出明细表</td></tr>
<tr><th rowspan=2>科室</th><th colspan=2>经济分类</th><th rowspan=2>金额<br>（元）</th></tr>
<tr><th>编码</th><th>名称</th></tr>
<tr><td rowspan=2>办公室</td><td>30201</td><td>办公费</td><td>1,200.00</td></tr>
<tr><td>30206</td><td>电&nbsp;费</td><td>860.50</td></tr>
<tr><td>合计</td><td></td><td></td><td>{total}</td></tr>
</table>"""


def test_merged_headers_and_cells_mean_what_they_mean_in_a_workbook() -> None:
    checked = read(_page(LEDGER.format(total="2,060.50")), "导出.xls")
    assert [(line.unit, line.econ_code, line.amount_fen) for line in checked.lines] == [
        ("办公室", "30201", 120_000),
        ("办公室", "30206", 86_050),
    ]
    assert [line.row for line in checked.lines] == [4, 5]
    assert "totals_rows_checked" in codes(checked.notes)


def test_a_wrong_total_is_told_by_its_row() -> None:
    problem = only(refused(_page(LEDGER.format(total="2,000.00")), "导出.xls"), "total_disagrees")
    assert (problem.row, problem.facts["sum_fen"]) == (6, 206_050)


def test_a_table_that_only_lays_out_another_is_no_sheet() -> None:
    book = read_page(
        _page(f"<table><tr><td>{LEDGER}</td><td>菜单</td></tr><tr><td>a</td><td>b</td></tr></table>"), "x.xls"
    )
    assert len(book.sheets) == 1
    assert book.sheets[0].merged[0] == (0, 0, 0, 3)


@pytest.mark.parametrize("span", ["999999999", "-3", "x", "0"])
def test_a_span_that_means_nothing_fills_no_memory(span: str) -> None:
    table = (
        f"<table><tr><td rowspan='{span}' colspan='{span}'>a</td><td>b</td></tr><tr><td>c</td><td>d</td></tr></table>"
    )
    assert len(read_page(_page(table), "x.xls").sheets[0].rows) == 2


@pytest.mark.parametrize("page", ["<html></html>", "<div>请先登录</div>", "<table></table>", "<html"])
def test_a_page_that_holds_no_table_is_refused(page: str) -> None:
    with pytest.raises(FileRejected) as rejected:
        read_page(page.encode(), "x.xls")
    assert codes(rejected.value.problems) == ["file_wrong_kind"]


def test_cells_and_rows_that_are_left_open_are_read() -> None:
    table = "<table><tr><td>收款人<td>金额<tr><td>供电公司<td>1,200.00<tr><td>水务公司<td>8.50</table><script>var a</script>"
    assert [(line.payee, line.amount_fen) for line in read(_page(table), "x.xls").lines] == [
        ("供电公司", 120_000),
        ("水务公司", 850),
    ]
