"""What the lines above a header say: the unit of the amounts, and the period."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Sequence
from dataclasses import dataclass

from data.imports.cells import Row, cell_text

_UNIT = re.compile(r"单位\s*:?\s*(?:人民币)?\s*(元|千元|万元|亿元)(?:角分)?(?!\w)")
_PERIOD = re.compile(r"(?<!\d)((?:19|20)\d{2})\s*年(?:度)?(?:\s*(\d{1,2})\s*月(?!\s*(?:\d{1,2}\s*日|[-—~至])))?")
_WHEN_MADE = re.compile(r"(?:制表|打印|填报|导出|编制|制单)\s*(?:日期|时间|于)|截至|截止|\d\s*日")


@dataclass(frozen=True, slots=True)
class TitleLines:
    """`unit` is "" and `year`, `month` are None where the lines do not say."""

    unit: str = ""
    year: int | None = None
    month: int | None = None


def read_title_lines(rows: Sequence[Row]) -> TitleLines:
    """Reads 单位：万元 and 2026年3月 from the rows above a header; the day a file was made on is no period."""
    unit, year, month = "", None, None
    for row in rows:
        for cell in row:
            text = unicodedata.normalize("NFKC", cell_text(cell)).strip()
            if not text:
                continue
            if not unit and (match := _UNIT.search(text)):
                unit = match.group(1)
            if year is None and not _WHEN_MADE.search(text) and (match := _PERIOD.search(text)):
                year = int(match.group(1))
                month = int(match.group(2)) if match.group(2) and 1 <= int(match.group(2)) <= 12 else None
    return TitleLines(unit, year, month)
