"""The bureau: its units, its people and who held which post when, as the tables beside this file say."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from functools import cache

from data.samples.material import table

BUREAU = "000"


@dataclass(frozen=True, slots=True)
class UnitRow:
    """A unit; `leader` is the staff number of the leader in charge of it."""

    code: str
    name: str
    kind: str
    parent: str
    position: int
    leader: str
    valid_from: date


@dataclass(frozen=True, slots=True)
class PersonRow:
    """A person with what a notice prints of them, as of today."""

    staff_no: str
    name: str
    gender: str
    ethnicity: str
    born: str
    education: str
    political_status: str
    work_since: str


@dataclass(frozen=True, slots=True)
class PostRow:
    """A post held from a day to a day, both included; an open one has no last day."""

    staff_no: str
    unit: str
    title: str
    is_head: bool
    in_leadership: bool
    in_committee: bool
    held_from: date
    held_to: date | None

    def held_on(self, day: date) -> bool:
        """Whether the post was held on a day."""
        return self.held_from <= day and (self.held_to is None or day <= self.held_to)


@cache
def units() -> Mapping[str, UnitRow]:
    """Every unit by its code, in the bureau's own order."""
    return {row["code"]: _unit(row) for row in table("units.csv")}


@cache
def people() -> Mapping[str, PersonRow]:
    """Everybody, those who came later or have left included, by staff number."""
    return {row["staff_no"]: PersonRow(**row) for row in table("people.csv")}


@cache
def posts() -> tuple[PostRow, ...]:
    """Every post held, each person's own in order of time."""
    return tuple(_post(row) for row in table("posts.csv"))


def bureau_name() -> str:
    """The name of the whole."""
    return units()[BUREAU].name


@cache
def spending_units() -> tuple[UnitRow, ...]:
    """Units that have money of their own: all but the bureau itself and the windows, which belong to sections."""
    return tuple(unit for unit in units().values() if unit.kind not in ("bureau", "window"))


@cache
def on(day: date) -> Mapping[str, PostRow]:
    """Who holds which post on a day, by staff number."""
    return {post.staff_no: post for post in posts() if post.held_on(day)}


@cache
def head(unit: str, day: date) -> str | None:
    """The staff number of a unit's head on a day; None while the post is vacant."""
    return next((post.staff_no for post in on(day).values() if post.is_head and post.unit == unit), None)


@cache
def members(unit: str, day: date) -> tuple[str, ...]:
    """Staff numbers of those who work in a unit on a day, those of its windows included."""
    return tuple(post.staff_no for post in on(day).values() if _home(post.unit) == unit)


@cache
def clerks(unit: str, day: date) -> tuple[str, ...]:
    """Those of a unit who handle its papers: everybody but the head."""
    return tuple(no for no in members(unit, day) if no != head(unit, day))


def title(staff_no: str, day: date) -> str:
    """A person's unit and post on a day, 办公室副主任、二级主任科员; empty for who is not on the staff."""
    post = on(day).get(staff_no)
    if post is None:
        return ""
    return f"{'' if post.unit == BUREAU else units()[post.unit].name}{post.title}"


def _home(unit: str) -> str:
    row = units()[unit]
    return row.parent if row.kind == "window" else unit


def _unit(row: dict[str, str]) -> UnitRow:
    return UnitRow(
        code=row["code"],
        name=row["name"],
        kind=row["kind"],
        parent=row["parent"],
        position=int(row["position"]),
        leader=row["leader"],
        valid_from=date.fromisoformat(row["valid_from"]),
    )


def _post(row: dict[str, str]) -> PostRow:
    return PostRow(
        staff_no=row["staff_no"],
        unit=row["unit"],
        title=row["title"],
        is_head=row["is_head"] == "1",
        in_leadership=row["in_leadership"] == "1",
        in_committee=row["in_committee"] == "1",
        held_from=date.fromisoformat(row["held_from"]),
        held_to=date.fromisoformat(row["held_to"]) if row["held_to"] else None,
    )
