"""import calendar: a year of the work calendar."""

from __future__ import annotations

import argparse
from pathlib import Path

from dashboard.i18n import t, tn
from data.commands import accounts, work_calendar
from data.console.commands import DONE, Commands, add_by, content, now
from data.database import writing
from data.imports import work_calendar_file


def add_to(commands: Commands) -> None:
    """Add the commands of this subject."""
    calendar = commands.command("import calendar", _import, t("载入一年的工作日历（CSV：day,worked,name）"))
    calendar.add_argument("file", type=Path, metavar="FILE")
    calendar.add_argument("--year", required=True, type=int)
    calendar.add_argument("--source", required=True, help=t("依据，如放假安排通知的名称"))
    add_by(calendar)


def _import(chosen: argparse.Namespace) -> int:
    checked = work_calendar_file.read(content(chosen.file), chosen.file.name, year=chosen.year)
    with writing() as db:
        by = accounts.acting_as(db, login=chosen.by)
        work_calendar.load_year(db, by=by, now=now(), year=chosen.year, days=checked.days, source=chosen.source)
    print(tn("已载入 {year} 年工作日历，与平常不同的日子 {n} 天。", len(checked.days), year=chosen.year))
    return DONE
