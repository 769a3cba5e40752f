from __future__ import annotations

from collections import defaultdict
from datetime import date
from itertools import pairwise

from data.samples import days, organisation
from data.samples.organisation import PostRow


def test_nobody_shares_a_name():
    names = [person.name for person in organisation.people().values()]
    assert len(names) == len(set(names)) == 120


def test_nobody_holds_two_posts_at_once():
    held: dict[str, list[PostRow]] = defaultdict(list)
    for post in organisation.posts():
        held[post.staff_no].append(post)
    assert held.keys() == organisation.people().keys()
    for posts in held.values():
        for earlier, later in pairwise(posts):
            assert earlier.held_to is not None
            assert earlier.held_to < later.held_from


def test_no_unit_has_two_heads_and_each_has_one_but_for_the_vacancies():
    vacant = set()
    for year in (2024, 2025, 2026):
        for month in range(1, 13):
            day = days.of_month(year, month)[0]
            for unit in organisation.spending_units():
                heads = [p for p in organisation.on(day).values() if p.is_head and p.unit == unit.code]
                assert len(heads) <= 1
                if not heads and day <= date(2026, 11, 22):
                    vacant.add((unit.name, f"{day:%Y-%m}"))
    assert vacant == {
        ("法规科", "2024-03"),
        ("法规科", "2024-04"),
        ("计量标准科", "2025-04"),
        ("计量标准科", "2025-05"),
        ("城南市场监管所", "2026-02"),
        ("城南市场监管所", "2026-03"),
        ("城南市场监管所", "2026-04"),
        ("信用监督管理科", "2026-11"),
    }


def test_a_person_is_grown_up_at_work_and_retired_at_sixty_or_a_little_later():
    for person in organisation.people().values():
        assert int(person.work_since[:4]) - int(person.born[:4]) >= 18
    for post in organisation.posts():
        born = int(organisation.people()[post.staff_no].born[:4])
        last = post.held_to or date(2026, 11, 22)
        assert last.year - born <= 61


def test_money_of_a_window_belongs_to_its_section():
    at_the_window = {no for no, post in organisation.on(date(2026, 11, 2)).items() if post.unit == "161"}
    assert at_the_window
    assert at_the_window <= set(organisation.members("160", date(2026, 11, 2)))
