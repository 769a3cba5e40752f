"""Charts tell missing from nothing, and hand back what was clicked."""

from __future__ import annotations

import pandas as pd

from dashboard.charts import spending as charts

MONTHS = pd.DataFrame({"month": [1, 3], "amount_fen": [100_000_000, 0], "lines": [3, 1]})


def test_a_missing_month_is_a_gap_with_a_word_and_a_month_of_nothing_is_zero():
    bars = charts.by_month(MONTHS, imported=(1, 3, 4), year_budget_fen=None)["data"][0]
    assert bars["y"][:3] == [100.0, None, 0.0]
    assert bars["text"][:5] == ["100.00", "未导入", "0.00", "没有支出", "未导入"]
    assert len(bars["x"]) == 12


def test_a_budget_is_drawn_as_twelfths_only_where_there_is_one():
    assert len(charts.by_month(MONTHS, imported=(1, 3, 4), year_budget_fen=None)["data"]) == 1
    budget = charts.by_month(MONTHS, imported=(1, 3, 4), year_budget_fen=1_200_000_000)["data"][1]
    assert set(budget["y"]) == {100.0}


def test_ranked_bars_keep_their_order_and_hand_back_their_keys():
    figure = charts.ranked(["商品和服务支出", "一个名字特别特别长的科目或者收款人公司"], [200, 100], keys=["302", "x"])
    assert figure["data"][0]["customdata"] == ["302", "x"]
    assert figure["layout"]["yaxis"]["autorange"] == "reversed"
    assert all(len(name) <= 18 for name in figure["layout"]["yaxis"]["ticktext"])


def test_a_name_is_cut_by_its_width_for_a_chinese_character_takes_the_room_of_two_letters():
    names = ["Official vehicle operation", "公" * 14, "公" * 15, "a" * 29]
    figure = charts.ranked(names, [4, 3, 2, 1], keys=names)
    assert figure["layout"]["yaxis"]["ticktext"] == [names[0], names[1], "公" * 13 + "…", "a" * 27 + "…"]


def test_two_bars_of_one_name_stay_two():
    assert len(set(charts.ranked(["其他", "其他"], [2, 1], keys=["a", "b"])["data"][0]["y"])) == 2


def test_what_has_no_bar_of_its_own_is_summed_up_last_in_another_colour():
    first, rest = charts.ranked(["甲", "乙", "其他 3 项"], [5, 4], keys=["a", "b"], rest=300_000_000)["data"]
    assert (first["y"], rest["y"], rest["x"], rest["customdata"]) == (["0", "1"], ["2"], [300.0], [""])


def test_progress_adds_up_month_by_month():
    spent, time = charts.cumulative(MONTHS, year_budget_fen=200_000_000)["data"]
    assert spent["y"] == [50.0, 50.0, 50.0]
    assert (len(time["y"]), time["y"][-1]) == (12, 100.0)


def test_differences_carry_their_sign():
    bars = charts.differences(["甲", "乙"], [300_000_000, -1_000_000])["data"][0]
    assert (bars["x"], bars["text"]) == ([300.0, -1.0], ["+300.00", "-1.00"])


def test_differences_leave_room_for_the_words_beside_short_bars():
    low, high = charts.differences(["甲", "乙"], [-4_000_000, 1_000_000])["layout"]["xaxis"]["range"]
    assert low < -4 < 1 < high - 1
