"""The precision ledger: how the closed cases of each rule ended. Counts of what all staff may read, and no case before."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass
from datetime import date, datetime

from sqlalchemy import func, select
from sqlalchemy.orm import Session

from data.rules.discipline_kinds import Severity
from data.rules.leads import LeadOutcome
from data.rules.precision import Precision
from data.rules.roles import Viewer
from data.rules.spending_discipline import RULES
from data.tables.leads import Lead, RuleHint
from queries import visible


@dataclass(frozen=True, slots=True)
class RulePrecision:
    """A version of a rule: its closed cases by outcome, and since when it is a hint because too few were upheld."""

    rule: str
    version: int
    severity: Severity
    upheld: int
    accounted_for: int
    false_alarm: int
    hint_since: datetime | None

    @property
    def precision(self) -> Precision:
        """Upheld of all that were closed."""
        return Precision(self.upheld, self.upheld + self.accounted_for + self.false_alarm)


def ledger(db: Session, viewer: Viewer, *, today: date) -> tuple[RulePrecision, ...]:
    """Every rule as it is now, and earlier versions that have closed cases; those with the most closed cases first."""
    closed = visible.leads(viewer, today=today).where(Lead.outcome.is_not(None))
    by = Lead.rule, Lead.version, Lead.outcome
    counted: dict[tuple[str, int], dict[LeadOutcome, int]] = defaultdict(dict)
    for rule in RULES.values():
        counted[rule.code, rule.version] = {}
    for code, version, outcome, number in db.execute(closed.with_only_columns(*by, func.count()).group_by(*by)):
        if outcome is not None:
            counted[code, version][outcome] = number
    hints = {(hint.rule, hint.version): hint.since for hint in db.scalars(select(RuleHint))}
    rows = [
        RulePrecision(
            code,
            version,
            RULES[code].severity,
            ended.get(LeadOutcome.UPHELD, 0),
            ended.get(LeadOutcome.ACCOUNTED_FOR, 0),
            ended.get(LeadOutcome.FALSE_ALARM, 0),
            hints.get((code, version)),
        )
        for (code, version), ended in counted.items()
    ]
    return tuple(sorted(rows, key=lambda row: (-row.precision.closed, row.rule, -row.version)))
