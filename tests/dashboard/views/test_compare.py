"""Two sides with their difference, and nothing where they cannot be compared."""

from __future__ import annotations

from datetime import date

from tests.dashboard.reading_pages import words
from tests.ledgers import a_line, import_lines
from tests.people import EMPLOYEE


def _ledger() -> None:
    import_lines(
        a_line(30_000, date(2026, 4, 5)),
        a_line(10_000, date(2026, 5, 5), econ_code="30217", category="公务接待费", unit="财务科"),
        a_line(50_000, date(2025, 4, 5)),
    )


def test_two_periods_say_the_difference_with_its_sign_and_what_is_missing(open_page):
    _ledger()
    said = words(open_page("compare", EMPLOYEE, year=2026, month=4, to=6, with_year=2025, with_month=4, with_to=6))
    assert "2026年4月至6月 4.00 万元，2025年4月至6月 5.00 万元，相差 -1.00 万元（-20.0%）" in said
    assert "变化最大的是：30201 办公费 -2.00 万元；30217 公务接待费 +1.00 万元" in said
    assert (
        "2026年4月至6月未导入的月份：6月。2025年4月至6月未导入的月份：5月、6月。".replace("。2025", "。 2025") in said
    )


def test_two_units_in_one_period(open_page):
    _ledger()
    said = words(open_page("compare", EMPLOYEE, what="units", unit="财务科", with_unit="办公室"))
    assert "财务科 1.00 万元，办公室 3.00 万元，相差 -2.00 万元" in said
    assert "两边都未导入的月份：1月、2月、3月、6月" in said
    assert "差额不全是变化" not in said
    assert "月份数不同" not in said


def test_periods_of_different_length_are_said_to_be_so(open_page):
    _ledger()
    said = words(open_page("compare", EMPLOYEE, year=2026, month=4, to=5, with_year=2025, with_month=4))
    assert "两边已导入的月份数不同：2 个月与 1 个月。" in said


def test_an_unknown_period_and_the_same_twice_are_not_compared(open_page):
    _ledger()
    said = words(open_page("compare", EMPLOYEE, year=2026, month=9, with_year=2025, with_month=4))
    assert "2026年9月没有导入任何月份，不作比较。" in said
    assert "两边相同" in words(open_page("compare", EMPLOYEE, year=2026, with_year=2026))


def test_an_empty_bureau_and_one_without_dates_are_told_why_there_is_nothing(open_page):
    assert "没有可比较的数字" in words(open_page("compare", EMPLOYEE))
    import_lines(a_line(5, None))
    assert "没有可比较的期间" in words(open_page("compare", EMPLOYEE))
