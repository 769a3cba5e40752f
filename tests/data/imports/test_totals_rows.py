from __future__ import annotations

import pytest

from data.imports.tallies import row_ranges
from data.imports.totals_rows import Checked, Kind, PrintedTotal, check, tolerance_fen, total_kind


def total(label: str, fen: int, lines_above: int) -> PrintedTotal:
    kind = total_kind(label, bare=True) or "unnamed"
    return PrintedTotal(lines_above + 2, label, kind, fen, lines_above, str(fen))


def agreeing(fens: list[int], *totals: PrintedTotal, rounding_fen: int = 0) -> list[bool]:
    return [checked.agrees for checked in check(totals, fens, rounding_fen=rounding_fen)]


@pytest.mark.parametrize(
    ("label", "kind"),
    [
        ("合计", "grand"),
        ("合　计", "grand"),
        ("合\n计", "grand"),
        ("合计：", "grand"),
        ("总计", "grand"),
        ("合计（大写）：壹佰元整", "grand"),
        ("Grand Total", "grand"),
        ("TOTAL:", "grand"),
        ("小计", "block"),
        ("本页合计", "block"),
        ("Sub-total", "block"),
        ("本年累计", "running"),
        ("其中：办公费", "part"),
        ("滨海供电公司", None),
        ("Total Gas & Power Ltd", None),
        ("付打印纸硒鼓等合计", None),
        ("", None),
    ],
)
def test_a_label_names_a_total_or_a_line(label: str, kind: Kind | None) -> None:
    assert total_kind(label, bare=False) == kind


def test_an_ending_is_enough_only_on_a_row_that_holds_nothing_else() -> None:
    for label in ("办公费小计", "3月合计", "信息科 汇总", "Housing Total"):
        assert total_kind(label, bare=False) is None
        assert total_kind(label, bare=True) == "block"
    assert total_kind("Total Gas & Power Ltd", bare=True) is None


def test_a_single_total_is_the_sum_of_the_sheet_at_the_top_or_at_the_bottom() -> None:
    assert agreeing([100, 200, 300], total("合计", 600, 3)) == [True]
    assert agreeing([100, 200, 300], total("合计", 600, 0)) == [True]
    assert agreeing([100, 200, 300], total("合计", 500, 3)) == [False]


def test_a_total_that_is_only_its_last_block_is_wrong() -> None:
    assert agreeing([100, 200, 300], total("小计", 300, 2), total("小计", 300, 3), total("合计", 300, 3)) == [
        True,
        True,
        False,
    ]


def test_subtotals_stand_for_the_lines_above_or_below_them() -> None:
    fens = [100, 200, 300, 400]
    assert agreeing(fens, total("小计", 300, 2), total("小计", 700, 4), total("合计", 1000, 4)) == [True] * 3
    assert agreeing(fens, total("小计", 300, 0), total("小计", 700, 2)) == [True] * 2
    assert agreeing(fens, total("小计", 500, 2), total("小计", 700, 4)) == [False, True]


def test_subtotals_may_be_nested() -> None:
    fens = [100, 200, 300, 400]
    nested = [total("办公费小计", 300, 2), total("差旅费小计", 700, 4), total("302小计", 1000, 4)]
    assert agreeing(fens, *nested) == [True] * 3


def test_a_running_total_is_the_sum_from_the_start() -> None:
    fens = [100, 200, 300]
    totals = [total("本月合计", 300, 2), total("累计", 300, 2), total("本月合计", 300, 3), total("累计", 600, 3)]
    assert agreeing(fens, *totals) == [True] * 4
    assert agreeing(fens, total("累计", 900, 3)) == [False]


def test_parts_of_a_row_are_checked_against_nothing() -> None:
    assert agreeing([100, 200], total("其中：办公费", 50, 2), total("合计", 300, 2)) == [True]


def test_a_total_of_no_lines_is_zero_or_wrong() -> None:
    assert agreeing([], total("合计", 0, 0)) == [True]
    assert agreeing([], total("合计", 5, 0)) == [False]


def test_a_bare_figure_equal_to_the_one_line_above_it_proves_nothing() -> None:
    assert agreeing([500], total("", 500, 1)) == [False]
    assert agreeing([200, 300], total("", 500, 2)) == [True]


def test_a_fen_is_within_rounding_and_is_told() -> None:
    (checked,) = check([total("合计", 601, 3)], [100, 200, 300])
    assert checked == Checked(total("合计", 601, 3), 600, 3, agrees=True)
    assert checked.difference_fen == 1
    assert agreeing([100, 200, 300], total("合计", 602, 3)) == [False]


def test_long_files_may_drift_by_a_fen_for_each_thousand_lines() -> None:
    assert [tolerance_fen(lines, 0) for lines in (0, 999, 1000, 2500)] == [1, 1, 2, 3]
    assert tolerance_fen(10, 50_000) == 50_000


def test_row_numbers_are_written_as_ranges() -> None:
    assert row_ranges([3, 8, 9, 10, 12]) == "3, 8-10, 12"
    assert row_ranges(list(range(2, 200, 2))).endswith("38, 40, …")
