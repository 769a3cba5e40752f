"""What a person typed for a limit, in 元, days or lines of words, as the plain value that is recorded (`checked` reads it).

Rows count from 1, as the person sees them.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from decimal import Decimal
from math import isnan
from typing import Any, TypeGuard

from data.errors import RuleBroken
from data.rules.limit_units import LimitUnit
from data.rules.money import parse_amount

Row = Mapping[str, Any]
_CODE = re.compile(r"\d{3,7}")
_GRADE = "/"  # between a place and a grade, as the rules look a standard up


def amount(typed: str) -> int:
    """Fen of an amount in 元; a unit typed with it wins (200万元). Raises RuleBroken limit_amount_unreadable."""
    try:
        read = parse_amount(typed)
    except RuleBroken:
        read = None
    if read is None or read.fen < 0:
        raise RuleBroken("limit_amount_unreadable", given=typed.strip())
    return read.fen


def words(typed: str, unit: LimitUnit) -> list[str]:
    """One word a line; empty lines do not count. Raises RuleBroken limit_row_twice, or limit_code_unreadable for codes."""
    found = [(row, line.strip()) for row, line in enumerate(typed.splitlines(), start=1) if line.strip()]
    _each_once([(row, word, word) for row, word in found])
    for row, word in found:
        if unit is LimitUnit.CODES and not _CODE.fullmatch(word):
            raise RuleBroken("limit_code_unreadable", row=row, given=word)
    return [word for _, word in found]


def table(rows: Sequence[Row]) -> dict[str, int]:
    """Rows of `key`, `yuan` and perhaps `grade`; rows left empty do not count.

    Raises RuleBroken limit_row_unnamed, limit_row_without_amount or limit_row_twice.
    """
    found: list[tuple[int, str, int]] = []
    for row, each in enumerate(rows, start=1):
        key, grade, yuan = _text(each.get("key")), _text(each.get("grade")), each.get("yuan")
        if not (key or grade or _is_number(yuan)):
            continue
        if not key:
            raise RuleBroken("limit_row_unnamed", row=row)
        if not _is_number(yuan):
            raise RuleBroken("limit_row_without_amount", row=row)
        found.append((row, f"{key}{_GRADE}{grade}" if grade else key, _fen(yuan)))
    _each_once(found)
    return {key: fen for _, key, fen in found}


def rows_of(table: Mapping[str, int]) -> list[dict[str, Any]]:
    """The rows of a table, as `table` reads them."""
    split = [(*key.partition(_GRADE)[::2], fen) for key, fen in table.items()]
    return [{"key": key, "grade": grade, "yuan": fen / 100} for key, grade, fen in split]


def tiers(rows: Sequence[Row]) -> list[dict[str, Any]]:
    """Rows with the names of `Tier`, bounds in 元 under `lower` and `upper`. What they must be is for `checked`."""
    return [_tier(each) for each in rows]


def _tier(each: Row) -> dict[str, Any]:
    lower, upper = each.get("lower"), each.get("upper")
    steps = each.get("steps")
    return {
        "lower_fen": _fen(lower) if _is_number(lower) else 0,
        "lower_closed": bool(each.get("lower_closed") or False),
        "upper_fen": _fen(upper) if _is_number(upper) else None,
        "upper_closed": bool(each.get("upper_closed") or False) and _is_number(upper),
        "role": _text(each.get("role")),
        "steps": [str(step) for step in steps] if isinstance(steps, Iterable) and not isinstance(steps, str) else [],
        "collective": bool(each.get("collective") or False),
        **{name: _text(each.get(name)) for name in ("econ_prefix", "project", "fund")},
    }


def _each_once(found: Iterable[tuple[int, str, object]]) -> None:
    first: dict[str, int] = {}
    for row, key, _ in found:
        if key in first:
            raise RuleBroken("limit_row_twice", row=row, first=first[key], given=key)
        first[key] = row


def _text(value: Any) -> str:
    return value.strip() if isinstance(value, str) else ""


def _is_number(value: Any) -> TypeGuard[float]:
    return isinstance(value, int | float) and not isnan(value)  # an empty cell


def _fen(yuan: float) -> int:
    return int((Decimal(str(yuan)) * 100).to_integral_value())
