"""Which kinds ask for opinions, in which order, and for how long at least: by the rule in force on the day."""

from __future__ import annotations

from datetime import date

import pytest

from data.rules.notice_kinds import (
    MINIMUMS,
    NoticeKind,
    PeriodUnit,
    Procedure,
    asks_opinions,
    minimum,
    procedure_of,
)

TODAY = date(2026, 11, 22)
CADRES = NoticeKind.CADRE_PRE_APPOINTMENT


@pytest.mark.parametrize(
    ("on", "days", "unit", "words"),
    [
        (date(2013, 5, 8), 7, PeriodUnit.CALENDAR_DAYS, "2002"),
        (date(2014, 1, 13), 7, PeriodUnit.CALENDAR_DAYS, "2002"),
        (date(2014, 1, 14), 5, PeriodUnit.WORKING_DAYS, "2014"),
        (date(2019, 3, 2), 5, PeriodUnit.WORKING_DAYS, "2014"),
        (date(2019, 3, 3), 5, PeriodUnit.WORKING_DAYS, "2019"),
        (TODAY, 5, PeriodUnit.WORKING_DAYS, "2019"),
    ],
)
def test_the_minimum_is_that_of_the_edition_in_force_on_the_day(on, days, unit, words):
    least = minimum(CADRES, on)
    assert least is not None
    assert (least.days, least.unit) == (days, unit)
    assert words in least.source


def test_there_is_no_minimum_before_the_first_edition():
    assert minimum(CADRES, date(2002, 7, 8)) is None


def test_the_national_rule_on_development_objects_begins_in_may_2026():
    kind = NoticeKind.PARTY_DEVELOPMENT_OBJECT
    before, after = minimum(kind, date(2026, 5, 17)), minimum(kind, date(2026, 5, 18))
    assert before is not None
    assert after is not None
    assert (before.source, after.source) == ("本局规定", "中国共产党发展党员工作细则（2026）第十三条")


def test_a_source_is_confirmed_only_where_its_words_were_read():
    confirmed = {least.source for rules in MINIMUMS.values() for least in rules if least.confirmed}
    assert confirmed == {
        "党政领导干部选拔任用工作条例（2014）第四十一条",
        "党政领导干部选拔任用工作条例（2019）第四十二条",
        "公务员法第三十二条",
    }


@pytest.mark.parametrize("kind", list(NoticeKind))
def test_whoever_asks_for_opinions_gives_time_for_them_and_a_circular_gives_none(kind: NoticeKind):
    assert (minimum(kind, TODAY) is not None) == asks_opinions(kind)


@pytest.mark.parametrize("kind", list(NoticeKind))
def test_editions_of_a_rule_follow_one_another(kind: NoticeKind):
    dates = [least.valid_from for least in MINIMUMS[kind]]
    assert dates == sorted(set(dates))


def test_kinds_follow_the_order_that_their_rule_names_and_all_others_the_bureau_s_own():
    orders = {order: {kind for kind in NoticeKind if procedure_of(kind) is order} for order in Procedure}
    assert orders[Procedure.STATUTORY] == {NoticeKind.CADRE_PRE_APPOINTMENT, NoticeKind.RANK_PROMOTION}
    assert orders[Procedure.PARTY] == {NoticeKind.PARTY_DEVELOPMENT_OBJECT}
    assert orders[Procedure.INFORM] == {NoticeKind.APPOINTMENT_DECISION, NoticeKind.LATERAL_MOVE}
    assert NoticeKind.AWARD in orders[Procedure.BUREAU]
