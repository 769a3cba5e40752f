"""The diagrams in README.md are those of the tables of steps."""

from __future__ import annotations

import pytest

from dashboard.notice_diagram import drawn, put_into
from tests.house.reading_code import PROJECT


def test_the_diagrams_in_the_readme_are_drawn_from_the_tables():
    readme = (PROJECT / "README.md").read_text(encoding="utf-8")
    assert put_into(readme) == readme, "The procedures changed: run make fix"


def test_every_order_that_asks_for_opinions_is_drawn_with_who_takes_the_step():
    assert drawn().count("```mermaid") == 3
    assert "    approved --> open: 发布公示（人事）" in drawn()
    assert "    concluded --> issued: 下发任职通知（人事）" in drawn()
    assert "    concluded --> listed: 列为发展对象（党委秘书）" in drawn()


def test_a_readme_without_the_marks_is_told_so():
    with pytest.raises(ValueError, match="lacks the marks"):
        put_into("# Gongkai")
