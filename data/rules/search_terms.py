"""What a text is found by: every two neighbouring characters of its words, 购打印纸 → 购打 打印 印纸.

Chinese puts no spaces between words and most of its words have two characters, so pairs are the shortest index that finds
them; Latin letters and digits are cut the same way, so that a part of a word or number is found too. A text that contains
some words has all their pairs: the pairs narrow a search, and reading the lines that are left decides.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from operator import add

_RUN = re.compile(r"\w{2,}")


def runs(text: str) -> list[str]:
    """The stretches of a text that are cut into pairs: letters, digits and characters side by side, case folded."""
    return _RUN.findall(text.casefold())


def pairs_of(run: str) -> set[str]:
    """The pairs of one run."""
    return set(map(add, run, run[1:]))


def pairs(text: str) -> set[str]:
    """The pairs of a text. None where no two letters, digits or characters stand side by side."""
    return set().union(*map(pairs_of, runs(text)))


def open_and_named(summary: str, hidden: tuple[str, ...], others: Iterable[str]) -> tuple[list[str], set[str]]:
    """The runs by which anybody may find a line, and the pairs that only names of individuals (`hidden`) add to them.

    `others` are the runs of what stands beside the purpose and is open to all: the name of a body.
    """
    shown = summary
    for name in hidden:
        shown = shown.replace(name, "\n")
    everybody = [*runs(shown), *others]
    if not hidden:
        return everybody, set()
    texts = hidden if shown == summary else (summary, *hidden)
    return everybody, {pair for pair in pairs("\n".join(texts)) if not any(pair in run for run in everybody)}
