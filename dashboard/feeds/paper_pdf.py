"""A paper as PDF, set by Typst. Its words go in as values and are never read as markup."""

from __future__ import annotations

import json
from dataclasses import asdict
from functools import lru_cache
from pathlib import Path

import typst

from dashboard import qr_code
from dashboard.feeds.paper import Paper
from dashboard.i18n import CHINESE, language, t
from data.errors import RuleBroken
from data.settings import settings

_LAYOUT = Path(__file__).parents[1] / "pages_html" / "paper.typ"
# What Windows, macOS and Debian (fonts-noto-cjk) have, the font of official papers first.
_BODY = ("FangSong_GB2312", "FangSong", "STFangsong", "Noto Serif CJK SC", "Source Han Serif SC", "SimSun", "Songti SC")
_HEAD = ("FZXiaoBiaoSong-B05S", "SimSun", "Songti SC", "STSong", "Noto Serif CJK SC", "Source Han Serif SC")
_ANY = ("Noto Sans CJK SC", "Source Han Sans SC", "Microsoft YaHei", "PingFang SC", "Heiti SC")


def pdf(paper: Paper) -> bytes:
    """The paper on A4, a page number, the fingerprint and a QR code at the foot of each page.

    Raises RuleBroken print_font_missing where the server has no Chinese font: a PDF of empty boxes helps nobody.
    """
    fonts, body, head = _fonts(settings().print_fonts)
    if not body:
        raise RuleBroken("print_font_missing")
    given = {
        "paper": asdict(paper),
        "qr": qr_code.svg(paper.foot.address),
        "body": body,
        "head": head,
        "chinese": language() == CHINESE,
        "words": {
            "page": t("第 {page} 页，共 {pages} 页"),
            "fingerprint": t("文本指纹"),
            "printed": t("打印时间"),
            "address": t("网上查看"),
        },
    }
    compiler = typst.Compiler(font_paths=fonts)  # one for each call: it serves one thread only, its fonts serve all
    made = compiler.compile(
        _LAYOUT.read_bytes(), format="pdf", sys_inputs={"given": json.dumps(given, ensure_ascii=False)}
    )
    assert isinstance(made, bytes)
    return made


@lru_cache(maxsize=2)
def _fonts(folder: str) -> tuple[typst.Fonts, list[str], list[str]]:
    """The server's fonts and those of the folder, and which to use; none where none has Chinese."""
    fonts = typst.Fonts(font_paths=[folder] if folder else [])
    if not _has_chinese(fonts):
        return fonts, [], []
    there = set(fonts.families())
    own = typst.Fonts(include_system_fonts=False, include_embedded_fonts=False, font_paths=[folder]) if folder else None
    wished = own.families() if own else []
    chosen = [[name for name in (*wished, *names, *_ANY) if name in there] for names in (_BODY, _HEAD)]
    return fonts, chosen[0] or list(there), chosen[1] or list(there)


def _has_chinese(fonts: typst.Fonts) -> bool:
    """Whether two characters, 公 and 示, are drawn differently: without a Chinese font both are the same empty box."""
    compiler = typst.Compiler(font_paths=fonts)
    drawn = (f"#set page(width: auto, height: auto)\n{character}" for character in map(chr, (0x516C, 0x793A)))
    boxes = {compiler.compile(text.encode(), format="svg") for text in drawn}
    return len(boxes) == 2
