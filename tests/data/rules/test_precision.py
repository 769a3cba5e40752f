"""Shares with their intervals; the numbers are those of Wilson's formula as published tables give them."""

from __future__ import annotations

import pytest

from data.rules.precision import Precision


@pytest.mark.parametrize(
    ("upheld", "closed", "low", "high"),
    [
        (0, 10, 0.0, 0.2775),
        (1, 10, 0.0179, 0.4042),
        (5, 10, 0.2366, 0.7634),
        (10, 10, 0.7225, 1.0),
        (81, 263, 0.2553, 0.3662),  # Newcombe 1998, table I, method 3
        (15, 148, 0.0624, 0.1605),
        (0, 20, 0.0, 0.1611),
        (1, 29, 0.0061, 0.1718),
    ],
)
def test_the_interval_is_wilson_s(upheld, closed, low, high):
    found = Precision(upheld, closed).interval
    assert found is not None
    assert found == pytest.approx((low, high), abs=0.00006)


def test_of_no_closed_case_nothing_is_known():
    none = Precision(0, 0)
    assert (none.share, none.interval, none.is_below(30)) == (None, None, False)


def test_few_cases_condemn_no_rule():
    assert not Precision(0, 8).is_below(30)
    assert Precision(0, 9).is_below(30)
    assert not Precision(3, 10).is_below(30)
