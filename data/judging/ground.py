"""What the rules measure by, beside the lines: limits, the work calendar, budgets, posts, delegations."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date

import pandas as pd
from sqlalchemy import func, or_, select
from sqlalchemy.orm import Session, aliased

from data.judging.ledger import Mask
from data.published_calendar import published_calendar
from data.recorded_limits import recorded_limits
from data.rules.discipline_limits import DatedLimit, Value
from data.rules.names import name_key
from data.rules.spending_evidence import ApproverRole
from data.rules.working_days import Calendar
from data.settings import settings
from data.tables.delegations import Delegation
from data.tables.people import Person, Post
from data.tables.spending import BudgetItem, BudgetRecord
from data.tables.units import Unit, UnitKind

_BUDGETS = {"fiscal_year": "float64", "adjusted_fen": "int64"}  # said, since a table of no rows has no kinds
_FOREVER = pd.Timestamp("2200-01-01")


@dataclass(frozen=True, slots=True)
class HeldPost:
    """Who may approve as what, from a day to a day, both included."""

    person: str  # by name_key
    role: ApproverRole
    held_from: date
    held_to: date | None


@dataclass(frozen=True, slots=True)
class Delegated:
    """Who may approve in whose place, from a day to a day, both included; people by name_key."""

    giver: str
    taker: str
    held_from: date
    held_to: date


@dataclass(frozen=True, slots=True)
class Ground:
    """`budgets` has a row an item: fiscal_year, unit, econ_code, project, adjusted_fen; `today` tells years that are over.

    `budgets_approved` is the day on which a year's budget was approved, of the years of which it is on record.
    """

    limits: tuple[DatedLimit, ...]
    calendar: Calendar
    budgets: pd.DataFrame
    posts: tuple[HeldPost, ...]
    today: date
    currency: str = "CNY"
    delegations: tuple[Delegated, ...] = ()
    budgets_approved: Mapping[int, date] = field(default_factory=dict)

    def periods(self, name: str, days: pd.Series) -> Iterator[tuple[Mask, Value]]:
        """Each value of a limit with the lines on whose day it held. A line without a day has none."""
        dated = [limit for limit in self.limits if limit.name == name]
        begins = [pd.Timestamp(limit.effective_from) for limit in dated]
        for limit, begin, end in zip(dated, begins, [*begins[1:], _FOREVER], strict=False):
            yield (days >= begin) & (days < end), limit.value

    def number(self, name: str, days: pd.Series) -> pd.Series:
        """A limit that is a number, on each line's day; NaN where there is none."""
        found = pd.Series(float("nan"), index=days.index)
        for where, value in self.periods(name, days):
            found[where] = float(value)
        return found

    def words(self, name: str, days: pd.Series, texts: pd.Series, *, whole: bool = False) -> tuple[Mask, Mask]:
        """Whether a text holds one of a list's words (is one, where `whole`), and whether there is a list for its day."""
        found = known = pd.Series(False, index=days.index)
        for where, words in self.periods(name, days.fillna(pd.Timestamp(self.today))):
            told = texts.isin(words) if whole else holds_any(texts, words)
            found = found | (where & told)
            known = known | where
        return found, known

    def prefixes(self, name: str, days: pd.Series, codes: pd.Series) -> Mask:
        """Whether a code begins with one of a list's."""
        found = pd.Series(False, index=days.index)
        for where, words in self.periods(name, days.fillna(pd.Timestamp(self.today))):
            found = found | (where & codes.str.startswith(tuple(words)))
        return found


def holds_any(texts: pd.Series, words: tuple[str, ...]) -> Mask:
    """Whether each text holds one of the words."""
    found = pd.Series(False, index=texts.index)
    for word in words:
        found = found | texts.str.contains(word, regex=False)
    return found


def read(db: Session, today: date) -> Ground:
    """All of it as it stands in the database."""
    item = BudgetItem
    columns = (item.fiscal_year, item.unit, item.econ_code, item.project, item.adjusted_fen)
    in_force = select(*columns).join(BudgetRecord).where(BudgetRecord.ended_at.is_(None)).order_by(item.id)
    names = [column.key for column in columns]
    return Ground(
        limits=recorded_limits(db),
        calendar=published_calendar(db),
        budgets=pd.DataFrame.from_records(db.execute(in_force).all(), columns=names).astype(_BUDGETS),
        posts=tuple(_posts(db)),
        today=today,
        currency=settings().currency,
        delegations=tuple(_delegations(db)),
        budgets_approved=_budgets_approved(db),
    )


def _budgets_approved(db: Session) -> dict[int, date]:
    """The first day of a record that had nothing adjusted yet: an adjustment's day is not that of the approval. One that
    was taken back for good says nothing.
    """
    record = BudgetRecord
    counts = or_(record.ended_at.is_(None), record.replaced_by.is_not(None))
    as_approved = (counts, record.dated.is_not(None), record.adjusted_fen == record.original_fen)
    first = select(record.fiscal_year, func.min(record.dated)).where(*as_approved).group_by(record.fiscal_year)
    return {year: day for year, day in db.execute(first) if day}


def _delegations(db: Session) -> Iterator[Delegated]:
    giver, taker = aliased(Person), aliased(Person)
    people = select(giver.name, taker.name, Delegation).select_from(Delegation)
    held = people.join(giver, Delegation.giver_id == giver.id).join(taker, Delegation.taker_id == taker.id)
    for of, to, delegation in db.execute(held.where(Delegation.withdrawn_at.is_(None)).order_by(Delegation.id)):
        yield Delegated(name_key(of), name_key(to), delegation.held_from, delegation.held_to)


def _posts(db: Session) -> Iterator[HeldPost]:
    held = select(Person.name, Unit.kind, Post).join_from(Post, Person).join(Unit).order_by(Post.id)
    for name, kind, post in db.execute(held):
        role = ApproverRole.UNKNOWN
        if post.is_head:
            role = ApproverRole.PRINCIPAL if kind is UnitKind.BUREAU else ApproverRole.SECTION_HEAD
        elif post.in_leadership:
            role = ApproverRole.LEADER
        yield HeldPost(name_key(name), role, post.held_from, post.held_to)
