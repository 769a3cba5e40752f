"""How many of each unit have read something, told so that nobody is singled out."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

FEWEST = 5  # people: in a smaller unit a share would say who has not read


@dataclass(frozen=True, slots=True)
class Reach:
    """Of `people` in a unit, `read` have said that they read it. `unit` is "" for small units taken together."""

    unit: str
    people: int
    read: int


def told(units: Sequence[Reach]) -> tuple[Reach, ...]:
    """The same with units of fewer than five people put together, last.

    Where those together are still too few, the smallest of the others joins them; nothing is told of a body that is
    too small as a whole.
    """
    large = [unit for unit in units if unit.people >= FEWEST]
    small = [unit for unit in units if 0 < unit.people < FEWEST]
    while small and large and sum(unit.people for unit in small) < FEWEST:
        smallest = min(large, key=lambda unit: unit.people)
        large.remove(smallest)
        small.append(smallest)
    together = Reach("", sum(unit.people for unit in small), sum(unit.read for unit in small))
    if together.people >= FEWEST:
        return (*large, together)
    return tuple(large)
