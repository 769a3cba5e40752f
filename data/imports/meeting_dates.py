"""A day and a time of day inside running text, with the place where they stand."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date

from data.errors import RuleBroken
from data.rules.dates import parse_date

_NARROW = str.maketrans("０１２３４５６７８９：．／－", "0123456789:./-")  # one character for one: places stay
_DAY = re.compile(
    r"""
      (?<!\d)\d{4}\s*[-/.年]\s*\d{1,2}\s*[-/.月]\s*\d{1,2}\s*日?(?!\d)
    | [〇○零一二三四五六七八九]{4}年[一二三四五六七八九十]{1,2}月[一二三四五六七八九十]{1,3}日
    | (?<!\d)\d{8}(?!\d)
    | (?<![\d年])\d{1,2}月\d{1,2}日
    | (?<![\d/.-])\d{1,2}[-/.]\d{1,2}[-/.](?:\d{4}|\d{2})(?![\d])
    | \d{1,2}(?:st|nd|rd|th)?\s+[A-Za-z]{3,9},?\s+\d{4}
    | [A-Za-z]{3,9}\.?\s+\d{1,2}(?:st|nd|rd|th)?,?\s+\d{4}
    """,
    re.VERBOSE,
)
_WEEKDAY = re.compile(r"\s*[（(,，]?\s*(?:星期|周|礼拜)[一二三四五六日天]\s*[）)]?")
_TIME = (
    r"(?P<{n}half>上午|中午|下午|晚上?)?\s*(?P<{n}hour>\d{{1,2}})\s*[:时点]"
    r"\s*(?P<{n}minute>\d{{2}}|半)?\s*分?\s*(?P<{n}pm>[AaPp][Mm])?"
)
_CLOCK = re.compile(
    r"(?<![\d+:])" + _TIME.format(n="a") + r"(?:\s*(?:[-—–~～至到]+|to)\s*" + _TIME.format(n="b") + r")?"
)


@dataclass(frozen=True, slots=True)
class FoundDay:
    """A day, and where it stands in the text. `year_assumed` where the year is not printed."""

    day: date
    start: int
    end: int
    year_assumed: bool = False


@dataclass(frozen=True, slots=True)
class FoundTimes:
    """Begin and end as "09:00" (the end empty where none is printed), and where they stand."""

    starts_at: str
    ends_at: str
    start: int
    end: int


def find_day(text: str, *, year: int | None = None) -> FoundDay | None:
    """The first day that can be read one way only, weekday included; None where there is none. `year` completes 5月8日."""
    narrow = text.translate(_NARROW)
    for found in _DAY.finditer(narrow):
        try:
            read = parse_date(found.group(), year=year)
        except RuleBroken:
            continue
        if read is not None:
            weekday = _WEEKDAY.match(narrow, found.end())
            end = weekday.end() if weekday else found.end()
            return FoundDay(read.day, found.start(), end, bool(read.note))
    return None


def find_times(text: str) -> FoundTimes | None:
    """The first time of day, or span of two, that exists: 上午9时30分, 10:00-12:00, 7:00 PM to 8:00 PM."""
    for found in _CLOCK.finditer(text.translate(_NARROW)):
        starts = _clock(found["ahalf"], found["ahour"], found["aminute"], found["apm"])
        ends = ""
        if found["bhour"]:
            ends = _clock(found["bhalf"] or found["ahalf"], found["bhour"], found["bminute"], found["bpm"])
        if starts:
            return FoundTimes(starts, ends if ends > starts else "", found.start(), found.end())
    return None


def _clock(half: str | None, hour: str, minute: str | None, pm: str | None) -> str:
    hours, minutes = int(hour), 30 if minute == "半" else int(minute or 0)
    afternoon = half in ("下午", "晚", "晚上") or (pm or "").casefold() == "pm"
    if afternoon and hours < 12:
        hours += 12
    return f"{hours:02d}:{minutes:02d}" if hours < 24 and minutes < 60 else ""
