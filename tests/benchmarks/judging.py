"""Prints how long all rules take beside the import of the same lines: `python -m tests.benchmarks.judging --lines 1000000`.

Times are of one run on one machine: compare the two.
"""

from __future__ import annotations

import argparse
import tempfile
import time
from datetime import date
from pathlib import Path

from data.commands import discipline_limits
from data.database import writing
from data.judging.judge import Judged, judge
from tests.benchmarks import filling

TIERS = [
    {"upper_fen": 500_000, "upper_closed": True, "role": "section_head"},
    {"lower_fen": 500_000, "upper_fen": 2_000_000, "upper_closed": True, "role": "leader"},
    {"lower_fen": 2_000_000, "role": "principal"},
]


def main() -> None:
    """Measure and print."""
    wanted = argparse.ArgumentParser(description=__doc__)
    wanted.add_argument("--lines", type=int, nargs="+", default=[1_000_000])
    for lines in wanted.parse_args().lines:
        with tempfile.TemporaryDirectory() as folder:
            filled = filling.fill(Path(folder) / "ledger.db", lines)
            processor, start = time.process_time(), time.perf_counter()
            judged = _judged()
            seconds, processor = time.perf_counter() - start, time.process_time() - processor
        print(f"\nall rules over {lines:,} lines")
        print(f"  import            {filled.seconds:8.1f} s")
        print(f"  judged, recorded  {seconds:8.1f} s, of them {processor:.1f} s of the processor")
        print(f"  against import    {seconds / filled.seconds:8.2f}; {len(judged.findings):,} findings", flush=True)


def _judged() -> Judged:
    with writing() as db:
        discipline_limits.record(
            db,
            by=filling.FINANCE,
            now=filling.NOW,
            name="approval_tiers",
            effective_from=date(2024, 1, 1),
            value=TIERS,
            source="benchmark",
        )
        return judge(db, by=filling.FINANCE, now=filling.NOW)


if __name__ == "__main__":
    main()
