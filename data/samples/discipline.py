"""The sample bureau's own limits, recorded before its first ledger, and the judging of what its ledgers hold."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from datetime import date, datetime
from typing import Any

from sqlalchemy.orm import Session

from data.commands import delegations, discipline_limits
from data.judging.judge import judge
from data.rules.spending_evidence import ApproverRole
from data.samples import days, organisation
from data.samples.accounts import Actors
from data.samples.ledger import approvals, months, travel
from data.samples.ledger.entries import TAX_NO
from data.samples.timeline import Deed, Event

RECORDED, FROM, DELEGATED = date(2024, 1, 3), date(2024, 1, 1), date(2024, 7, 5)
SOURCE = "滨海市市场监督管理局经费审批管理办法"
TIERS = (
    {"upper_fen": approvals.HEAD_UP_TO, "upper_closed": True, "role": ApproverRole.SECTION_HEAD},
    {
        "lower_fen": approvals.HEAD_UP_TO,
        "upper_fen": approvals.LEADER_UP_TO,
        "upper_closed": True,
        "role": ApproverRole.LEADER,
    },
    {
        "lower_fen": approvals.LEADER_UP_TO,
        "upper_fen": approvals.ALONE_UP_TO,
        "upper_closed": True,
        "role": ApproverRole.PRINCIPAL,
    },
    {"lower_fen": approvals.ALONE_UP_TO, "role": ApproverRole.PRINCIPAL, "collective": True},
    {"econ_prefix": "301", "role": ApproverRole.SECTION_HEAD},  # pay by heads, as the year's budget has it
)
OWN: Mapping[str, Any] = {
    "approval_tiers": [dict(tier) for tier in TIERS],
    "reception_head_fen": 12_000,  # fen a person and meal
    "lodging_night_fen": travel.lodging_limits(),
    "buyer_names": (organisation.bureau_name(),),
    "buyer_tax_nos": (TAX_NO,),
    "supervised_bodies": ("滨海市个体私营企业协会", "滨海市食品行业协会", "滨海市特种设备行业协会"),
}


def events(actors: Actors) -> Iterator[Event]:
    """Finance records the bureau's own limits, and has everything judged after the last import; the administrator records
    a delegation before the leader is away.
    """
    for place, (name, value) in enumerate(OWN.items()):
        yield Event(days.at(RECORDED, f"10:{5 * place:02}"), _recording(actors, name, value))
    yield Event(days.at(DELEGATED, "16:00"), _delegating(actors))
    yield Event(days.at(months.LAST_DAY, "19:00"), _judging(actors))


def _recording(actors: Actors, name: str, value: Any) -> Deed:
    def record(db: Session, now: datetime) -> None:
        discipline_limits.record(
            db, by=actors["finance"], now=now, name=name, effective_from=FROM, value=value, source=SOURCE
        )

    return record


def _delegating(actors: Actors) -> Deed:
    def delegate(db: Session, now: datetime) -> None:
        delegations.record(
            db,
            by=actors["admin"],
            now=now,
            giver=organisation.units()["090"].leader,
            taker="0048",
            held_from=date(2024, 7, 8),
            held_to=date(2024, 7, 19),
            source="授权委托书〔2024〕2号",
        )

    return delegate


def _judging(actors: Actors) -> Deed:
    def judged(db: Session, now: datetime) -> None:
        judge(db, by=actors["finance"], now=now)

    return judged
