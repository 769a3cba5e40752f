"""What a new value of a limit changes: what comes in, what goes, and which numbers move."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from data.rules.discipline_limits import Value


@dataclass(frozen=True, slots=True)
class LimitChanges:
    """Words, tiers, or places with their fen. `moved`: (which, before, after); the which of a plain number is empty."""

    added: tuple[Any, ...] = ()
    removed: tuple[Any, ...] = ()
    moved: tuple[tuple[str, int, int], ...] = ()

    @property
    def is_none(self) -> bool:
        """Whether the two values are the same."""
        return not (self.added or self.removed or self.moved)


def between(old: Value | None, new: Value) -> LimitChanges:
    """From what held to a new value of the same limit; `old` None: nothing held."""
    if isinstance(new, Mapping):
        return _of_tables(old or {}, new)
    if isinstance(new, tuple):
        before = old or ()
        return LimitChanges(
            tuple(each for each in new if each not in before), tuple(each for each in before if each not in new)
        )
    if old is None:
        return LimitChanges(added=(new,))
    return LimitChanges(moved=(("", old, new),) if old != new else ())


def _of_tables(old: Mapping[str, int], new: Mapping[str, int]) -> LimitChanges:
    return LimitChanges(
        tuple((key, fen) for key, fen in new.items() if key not in old),
        tuple((key, fen) for key, fen in old.items() if key not in new),
        tuple((key, old[key], fen) for key, fen in new.items() if key in old and old[key] != fen),
    )
