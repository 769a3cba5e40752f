from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from data.errors import RuleBroken
from data.rules.money import Amount, add, decimal_mark, decimals, parse_amount, show_wan, show_yuan

FEN = st.integers(min_value=-(10**14), max_value=10**14)


def fen(cell: object, unit: str = "元") -> int:
    amount = parse_amount(cell, unit)
    assert amount is not None
    return amount.fen


def code_of(cell: object) -> str:
    with pytest.raises(RuleBroken) as refused:
        parse_amount(cell)
    return refused.value.code


@pytest.mark.parametrize(
    ("cell", "unit", "expected"),
    [
        ("１２，３４５．６７", "元", 1_234_567),
        ("¥1,234.50", "元", 123_450),
        ("￥1,234.50", "元", 123_450),
        ("£1,234.50", "元", 123_450),
        ("$ 1,234.50", "元", 123_450),
        ("R$ 1,234.50", "元", 123_450),
        ("12.34万元", "元", 12_340_000),
        ("12.34万元", "万元", 12_340_000),
        ("123元", "万元", 12_300),
        ("12.34", "万元", 12_340_000),
        (12.34, "万元", 12_340_000),
        ("0.1234", "万元", 123_400),
        ("-1,234.50", "元", -123_450),
        ("－1,234.50", "元", -123_450),
        ("(1,234.50)", "元", -123_450),
        ("（1,234.50）", "元", -123_450),
        ("1,234.50-", "元", -123_450),
        ("-£5", "元", -500),
        ("£-5", "元", -500),
        ("0.00", "元", 0),
        ("-0.01", "元", -1),
        (".5", "元", 50),
        ("+5", "元", 500),
        (" 765.00 ", "元", 76_500),
        ("1.2345E5", "元", 12_345_000),
        (2860.0, "元", 286_000),
        (7, "元", 700),
    ],
    ids=repr,
)
def test_an_amount_is_read_exactly(cell: object, unit: str, expected: int) -> None:
    amount = parse_amount(cell, unit)
    assert amount is not None
    assert (amount.fen, amount.note) == (expected, "")


@pytest.mark.parametrize("cell", ["", "　", " ", "-", "－", "—", "——", "–", None])
def test_a_blank_or_a_dash_is_unknown_and_not_zero(cell: object) -> None:
    assert parse_amount(cell) is None


@pytest.mark.parametrize("cell", ["△500", "▲500", "△ 500.00"])
def test_a_triangle_is_read_as_minus_and_noted(cell: str) -> None:
    assert parse_amount(cell) == Amount(-50_000, "amount_sign_assumed")


@pytest.mark.parametrize(
    ("cell", "code"),
    [
        ("1,23,4.5", "amount_bad_grouping"),
        ("12,34", "amount_bad_grouping"),
        ("1.234,56", "amount_bad_grouping"),
        ("壹佰贰拾叁元整", "amount_in_capitals"),
        ("#REF!", "amount_is_formula_error"),
        ("#N/A", "amount_is_formula_error"),
        ("#DIV/0!", "amount_is_formula_error"),
        ("=SUM(C2:C9)", "amount_is_formula"),
        ("98.5%", "amount_is_percentage"),
        ("xxx", "amount_unreadable"),
        ("--5", "amount_unreadable"),
        ("(-5)", "amount_unreadable"),
        ("12 34", "amount_unreadable"),
        (True, "amount_unreadable"),
        (float("nan"), "amount_unreadable"),
        ("1E99", "amount_too_large"),
    ],
)
def test_what_is_no_amount_is_refused(cell: object, code: str) -> None:
    assert code_of(cell) == code


@pytest.mark.parametrize(
    ("cell", "expected"), [("123.456", 12_346), ("2.675", 268), (2.675, 268), ("-2.675", -268)], ids=repr
)
def test_more_than_two_decimals_are_rounded_half_up_and_noted(cell: object, expected: int) -> None:
    assert parse_amount(cell) == Amount(expected, "amount_rounded")


def test_the_noise_of_a_spreadsheets_arithmetic_is_told_from_real_decimals() -> None:
    assert parse_amount(0.1 + 0.2) == Amount(30, "amount_float_noise")
    assert parse_amount(1234.5600000000002) == Amount(123_456, "amount_float_noise")
    assert parse_amount(2241.11) == Amount(224_111)


def test_the_sign_of_a_currency_is_handed_on() -> None:
    assert [parse_amount(cell).currency for cell in ("£5", "US$5", "5")] == ["£", "US$", ""]  # type: ignore[union-attr]


def test_a_decimal_comma_is_read_where_it_is_asked_for() -> None:
    assert parse_amount("1.234.567,89", decimal_mark=",") == Amount(123_456_789)
    assert parse_amount("372000,00", decimal_mark=",") == Amount(37_200_000)
    assert parse_amount("10,00000", decimal_mark=",") == Amount(1_000)


@pytest.mark.parametrize(
    ("column", "mark"),
    [
        (["372000,00", "0,00", ""], ","),
        (["1.234,56", "5"], ","),
        (["1,234", "5,678"], "."),  # thousands as likely as decimals: nothing is proved
        (["12,34", "5.60"], "."),  # one slip does not turn a column
        (["5"], "."),
    ],
)
def test_a_decimal_comma_is_proved_by_a_whole_column(column: list[str], mark: str) -> None:
    assert decimal_mark(column) == mark


@given(FEN)
def test_what_is_shown_in_yuan_reads_back_to_the_fen(amount: int) -> None:
    assert fen(show_yuan(amount)) == amount


@given(FEN)
def test_plain_figures_and_decimals_of_wan_are_exact(amount: int) -> None:
    whole, cents = divmod(abs(amount), 100)
    text = f"{'-' if amount < 0 else ''}{whole}.{cents:02d}"
    assert fen(text) == amount
    assert fen(text, "万元") == amount * 10_000


@given(st.text(max_size=12))
def test_any_text_is_an_amount_or_nothing_or_refused(text: str) -> None:
    try:
        amount = parse_amount(text)
    except RuleBroken:
        return
    assert amount is None or isinstance(amount.fen, int)


@pytest.mark.parametrize(
    ("amount", "yuan", "wan"),
    [
        (1_234_567, "12,345.67", "1.23"),
        (-123_450, "-1,234.50", "-0.12"),
        (-5, "-0.05", "0.00"),
        (0, "0.00", "0.00"),
        (26_750, "267.50", "0.03"),
        (5_000, "50.00", "0.01"),  # 0.005 万元 rounds up, where a float would go to the even figure
        (123_456_789_000, "1,234,567,890.00", "123,456.79"),
    ],
)
def test_amounts_are_shown_in_yuan_and_wan_with_thousands_separated(amount: int, yuan: str, wan: str) -> None:
    assert (show_yuan(amount), show_wan(amount)) == (yuan, wan)


def test_unknown_amounts_are_counted_and_not_added_as_zero() -> None:
    assert add([100, None, 250]) == (350, 1)
    assert add([None, None]) == (None, 2)
    assert add([]) == (None, 0)
    assert add([100, -100]) == (0, 0)


def test_the_decimals_of_an_amount_are_counted_as_printed() -> None:
    assert [decimals(text) for text in ("12.34", "１．５", "1,234", "0.123456")] == [2, 1, 0, 6]
