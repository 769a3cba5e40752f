"""notice-period: count the period of a notice, for anyone who wants to check one by hand."""

from __future__ import annotations

import argparse
import json
from datetime import date
from typing import Any

from dashboard.i18n import t
from data.database import is_current, reading
from data.imports.reference import calendar_years
from data.published_calendar import published_calendar
from data.rules.working_days import Calendar, notice_period


def add_to(commands: Any) -> None:
    """Add the commands of this subject."""
    said = t("按工作日历计算公示期，供手工核对")
    add_arguments(commands.command("notice-period", run, said, needs_database=False))


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """The day of publication, the number of working days, and how to count and print."""
    parser.add_argument("published_on", type=_day, metavar="YYYY-MM-DD", help=t("发布日期"))
    parser.add_argument("--days", type=int, required=True, help=t("公示天数（工作日）"))
    parser.add_argument("--count-publication-day", action="store_true", help=t("发布当日计入公示期"))
    parser.add_argument("--json", action="store_true", help=t("输出一行 JSON"))


def run(chosen: argparse.Namespace) -> int:
    """Print first_day, last_day, counted_days and provisional. Raises RuleBroken for a number of days that is none."""
    period = notice_period(chosen.published_on, chosen.days, chosen.count_publication_day, _calendar())
    found = {
        "first_day": period.first_day.isoformat(),
        "last_day": period.last_day.isoformat(),
        "counted_days": [day.isoformat() for day in period.counted_days],
        "provisional": period.provisional,
    }
    if chosen.json:
        print(json.dumps(found))
        return 0
    for name, value in found.items():
        print(f"{name + ':':14}{' '.join(value) if isinstance(value, list) else str(value).lower()}")
    if period.provisional:
        print(t("公示期涉及尚未公布放假安排的年份，以上为暂算。"))
    return 0


def _calendar() -> Calendar:
    """As loaded into the database; as shipped where there is none."""
    if is_current():
        with reading() as db:
            return published_calendar(db)
    years = calendar_years()
    return Calendar(frozenset(years), {day: worked for days in years.values() for day, (worked, _) in days.items()})


def _day(text: str) -> date:
    try:
        return date.fromisoformat(text)
    except ValueError:
        raise argparse.ArgumentTypeError(t("“{cell}”不是日期，应如 2026-02-11。", cell=text)) from None
