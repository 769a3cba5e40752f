from __future__ import annotations

import pytest

from data.imports.codes import class_and_section, econ_code, is_yes, payee_kind, spend_type


@pytest.mark.parametrize(
    ("cell", "expected"),
    [
        ("30201", ("30201", "")),
        (30201, ("30201", "")),
        (30201.0, ("30201", "")),
        ("30201.0", ("30201", "")),
        ("'30201", ("30201", "")),
        (" 302 01 ", ("30201", "")),
        ("３０２０１", ("30201", "")),
        ("302-01", ("30201", "")),
        ("30231 公务接待费", ("30231", "公务接待费")),
        ("30212-因公出国（境）费", ("30212", "因公出国（境）费")),
        ("30217公务接待费", ("30217", "公务接待费")),
        ("003", ("003", "")),
        ("K9534", ("K9534", "")),
        ("", ("", "")),
        ("Art Galleries 3", ("Art Galleries 3", "")),
    ],
    ids=repr,
)
def test_a_code_has_one_form_and_codes_of_others_stay_as_they_are(cell: str | float, expected: tuple[str, str]) -> None:
    assert econ_code(cell) == expected


@pytest.mark.parametrize(
    ("class_cell", "section_cell", "expected"),
    [
        ("301", "01", "30101"),
        (301.0, 1.0, "30101"),
        ("302", "17", "30217"),
        ("302", "30217", "30217"),
        ("302", "", "302"),
    ],
)
def test_class_and_section_in_two_columns_are_one_code(
    class_cell: str | float, section_cell: str | float, expected: str
) -> None:
    assert class_and_section(class_cell, section_cell) == expected


def test_basic_and_project_spending_are_told_apart_and_other_words_are_not_guessed() -> None:
    words = ("基本支出", " 基本 ", "项目支出", "Project", "", "人员")
    assert [spend_type(word) for word in words] == ["basic", "basic", "project", "project", "", None]


def test_bodies_and_persons_are_told_apart_only_where_the_file_says() -> None:
    assert [payee_kind(word) for word in ("对公", "单位", "个人", "", "VIP")] == ["body", "body", "person", "", None]


def test_a_mark_says_yes_or_no_or_neither() -> None:
    assert [is_yes(mark) for mark in ("*", "是", "Y", "已作废", "√")] == [True] * 5
    assert [is_yes(mark) for mark in ("", "  ", "否", "N", "正常")] == [False] * 5
    assert [is_yes(mark) for mark in ("部分", "-", "#")] == [None] * 3
