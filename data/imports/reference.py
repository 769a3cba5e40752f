"""The facts of the field that come with the program, loaded where a database lacks them."""

from __future__ import annotations

import csv
from collections import defaultdict
from collections.abc import Iterator
from datetime import date, datetime
from pathlib import Path

from sqlalchemy.orm import Session

from data.commands import classification, work_calendar
from data.commands.classification import CodeRow
from data.rules.roles import Viewer

FOLDER = Path(__file__).resolve().parent.parent / "reference"
EDITIONS = (2007, 2018)
SECTION_DIGITS = 5
CALENDAR_SOURCE = "国务院办公厅关于{year}年部分节假日安排的通知"


def load(db: Session, *, by: Viewer, now: datetime) -> None:
    """Load both editions of the classification and every published year of the work calendar."""
    for edition in EDITIONS:
        classification.load_edition(db, by=by, now=now, edition=edition, rows=_codes(edition))
    for year, days in calendar_years().items():
        source = CALENDAR_SOURCE.format(year=year)
        work_calendar.load_year(db, by=by, now=now, year=year, days=days, source=source)


def is_loaded(db: Session) -> bool:
    """Whether a database has the classification; it is loaded together with the calendar."""
    return classification.is_loaded(db)


def calendar_years() -> dict[int, dict[date, tuple[bool, str]]]:
    """Published years of the work calendar: day -> (is it worked, name), for days unlike a Monday-to-Friday week."""
    years: dict[int, dict[date, tuple[bool, str]]] = defaultdict(dict)
    with (FOLDER / "work_calendar.csv").open(encoding="utf-8", newline="") as file:
        for row in csv.DictReader(file):
            day = date.fromisoformat(row["day"])
            years[day.year][day] = (row["worked"] == "1", row["name"])
    return dict(years)


def section_names() -> Iterator[tuple[str, str]]:
    """Codes and names of the sections (款) in every edition."""
    for edition in EDITIONS:
        yield from ((row.code, row.name_zh) for row in _codes(edition) if len(row.code) == SECTION_DIGITS)


def _codes(edition: int) -> list[CodeRow]:
    with (FOLDER / f"economic_classification_{edition}.csv").open(encoding="utf-8", newline="") as file:
        return [
            CodeRow(
                code=row["code"],
                name_zh=row["name_zh"],
                name_en=row["name_en"],
                parent_code=row["parent_code"],
                three_public=row["three_public"],
                valid_from=int(row["valid_from"]),
                valid_to=int(row["valid_to"]) if row["valid_to"] else None,
            )
            for row in csv.DictReader(file)
        ]
