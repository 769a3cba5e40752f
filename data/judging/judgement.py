"""One rule over a ledger, put together step by step: whom it concerns, what cannot be judged, what it hits."""

from __future__ import annotations

import hashlib
from collections.abc import Collection, Iterator, Mapping, Sequence
from datetime import date
from typing import Any

import pandas as pd

from data.judging.ledger import Ledger, Mask
from data.rules.discipline_kinds import Count, Finding, Outcome, Reason, Rule, Severity
from data.rules.spending_discipline import RULES

_LATEST_BILL = pd.Timedelta(days=365)
_NC, _CLEAR, _HIT, _NOT = (int(outcome) for outcome in Outcome)


class Judgement:
    """`outcome` is one of Outcome a line, `findings` the leads.

    The order of the steps is the order of weight: what `cannot` be judged comes first and is never hit; a `hit` stands
    whatever else is unknown; a further `cannot` takes only what would otherwise be clear.
    """

    def __init__(self, code: str, ledger: Ledger, concerned: Mask) -> None:
        self.rule: Rule = RULES[code]
        self.ledger = ledger
        self.outcome = concerned.astype("int8")
        self.findings: list[Finding] = []
        self._together: set[int] = set()
        self._reasons: list[str] = [""]
        self._reason = self.outcome * 0
        for name in sorted(self.rule.needs):
            self.cannot(Reason.COLUMN_MISSING, ~ledger.has(name), of=name)
        begins = self.rule.in_force_from
        if begins is not None:
            self.cannot(Reason.DATE_UNKNOWN, ledger["on"].isna())
            self.cannot(Reason.NOT_YET_IN_FORCE, ledger["on"] < pd.Timestamp(begins))
            self.cannot(Reason.DATE_UNKNOWN, ~surely_since(ledger, begins))

    @property
    def open(self) -> Mask:
        """The lines that are concerned, can be judged so far, and are not hit."""
        return self.outcome == _CLEAR

    @property
    def hits(self) -> Mask:
        return self.outcome == _HIT

    def cannot(self, reason: Reason, where: Mask, *, of: str = "") -> None:
        """These lines cannot be judged, unless they are hit already."""
        where = where & self.open
        if where.any():
            self._reasons.append(f"{reason}:{of}" if of else str(reason))
            self.outcome[where] = _NOT
            self._reason[where] = len(self._reasons) - 1

    def hit(self, where: Mask) -> None:
        """These lines are hit, if they can be judged."""
        self.outcome[where & self.open] = _HIT

    def each(
        self, facts: Mapping[str, pd.Series], *, amount: pd.Series | None = None, severity: pd.Series | None = None
    ) -> Judgement:
        """A finding for every line that is hit, with the facts that made it."""
        hit = self.hits
        if not hit.any():
            return self
        lines = self.ledger.lines[hit]
        fens = (lines["net_fen"] if amount is None else amount[hit]).tolist()
        of_lines = {name: series[hit].tolist() for name, series in facts.items()}
        weights = severity[hit].tolist() if severity is not None else [self.rule.severity] * len(lines)
        places = zip(lines["id"], lines["unit"], lines["fiscal_year"], lines["month"], strict=True)
        for place, (line, unit, year, month) in enumerate(places):
            said = {name: _plain(values[place]) for name, values in of_lines.items()}
            self.findings.append(
                Finding(
                    key=f"{self.rule.code}:{line}",
                    rule=self.rule.code,
                    version=self.rule.version,
                    severity=Severity(weights[place]),
                    unit=unit,
                    year=_number(year),
                    month=_number(month),
                    amount_fen=int(fens[place]),
                    facts=said,
                    lines=(int(line),),
                )
            )
        return self

    def together(
        self,
        rows: Sequence[int],
        facts: Mapping[str, object],
        *,
        amount: int,
        scope: Sequence[object] = (),
        anchor: int | None = None,
        severity: Severity | None = None,
    ) -> None:
        """One finding about several lines, given by their rows, which `done` hits. Its identity is its scope, or the row
        `anchor`, or its first line.
        """
        self._together.update(rows)
        ids, units, years, months = (self.ledger.cells(name) for name in ("id", "unit", "fiscal_year", "month"))
        rows = sorted(rows, key=ids.__getitem__)
        latest = max(rows, key=lambda row: (_number(years[row]) or 0, _number(months[row]) or 0, ids[row]))
        of_units = {units[row] for row in rows}
        named = hashlib.sha256("|".join(map(str, scope)).encode()).hexdigest()[:32]
        self.findings.append(
            Finding(
                key=f"{self.rule.code}:{named if scope else ids[rows[0] if anchor is None else anchor]}",
                rule=self.rule.code,
                version=self.rule.version,
                severity=severity or self.rule.severity,
                unit=of_units.pop() if len(of_units) == 1 else "",
                year=_number(years[latest]),
                month=_number(months[latest]),
                amount_fen=int(amount),
                facts={name: _plain(value) for name, value in facts.items()},
                lines=tuple(int(ids[row]) for row in rows),
            )
        )

    def done(self) -> Judgement:
        """Hit the lines of all findings at once: of many small groups each would go through the whole ledger."""
        self.hit(self.among(self._together))
        return self

    def among(self, rows: Collection[int]) -> Mask:
        """The lines that stand in some rows."""
        return self.ledger.lines.index.to_series().isin(rows)

    def counts(self) -> Iterator[Count]:
        """For each year, in lines."""
        table = pd.DataFrame(
            {"year": self.ledger["fiscal_year"].fillna(0), "outcome": self.outcome, "reason": self._reason}
        )
        tallied = table[table["outcome"] != _NC].value_counts().to_dict()
        for year in sorted(table["year"].unique()):
            of_year = {key[1:]: int(n) for key, n in tallied.items() if key[0] == year}
            reasons: dict[str, int] = {}
            for (outcome, reason), n in of_year.items():
                if outcome == _NOT:
                    reasons[self._reasons[reason]] = reasons.get(self._reasons[reason], 0) + n
            hit = sum(n for (outcome, _), n in of_year.items() if outcome == _HIT)
            clear = sum(n for (outcome, _), n in of_year.items() if outcome == _CLEAR)
            unknown = sum(reasons.values())
            yield Count(
                rule=self.rule.code,
                version=self.rule.version,
                year=int(year) or None,
                concerned=hit + clear + unknown,
                evaluated=hit + clear,
                hit=hit,
                not_evaluable=unknown,
                reasons=dict(sorted(reasons.items())),
            )


def surely_since(ledger: Ledger, day: date) -> Mask:
    """Lines of matters that happened on a day or later. Where only the payment is dated, it must be a year later still:
    a bill may be paid long after the meal.
    """
    first = pd.Timestamp(day)
    by_payment = ledger["occurred_on"].isna() & (ledger["paid_on"] >= first + _LATEST_BILL)
    return (ledger["occurred_on"] >= first) | by_payment


def _number(value: float) -> int | None:
    return None if pd.isna(value) else int(value)


def _plain(value: Any) -> object:
    """A fact as it can be stored: whole numbers whole, days in ISO, nothing of numpy."""
    if value is pd.NaT:
        return None
    if isinstance(value, pd.Timestamp):
        return value.date().isoformat()
    if hasattr(value, "item"):
        value = value.item()
    if isinstance(value, float):
        return None if pd.isna(value) else int(value) if value.is_integer() else value
    return value
