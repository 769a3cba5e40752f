from __future__ import annotations

from pathlib import Path

import pytest

from dashboard.locales import __main__ as locales


@pytest.fixture
def code(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A file of a small project whose words are kept; write into it what the code says."""
    monkeypatch.setattr(locales, "PROJECT", tmp_path)
    (tmp_path / "data").mkdir()
    (tmp_path / "dashboard").mkdir()
    return tmp_path / "dashboard" / "view.py"


def say(code: Path, text: str) -> None:
    code.write_text(text, encoding="utf-8")
    locales.texts_in_code.cache_clear()


def translate(chinese: str, english: str) -> None:
    file = locales.catalogue_file("en")
    before = file.read_text(encoding="utf-8")
    asked = f'msgid "{chinese}"\nmsgstr ""'
    assert asked in before
    file.write_text(before.replace(asked, f'msgid "{chinese}"\nmsgstr "{english}"'), encoding="utf-8")


def translation(language: str, chinese: str) -> object:
    message = locales.read(language).get(chinese)
    return message and message.string


@pytest.fixture(autouse=True)
def _forget_the_code():
    yield
    locales.texts_in_code.cache_clear()


def test_new_words_wait_for_english_and_are_their_own_chinese(code: Path):
    say(code, 't("导入 {n} 行", n=3)\nN_("草稿")\n')
    assert locales.main([]) == 0
    assert list(locales.problems("zh_CN")) == []
    assert [problem.split(";")[0] for problem in locales.problems("en")] == [
        "en: no words for '导入 {n} 行'",
        "en: no words for '草稿'",
    ]
    assert locales.main(["--check"]) == 1


def test_words_are_found_wherever_they_stand(code: Path):
    say(code, "f\"**{t('标题')}**\"\nf\"{t('一' '二')}{t(names['甲'])}\"\nmark(t, \"丙\")\n")
    assert locales.texts_in_code() == ("一二", "标题")


def test_a_translation_stays_when_other_words_come_and_go(code: Path):
    say(code, 't("草稿")\n')
    locales.main([])
    translate("草稿", "Draft")
    say(code, 't("发布")\nt("草稿")\n')
    locales.main([])
    assert translation("en", "草稿") == "Draft"
    assert [problem.split(";")[0] for problem in locales.problems("en")] == ["en: no words for '发布'"]


def test_a_translation_that_is_dropped_is_told(code: Path):
    say(code, 't("草稿")\n')
    locales.main([])
    translate("草稿", "Draft")
    say(code, "")
    assert list(locales.update("en")) == ["en: dropped '草稿' = 'Draft'"]


def test_the_facts_must_be_the_same_in_every_language(code: Path):
    say(code, 't("还有 {days} 天", days=2)\n')
    locales.main([])
    translate("还有 {days} 天", "{day} days left")
    assert [*locales.problems("en")] == ["en: '{day} days left' must hold the facts of '还有 {days} 天'"]


def test_english_has_two_forms_of_a_plural_and_both_are_wanted(code: Path):
    say(code, 'tn("{n} 天", 3)\n')
    locales.main([])
    file = locales.catalogue_file("en")
    half = file.read_text(encoding="utf-8").replace('msgstr[0] ""', 'msgstr[0] "{n} day"')
    file.write_text(half, encoding="utf-8")
    assert len([*locales.problems("en")]) == 1
    file.write_text(half.replace('msgstr[1] ""', 'msgstr[1] "{n} days"'), encoding="utf-8")
    assert [*locales.problems("en")] == []


def test_a_bureaus_own_word_stays(code: Path):
    say(code, 't("局党委")\n')
    locales.main([])
    file = locales.catalogue_file("zh_CN")
    file.write_text(file.read_text(encoding="utf-8").replace('msgstr "局党委"', 'msgstr "党组"'), encoding="utf-8")
    locales.main([])
    assert translation("zh_CN", "局党委") == "党组"
    assert [*locales.problems("zh_CN")] == []


def test_writing_twice_changes_nothing(code: Path):
    say(code, 't("占 {share}% 的\\n第二行", share=1)\nt("一")\nt("一")\n')
    locales.main([])
    first = locales.catalogue_file("zh_CN").read_bytes()
    locales.main([])
    assert locales.catalogue_file("zh_CN").read_bytes() == first
