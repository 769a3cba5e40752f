"""Whether the code and the name of an account say the same, and names that are commonly written another way."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache, lru_cache

from data.imports.layouts import key
from data.imports.reference import section_names

# Variants of one section's name, seen in ledgers (domain reference L13). Only names that mean nothing else.
_VARIANTS: Mapping[str, str] = {
    key(name): code
    for code, names in {
        "30212": ("因公出国（境）费", "因公出国费", "因公出国费用", "因公出国（境）经费"),
        "30217": ("公务接待", "公务接待费用"),
        "30231": ("公务用车运行费", "公务用车运行维护", "公务用车运维费", "公车运行维护费"),
    }.items()
    for name in names
}


@lru_cache(maxsize=10_000)
def disagree(code: str, name: str) -> bool:
    """Whether a name is that of another section than the code's: 30231 公务接待费. Unknown names say nothing."""
    by_code, by_name = _tables()
    meant = by_name.get(key(name), frozenset())
    return bool(meant) and code in by_code and code not in meant


@lru_cache(maxsize=10_000)
def code_of_variant(name: str) -> str:
    """The section that a common variant of its name means, or ""."""
    return _VARIANTS.get(key(name), "")


def code_of_name(name: str) -> str:
    """The one section that a name means, or "": 其他支出 means several."""
    meant = _tables()[1].get(key(name), frozenset())
    return next(iter(meant)) if len(meant) == 1 else ""


@cache
def _tables() -> tuple[frozenset[str], Mapping[str, frozenset[str]]]:
    by_name: dict[str, set[str]] = {spelling: {code} for spelling, code in _VARIANTS.items()}
    codes: set[str] = set()
    for code, name in section_names():
        codes.add(code)
        by_name.setdefault(key(name), set()).add(code)
    return frozenset(codes), {name: frozenset(meant) for name, meant in by_name.items()}
