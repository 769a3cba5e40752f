"""Text that people wrote stays as they wrote it."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dashboard.parts.plain import escaped


@pytest.mark.parametrize(
    ("text", "safe"),
    [
        ("关于公示的通知（第3号）", "关于公示的通知（第3号）"),
        ("**粗** _斜_", r"\*\*粗\*\* \_斜\_"),
        ("[点这里](http://a)", r"\[点这里\]\(http\:\/\/a\)"),
        (":red[红]", r"\:red\[红\]"),
        ("$x^2$", r"\$x\^2\$"),
        ("# 标题\n- 一", r"\# 标题 \- 一"),
        ("<b>&amp;</b>", r"\<b\>\&amp\;\<\/b\>"),
        ("1. 一", r"1\. 一"),
        ("  两端 与\t之间  ", "两端 与 之间"),
        ("", ""),
    ],
)
def test_nothing_in_it_is_markup(text, safe):
    assert escaped(text) == safe


def test_the_name_of_an_icon_is_no_icon():
    """Streamlit looks for them after escapes are undone, so the pattern itself is broken, invisibly."""
    assert ":material/today:" not in escaped(":material/today:").replace("\\", "")
    assert ":tada:" not in escaped(":tada:").replace("\\", "")
    assert escaped("9:30—10:30").replace("\\", "") == "9:30—10:30"


@given(st.text())
def test_all_its_letters_are_still_there_in_order(text):
    shown = escaped(text).replace("\N{WORD JOINER}", "")
    letters = [c for c in shown if c != "\\" and not c.isspace()]
    assert letters == [c for c in text.replace("\N{WORD JOINER}", "") if c != "\\" and not c.isspace()]
