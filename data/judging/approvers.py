"""Who approved each line, and which tier of the bureau it falls into."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache

import pandas as pd

from data.judging.ground import Delegated, Ground, HeldPost
from data.judging.ledger import Ledger, Mask
from data.rules.approval_tiers import Tier
from data.rules.names import name_key
from data.rules.spending_evidence import RANKS

_key = lru_cache(maxsize=100_000)(name_key)


def keys(names: pd.Series) -> pd.Series:
    """Names in the form in which they are compared."""
    return names.map({name: _key(name) for name in names.unique()}).astype("str")


@dataclass(frozen=True, slots=True)
class Approved:
    """A row a line: whether anybody approved it; the day of the last approval and the name of who gave it; the highest
    rank among those whose rank is known, that of who delegated included; whether somebody's rank is not, whether somebody
    is on no list of posts, and whether somebody held no post on the day; and whether an approver's day is missing.
    """

    anybody: Mask
    last_on: pd.Series
    last_person: pd.Series
    rank: pd.Series
    rank_unknown: Mask
    stranger: Mask
    out_of_post: Mask
    undated: Mask


def approved(ledger: Ledger, ground: Ground) -> Approved:
    """The approvals of every line, put together."""
    steps = ledger.approvals[ledger.approvals["person"] != ""].copy()
    steps["person"] = keys(steps["person"])
    posts, givers = _by_person(ground), _givers(ground)
    pairs = steps[["person", "approved_on", "role"]].drop_duplicates()
    told = []
    for person, on, role in pairs.itertuples(index=False):
        rank, *flags = _standing(posts.get(person, ()), on, role)
        told.append((_highest(rank, *(_rank(posts[giver], on) for giver in _lent(givers.get(person, ()), on))), *flags))
    standing = pd.DataFrame(told, columns=["rank", "stranger", "out_of_post"], index=pairs.index)
    steps = steps.merge(pairs.join(standing), on=["person", "approved_on", "role"], how="left")
    steps["undated"] = steps["approved_on"].isna()
    steps["rank_unknown"] = steps["rank"].isna()
    of_line = steps.groupby("line", sort=False)
    flags = of_line[["stranger", "out_of_post", "undated", "rank_unknown"]].any().reindex(ledger.lines.index)
    last = steps.drop_duplicates("line", keep="last").set_index("line")["person"]
    return Approved(
        anybody=flags["undated"].notna(),
        last_on=of_line["approved_on"].max().reindex(ledger.lines.index),
        last_person=last.reindex(ledger.lines.index).fillna("").astype("str"),
        rank=of_line["rank"].max().astype("float64").reindex(ledger.lines.index),
        **{name: flags[name].eq(True) for name in ("rank_unknown", "stranger", "out_of_post", "undated")},
    )


@dataclass(frozen=True, slots=True)
class Tiers:
    """A row a line: its tier, the rank that must approve the whole of its matter (NaN: no tier holds), and whether a
    meeting decides. `has_collective` and `has_steps` say that some tier of its day is decided by one, or has further steps.
    """

    rank: pd.Series
    tier: pd.Series
    collective: Mask
    has_collective: Mask
    has_steps: Mask


def tiers(ledger: Ledger, ground: Ground, days: pd.Series) -> Tiers:
    """The tier of each line's matter on a day of its own; of several the one with the narrowest scope."""
    found = pd.Series(-1, index=ledger.lines.index)
    has_collective = has_steps = pd.Series(False, index=ledger.lines.index)
    known: list[Tier] = []
    for where, value in ground.periods("approval_tiers", days):
        has_collective = has_collective | (where & any(tier.collective for tier in value))
        has_steps = has_steps | (where & any(tier.steps for tier in value))
        for tier in sorted(value, key=_narrowness):
            found = found.mask(where & _within(ledger, tier), len(known))
            known.append(tier)
    ranks = {place: float(RANKS[tier.role]) for place, tier in enumerate(known)}
    together = {place: tier.collective for place, tier in enumerate(known)}
    return Tiers(
        rank=found.map(ranks).astype("float64"),
        tier=found.map(dict(enumerate(known))),
        collective=found.map(together).eq(True),
        has_collective=has_collective,
        has_steps=has_steps,
    )


def _within(ledger: Ledger, tier: Tier) -> Mask:
    fen = ledger["matter_fen"]
    within = (fen >= tier.lower_fen) if tier.lower_closed else (fen > tier.lower_fen)
    if tier.upper_fen is not None:
        within &= (fen <= tier.upper_fen) if tier.upper_closed else (fen < tier.upper_fen)
    if tier.econ_prefix:
        within &= ledger["econ_code"].str.startswith(tier.econ_prefix)
    for name, wanted in (("project", tier.project), ("fund", tier.fund)):
        if wanted:
            within &= ledger[name] == wanted
    return within


def _narrowness(tier: Tier) -> int:
    return bool(tier.econ_prefix) + bool(tier.project) + bool(tier.fund)


def _by_person(ground: Ground) -> dict[str, list[HeldPost]]:
    posts: dict[str, list[HeldPost]] = defaultdict(list)
    for post in ground.posts:
        posts[post.person].append(post)
    return posts


def _givers(ground: Ground) -> dict[str, list[Delegated]]:
    givers: dict[str, list[Delegated]] = defaultdict(list)
    for each in ground.delegations:
        givers[each.taker].append(each)
    return givers


def _lent(given: Sequence[Delegated], on: pd.Timestamp) -> Iterator[str]:
    """In whose place somebody could approve on a day; in nobody's where the day is not known."""
    for each in given:
        if not pd.isna(on) and each.held_from <= on.date() <= each.held_to:
            yield each.giver


def _rank(posts: Sequence[HeldPost], on: pd.Timestamp) -> float:
    """The rank that somebody's own posts give on a day; whoever holds none then has none to lend."""
    return _standing(posts, on, "")[0]


def _highest(*ranks: float) -> float:
    """Of the ranks that are known; NaN where none is."""
    return max((rank for rank in ranks if not pd.isna(rank)), default=float("nan"))


def _standing(posts: Sequence[HeldPost], on: pd.Timestamp, role: str) -> tuple[float, bool, bool]:
    """The rank in which somebody approved, whether no post of that name is known, and whether none was held that day."""
    if not posts:
        return (float(RANKS[role]) if role else float("nan")), True, False
    if pd.isna(on):
        return (float(RANKS[role]) if role else float("nan")), False, False
    day = on.date()
    held = [post for post in posts if post.held_from <= day and (post.held_to is None or day <= post.held_to)]
    ranks = [RANKS[post.role] for post in held if RANKS[post.role]]
    rank = float(RANKS[role]) if role else float(max(ranks)) if ranks else 0.0 if held else float("nan")
    return rank, False, not held
