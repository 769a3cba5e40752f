"""A period that somebody typed says the days that there are, or it is refused with both numbers."""

from __future__ import annotations

from datetime import date

import pytest

from data.errors import RuleBroken
from data.rules.stated_period import refuse_other_days, refuse_other_last_day
from data.rules.working_days import notice_period
from tests.calendars import shipped

SEPTEMBER = notice_period(date(2026, 9, 17), 5, False, shipped())  # 18, 20 (a worked Sunday), 21, 22, 23


def refusal(words: str) -> tuple[str, dict[str, object]]:
    try:
        refuse_other_days(words, SEPTEMBER, shipped())
    except RuleBroken as broken:
        return broken.code, broken.facts
    return "", {}


@pytest.mark.parametrize(
    "words",
    [
        "公示时间：2026年9月18日至9月23日，共5个工作日（含9月20日调休上班日）。",
        "公示时间：2026年9月18日至2026年9月23日（5个工作日）。",
        "自２０２６年９月１８日（周五）至９月２３日（周三），共５个工作日",
        "9月18日至23日，共5个工作日",
        "公示期不少于5个工作日。2026年9月16日党支部会议研究。",
        "",
    ],
)
def test_a_period_that_agrees_and_a_text_without_one_are_left_alone(words):
    assert refusal(words) == ("", {})


def test_one_day_more_is_told_with_what_it_says_and_what_it_is():
    code, facts = refusal("公示时间：2026年9月18日至9月24日，共5个工作日。")
    assert (code, facts["days"], facts["actual"]) == ("stated_days_disagree", 5, 6)


def test_one_day_less_is_too_short_and_a_worked_sunday_counts():
    code, facts = refusal("公示时间：2026年9月18日至9月22日，共5个工作日。")
    assert (code, facts["days"], facts["least"]) == ("stated_period_too_short", 4, 5)


def test_another_week_of_as_many_days_is_not_this_period():
    assert refusal("公示时间：2026年11月23日至11月27日，共5个工作日。")[0] == "stated_dates_disagree"


def test_a_day_that_does_not_exist_is_refused():
    assert refusal("公示时间：2026年9月31日至10月9日，共5个工作日。")[0] == "stated_day_unknown"


def test_a_span_over_the_new_year_takes_the_next_year():
    period = notice_period(date(2025, 12, 29), 5, False, shipped())
    refuse_other_days("公示时间：2025年12月30日至1月6日，共5个工作日。", period, shipped())


@pytest.mark.parametrize(
    ("day", "code"),
    [(24, "stated_days_disagree"), (22, "stated_period_too_short"), (23, ""), (19, "stated_period_too_short")],
)
def test_a_last_day_in_the_form_is_held_to_the_same(day, code):
    def typed() -> None:
        refuse_other_last_day(date(2026, 9, day), SEPTEMBER, shipped())

    if code:
        with pytest.raises(RuleBroken, match=code):
            typed()
    else:
        typed()


def test_a_rest_day_after_the_last_day_is_not_the_last_day():
    period = notice_period(date(2026, 11, 13), 5, False, shipped())
    with pytest.raises(RuleBroken, match="stated_last_day_disagrees"):
        refuse_other_last_day(date(2026, 11, 21), period, shipped())


def test_no_last_day_typed_is_nothing_to_disagree_with():
    refuse_other_last_day(None, SEPTEMBER, shipped())
