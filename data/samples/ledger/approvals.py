"""Who approves what in the sample bureau, and on which day.

The bureau's own tiers, by the whole of a matter: the head of the unit up to 5,000 yuan, the leader in charge up to
20,000, the director above (amounts in the name of a tier included), after a meeting decided on what is above 150,000.
Nobody approves what is their own.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence
from datetime import date

from data.samples import days, organisation
from data.samples.ledger.books import Month, chance
from data.samples.ledger.entries import Entry

HEAD_UP_TO, LEADER_UP_TO, ALONE_UP_TO = 500_000, 2_000_000, 15_000_000  # fen
DIRECTOR, DEPUTY = "0001", "0002"


def approve(entries: Iterable[Entry], month: Month) -> None:
    """Give an approver and a day to every entry of a month that does not bring its own."""
    rng = chance(month, "approvals")
    for entry, matter_fen in _with_matter(entries):
        if entry.approval_given:
            continue
        earliest = max(entry.occurred_on, entry.invoice_date or entry.occurred_on)
        open_days = [day for day in (days.before(entry.paid_on, n) for n in range(4)) if day >= earliest]
        entry.approved_on = rng.choice(open_days or [entry.paid_on])
        entry.approver = approver(entry, matter_fen, entry.approved_on)


def approver(entry: Entry, matter_fen: int, on: date) -> str:
    """The name of whoever approves a matter on a day: the lowest who may, who is in post and has no part in it."""
    own = {entry.handler, entry.claimant, entry.payee}
    for staff_no in ladder(entry.unit, on)[lowest_rung(matter_fen) :]:
        if staff_no is not None and organisation.people()[staff_no].name not in own:
            return organisation.people()[staff_no].name
    raise AssertionError(f"nobody may approve {entry.summary}")


def ladder(unit: str, on: date) -> Sequence[str | None]:
    """Staff numbers from the head of a unit upwards; the deputy signs for the director's own matters."""
    return (organisation.head(unit, on), organisation.units()[unit].leader, DIRECTOR, DEPUTY)


def lowest_rung(matter_fen: int) -> int:
    """Where on the ladder a matter may first be approved."""
    return 0 if matter_fen <= HEAD_UP_TO else 1 if matter_fen <= LEADER_UP_TO else 2


def _with_matter(entries: Iterable[Entry]) -> Iterable[tuple[Entry, int]]:
    """Each entry with the whole of its matter: that of its voucher, of those that name the same, or of what it corrects."""
    entries = list(entries)
    whole: dict[str, int] = defaultdict(int)
    for entry in entries:
        whole[entry.voucher_group or entry.matter] += abs(entry.fen)
    for entry in entries:
        key = entry.voucher_group or entry.matter
        corrected = entry.reverses or entry.papers_of
        yield entry, abs(corrected.fen) if corrected else whole[key] if key else abs(entry.fen)
