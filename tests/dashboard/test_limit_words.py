"""Limits as people say them."""

from __future__ import annotations

import pytest

from dashboard import limit_words, problems
from dashboard.i18n import CHINESE, ENGLISH, speak
from data.errors import RuleBroken
from data.rules.discipline_limits import BEGINNING, checked
from data.rules.limit_units import UNITS, LimitGroup, LimitUnit

TIERS = checked(
    "approval_tiers",
    [
        {"upper_fen": 5_000_000, "role": "section_head"},
        {"lower_fen": 5_000_000, "lower_closed": True, "upper_fen": 10_000_000, "role": "leader", "steps": ["finance"]},
        {"lower_fen": 10_000_000, "lower_closed": True, "role": "principal", "collective": True},
        {"lower_fen": 120_050, "role": "principal", "econ_prefix": "30217", "fund": "单位资金"},
    ],
)


@pytest.mark.parametrize("language", [CHINESE, ENGLISH])
def test_every_limit_and_group_has_a_name_and_says_what_it_decides(language):
    speak(language)
    for name in UNITS:
        assert name not in limit_words.name(name)
        assert limit_words.decides(name)
    assert all(limit_words.group(group) for group in LimitGroup)


def test_a_tier_is_a_sentence_that_says_which_bound_is_its_own():
    assert limit_words.value("approval_tiers", TIERS) == [
        "5 万元（不含）以下：科室负责人审批",
        "5 万元（含）以上、10 万元（不含）以下：分管领导审批，另须财务审核",
        "10 万元（含）以上：主要负责人审批，须集体决定",
        "【科目 30217、资金 单位资金】1,200.5 元（不含）以上：主要负责人审批",
    ]


def test_a_tier_without_bounds_is_for_any_amount():
    assert limit_words.value("approval_tiers", checked("approval_tiers", [{"role": "leader"}])) == [
        "不论金额：分管领导审批"
    ]


def test_numbers_say_their_unit():
    said = [limit_words.number(unit, 20_000) for unit in (LimitUnit.DAYS, LimitUnit.PERCENT, LimitUnit.FEN)]
    assert said == ["20000 天", "20000%", "200 元"]
    assert (limit_words.money(200_000_000), limit_words.money(1_000_100)) == ("200 万元", "10,001 元")


def test_long_lists_are_cut_unless_the_whole_is_wanted():
    words = tuple(f"词{n}" for n in range(20))
    assert limit_words.value("alcohol_words", words)[0].endswith("词11 等 20 个")
    assert limit_words.value("alcohol_words", words, whole=True)[0].endswith("词19")
    assert limit_words.value("alcohol_words", ()) == ["（空）"]


def test_places_say_the_grade_where_there_is_one():
    said = limit_words.value("lodging_night_fen", {"省城": 40_000, "省城/处级": 48_000})
    assert said == ["省城：400 元", "省城（处级）：480 元"]


def test_what_no_document_dates_has_no_first_day():
    assert limit_words.since(BEGINNING) == "未注明起始日期"


def test_a_refusal_about_tiers_says_its_amounts_in_yuan():
    said = problems.sentence(RuleBroken("tier_gap", row=1, next=2, upper_fen=500_000, lower_fen=5_000_000))
    assert said == "第 1 行到 5,000 元 为止，第 2 行从 5 万元 开始，中间的金额无人审批。请使两行相接。"
