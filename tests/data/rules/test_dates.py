from __future__ import annotations

from datetime import date, datetime, time, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from data.errors import RuleBroken
from data.rules.dates import ReadDate, day_month_order, parse_date, parse_month, parse_year

MAY_8 = date(2013, 5, 8)
DAYS = st.dates(min_value=date(1955, 1, 1), max_value=date(2060, 12, 31))


def code_of(cell: object, **settings: object) -> str:
    with pytest.raises(RuleBroken) as refused:
        parse_date(cell, **settings)  # type: ignore[arg-type]
    return refused.value.code


@pytest.mark.parametrize(
    "cell",
    [
        "2013年5月8日",
        "2013-5-8",
        "2013/05/08",
        "2013.5.8",
        "２０１３年５月８日",
        "2013 年 5 月 8 日",
        "20130508",
        20130508,
        20130508.0,
        41402,
        41402.0,
        "41402",
        "二〇一三年五月八日",
        "二○一三年五月八日",
        "Wednesday, May 08, 2013",
        "May 8, 2013",
        "8 May 2013",
        "8th May 2013",
        "08-May-2013",
        "8-May-13",
        "08-MAY-2013",
        date(2013, 5, 8),
    ],
    ids=repr,
)
def test_one_day_is_read_however_it_is_printed(cell: object) -> None:
    assert parse_date(cell) == ReadDate(MAY_8)


@pytest.mark.parametrize(
    ("cell", "expected"),
    [
        ("二〇一三年十二月三十一日", date(2013, 12, 31)),
        ("二〇一三年十月十日", date(2013, 10, 10)),
        ("二〇二三年十一月二十日", date(2023, 11, 20)),
        ("Sept 5, 2020", date(2020, 9, 5)),
        ("25/08/2013", date(2013, 8, 25)),  # only one way to read it
        ("8/25/2013", date(2013, 8, 25)),
        ("05/05/2013", date(2013, 5, 5)),
    ],
)
def test_a_date_that_can_be_read_one_way_is_read(cell: str, expected: date) -> None:
    read = parse_date(cell)
    assert read is not None
    assert read.day == expected


@pytest.mark.parametrize(
    ("cell", "clock"),
    [
        (41402.5, time(12, 0)),
        ("41402.5", time(12, 0)),
        ("2013-05-08 12:00", time(12, 0)),
        ("2013-05-08T12:00:30Z", time(12, 0, 30)),
        ("8 May 2013 1:05 PM", time(13, 5)),
        (datetime(2013, 5, 8, 10, 15), time(10, 15)),
    ],
    ids=repr,
)
def test_the_time_of_day_is_kept_beside_the_day(cell: object, clock: time) -> None:
    assert parse_date(cell) == ReadDate(MAY_8, clock)


def test_a_serial_of_a_1904_workbook_is_the_same_day_under_another_number() -> None:
    assert parse_date(39940, serials_from_1904=True) == ReadDate(MAY_8)
    assert parse_date(39940) == ReadDate(date(2009, 5, 7))


@pytest.mark.parametrize("cell", ["2013年5月", "201305", 201305, "2013-05", "2013.5"], ids=repr)
def test_a_month_alone_is_no_date(cell: object) -> None:
    assert code_of(cell) == "date_is_month_only"


@pytest.mark.parametrize("cell", ["13-5-8", "5/8/2013", "08/05/2013", "25/12/16"])
def test_an_ambiguous_date_is_refused_and_not_guessed(cell: str) -> None:
    assert code_of(cell) == "date_ambiguous"


@pytest.mark.parametrize(
    ("cell", "order", "expected"),
    [
        ("13-5-8", "ymd", MAY_8),
        ("8/5/2013", "dmy", MAY_8),
        ("5/8/2013", "mdy", MAY_8),
        ("08.05.13", "dmy", MAY_8),
        ("8/5/70", "dmy", date(1970, 5, 8)),
    ],
)
def test_an_order_makes_an_ambiguous_date_plain(cell: str, order: str, expected: date) -> None:
    assert parse_date(cell, order=order) == ReadDate(expected)  # type: ignore[arg-type]


@pytest.mark.parametrize(
    "cell",
    ["2013年2月29日", "20131301", 20131301, "2013-13-01", "31-Feb-2013", "0213-05-08", "2013-05-08 25:00"],
    ids=repr,
)
def test_a_day_that_never_was_is_refused(cell: object) -> None:
    assert code_of(cell) == "date_not_real"


