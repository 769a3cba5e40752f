"""Real minutes, none of which was written for this program: what is read of each, and that nothing of any is lost.

`pytest -s` on this file prints the table: fields read, fields that a person has to add or correct, words left as text.
"""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from data.imports import meeting_file
from data.imports.meeting_file import ReadMeeting
from data.imports.text_encodings import decode
from tests.data.imports.briefs import nothing_lost
from tests.real_ledgers import FOLDER, MISSING

MINUTES = FOLDER / "minutes"
FIELDS = ("title", "held_on", "starts_at", "place", "chair", "recorder", "attendees", "agenda", "reported", "matters")
ASKED = ("title", "held_on", "starts_at", "place", "chair", "recorder", "attendees")  # what a brief must say
DAY_OF_NAME = re.compile(r"(20\d\d)-?(\d\d)-?(\d\d)|(\d\d)-(\d\d)-(20\d\d)")


def files() -> list[object]:
    found = sorted(path for path in MINUTES.rglob("*") if path.is_file())
    if not found:
        return [pytest.param(Path(), id="no files", marks=pytest.mark.skip(reason=MISSING))]
    return [pytest.param(path, id=path.relative_to(MINUTES).as_posix()) for path in found]


@pytest.mark.parametrize("path", files())
def test_nothing_of_real_minutes_is_lost(path: Path) -> None:
    content = path.read_bytes()
    found = meeting_file.read(content, path.name)
    nothing_lost(found, re.sub(r"<br\s*/?>", "", decode(content)[0]).splitlines())
    print("\n" + _row(path, found))


def _row(path: Path, found: ReadMeeting) -> str:
    read = [name for name in FIELDS if getattr(found.content, name)]
    missing = [name for name in ASKED if not getattr(found.content, name)]
    if not found.kind_is_said:
        missing.insert(0, "kind")
    words = len(re.findall(r"\w", found.content.unread))
    every = sum(len(re.findall(r"\w", part.text)) for line in found.source for part in line.parts)
    several = " (first of several meetings)" if found.several else ""
    return (
        f"{path.relative_to(MINUTES).as_posix()} | read: {', '.join(read)} | to correct: {', '.join(missing)}"
        f" | left as text: {len(found.unread)} pieces, {100 * words / every:.0f}% of the words{several}{_day(path, found)}"
    )


def _day(path: Path, found: ReadMeeting) -> str:
    """Whether the day agrees with the one in the file's name, which is not read: of two files the name is wrong."""
    named = DAY_OF_NAME.search(path.name)
    if named is None or found.content.held_on is None:
        return ""
    year, month, day = (named[1], named[2], named[3]) if named[1] else (named[6], named[5], named[4])
    return "" if found.content.held_on.isoformat() == f"{year}-{month}-{day}" else " | the file's name says another day"
