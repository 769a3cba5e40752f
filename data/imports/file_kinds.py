"""What a file is, by its first bytes and never by its name."""

from __future__ import annotations

import re

_SIGNATURES: tuple[tuple[bytes, str], ...] = (
    (b"%PDF", "pdf"),
    (b"\x89PNG", "picture"),
    (b"\xff\xd8\xff", "picture"),
    (b"GIF8", "picture"),
    (b"BM", "picture"),
    (b"II*\x00", "picture"),
    (b"MM\x00*", "picture"),
    (b"\x1f\x8b", "archive"),
    (b"7z\xbc\xaf", "archive"),
    (b"Rar!", "archive"),
    (b"PK\x03\x04", "zip"),
    (b"PK\x05\x06", "zip"),
    (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", "compound"),
)
_UTF16_MARKS = (b"\xff\xfe", b"\xfe\xff")
_HTML = re.compile(
    rb"\s*(?:<!--.*?-->\s*)?<(?:!doctype\s+html|html|head|body|table|div|meta|script)\b", re.IGNORECASE | re.DOTALL
)
_XML = re.compile(rb"\s*<\?xml|\s*<[a-z]+[\s>]", re.IGNORECASE)


def kind_of(content: bytes) -> str:
    """One of empty, text, pdf, picture, archive, html, xml, binary; zip and compound may be workbooks."""
    if not content.strip(b"\xef\xbb\xbf\xff\xfe \t\r\n\x00"):
        return "empty"
    for signature, kind in _SIGNATURES:
        if content.startswith(signature) and (signature != b"BM" or b"\x00" in content[:64]):
            return kind
    if content[:4] == b"RIFF" and content[8:12] == b"WEBP":
        return "picture"
    head = content[:4096].removeprefix(b"\xef\xbb\xbf")
    if content.startswith(_UTF16_MARKS):
        head = head.decode("utf-16", "ignore").encode()
    if b"\x00" in head:
        return "binary"
    if _HTML.match(head):
        return "html"
    return "xml" if _XML.match(head) else "text"
