from __future__ import annotations

from datetime import date

import pytest

from data.imports.meeting_dates import find_day, find_times


@pytest.mark.parametrize(
    "text",
    [
        "2026年11月2日",
        "定于２０２６年１１月２日召开",
        "2026-11-2 上午",
        "2026/11/02",
        "2026.11.2",
        "20261102",
        "二〇二六年十一月二日",
        "2 November 2026",
        "Nov 2nd, 2026",
        "11月2日",
    ],
)
def test_a_day_is_found_however_it_is_printed(text: str):
    found = find_day(text, year=2026)
    assert found
    assert found.day == date(2026, 11, 2)
    assert found.year_assumed == (text == "11月2日")


def test_its_weekday_belongs_to_it():
    text = "2026年11月2日（星期一）上午"
    found = find_day(text)
    assert found
    assert text[found.start : found.end] == "2026年11月2日（星期一）"


@pytest.mark.parametrize("text", ["08/07/2026", "11月2日", "2026年11月", "2026年2月30日", "1234567890", "第3期", ""])
def test_what_is_no_day_or_can_be_two_is_not_found(text: str):
    assert find_day(text) is None


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("9:00-10:30", ("09:00", "10:30")),
        ("上午9时30分至11时", ("09:30", "11:00")),
        ("下午2：30—4：00", ("14:30", "16:00")),
        ("下午3点半", ("15:30", "")),
        ("7:00 PM to 8:00 PM (UTC + 8)", ("19:00", "20:00")),
        ("10:00 - 12:00 (UTC/GMT+8:00)", ("10:00", "12:00")),
    ],
)
def test_times_of_day_are_found(text: str, expected: tuple[str, str]):
    found = find_times(text)
    assert found
    assert (found.starts_at, found.ends_at) == expected


@pytest.mark.parametrize("text", ["25:00", "全天", "UTC+8:00", ""])
def test_what_is_no_time_of_day_is_not_found(text: str):
    assert find_times(text) is None
