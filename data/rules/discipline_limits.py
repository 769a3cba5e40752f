"""The bureau's own limits, by name: what each is, and the check of a value that somebody wants to record.

None is code: a limit holds from a day on until a later one takes its place. Bounds say whether they include their number
(以下 and 以上 do, 超过 and 不满 do not).
"""

from __future__ import annotations

import itertools
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from data.errors import RuleBroken
from data.rules.spending_evidence import RANKS, ApproverRole

BEGINNING = date(1900, 1, 1)  # older than any ledger
Value = Any  # an int, a tuple of words, a mapping of words to fen, or a tuple of tiers


@dataclass(frozen=True, slots=True)
class Tier:
    """Who approves a matter whose whole amount lies between two bounds in fen; `upper_fen` None is no upper bound.

    `econ_prefix`, `project` and `fund` narrow it; empty is everything. `collective`: a meeting decides first.
    """

    lower_fen: int
    lower_closed: bool
    upper_fen: int | None
    upper_closed: bool
    role: ApproverRole
    steps: tuple[ApproverRole, ...] = ()  # further steps that are required besides `role`
    collective: bool = False
    econ_prefix: str = ""
    project: str = ""
    fund: str = ""

    def holds(self, fen: int) -> bool:
        """Whether an amount lies in the tier."""
        above = fen > self.lower_fen or (self.lower_closed and fen == self.lower_fen)
        return above and (
            self.upper_fen is None or fen < self.upper_fen or (self.upper_closed and fen == self.upper_fen)
        )


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
    """A value as the rules read it. Raises RuleBroken `limit_unknown` for a name that no rule reads, `limit_unreadable`."""
    if name not in LIMITS:
        raise RuleBroken("limit_unknown", name=name)
    try:
        return LIMITS[name](value)
    except (TypeError, ValueError, KeyError, AttributeError) as wrong:
        raise RuleBroken("limit_unreadable", name=name, what=str(wrong)) from None


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


def _tiers(value: Value) -> tuple[Tier, ...]:
    """Each as a mapping with the names of `Tier`. A gap between two tiers or an overlap of them is refused."""
    tiers = tuple(_tier(each) for each in value)
    if not tiers:
        raise ValueError("[]")
    for scope in {(tier.econ_prefix, tier.project, tier.fund) for tier in tiers}:
        of_scope = [tier for tier in tiers if (tier.econ_prefix, tier.project, tier.fund) == scope]
        for lower, upper in itertools.pairwise(of_scope):
            if lower.upper_fen != upper.lower_fen or lower.upper_closed == upper.lower_closed:
                raise ValueError(f"{lower.upper_fen} | {upper.lower_fen}")
        if of_scope[-1].upper_fen is not None:
            raise ValueError(f"{of_scope[-1].upper_fen} |")
    return tiers


def _tier(each: Mapping[str, Any]) -> Tier:
    upper = each.get("upper_fen")
    steps = tuple(ApproverRole(step) for step in each.get("steps", ()))
    role = ApproverRole(each["role"])
    if not RANKS[role]:
        raise ValueError("role")
    return Tier(
        lower_fen=_number(each.get("lower_fen", 0)),
        lower_closed=bool(each.get("lower_closed", False)),
        upper_fen=None if upper is None else _number(upper),
        upper_closed=bool(each.get("upper_closed", False)),
        role=role,
        steps=steps,
        collective=bool(each.get("collective", False)),
        econ_prefix=str(each.get("econ_prefix", "")),
        project=str(each.get("project", "")),
        fund=str(each.get("fund", "")),
    )


_NUMBERS = (
    "splitting_days", "open_tender_fen", "consecutive_invoices", "consecutive_days", "reception_head_fen",
    "cash_to_body_fen", "travel_meals_day_fen", "travel_local_day_fen", "december_percent", "last_days_percent",
    "last_days", "vehicle_percent", "round_fen", "round_percent", "round_least",
)  # fmt: skip
_LISTS = (
    "not_split_codes", "open_tender_words", "bad_invoice_words", "no_invoice_codes", "no_invoice_kinds",
    "hidden_payee_words", "misplaced_words", "misplaced_codes", "foreign_guest_words", "alcohol_words",
    "tobacco_words", "cash_words", "buyer_names", "buyer_tax_nos", "not_year_end_codes", "supervised_bodies",
    "shifted_codes", "not_round_codes",
)  # fmt: skip
LIMITS: Mapping[str, Callable[[Value], Value]] = {
    "approval_tiers": _tiers,
    **dict.fromkeys(_NUMBERS, _number),
    **dict.fromkeys(_LISTS, _words),
    "meeting_day_fen": _table,  # class as printed -> fen a person and day
    "lodging_night_fen": _table,  # place, or place/grade -> fen a night
}
