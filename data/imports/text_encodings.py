"""Bytes to text. UTF-8 is tried first, strictly; what fails is GB18030, Big5 or Western (cp1252), by evidence."""

from __future__ import annotations

import re

import charset_normalizer

from data.errors import RuleBroken

_BEYOND_ASCII = re.compile(r"[^\x00-\x7f]+")
_GB_WORD = re.compile(rb"(?:[\xa1-\xfe]{2}){2,}")
_SAMPLE = 100_000
_HIGH_BYTE = re.compile(rb"[\x80-\xff]")


def decode(content: bytes) -> tuple[str, str]:
    """The text of a file, and the name of its encoding.

    The order is a rule (domain reference F2): UTF-8 bytes decode silently as GB18030, so GB18030 is never tried first.
    Raises RuleBroken `text_encoding_broken` with `encoding` and `row` for a file that is plainly of one encoding but
    damaged: reading it as another would store nonsense.
    """
    for mark, encoding in ((b"\xff\xfe", "utf-16"), (b"\xfe\xff", "utf-16"), (b"\xef\xbb\xbf", "utf-8-sig")):
        if content.startswith(mark):
            return _strictly(content, encoding), encoding
    try:
        return content.decode("utf-8"), "utf-8"
    except UnicodeDecodeError as error:
        _refuse_damaged_utf8(content, error)
    try:
        chinese = content.decode("gb18030")
    except UnicodeDecodeError as error:
        _refuse_damaged_gb(content, error)
    else:
        if _reads_as_chinese(chinese, content):
            return _gb_or_big5(chinese, content)
    try:
        return content.decode("cp1252"), "cp1252"
    except UnicodeDecodeError:
        return content.decode("latin-1"), "latin-1"


def _strictly(content: bytes, encoding: str) -> str:
    try:
        return content.decode(encoding)
    except UnicodeDecodeError as error:
        raise RuleBroken("text_encoding_broken", encoding=encoding, row=_row(content, error)) from None


def _refuse_damaged_utf8(content: bytes, error: UnicodeDecodeError) -> None:
    loose = content.decode("utf-8", "replace")
    bad = loose.count("\ufffd")
    good = sum(len(run) for run in _BEYOND_ASCII.findall(loose)) - bad
    if good > 10 * bad:
        raise RuleBroken("text_encoding_broken", encoding="utf-8", row=_row(content, error)) from None


def _refuse_damaged_gb(content: bytes, error: UnicodeDecodeError) -> None:
    in_words = sum(len(word) for word in _GB_WORD.findall(content))
    if in_words > 0.8 * len(_HIGH_BYTE.findall(content)):  # Western accents seldom stand four in a row
        raise RuleBroken("text_encoding_broken", encoding="gb18030", row=_row(content, error)) from None


def _reads_as_chinese(text: str, content: bytes) -> bool:
    """Whether bytes that GB18030 accepts are Chinese.

    An accented Western letter swallows the letter behind it and leaves one stray character inside a Latin word (Müller:
    M黮ler); Chinese words stand in runs or between separators. Where only one of the two is seen, that decides, also
    for a file of two lines, on which charset-normalizer was seen to fail; where both are, charset-normalizer decides.
    """
    stray = words = 0
    for run in _BEYOND_ASCII.finditer(text):
        before, after = text[run.start() - 1 : run.start()], text[run.end() : run.end() + 1]
        letters = before.isascii() and before.isalpha(), after.isascii() and after.isalpha()
        swallowed = run.group().encode("gb18030")[-1] < 0x80
        if len(run.group()) == 1 and (all(letters) or (any(letters) and swallowed)):
            stray += 1
        else:
            words += 1
    if not stray or not words:
        return not stray
    best = charset_normalizer.from_bytes(content, cp_isolation=["gb18030", "cp1252"]).best()
    return best is None or best.encoding == "gb18030"


def _gb_or_big5(chinese: str, content: bytes) -> tuple[str, str]:
    """Big5 bytes make mostly rare characters of GB18030, outside the 6,763 of GB 2312 that ordinary text is made of."""
    sample = "".join(_BEYOND_ASCII.findall(chinese[:_SAMPLE]))
    if len(sample.encode("gb2312", "ignore")) < 0.7 * 2 * len(sample):
        try:
            return content.decode("cp950"), "cp950"
        except UnicodeDecodeError:
            pass
    return chinese, "gb18030"


def _row(content: bytes, error: UnicodeDecodeError) -> int:
    return content.count(b"\n", 0, error.start) + 1
