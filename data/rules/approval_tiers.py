"""The table of who approves a matter of what amount (分级审批): read from plain values, its tiers in order and without gaps.

There is no national table; each bureau writes its own (domain reference 3.4).
"""

from __future__ import annotations

import itertools
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any

from data.errors import RuleBroken
from data.rules.spending_evidence import RANKS, ApproverRole

Scope = tuple[str, str, str]


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

    @property
    def scope(self) -> Scope:
        """What it is narrowed to."""
        return self.econ_prefix, self.project, self.fund

    def holds(self, fen: int) -> bool:
        """Whether an amount lies in the tier."""
        above = fen > self.lower_fen or (self.lower_closed and fen == self.lower_fen)
        return above and (
            self.upper_fen is None or fen < self.upper_fen or (self.upper_closed and fen == self.upper_fen)
        )


def read(rows: Iterable[Mapping[str, Any]]) -> tuple[Tier, ...]:
    """The tiers of mappings with the names of `Tier`, by scope from the lowest to the highest; rows count from 1.

    Raises RuleBroken tiers_missing, tier_role_missing, tier_empty, tier_gap, tier_overlap, tier_bound_in_both,
    tier_bound_in_neither, tier_first_bounded or tier_last_bounded with the rows; TypeError or ValueError for what is no
    tier at all.
    """
    tiers = [(row, _tier(row, each)) for row, each in enumerate(rows, start=1)]
    if not tiers:
        raise RuleBroken("tiers_missing")
    tiers.sort(key=lambda each: (each[1].scope, each[1].lower_fen, not each[1].lower_closed))
    for scope, of_scope in itertools.groupby(tiers, key=lambda each: each[1].scope):
        _check(scope, list(of_scope))
    return tuple(tier for _, tier in tiers)


def _check(scope: Scope, tiers: list[tuple[int, Tier]]) -> None:
    """A tier for part of the spending may begin anywhere, since the general ones hold below it; these begin at nothing."""
    (first_row, first), (last_row, last) = tiers[0], tiers[-1]
    if not any(scope) and first.lower_fen:
        raise RuleBroken("tier_first_bounded", row=first_row, lower_fen=first.lower_fen)
    for (row, lower), (next_row, upper) in itertools.pairwise(tiers):
        _check_joined(row, lower, next_row, upper)
    if last.upper_fen is not None:
        raise RuleBroken("tier_last_bounded", row=last_row, upper_fen=last.upper_fen)


def _check_joined(row: int, lower: Tier, next_row: int, upper: Tier) -> None:
    facts = {"row": row, "next": next_row, "lower_fen": upper.lower_fen}
    if lower.upper_fen is None or lower.upper_fen > upper.lower_fen:
        raise RuleBroken("tier_overlap", **facts)
    if lower.upper_fen < upper.lower_fen:
        raise RuleBroken("tier_gap", **facts, upper_fen=lower.upper_fen)
    if lower.upper_closed and upper.lower_closed:
        raise RuleBroken("tier_bound_in_both", **facts)
    if not (lower.upper_closed or upper.lower_closed):
        raise RuleBroken("tier_bound_in_neither", **facts)


def _tier(row: int, each: Mapping[str, Any]) -> Tier:
    role = ApproverRole(each.get("role", ""))
    if not RANKS[role]:
        raise RuleBroken("tier_role_missing", row=row)
    lower, upper = _fen(each.get("lower_fen", 0)), each.get("upper_fen")
    if upper is not None and _fen(upper) <= lower:
        raise RuleBroken("tier_empty", row=row, lower_fen=lower, upper_fen=upper)
    return Tier(
        lower_fen=lower,
        lower_closed=bool(each.get("lower_closed", False)),
        upper_fen=upper,
        upper_closed=bool(each.get("upper_closed", False)),
        role=role,
        steps=tuple(ApproverRole(step) for step in each.get("steps", ())),
        collective=bool(each.get("collective", False)),
        econ_prefix=str(each.get("econ_prefix", "")),
        project=str(each.get("project", "")),
        fund=str(each.get("fund", "")),
    )


def _fen(value: Any) -> int:
    if isinstance(value, bool) or not isinstance(value, int) or value < 0:
        raise ValueError(repr(value))
    return value
