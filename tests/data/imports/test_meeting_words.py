from __future__ import annotations

import pytest

from data.imports.meeting_words import column_of, field_of


@pytest.mark.parametrize(
    ("words", "field"),
    [
        ("时间", "held_on"),
        ("时　间", "held_on"),
        ("会议时间", "held_on"),
        ("主 持 人", "chair"),
        ("Host 会议主持人", "chair"),
        ("与会人(请会上确认)", "present"),
        ("二、议题列表", "agenda"),
        ("议题3", "agenda"),
        ("议题三", "agenda"),
        ("## Action Items", "matters"),
        ("**责任单位**", "lead_unit"),
        ("（四）议定事项", "matters"),
    ],
)
def test_a_heading_is_known_however_it_is_set(words: str, field: str):
    assert field_of(words) == field


@pytest.mark.parametrize("words", ["Next Host 下次会议主持人", "下次主持", "会议链接", "https", "会议记录本", "", "三"])
def test_other_words_are_no_heading(words: str):
    assert field_of(words) is None


def test_columns_have_names_that_are_no_headings_of_text():
    assert (column_of("事项"), field_of("事项")) == ("text", None)
    assert column_of("Due Date") == "deadline"
