"""The print page says all that the paper says, its code leads to the page, and nobody's words become markup."""

from __future__ import annotations

import re
from dataclasses import replace

from dashboard.feeds import paper_html
from dashboard.feeds.paper import Text
from tests.dashboard.feeds.papers import PAPER, WORDS


def test_all_words_are_on_the_page():
    text = paper_html.html(PAPER, pdf="/print/notice/7.pdf")
    assert [words for words in WORDS if words not in text] == []
    assert 'href="/print/notice/7.pdf"' in text


def test_words_that_look_like_markup_stay_words():
    evil = '<script>alert(1)</script> & "quoted"'
    text = paper_html.html(replace(PAPER, title=evil, blocks=(Text(evil),)), pdf="/x")
    assert "<script" not in text
    assert text.count("&lt;script&gt;") == 3  # the title of the window, the title, the paragraph


def test_nothing_on_the_page_runs_or_comes_from_elsewhere():
    text = paper_html.html(PAPER, pdf="/x")
    assert not re.search(r"<script|\son\w+=|style=|src=", text)


def test_a_refusal_is_a_page_with_its_sentence():
    assert "找不到该公示。&lt;b&gt;" in paper_html.refused("找不到该公示。<b>")
