"""The mark of a published record: the same for the same words, another for any other."""

from __future__ import annotations

from data.rules.fingerprints import fingerprint, shown

RECORD = {"title": "公示", "people": [{"name": "职工甲", "post": "科员"}], "days": ("2026-11-23",)}


def test_the_order_of_fields_makes_no_difference():
    assert fingerprint(RECORD) == fingerprint(dict(reversed(RECORD.items())))


def test_one_changed_word_makes_another_mark():
    changed = {**RECORD, "people": [{"name": "职工甲", "post": "科长"}]}
    assert fingerprint(changed) != fingerprint(RECORD)


def test_a_field_that_is_added_empty_changes_nothing_of_what_hangs_on_the_board():
    later = {**RECORD, "decision": "", "people": [{"name": "职工甲", "post": "科员", "photo": None}]}
    assert fingerprint(later) == fingerprint(RECORD)


def test_zero_is_not_empty():
    assert fingerprint({"n": 0}) != fingerprint({})


def test_sixteen_digits_are_shown_in_groups_of_four():
    assert shown("0123456789abcdef" * 4) == "0123 4567 89ab cdef"