def test_an_order_that_does_not_fit_is_refused() -> None:
    assert code_of("25/8/2013", order="mdy") == "date_not_real"


@pytest.mark.parametrize(
    "cell", [12, 19_999, 60_001, "123", -5, 1e12, float("nan"), "31-Foo-2013", "2013-5", "5月8"], ids=repr
)
def test_other_figures_are_refused(cell: object) -> None:
    assert code_of(cell) in {"date_unreadable", "date_is_month_only"}


@pytest.mark.parametrize(
    "cell", [None, "", "　", "—", "待定", "00:00:00", "10:30:00", time(0, 0), timedelta(0), "0000-00-00", "00/00/0000"]
)
def test_a_cell_without_a_day_is_unknown(cell: object) -> None:
    assert parse_date(cell) is None


def test_a_day_without_a_year_takes_the_years_of_its_file_and_says_so() -> None:
    assert parse_date("5月8日", year=2013) == ReadDate(MAY_8, None, "date_year_assumed")
    assert code_of("5月8日") == "date_without_year"
    assert code_of("2月29日", year=2013) == "date_not_real"


@given(DAYS)
def test_a_day_comes_back_from_every_form(day: date) -> None:
    serial = (day - date(1899, 12, 30)).days
    forms: list[object] = [
        day.isoformat(),
        f"{day.year}年{day.month}月{day.day}日",
        f"{day:%Y%m%d}",
        int(f"{day:%Y%m%d}"),
        f"{day:%d-%b-%Y}",
        f"{day:%A, %B %d, %Y}",
        *([serial] if 20_000 <= serial <= 60_000 else []),
    ]
    assert {parse_date(form).day for form in forms} == {day}  # type: ignore[union-attr]


@given(st.text(max_size=14))
def test_any_text_is_a_date_or_nothing_or_refused(text: str) -> None:
    try:
        read = parse_date(text, order="dmy", year=2026)
    except RuleBroken:
        return
    assert read is None or isinstance(read.day, date)


def test_one_day_above_twelve_proves_the_order_of_its_column() -> None:
    assert day_month_order(["05/08/2013", "25/08/2013", "2013-08-05"]) == ("dmy", "25/08/2013")
    assert day_month_order(["05/08/2013", "8/25/2013 10:00"]) == ("mdy", "8/25/2013 10:00")


def test_a_column_without_proof_shows_the_cell_that_needs_one() -> None:
    assert day_month_order(["2013-08-05", "05/08/2013", "06/08/2013"]) == (None, "05/08/2013")
    assert day_month_order(["25/12/16"]) == (None, "25/12/16")
    assert day_month_order(["2013-08-05", "05/05/2013", ""]) == (None, "")


def test_a_column_that_proves_both_orders_is_refused() -> None:
    with pytest.raises(RuleBroken) as refused:
        day_month_order(["25/08/2013", "8/26/2013"])
    assert refused.value.facts == {"day_first": "25/08/2013", "month_first": "8/26/2013"}


@pytest.mark.parametrize(
    ("cell", "expected"),
    [
        ("3", (None, 3)),
        ("03", (None, 3)),
        (3.0, (None, 3)),
        ("3月", (None, 3)),
        ("３月份", (None, 3)),
        ("2013年5月", (2013, 5)),
        ("201305", (2013, 5)),
        (201305.0, (2013, 5)),
        ("2013-05", (2013, 5)),
    ],
    ids=repr,
)
def test_a_month_column_gives_the_month_and_the_year_if_it_prints_one(cell: object, expected: tuple[int | None, int]):
    assert parse_month(cell) == expected


@pytest.mark.parametrize("cell", ["13", "0", "P03", "2013年13月", "2013"])
def test_what_is_no_month_is_refused(cell: str) -> None:
    with pytest.raises(RuleBroken, match="month_unreadable"):
        parse_month(cell)


def test_a_year_column_gives_the_year() -> None:
    assert [parse_year(cell) for cell in ("2013", 2013.0, "2013年", "2013年度", "２０１３")] == [2013] * 5
    for cell in ("2013/14", "13", "12013"):
        with pytest.raises(RuleBroken, match="year_unreadable"):
            parse_year(cell)
