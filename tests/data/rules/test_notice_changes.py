"""What differs between two texts of one notice."""

from __future__ import annotations

from dataclasses import replace

from data.rules.notice_changes import Change, changes
from data.rules.notice_content import NoticePerson
from tests.notices import USUAL

FIRST, SECOND, THIRD = (
    NoticePerson("职工甲", current_post="科员"),
    NoticePerson("职工乙", current_post="科员"),
    NoticePerson("职工丙", current_post="科员"),
)
TEXT = replace(USUAL, people=(FIRST, SECOND))


def test_the_same_text_changed_nothing():
    assert changes(TEXT, TEXT) == ()


def test_each_field_is_told_before_and_after_in_the_order_of_the_page():
    after = replace(TEXT, issuer="局机关党委", title="关于先进个人的公示", period_days=7)
    assert changes(TEXT, after) == (
        Change("title", TEXT.title, "关于先进个人的公示"),
        Change("period_days", "5", "7"),
        Change("issuer", "局人事科", "局机关党委"),
    )


def test_a_cell_is_told_with_the_person_whose_it_is():
    after = replace(TEXT, people=(FIRST, replace(SECOND, current_post="副科长")))
    assert changes(TEXT, after) == (Change("current_post", "科员", "副科长", person="职工乙"),)


def test_people_who_only_change_places_changed_nothing():
    assert changes(TEXT, replace(TEXT, people=(SECOND, FIRST))) == ()


def test_people_added_and_left_out_are_named():
    assert changes(TEXT, replace(TEXT, people=(FIRST, SECOND, THIRD))) == (Change("people", "", "职工丙"),)
    assert changes(TEXT, replace(TEXT, people=(SECOND,))) == (Change("people", "职工甲", ""),)


def test_a_mistyped_name_is_a_change_of_the_name():
    after = replace(TEXT, people=(FIRST, replace(SECOND, name="职工已")))
    assert changes(TEXT, after) == (Change("name", "职工乙", "职工已", person="职工已"),)


def test_two_people_of_one_name_are_two():
    twice = replace(TEXT, people=(FIRST, FIRST))
    assert changes(replace(TEXT, people=(FIRST,)), twice) == (Change("people", "", "职工甲"),)
    assert changes(twice, replace(TEXT, people=(FIRST,))) == (Change("people", "职工甲", ""),)
