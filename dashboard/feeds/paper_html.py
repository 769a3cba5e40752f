"""A paper as a page that prints by itself: A4, black on white, no script, nothing around it."""

from __future__ import annotations

from functools import lru_cache
from pathlib import Path

from jinja2 import Environment, FileSystemLoader, StrictUndefined, Template

from dashboard import qr_code
from dashboard.feeds.paper import Paper
from dashboard.i18n import CHINESE, language, t

TEMPLATES = Path(__file__).parents[1] / "pages_html"


def html(paper: Paper, *, pdf: str) -> str:
    """The whole page. What people wrote is escaped by the template; `pdf` is where the same paper is as PDF."""
    return _template().render(
        paper=paper,
        pdf=pdf,
        lang="zh-CN" if language() == CHINESE else "en",
        code=qr_code.svg(paper.foot.address),  # drawn by segno: the address is in its dots, not in its text
        words={
            "tools": t("打印"),
            "how": t("用浏览器的打印功能（Ctrl+P，苹果电脑为 ⌘P）打印本页，纸张选 A4。"),
            "pdf": t("下载 PDF"),
            "back": t("返回网页"),
            "code": t("通往网页的二维码"),
            "fingerprint": t("文本指纹"),
            "printed": t("打印时间"),
            "address": t("网上查看"),
        },
    )


def refused(sentence: str) -> str:
    """A page that says why there is nothing to print."""
    return (
        _surroundings()
        .get_template("paper_refused.html")
        .render(sentence=sentence, lang="zh-CN" if language() == CHINESE else "en", title=t("打印"), back=t("返回"))
    )


@lru_cache(maxsize=1)
def _surroundings() -> Environment:
    return Environment(loader=FileSystemLoader(TEMPLATES), autoescape=True, undefined=StrictUndefined)


def _template() -> Template:
    return _surroundings().get_template("paper.html")
