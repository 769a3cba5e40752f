"""Settings are read from the environment, and one that cannot be used is named."""

from __future__ import annotations

from pathlib import Path

import pytest

from data.rules.notice_kinds import NoticeKind
from data.settings import PROJECT, read


def test_nothing_set_means_an_embedded_database_outside_the_source_folders():
    found = read({})
    assert found.database_url == f"sqlite:///{PROJECT / 'var' / 'gongkai.db'}"
    assert (found.host, found.port, found.language, found.currency) == ("127.0.0.1", 8501, "zh_CN", "CNY")
    assert not found.allow_demo_accounts


def test_kinds_of_notices_may_count_the_day_of_publication():
    assert read({}).count_publication_day == frozenset()
    wanted = {NoticeKind.AWARD, NoticeKind.ANNUAL_ASSESSMENT}
    assert read({"GONGKAI_COUNT_PUBLICATION_DAY": "award annual_assessment"}).count_publication_day == wanted


@pytest.mark.parametrize(
    "wrong",
    [
        {"GONGKAI_PORT": "eighty"},
        {"GONGKAI_PORT": "0"},
        {"GONGKAI_LANGUAGE": "fr"},
        {"GONGKAI_CLOCK": "yesterday"},
        {"GONGKAI_CLOCK": "2026-11-22T10:00"},
        {"GONGKAI_SESSION_HOURS": "-1"},
        {"GONGKAI_COUNT_PUBLICATION_DAY": "award holidays"},
    ],
)
def test_what_cannot_be_used_is_named(wrong):
    with pytest.raises(ValueError, match=next(iter(wrong))):
        read(wrong)


def test_the_sample_of_settings_names_each_and_no_other():
    source = (PROJECT / "data" / "settings.py").read_text(encoding="utf-8")
    sample = Path(PROJECT / ".env.sample").read_text(encoding="utf-8")
    import re

    assert set(re.findall(r"GONGKAI_[A-Z_]+", sample)) == set(re.findall(r'"(GONGKAI_[A-Z_]+)"', source))
