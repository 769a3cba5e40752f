"""How many may keep guests company at a working meal."""

from __future__ import annotations

UP_TO_TEN, HOSTS_OF_TEN, SHARE = 10, 3, 3


def most_hosts(guests: int) -> int:
    """Three hosts for up to ten guests, otherwise a third of the guests, rounded down (国内公务接待管理规定, 2013)."""
    return HOSTS_OF_TEN if guests <= UP_TO_TEN else guests // SHARE
