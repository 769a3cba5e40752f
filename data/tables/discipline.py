"""Judging of spending: the bureau's dated limits, each run with its counts, and the findings that cases are made of."""

from __future__ import annotations

from datetime import date
from typing import Any

from sqlalchemy import ForeignKey, Index, String, Text
from sqlalchemy.orm import Mapped, mapped_column

from data.rules.discipline_kinds import Severity
from data.tables.base import Base, Facts, Fen, Moment, RowId, words


class DisciplineLimit(Base):
    """A tier table, a limit or a word list of the bureau, whole, from a day on. A later row replaces it from its day;
    one of the same day, recorded later, corrects it. No row is ever changed.
    """

    __tablename__ = "discipline_limits"
    __table_args__ = (Index(None, "name", "effective_from"),)

    id: Mapped[RowId]
    name: Mapped[str] = mapped_column(String(40))
    effective_from: Mapped[date]
    value: Mapped[Any] = mapped_column(Facts)
    source: Mapped[str] = mapped_column(Text)
    recorded_by: Mapped[str] = mapped_column(String(100))
    recorded_at: Mapped[Moment]


class JudgingRun(Base):
    """One judging of some years' published lines by all rules."""

    __tablename__ = "judging_runs"

    id: Mapped[RowId]
    at: Mapped[Moment]
    by: Mapped[str] = mapped_column(String(100))
    lines: Mapped[int]


class JudgedYear(Base):
    """On what a year was judged last: a digest of its ledgers, budgets, posts, calendar, limits and rules. A year
    whose digest is the same need not be judged again. 0 is lines without a year.
    """

    __tablename__ = "judged_years"

    year: Mapped[int] = mapped_column(primary_key=True, autoincrement=False)
    digest: Mapped[str] = mapped_column(String(64))
    run_id: Mapped[int] = mapped_column(ForeignKey("judging_runs.id"))


class RuleRun(Base):
    """What one rule came to in one year (0: lines without a year): lines it is about = evaluated + not evaluable.

    The counts that hold are those of the run in `judged_years`; earlier ones stay as they were.
    """

    __tablename__ = "rule_runs"

    run_id: Mapped[int] = mapped_column(ForeignKey("judging_runs.id"), primary_key=True, autoincrement=False)
    rule: Mapped[str] = mapped_column(String(20), primary_key=True)
    year: Mapped[int] = mapped_column(primary_key=True, autoincrement=False)
    version: Mapped[int]
    concerned: Mapped[int]
    evaluated: Mapped[int]
    hit: Mapped[int]
    not_evaluable: Mapped[int]
    reasons: Mapped[dict[str, Any]] = mapped_column(Facts)  # reason, or reason:field -> lines


class Finding(Base):
    """A lead as a rule made it. Never deleted: one that a later run no longer makes says in which run it went."""

    __tablename__ = "findings"
    __table_args__ = (Index(None, "year", "unit", "month"),)

    id: Mapped[RowId]
    key: Mapped[str] = mapped_column(String(100), unique=True)  # rule and anchor: the same in every run
    rule: Mapped[str] = mapped_column(String(20), index=True)
    version: Mapped[int]
    severity: Mapped[Severity] = mapped_column(words(Severity))
    unit: Mapped[str] = mapped_column(Text)  # as in spending_lines; empty: the whole bureau
    year: Mapped[int | None]
    month: Mapped[int | None]
    amount_fen: Mapped[Fen]
    facts: Mapped[dict[str, Any]] = mapped_column(Facts)  # the numbers that made it; names end in _fen for money
    first_run_id: Mapped[int] = mapped_column(ForeignKey("judging_runs.id"))
    last_run_id: Mapped[int] = mapped_column(ForeignKey("judging_runs.id"))  # the last that made it
    gone_run_id: Mapped[int | None] = mapped_column(ForeignKey("judging_runs.id"))  # null while it holds


class FindingLine(Base):
    """The lines that a finding is about, as of the last run that made it."""

    __tablename__ = "finding_lines"

    finding_id: Mapped[int] = mapped_column(ForeignKey("findings.id"), primary_key=True, autoincrement=False)
    line_id: Mapped[int] = mapped_column(
        ForeignKey("spending_lines.id"), primary_key=True, autoincrement=False, index=True
    )
