"""Lines are paged in the database, and individuals are masked for who may not read their names."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

from data.commands import spending as command
from data.database import reading, writing
from data.errors import NotFound
from queries import line_words, spending_lines
from queries.spending_filters import Narrowed, Wanted
from tests.ledgers import NOW, a_line, import_lines
from tests.people import EMPLOYEE, FINANCE, LEADER

YEAR = Wanted("CNY", 2026)
TRIP = a_line(
    320,
    date(2026, 3, 9),
    payee="林佳禾",
    payee_kind="person",
    handler="周远",
    summary="林佳禾赴省局开会",
    original={"摘要": "林佳禾赴省局开会", "报销人": "林佳禾", "经办人": "周远", "金额": "320"},
)


def _paged(viewer=EMPLOYEE, wanted=YEAR, **how):
    with reading() as db:
        return spending_lines.paged(db, viewer, wanted=wanted, **how)


def test_pages_follow_one_another_without_loss_or_repetition(fresh_database):
    import_lines(*(a_line(n, date(2026, 3, 1)) for n in range(1, 8)))
    pages = [_paged(page=page, size=3) for page in (1, 2, 3)]
    amounts = [line.amount_fen for page in pages for line in page.rows]
    assert sorted(amounts) == [n * 100 for n in range(1, 8)]
    assert {(page.count, page.total_fen) for page in pages} == {(7, 2_800)}


def test_lines_come_in_the_order_that_was_asked_for(fresh_database):
    import_lines(a_line(5, date(2026, 3, 1)), a_line(9, date(2026, 1, 1)), a_line(-2, date(2026, 2, 1)))
    by = {order: [line.amount_fen for line in _paged(order=order).rows] for order in spending_lines.ORDERS}
    assert by == {"latest": [500, -200, 900], "largest": [900, 500, -200], "smallest": [-200, 500, 900]}


def test_individuals_are_masked_everywhere_for_staff_and_named_for_leaders(fresh_database):
    import_lines(TRIP)
    staff, leader = _paged(EMPLOYEE).rows[0], _paged(LEADER).rows[0]
    assert (staff.payee, staff.summary) == ("林**", "林**赴省局开会")
    assert (leader.payee, leader.summary) == ("林佳禾", "林佳禾赴省局开会")
    with reading() as db:
        page = spending_lines.one(db, EMPLOYEE, line_id=staff.id)
    assert "林佳禾" not in repr(page)
    assert "周远" not in repr(page)


def test_a_masked_name_cannot_be_found_by_searching_for_it(fresh_database):
    import_lines(a_line(1, payee="林佳禾", payee_kind="person"), a_line(2, payee="林佳禾文具有限公司"))
    assert [line.amount_fen for line in _paged(EMPLOYEE, words="林佳禾").rows] == [200]
    assert _paged(LEADER, words="林佳禾").count == 2


@pytest.mark.parametrize(("words", "found"), [("打印", 1), ("记-7", 1), ("%", 0), ("文具", 2), ("", 2), ("没有", 0)])
def test_words_are_looked_for_in_purpose_payee_and_voucher(fresh_database, words, found):
    import_lines(a_line(summary="购买打印纸", voucher_no="记-7"), a_line(summary="购买茶叶"))
    assert _paged(words=words).count == found


def test_lines_of_a_withdrawn_file_are_gone_from_the_pages(fresh_database):
    file_id = import_lines(a_line())
    line_id = _paged().rows[0].id
    with writing() as db:
        command.withdraw_file(db, by=FINANCE, now=NOW, file_id=file_id, reason="重复")
    assert _paged().count == 0
    with pytest.raises(NotFound), reading() as db:
        spending_lines.one(db, LEADER, line_id=line_id)


def test_a_line_says_its_file_row_and_original_cells(fresh_database):
    import_lines(a_line(row=17), name="三月.csv")
    with reading() as db:
        page = spending_lines.one(db, LEADER, line_id=_paged().rows[0].id)
    assert (page.file, page.row_no, page.original) == ("三月.csv", 17, (("摘要", "购买办公用品"),))


def test_whoever_stands_beside_a_line_is_masked_and_days_and_bodies_are_not(fresh_database):
    told = {
        "分管领导": "王建国", "科室负责人": "赵敏", "科室负责人审批日期": "2026-03-04", "出差人": "孙立", "审批人": "李强",
        "购买方": "滨海市市场监督管理局", "发票抬头": "钱多多",
    }  # fmt: skip
    import_lines(a_line(5, original=told))
    with reading() as db:
        staff, finance = (spending_lines.one(db, viewer, line_id=1).original for viewer in (EMPLOYEE, FINANCE))
    assert dict(staff) == {
        "分管领导": "王**", "科室负责人": "赵**", "科室负责人审批日期": "2026-03-04", "出差人": "孙**", "审批人": "李**",
        "购买方": "滨海市市场监督管理局", "发票抬头": "钱**",
    }  # fmt: skip
    assert dict(finance) == told


def test_lines_of_a_file_stay_readable_after_it_was_taken_back_and_names_stay_masked(fresh_database):
    file_id = import_lines(a_line(5, row=9), replace(TRIP, row=4))
    import_lines(a_line(7), name="别的.csv")
    with writing() as db:
        command.withdraw_file(db, by=FINANCE, now=NOW, file_id=file_id, reason="重复")
    with reading() as db:
        found = spending_lines.of_file(db, EMPLOYEE, file_id=file_id)
        second = spending_lines.of_file(db, LEADER, file_id=file_id, page=2, size=1)
    assert [(line.amount_fen, line.payee) for line in found.rows] == [(32_000, "林**"), (500, "滨海文具有限公司")]
    assert (found.count, found.total_fen) == (2, 32_500)
    assert [line.amount_fen for line in second.rows] == [500]


@pytest.mark.parametrize(("words", "staff", "leader"), [("林佳", 0, 1), ("佳禾", 0, 1), ("周远", 0, 1), ("开会", 1, 1)])
def test_a_name_in_a_purpose_is_found_only_by_who_may_read_it(fresh_database, words, staff, leader):
    import_lines(
        a_line(
            payee="林佳禾", payee_kind="person", handler="周远", summary="林佳禾、周远赴省局开会", voucher_no="记-1"
        ),
        a_line(summary="购买茶叶"),
    )
    assert (_paged(EMPLOYEE, words=words).count, _paged(LEADER, words=words).count) == (staff, leader)


@pytest.mark.parametrize(("few", "many"), [(5000, 50_000), (1, 50_000), (0, 1)])
@pytest.mark.parametrize("viewer", [EMPLOYEE, LEADER])
def test_rare_and_common_words_are_found_alike(fresh_database, monkeypatch, few, many, viewer):
    """Read one by one, met on a walk with a list of them, or without."""
    monkeypatch.setattr(line_words, "FEW", few)
    monkeypatch.setattr(line_words, "MANY", many)
    import_lines(
        a_line(1, date(2026, 3, 9), summary="购买打印纸"),
        a_line(2, date(2026, 4, 2), summary="打印费"),
        a_line(4, summary="印刷厂打工", payee="印务打样社"),
        a_line(8, summary="打印", voucher_no="打印"),
        a_line(16, summary="付款", voucher_no="打印"),
        a_line(32, date(2025, 3, 9), summary="打印"),
    )
    found = _paged(viewer, words="打印")
    assert [line.amount_fen for line in found.rows] == [200, 100, 1600, 800]
    assert (found.count, found.total_fen, found.is_more) == (4, 2_700, False)


@pytest.mark.parametrize("most_listed", [50_000, 1])
def test_counting_ends_where_there_are_many_and_what_is_not_counted_is_not_added_up(
    fresh_database, monkeypatch, most_listed
):
    """Counted one after the other, or told to be many by a part of them."""
    monkeypatch.setattr(spending_lines, "MOST_COUNTED", 3)
    monkeypatch.setattr(line_words, "MANY", most_listed)
    import_lines(*(a_line(n) for n in range(1, 6)), a_line(7, payee="北桥印务"))
    many, few = _paged(words="办公", size=2), _paged(words="北桥")
    assert (many.count, many.total_fen, many.is_more, len(many.rows)) == (3, None, True, 2)
    assert (few.count, few.total_fen, few.is_more) == (1, 700, False)
    assert _paged().total_fen == 2_200


@pytest.mark.parametrize("order", spending_lines.ORDERS)
def test_amounts_are_found_alike_whether_few_or_many_have_them(fresh_database, monkeypatch, order):
    import_lines(*(a_line(n, date(2026, 1 + n % 5, 3)) for n in range(1, 10)))
    between = Narrowed(least_fen=300, most_fen=700)
    few = _paged(narrowed=between, order=order)
    monkeypatch.setattr(spending_lines, "MOST_LISTED", 4)
    many = _paged(narrowed=between, order=order, size=4)
    assert (few.count, few.total_fen, many.count, many.total_fen) == (5, 2_500, 4, None)
    assert many.rows == few.rows[:4]


def test_no_page_is_asked_for_beyond_the_last_that_is_listed(fresh_database, monkeypatch):
    monkeypatch.setattr(spending_lines, "MOST_LISTED", 4)
    import_lines(*(a_line(n) for n in range(1, 8)))
    assert _paged(page=10**9, size=2, order="smallest").rows == _paged(page=2, size=2, order="smallest").rows


@pytest.mark.parametrize("order", spending_lines.ORDERS)
@pytest.mark.parametrize("words", ["", "打印"])
def test_a_stream_holds_the_lines_of_all_pages_in_their_order(fresh_database, monkeypatch, order, words):
    monkeypatch.setattr(spending_lines, "ROWS_AT_ONCE", 2)
    import_lines(*(a_line(n % 3 + 1, date(2026, 3, n), summary="打印") for n in range(1, 6)), a_line(9, payee="东港"))
    with reading() as db:
        streamed = tuple(spending_lines.streamed(db, EMPLOYEE, wanted=YEAR, words=words, order=order))
    assert streamed == _paged(words=words, order=order).rows
    assert len(streamed) == (5 if words else 6)


def test_the_count_of_a_page_is_the_same_from_the_totals_and_from_the_lines(fresh_database):
    import_lines(
        a_line(5), a_line(7, unit="财务科"), a_line(9, econ_code="", category="杂项"), a_line(11, paid_on=None)
    )
    for wanted in (YEAR, Wanted("CNY", 2026, "财务科"), Wanted("CNY", 2026, code="?"), Wanted("CNY", None)):
        without, found = _paged(wanted=wanted), _paged(wanted=wanted, words="办公")
        assert (without.count, without.total_fen) == (found.count, found.total_fen)
        assert len(without.rows) == without.count > 0
