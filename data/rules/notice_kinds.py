"""Kinds of notices: which need a period for opinions, how long at least, and which procedure each follows.

Minimum periods are dated, since the rules were (domain: the 2002 edition said seven to fifteen days, the 2014 edition
five working days; Party development objects nationally since May 2026). Where the source is local practice, the bureau
may set a longer period; none may set a shorter one.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from enum import StrEnum


class NoticeKind(StrEnum):
    CADRE_PRE_APPOINTMENT = "cadre_pre_appointment"
    RANK_PROMOTION = "rank_promotion"
    RECRUITMENT = "recruitment"
    APPOINTMENT_DECISION = "appointment_decision"
    LATERAL_MOVE = "lateral_move"
    PARTY_DEVELOPMENT_OBJECT = "party_development_object"
    PARTY_PROBATIONARY = "party_probationary"
    PARTY_FULL = "party_full"
    PARTY_ACTIVIST = "party_activist"
    AWARD = "award"
    ANNUAL_ASSESSMENT = "annual_assessment"
    BUREAU_OTHER = "bureau_other"


class Procedure(StrEnum):
    BUREAU = "bureau"  # A: publish, ask, verify, decide together (the bureau's own rule)
    STATUTORY = "statutory"  # B: the committee discusses first, then the notice, then the appointment
    PARTY = "party"  # C: branch and superior committee agree, then the notice, then listing
    INFORM = "inform"  # no opinions asked: it announces what was decided


class PeriodUnit(StrEnum):
    WORKING_DAYS = "working_days"
    CALENDAR_DAYS = "calendar_days"


@dataclass(frozen=True, slots=True)
class Minimum:
    """The shortest period from a date on, with the rule that says so.

    `confirmed`: the rule's own words were read. Where they were not, faces say that the bureau has to check the source.
    """

    valid_from: date
    days: int
    source: str
    unit: PeriodUnit = PeriodUnit.WORKING_DAYS
    confirmed: bool = False


UNDATED = date(1, 1, 1)  # the day from which the rule holds is not recorded here
_REGULATION_2002 = Minimum(date(2002, 7, 9), 7, "党政领导干部选拔任用工作条例（2002）", PeriodUnit.CALENDAR_DAYS)
_REGULATION_2014 = Minimum(date(2014, 1, 14), 5, "党政领导干部选拔任用工作条例（2014）第四十一条", confirmed=True)
_REGULATION_2019 = Minimum(date(2019, 3, 3), 5, "党政领导干部选拔任用工作条例（2019）第四十二条", confirmed=True)
_CIVIL_SERVANTS = Minimum(UNDATED, 5, "公务员法第三十二条", confirmed=True)
_RANKS = Minimum(UNDATED, 5, "公务员职务与职级并行规定（2019）")
_PARTY_2026 = Minimum(
    date(2026, 5, 18), 5, "中国共产党发展党员工作细则（2026）第十三条"
)  # seen only as others quote it
_BUREAU = Minimum(UNDATED, 5, "本局规定")

MINIMUMS: dict[NoticeKind, tuple[Minimum, ...]] = {
    NoticeKind.CADRE_PRE_APPOINTMENT: (_REGULATION_2002, _REGULATION_2014, _REGULATION_2019),
    NoticeKind.RANK_PROMOTION: (_RANKS,),
    NoticeKind.RECRUITMENT: (_CIVIL_SERVANTS,),
    NoticeKind.APPOINTMENT_DECISION: (),
    NoticeKind.LATERAL_MOVE: (),
    NoticeKind.PARTY_DEVELOPMENT_OBJECT: (_BUREAU, _PARTY_2026),
    NoticeKind.PARTY_PROBATIONARY: (_BUREAU,),
    NoticeKind.PARTY_FULL: (_BUREAU,),
    NoticeKind.PARTY_ACTIVIST: (_BUREAU,),
    NoticeKind.AWARD: (_BUREAU,),
    NoticeKind.ANNUAL_ASSESSMENT: (_BUREAU,),
    NoticeKind.BUREAU_OTHER: (_BUREAU,),
}

_PROCEDURES: dict[NoticeKind, Procedure] = {
    NoticeKind.CADRE_PRE_APPOINTMENT: Procedure.STATUTORY,
    NoticeKind.RANK_PROMOTION: Procedure.STATUTORY,
    NoticeKind.APPOINTMENT_DECISION: Procedure.INFORM,
    NoticeKind.LATERAL_MOVE: Procedure.INFORM,
    NoticeKind.PARTY_DEVELOPMENT_OBJECT: Procedure.PARTY,
}


def procedure_of(kind: NoticeKind) -> Procedure:
    """Which order of steps a kind follows; the bureau's own rule unless a law says otherwise."""
    return _PROCEDURES.get(kind, Procedure.BUREAU)


def asks_opinions(kind: NoticeKind) -> bool:
    """Whether staff are asked for opinions. Others inform, and are called 通报 rather than 公示."""
    return procedure_of(kind) is not Procedure.INFORM


def minimum(kind: NoticeKind, on: date) -> Minimum | None:
    """The shortest period in force for a kind on a day; None where none is required."""
    in_force = [m for m in MINIMUMS[kind] if m.valid_from <= on]
    return max(in_force, key=lambda m: m.valid_from) if in_force else None
