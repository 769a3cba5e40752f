"""The bureau's own limits, by name: what each is, and the check of a value that somebody wants to record.

None is code: a limit holds from a day on until a later one takes its place. Bounds say whether they include their number
(以下 and 以上 do, 超过 and 不满 do not).
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from data.errors import RuleBroken
from data.rules import approval_tiers
from data.rules.limit_units import LEAST, UNITS, LimitUnit

BEGINNING = date(1900, 1, 1)  # older than any ledger
Value = Any  # an int, a tuple of words, a mapping of words to fen, or a tuple of tiers


@dataclass(frozen=True, slots=True)
class DatedLimit:
    """A value from a day on. `confirmed` false: shipped with the program, 依据待本局核对."""

    name: str
    effective_from: date
    value: Value
    source: str
    confirmed: bool


def in_force(limits: Sequence[DatedLimit], name: str, day: date) -> DatedLimit | None:
    """The limit of a name on a day; None where none had begun."""
    begun = [limit for limit in limits if limit.name == name and limit.effective_from <= day]
    return begun[-1] if begun else None


def in_order(shipped: Sequence[DatedLimit], recorded: Sequence[DatedLimit]) -> tuple[DatedLimit, ...]:
    """Shipped and recorded limits as they hold one after the other; `recorded` comes in the order of recording.

    From the first day for which the bureau recorded a limit, what was shipped under that name no longer counts.
    """
    first: dict[str, date] = {}
    for limit in recorded:
        first[limit.name] = min(limit.effective_from, first.get(limit.name, limit.effective_from))
    kept = [each for each in shipped if each.name not in first or each.effective_from < first[each.name]]
    last_word = {(each.name, each.effective_from): each for each in (*kept, *recorded)}
    return tuple(sorted(last_word.values(), key=lambda each: (each.name, each.effective_from)))


def checked(name: str, value: Value) -> Value:
    """A value as the rules read it. Raises RuleBroken `limit_unknown` for a name that no rule reads, `limit_too_small`,
    `limit_unreadable`, and for tiers what `approval_tiers.read` does.
    """
    if name not in UNITS:
        raise RuleBroken("limit_unknown", name=name)
    try:
        read = _READ.get(UNITS[name], _number)(value)
    except (TypeError, ValueError, KeyError, AttributeError) as wrong:
        raise RuleBroken("limit_unreadable", name=name, what=str(wrong)) from None
    if name in LEAST and read < LEAST[name]:
        raise RuleBroken("limit_too_small", name=name, least=LEAST[name])
    return read


def _number(value: Value) -> int:
    if isinstance(value, bool) or not isinstance(value, int) or value < 0:
        raise ValueError(repr(value))
    return value


def _words(value: Value) -> tuple[str, ...]:
    if isinstance(value, str) or not all(isinstance(word, str) and word.strip() for word in value):
        raise ValueError(repr(value))
    return tuple(word.strip() for word in value)


def _table(value: Value) -> Mapping[str, int]:
    return {str(word): _number(fen) for word, fen in value.items()}


_READ: Mapping[LimitUnit, Callable[[Value], Value]] = {
    LimitUnit.TIERS: approval_tiers.read,
    LimitUnit.WORDS: _words,
    LimitUnit.CODES: _words,
    LimitUnit.BY_CLASS: _table,
    LimitUnit.BY_PLACE: _table,
}
