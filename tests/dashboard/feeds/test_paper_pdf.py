"""The PDF says all that the paper says, its code leads to the page, and nobody's words become instructions."""

from __future__ import annotations

import io
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace

import pypdf
import pytest
import typst
import zxingcpp
from PIL import Image

from dashboard import qr_code
from dashboard.feeds import paper_pdf
from dashboard.feeds.paper import Paper, Table, Text
from data.errors import RuleBroken
from data.settings import settings
from tests.dashboard.feeds.papers import ADDRESS, PAPER, WORDS


@pytest.fixture(autouse=True)
def _settings(monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    monkeypatch.delenv("GONGKAI_PRINT_FONTS", raising=False)
    settings.cache_clear()
    yield
    settings.cache_clear()


def _pages(paper: Paper) -> list[str]:
    """The words of each page; a typesetter's thin spaces between Chinese and digits taken out."""
    try:
        made = paper_pdf.pdf(paper)
    except RuleBroken:
        pytest.skip("this machine has no Chinese font, which the print page does without")
    return [page.extract_text() for page in pypdf.PdfReader(io.BytesIO(made)).pages]


def _close(text: str) -> str:
    return "".join(text.split())


def test_all_words_can_be_read_back():
    (text,) = _pages(PAPER)
    missing = [words for words in WORDS if _close(words) not in _close(text)]
    assert not missing
    assert _close("第 1 页，共 1 页") in _close(text)


def test_every_page_carries_its_number_and_the_fingerprint():
    long = replace(PAPER, blocks=(Table(("事项",), tuple((f"第 {n} 项",) for n in range(90))),))
    pages = _pages(long)
    assert len(pages) > 1
    for number, text in enumerate(pages, start=1):
        assert _close(f"第 {number} 页，共 {len(pages)} 页") in _close(text)
        assert _close(PAPER.foot.fingerprint) in _close(text)


def test_words_that_look_like_instructions_stay_words():
    text = '#panic("x") *b* $x$ #include "/etc/passwd" @you <label> \\ ]'
    (page,) = _pages(replace(PAPER, title=text, blocks=(Text(text),)))
    missing = [each for each in ("#panic(", "*b*", "$x$", "#include", "@you", "<label>") if each not in page]
    assert not missing


def test_the_code_at_the_foot_leads_to_the_page():
    picture = typst.compile(
        b'#set page(width: 60mm, height: 60mm, margin: 2mm)\n#image(bytes(sys.inputs.qr), format: "svg", width: 100%)',
        format="png",
        sys_inputs={"qr": qr_code.svg(ADDRESS)},
    )
    assert isinstance(picture, bytes)
    assert [code.text for code in zxingcpp.read_barcodes(Image.open(io.BytesIO(picture)))] == [ADDRESS]


def test_a_server_without_a_chinese_font_says_so_instead_of_printing_boxes(monkeypatch):
    monkeypatch.setattr(paper_pdf, "_has_chinese", lambda _: False)
    paper_pdf._fonts.cache_clear()
    with pytest.raises(RuleBroken) as refused:
        paper_pdf.pdf(PAPER)
    paper_pdf._fonts.cache_clear()
    assert refused.value.code == "print_font_missing"


def test_fonts_without_chinese_are_recognised():
    assert not paper_pdf._has_chinese(typst.Fonts(include_system_fonts=False))


def test_several_readers_at_once_get_each_their_own():
    _pages(PAPER)
    titles = [f"第 {number} 份" for number in range(12)]
    with ThreadPoolExecutor(4) as readers:
        texts = list(readers.map(lambda title: _pages(replace(PAPER, title=title))[0], titles))
    assert all(_close(title) in _close(text) for title, text in zip(titles, texts, strict=True))
