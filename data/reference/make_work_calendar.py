"""Write work_calendar.csv from the library chinesecalendar: run once a year, when it knows the new notice.

Only days that differ from a plain Monday-to-Friday week are written. The library misses one worked Saturday, which the
notices and a second library (compared in the tests) agree on; it is added here.
"""

from __future__ import annotations

import csv
from datetime import date, timedelta
from pathlib import Path

import chinese_calendar
from chinese_calendar import constants

FIRST_YEAR = 2004
MISSED = {date(2005, 12, 31): (True, "元旦")}
NAMES = {holiday.value: holiday.chinese for holiday in constants.Holiday}


def rows() -> list[tuple[str, str, str]]:
    """(day, "1" if worked else "0", name of the holiday it belongs to) for each exception, in order."""
    days = set(constants.holidays) | set(constants.workdays) | set(MISSED)
    written = []
    for day in sorted(days):
        worked, name = MISSED.get(day) or (chinese_calendar.is_workday(day), _name(day))
        if worked != (day.weekday() < 5):
            written.append((day.isoformat(), str(int(worked)), name))
    return written


def known_years() -> list[int]:
    """The years for which the library holds a published notice."""
    last = max(constants.holidays)
    return list(range(FIRST_YEAR, (last + timedelta(days=1)).year if last.month == 12 else last.year + 1))


def _name(day: date) -> str:
    return str(NAMES.get(constants.holidays.get(day) or constants.workdays.get(day) or "", ""))


if __name__ == "__main__":
    target = Path(__file__).with_name("work_calendar.csv")
    with target.open("w", encoding="utf-8", newline="") as file:
        writer = csv.writer(file, lineterminator="\n")
        writer.writerow(("day", "worked", "name"))
        writer.writerows(rows())
    print(f"{target.name}: {known_years()[0]}-{known_years()[-1]}")
