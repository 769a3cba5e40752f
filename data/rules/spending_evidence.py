"""What may stand beside a spending line: who approved it, its invoice, the meal, the journey, the meeting it paid for.

Empty text means that the paper says nothing there; None, that it is unknown. Whether a ledger has a column at all is
kept once for the file (`CheckedFile.fields`), since an empty cell under 公函号 says something and a missing column does not.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, fields
from datetime import date
from enum import StrEnum


class ApproverRole(StrEnum):
    """Who approves, from the lowest to the highest (domain reference 3.4)."""

    UNKNOWN = ""  # a column 审批人 names a person and no office
    FINANCE = "finance"  # 财务审核
    SECTION_HEAD = "section_head"  # 科室负责人
    LEADER = "leader"  # 分管领导
    PRINCIPAL = "principal"  # 主要负责人
    MEETING = "meeting"  # 党组会、局长办公会


RANKS: dict[str, int] = {role.value: rank for rank, role in enumerate(ApproverRole)}


@dataclass(frozen=True, slots=True)
class ApprovalStep:
    """One step of a line's approval, in the order of the file's columns."""

    step: int
    role: ApproverRole = ApproverRole.UNKNOWN
    person: str = ""
    result: str = ""
    approved_on: date | None = None


@dataclass(frozen=True, slots=True)
class MatterPapers:
    """What ties a line to its matter (事项): the claim, the contract, how it was bought, what a meeting decided."""

    matter: str = ""
    claimant: str = ""
    contract_no: str = ""
    procurement: str = ""
    decision: str = ""  # the meeting that decided, as the file names it
    decided_on: date | None = None
    vehicle: str = ""
    urgent: bool | None = None  # an emergency (应急): approved after it was paid for
    exception_no: str = ""  # the paper by which another way of purchase than open tender was approved


@dataclass(frozen=True, slots=True)
class InvoicePaper:
    code: str = ""
    number: str = ""
    invoiced_on: date | None = None
    seller: str = ""
    seller_tax_no: str = ""
    status: str = ""  # 查验结果, as printed
    kind: str = ""  # 票据类型, as printed
    buyer: str = ""  # 购买方, the body to which it is made out
    buyer_tax_no: str = ""


@dataclass(frozen=True, slots=True)
class ReceptionPaper:
    guest_unit: str = ""
    guests: int | None = None
    hosts: int | None = None
    letter_no: str = ""
    list_attached: bool | None = None
    meals: int | None = None
    place: str = ""
    alcohol: bool | None = None
    tobacco: bool | None = None


@dataclass(frozen=True, slots=True)
class TravelPaper:
    traveller: str = ""
    place: str = ""
    grade: str = ""
    left_on: date | None = None
    back_on: date | None = None
    nights: int | None = None
    lodging_fen: int | None = None
    meals_fen: int | None = None
    local_fen: int | None = None


@dataclass(frozen=True, slots=True)
class MeetingPaper:
    """A meeting or a training course that was paid for. Its class is as printed: 一类, 二类."""

    meeting_class: str = ""
    people: int | None = None
    days: int | None = None


@dataclass(frozen=True, slots=True)
class Evidence:
    """All papers of one line; None where the file says nothing of a kind."""

    approvals: tuple[ApprovalStep, ...] = ()
    matter: MatterPapers | None = None
    invoice: InvoicePaper | None = None
    reception: ReceptionPaper | None = None
    travel: TravelPaper | None = None
    meeting: MeetingPaper | None = None


_KINDS = {
    "matter": MatterPapers,
    "invoice": InvoicePaper,
    "reception": ReceptionPaper,
    "travel": TravelPaper,
    "meeting": MeetingPaper,
}
_OTHER_NAMES = {
    "invoice": {"code": "invoice_code", "number": "invoice_no", "status": "invoice_status", "kind": "invoice_kind"},
    "reception": {"place": "reception_place"},
    "travel": {
        "place": "travel_place",
        "lodging_fen": "lodging",
        "meals_fen": "meal_allowance",
        "local_fen": "local_transport",
    },
    "meeting": {"people": "meeting_people", "days": "meeting_days"},
}
# Kind of paper -> what stands on it -> the ledger's field for it: a name that a ledger uses once is the same in both.
FIELDS: Mapping[str, Mapping[str, str]] = {
    kind: {each.name: _OTHER_NAMES.get(kind, {}).get(each.name, each.name) for each in fields(paper)}
    for kind, paper in _KINDS.items()
}
