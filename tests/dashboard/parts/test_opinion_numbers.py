"""The numbers under a result, as staff read them."""

from __future__ import annotations

from streamlit.testing.v1 import AppTest

from data.opinion_counts import OpinionCounts
from data.rules.notice_workflow import Outcome
from data.rules.opinions import OpinionState
from tests.dashboard.reading_pages import words


def _numbers(numbers):
    from dashboard.parts import opinion_numbers

    opinion_numbers.show(numbers)


def _said(numbers: OpinionCounts | None) -> str:
    app = AppTest.from_function(_numbers, kwargs={"numbers": numbers}).run()
    assert not app.exception
    return words(app)


def test_before_the_result_nothing_is_said():
    assert _said(None) == ""


def test_none_is_said_in_words():
    assert _said(OpinionCounts(0, 0, 0, 2, {}, 0)) == "公示期内未收到意见。"


def test_the_numbers_add_up_and_late_ones_are_not_among_them():
    said = _said(OpinionCounts(4, 1, 3, 2, {Outcome.NO_EFFECT: 2, OpinionState.UNRELATED: 1}, 1))
    assert "收到意见 4 条，其中署名 1 条、匿名 3 条" in said
    assert "经核实，不影响任职 2 条；与公示无关或表扬 1 条；尚未办结 1 条" in said
