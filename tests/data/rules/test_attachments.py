"""How an attachment is called."""

from __future__ import annotations

import pytest

from data.rules.attachments import tidy_name

PDF = "application/pdf"


@pytest.mark.parametrize(
    ("given", "tidy"),
    [
        ("名单.pdf", "名单.pdf"),
        ("名单.PDF", "名单.pdf"),
        ("C:\\桌面\\名单.pdf", "名单.pdf"),
        ("../../etc/passwd", "passwd.pdf"),
        ("a\nb\x00\u202e.pdf", "ab.pdf"),
        ("关于2026.11.20的说明，第二稿", "关于2026.11.20的说明，第二稿.pdf"),
        ("x.exe", "x.pdf"),
        ("", "file.pdf"),
        ("长" * 300 + ".pdf", "长" * 100 + ".pdf"),
    ],
)
def test_a_name_is_bare_printable_and_ended_as_its_content_asks(given, tidy):
    assert tidy_name(given, PDF) == tidy
