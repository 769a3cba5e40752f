"""Which field a printed column name stands for."""

from __future__ import annotations

import difflib
import re
import unicodedata
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from data.imports.layouts import Aliases, key
from data.imports.totals_rows import total_kind

_BRACKETS = re.compile(r"[(\[【].*?[)\]】]")  # names are in one width by then
_UNIT = re.compile(r"(?:[(\[【:/]|单位:?)\s*(?:人民币)?(元|千元|万元|亿元)\s*[)\]】]?\s*$")
_LIKENESS = 0.93  # how alike two names must be for one to be a slip of the other: Catergory, Organisatonal
_SHORTEST_SLIP = 10


@dataclass(frozen=True, order=True, slots=True)
class Match:
    """A column that may be some field's; of several the least is taken: the whole before its parts, the best name."""

    is_part: bool
    rank: int
    column: int
    stands_in: bool


def match_columns(names: Sequence[str], aliases: Aliases, *, levels: bool = False) -> dict[str, list[Match]]:
    """Field → its possible columns, the best first. `levels` says that names are upper/lower of a merged header."""
    found: dict[str, list[Match]] = {}
    for column, name in enumerate(names):
        for spelling, by_group in _spellings(name, levels=levels):
            if spelling in aliases:
                field, rank, stands_in = aliases[spelling]
                found.setdefault(field, []).append(Match(by_group and not _is_sum(name), rank, column, stands_in))
                break
    return {field: sorted(matches) for field, matches in found.items()}


def with_amount(found: dict[str, list[Match]]) -> dict[str, list[Match]]:
    """Where no column is the amount, another of money is: a ledger's debits (借方), a budget's adjusted or original."""
    others = [found[field] for field in ("debit", "adjusted", "original") if field in found]
    return found | {"amount": others[0]} if others and "amount" not in found else found


def match_slips(names: Sequence[str], found: Mapping[str, list[Match]], aliases: Aliases) -> dict[str, Match]:
    """Fields not found whose Latin name is there but for a slip of spelling. Never the amount."""
    taken = {match.column for matches in found.values() for match in matches}
    slips: dict[str, Match] = {}
    for column, name in enumerate(names):
        spelling = key(name)
        if column in taken or len(spelling) < _SHORTEST_SLIP or not spelling.isascii():
            continue
        for alias in difflib.get_close_matches(spelling, aliases, n=1, cutoff=_LIKENESS):
            field, rank, stands_in = aliases[alias]
            if field not in found and field != "amount" and _digits(alias) == _digits(spelling):
                slips.setdefault(field, Match(is_part=False, rank=rank, column=column, stands_in=stands_in))
    return slips


def unit_of(name: str) -> str:
    """The unit printed with a column's name: 金额（万元）, 金额:元; or ""."""
    match = _UNIT.search(unicodedata.normalize("NFKC", name))
    return match.group(1) if match else ""


def _spellings(name: str, *, levels: bool) -> Iterator[tuple[str, bool]]:
    """The keys under which a printed name may be known, and whether only the name of its group is.

    It may be known whole, without unit or brackets, or by a part. Of several levels the lowest is the column's own and
    is tried first, those above are its groups', the nearest first; of two words in one cell (收款人/单位) the first is
    tried first.
    """
    plain = unicodedata.normalize("NFKC", name)
    group, slash, own = plain.rpartition("/")
    if levels:
        groups = group.split("/")[::-1] if "/" in group else []
        parts = [(own, False), (group, True), *((part, True) for part in groups)] if slash else []
    else:
        parts = [(part, False) for part in plain.split("/")] if slash else []
    for part, by_group in ((plain, False), *parts):
        yield key(part), by_group
        yield key(_UNIT.sub("", part)), by_group
        yield key(_BRACKETS.sub("", part)), by_group


def _is_sum(name: str) -> bool:
    """金额/合计 is the amount among 金额/合计, 金额/财政拨款, 金额/其他."""
    return "/" in name and total_kind(name.rpartition("/")[2], bare=False) in ("grand", "block")


def _digits(text: str) -> str:
    return "".join(filter(str.isdigit, text))
