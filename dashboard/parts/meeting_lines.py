"""Who attended and what was on the agenda as lines that a person types or pastes: one a line, parts set apart by commas."""

from __future__ import annotations

import re
from collections.abc import Iterable

from data.rules.meeting_content import Attendee, Item
from data.rules.meeting_rules import Attendance

_COMMA = re.compile(r"\s*[，,]\s*")
_BAR = re.compile(r"\s*[|｜]\s*")


def of_people(people: Iterable[Attendee]) -> str:
    """张三，办公室主任，出差."""
    return "\n".join("，".join(_filled(p.name, p.post, p.reason)) for p in people)


def people(lines: str, how: Attendance) -> tuple[Attendee, ...]:
    """Back from lines: name, post, and for those away the reason, which may itself hold commas."""
    found = []
    for line in filter(None, map(str.strip, lines.splitlines())):
        name, post, reason = [*_COMMA.split(line, maxsplit=2), "", ""][:3]
        found.append(Attendee(name, post, how, reason))
    return tuple(found)


def of_agenda(items: Iterable[Item]) -> str:
    """上月经费使用情况｜财务科｜经费报表."""
    return "\n".join("｜".join(_filled(i.title, i.reporting_unit, i.papers)) for i in items)


def agenda(lines: str) -> tuple[Item, ...]:
    """Back from lines: title, reporting section, papers."""
    rows = (_BAR.split(line, maxsplit=2) for line in filter(None, map(str.strip, lines.splitlines())))
    return tuple(Item(*[*row, "", ""][:3]) for row in rows)


def _filled(*parts: str) -> list[str]:
    """The parts, without the empty ones at the end; one in between keeps its place."""
    kept = [" ".join(part.split()) for part in parts]
    while len(kept) > 1 and not kept[-1]:
        kept.pop()
    return kept
