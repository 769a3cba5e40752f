"""How often a rule was right: the share of its closed cases that was upheld, and how sure that share is."""

from __future__ import annotations

from dataclasses import dataclass
from math import sqrt

Z = 1.959964  # of the normal distribution: intervals that hold 95 times out of 100


@dataclass(frozen=True, slots=True)
class Precision:
    """`upheld` of `closed` cases. Without a closed case nothing is known: share and interval are None."""

    upheld: int
    closed: int

    @property
    def share(self) -> float | None:
        """Upheld ÷ closed."""
        return self.upheld / self.closed if self.closed else None

    @property
    def interval(self) -> tuple[float, float] | None:
        """Wilson's interval (E. B. Wilson, 1927), which stays between 0 and 1 and is honest about few cases."""
        if not self.closed:
            return None
        n, share = self.closed, self.upheld / self.closed
        middle = (share + Z * Z / (2 * n)) / (1 + Z * Z / n)
        half = Z / (1 + Z * Z / n) * sqrt(share * (1 - share) / n + Z * Z / (4 * n * n))
        return max(middle - half, 0.0), min(middle + half, 1.0)

    def is_below(self, floor_percent: int) -> bool:
        """Whether even the upper end of the interval lies below the floor: few cases condemn no rule."""
        return self.interval is not None and self.interval[1] * 100 < floor_percent
