"""Dates as files print them. A date is read or refused; it is never guessed."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from typing import Literal

from data.errors import RuleBroken

Order = Literal["dmy", "mdy", "ymd"]

_SERIAL_ZERO = datetime(1899, 12, 30)  # noqa: DTZ001  a spreadsheet's date is on no clock
_DAYS_1904 = 1462  # between the two systems of spreadsheet serials
_FIRST_YEAR, _LAST_YEAR = 1900, 2100
_MONTH_NAMES = [
    "january",
    "february",
    "march",
    "april",
    "may",
    "june",
    "july",
    "august",
    "september",
    "october",
    "november",
    "december",
]
_CHINESE_DIGITS = str.maketrans("〇○零Oo一二三四五六七八九", "00000123456789")

_CLOCK = re.compile(r"(?P<day>.*?)[T\s]*(?P<clock>\d{1,2}:\d{2}(?::\d{2})?)(?:\.\d+)?\s*(?P<half>[AaPp][Mm])?Z?")
_YEAR_FIRST = re.compile(r"(\d{4})\s*[-/.年]\s*(\d{1,2})\s*[-/.月]\s*(\d{1,2})\s*日?")
_NUMBERS = re.compile(r"(\d{1,2})([-/.])(\d{1,2})\2(\d{4}|\d{1,2})")
_DAY_NAME_YEAR = re.compile(r"(\d{1,2})(?:st|nd|rd|th)?[-\s/.]+([A-Za-z]{3,9})[-,\s/.]+(\d{4}|\d{2})")
_NAME_DAY_YEAR = re.compile(r"([A-Za-z]{3,9})\.?\s+(\d{1,2})(?:st|nd|rd|th)?,?\s+(\d{4})")
_WEEKDAY = re.compile(r"(?:mon|tues?|wed(?:nes)?|thu(?:rs)?|fri|sat(?:ur)?|sun)(?:day)?\.?,?\s+", re.IGNORECASE)
_CHINESE = re.compile(
    r"([〇○零Oo一二三四五六七八九]{4})年([一二三四五六七八九十]{1,2})月([一二三四五六七八九十]{1,3})日"
)
_NO_YEAR = re.compile(r"(\d{1,2})月(\d{1,2})日")
_MONTH_ONLY = re.compile(r"(\d{4})\s*[-/.年]\s*(\d{1,2})\s*月?|(\d{4})(0[1-9]|1[0-2])")
_BARE_NUMBER = re.compile(r"\d{1,4}|\d{5,8}(?:\.\d+)?")  # 2013.5 is a month, 41402.5 a serial with its time
_SAYS_SOMETHING = re.compile(r"[1-9一二三四五六七八九十]")


@dataclass(frozen=True, slots=True)
class ReadDate:
    """A day, its time of day where one is printed, and `note`: the code of what was taken for granted, or ""."""

    day: date
    clock: time | None = None
    note: str = ""


def parse_date(
    cell: object, *, order: Order | None = None, year: int | None = None, serials_from_1904: bool = False
) -> ReadDate | None:
    """The date that a cell prints, or None where it prints none: blank, a dash, words, zeros or a bare time of day.

    `order` reads 05/08/2013 and 13-5-8, which are refused as ambiguous without it; `year` completes 5月8日, noted
    `date_year_assumed`. Integers from 20000 to 60000 are spreadsheet serials (day 0 is 1899-12-30, or the 1904 system),
    eight digits are yyyymmdd, other integers are refused. Raises RuleBroken. Rules: domain reference 8.4.
    """
    if isinstance(cell, datetime):
        return ReadDate(cell.date(), cell.time())
    if isinstance(cell, date):
        return ReadDate(cell)
    if cell is None or isinstance(cell, (time, timedelta)):
        return None
    if isinstance(cell, (int, float)) and not isinstance(cell, bool):
        return _from_number(float(cell), from_1904=serials_from_1904)
    text = unicodedata.normalize("NFKC", str(cell)).strip()
    if not _SAYS_SOMETHING.search(text):
        return None
    if _BARE_NUMBER.fullmatch(text):
        return _from_number(float(text), from_1904=serials_from_1904)
    return _from_text(text, order, year)


def parse_month(cell: object) -> tuple[int | None, int]:
    """Year (None where not printed) and month of a month column: 3, 03, 3月, 2013年5月, 201305, 2013-05.

    Raises RuleBroken `month_unreadable`.
    """
    text = _number_text(cell)
    if match := re.fullmatch(r"(\d{1,2})\s*月?(?:份)?", text):
        year, month = None, int(match[1])
    elif match := _MONTH_ONLY.fullmatch(text.removesuffix("份")):
        year, month = int(match[1] or match[3]), int(match[2] or match[4])
    else:
        raise RuleBroken("month_unreadable", cell=text)
    if not 1 <= month <= 12 or (year is not None and not _FIRST_YEAR <= year <= _LAST_YEAR):
        raise RuleBroken("month_unreadable", cell=text)
    return year, month


def parse_year(cell: object) -> int:
    """The year of a year column: 2013, 2013年, 2013年度. Raises RuleBroken `year_unreadable`."""
    text = _number_text(cell)
    match = re.fullmatch(r"(\d{4})\s*(?:年度?)?", text)
    if not match or not _FIRST_YEAR <= int(match[1]) <= _LAST_YEAR:
        raise RuleBroken("year_unreadable", cell=text)
    return int(match[1])


def day_month_order(texts: Iterable[str]) -> tuple[Order | None, str]:
    """What a whole column says about 05/08/2013: the order with the cell that proves it.

    Where no cell has a number above 12, the order is None and the cell is the first that needs one, or "" if none does.
    Two-digit years (25/12/16) prove nothing, since the year could stand first. Raises RuleBroken `date_order_conflict`
    where one cell proves one order and another the other.
    """
    proofs: dict[Order, str] = {}
    needing = ""
    for text in texts:
        match = _NUMBERS.match(text)
        if not match or (match[1] == match[3] and len(match[4]) == 4):
            continue  # 05/05/2013 is one day either way
        needing = needing or text
        day_first, month_first = int(match[1]) > 12, int(match[3]) > 12
        if len(match[4]) == 4 and day_first != month_first:
            proofs.setdefault("dmy" if day_first else "mdy", text)
    if len(proofs) > 1:
        raise RuleBroken("date_order_conflict", day_first=proofs["dmy"], month_first=proofs["mdy"])
    for order, proof in proofs.items():
        return order, proof
    return None, needing


def _from_number(number: float, *, from_1904: bool) -> ReadDate:
    if not 0 <= number < 1e9:
        raise RuleBroken("date_unreadable", cell=f"{number:g}")
    if 20_000 <= number <= 60_000:
        moment = _SERIAL_ZERO + timedelta(days=number + (_DAYS_1904 if from_1904 else 0))
        return ReadDate(moment.date(), moment.time() if number % 1 else None)
    whole = int(number)
    if number % 1 == 0 and 19_500_101 <= whole <= 20_991_231:
        return ReadDate(_real(whole // 10_000, whole // 100 % 100, whole % 100, str(whole)))
    if number % 1 == 0 and 1950 <= whole // 100 <= 2099 and 1 <= whole % 100 <= 12:
        raise RuleBroken("date_is_month_only", cell=str(whole))
    raise RuleBroken("date_unreadable", cell=f"{number:g}")


def _from_text(text: str, order: Order | None, year: int | None) -> ReadDate | None:
    clock = None
    if ":" in text and (match := _CLOCK.fullmatch(text)):
        text, clock = match["day"].strip(), _clock(match["clock"], match["half"], text)
        if not text:
            return None  # a bare time of day: the date was lost before the file was made
    if match := _YEAR_FIRST.fullmatch(text):
        return ReadDate(_real(int(match[1]), int(match[2]), int(match[3]), text), clock)
    if match := _NUMBERS.fullmatch(text):
        return ReadDate(_ordered(int(match[1]), int(match[3]), match[4], order, text), clock)
    if day := _named(text):
        return ReadDate(day, clock)
    if match := _CHINESE.fullmatch(text):
        spelled = int(match[1].translate(_CHINESE_DIGITS)), _chinese_number(match[2]), _chinese_number(match[3])
        return ReadDate(_real(*spelled, text), clock)
    if match := _NO_YEAR.fullmatch(text):
        if year is None:
            raise RuleBroken("date_without_year", cell=text)
        return ReadDate(_real(year, int(match[1]), int(match[2]), text), clock, "date_year_assumed")
    raise RuleBroken("date_is_month_only" if _MONTH_ONLY.fullmatch(text) else "date_unreadable", cell=text)


def _ordered(first: int, second: int, last: str, order: Order | None, text: str) -> date:
    if order == "ymd" and len(last) <= 2:
        return _real(_century(str(first)), second, int(last), text)
    if len(last) == 4 and order is None and first > 12 and second <= 12:
        order = "dmy"  # 25/08/2013 can be read only one way; so can 05/05/2013
    if len(last) == 4 and order is None and (first == second or second > 12 >= first):
        order = "mdy"
    if order not in ("dmy", "mdy"):
        raise RuleBroken("date_ambiguous", cell=text)
    day, month = (first, second) if order == "dmy" else (second, first)
    return _real(_century(last), month, day, text)


def _named(text: str) -> date | None:
    text = _WEEKDAY.sub("", text, count=1) if text[0].isalpha() else text
    if match := _DAY_NAME_YEAR.fullmatch(text):
        day, name, year = match[1], match[2], match[3]
    elif match := _NAME_DAY_YEAR.fullmatch(text):
        name, day, year = match[1], match[2], match[3]
    else:
        return None
    for number, full in enumerate(_MONTH_NAMES, 1):
        if full.startswith(name.casefold()):
            return _real(_century(year), number, int(day), text)
    return None


def _century(year: str) -> int:
    """Two digits are this century's up to 69, as POSIX reads them."""
    if len(year) == 4:
        return int(year)
    return int(year) + (2000 if int(year) < 70 else 1900)


def _chinese_number(text: str) -> int:
    tens, ten, ones = text.rpartition("十")
    value = int(ones.translate(_CHINESE_DIGITS)) if ones else 0
    return value + (int(tens.translate(_CHINESE_DIGITS)) if tens else 1) * 10 if ten else value


def _clock(text: str, half: str | None, cell: str) -> time:
    hour, minute, second = (*map(int, text.split(":")), 0)[:3]
    if half:
        hour = hour % 12 + (12 if half.casefold() == "pm" else 0)
    try:
        return time(hour, minute, second)
    except ValueError:
        raise RuleBroken("date_not_real", cell=cell) from None


def _real(year: int, month: int, day: int, text: str) -> date:
    if not _FIRST_YEAR <= year <= _LAST_YEAR:
        raise RuleBroken("date_not_real", cell=text)
    try:
        return date(year, month, day)
    except ValueError:
        raise RuleBroken("date_not_real", cell=text) from None


def _number_text(cell: object) -> str:
    if isinstance(cell, float) and cell.is_integer():
        cell = int(cell)
    return unicodedata.normalize("NFKC", str(cell)).strip()
