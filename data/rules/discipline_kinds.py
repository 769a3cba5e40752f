"""What a rule of spending discipline is, and what judging by one comes to. A finding is a lead to check, never more."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from enum import IntEnum, StrEnum


class Severity(StrEnum):
    """How much a lead weighs; the order is from the least to the most."""

    HINT = "hint"  # 提示
    ATTENTION = "attention"  # 关注
    MAJOR = "major"  # 重点


class Outcome(IntEnum):
    """What a rule says of one line. Not evaluable is never clear."""

    NOT_CONCERNED = 0  # the rule is about other lines
    CLEAR = 1
    HIT = 2
    NOT_EVALUABLE = 3


class Reason(StrEnum):
    """Why a line could not be judged."""

    COLUMN_MISSING = "column_missing"  # the ledger has no such column
    VALUE_UNKNOWN = "value_unknown"  # it has, and the cell says nothing that can be judged
    DATE_UNKNOWN = "date_unknown"
    CODE_UNKNOWN = "code_unknown"  # the economic classification is not recognised
    UNIT_UNKNOWN = "unit_unknown"
    NOT_YET_IN_FORCE = "not_yet_in_force"  # the line is older than the rule
    CALENDAR_UNKNOWN = "calendar_unknown"  # the year's days off are not published, or not loaded
    NO_LIMIT = "no_limit"  # the bureau has recorded no tier, standard or list for the day
    NO_BUDGET = "no_budget"  # no budget is recorded for the year
    BEFORE_BUDGET = "before_budget"  # paid before the year's budget was approved
    NO_APPOINTMENTS = "no_appointments"  # no post of this person is on record
    YEAR_NOT_OVER = "year_not_over"
    TOO_FEW = "too_few"  # fewer lines than a share can be made of
    CURRENCY_DIFFERS = "currency_differs"  # the limits are in the bureau's own currency


@dataclass(frozen=True, slots=True)
class Basis:
    """What a rule rests on from a day on. `confirmed` false: faces add 依据待本局核对.

    `valid_from` None: the rule is older than any ledger, or is a habit of checking that no document dates.
    """

    source: str
    valid_from: date | None = None
    confirmed: bool = False


@dataclass(frozen=True, slots=True)
class Rule:
    """One check. `code` is R09, or R09.alike for a further test under the same heading.

    `version` grows when the definition changes, so that a finding says by which it was made. `needs` are the fields
    without which no line can be judged; `limits` are the names of the bureau's dated settings it reads.
    """

    code: str
    severity: Severity
    bases: tuple[Basis, ...]
    needs: frozenset[str]
    limits: tuple[str, ...] = ()
    version: int = 1

    @property
    def family(self) -> str:
        """R09 of R09.alike: the heading in the list of rules."""
        return self.code[:3]

    @property
    def in_force_from(self) -> date | None:
        """The first day to which the rule may be applied; None where it has no beginning."""
        days = [basis.valid_from for basis in self.bases]
        known = [day for day in days if day is not None]
        return min(known) if len(known) == len(days) else None

    def basis_on(self, day: date) -> Basis:
        """The basis in force on a day; the earliest for a day before them all."""
        begun = [basis for basis in self.bases if basis.valid_from is None or basis.valid_from <= day]
        return begun[-1] if begun else self.bases[0]


@dataclass(frozen=True, slots=True)
class Finding:
    """One lead as judging makes it: plain values, in fen and ISO dates where `facts` hold them.

    `key` is the rule with an anchor that stays when later lines join in (the first line of a group, or the budget item,
    project or year that the rule is about), so that a case opened on it keeps its identity. Unit, year and month are
    those of the latest line; unit "" is the whole bureau. `lines` are ids, in order.
    """

    key: str
    rule: str
    version: int
    severity: Severity
    unit: str
    year: int | None
    month: int | None
    amount_fen: int
    facts: Mapping[str, object]
    lines: tuple[int, ...]


@dataclass(frozen=True, slots=True)
class Count:
    """Lines of a year under one rule: how many it is about, judged, hit, and not evaluable with the reasons.

    A reason is a code, or code:field for a missing column. `year` None: the ledger does not say.
    """

    rule: str
    version: int
    year: int | None
    concerned: int
    evaluated: int
    hit: int
    not_evaluable: int
    reasons: Mapping[str, int] = field(default_factory=dict)
