"""Lines that have some words: in the purpose, the payee or the voucher number, as far as the viewer may search them."""

from __future__ import annotations

import json
from dataclasses import dataclass
from typing import Any

from sqlalchemy import ARRAY, BigInteger, ColumnElement, any_, case, cast, false, func, literal, or_, select
from sqlalchemy.orm import Session

from data import search_index
from data.rules import search_terms
from data.rules.roles import Permission, Viewer, can
from data.tables.spending import SpendingLine

FEW = 5000  # lines that are quicker read one by one than met on a walk through an index in the order of the page
MANY = 50_000  # more lines than this are met so soon on that walk that a list of them is no help


@dataclass(frozen=True, slots=True)
class Matches:
    """Which lines have the words. `some` leaves an even part of very many: many of it are soon counted, so all are many."""

    every: ColumnElement[Any]
    some: ColumnElement[Any] | None = None


def _payee_matches(viewer: Viewer, words: str) -> ColumnElement[bool]:
    """Whether a line's payee contains some words. Who may not read individuals' names cannot find them by name."""
    named: ColumnElement[bool] = SpendingLine.payee.contains(words, autoescape=True)
    if can(viewer, Permission.READ_PAYEE_NAMES):
        return named
    return SpendingLine.payee_is_person.is_(False) & named


def matches(db: Session, viewer: Viewer, words: str) -> Matches:
    """Whether a line's purpose, payee or voucher number contains some words; all lines where there are none.

    The index of pairs leaves a few lines to read where the words are rare, and none where they are absent. Where they
    are less rare, it says which lines to read of those that an index passes in order. Where they are common it is no
    help, and none is needed: a page of them is soon full.
    """
    if not words:
        return Matches(literal(True))
    contains = or_(
        _purpose(viewer).contains(words, autoescape=True),
        SpendingLine.voucher_no == words,
        _payee_matches(viewer, words),
    )
    pairs = search_terms.pairs(words)
    if not pairs:
        return Matches(contains)
    found = search_index.lines_with(db, pairs, named=can(viewer, Permission.READ_PAYEE_NAMES), most=MANY)
    if not found.is_all:
        return Matches(
            contains, _among(SpendingLine.id.expression, found.lines, db) & contains if found.lines else None
        )
    lines = found.lines
    lines += db.scalars(select(SpendingLine.id).where(SpendingLine.voucher_no == words).limit(MANY))
    if not lines:
        return Matches(false())
    if len(lines) >= MANY:  # perhaps not all of them
        return Matches(contains)
    # An expression in place of the column keeps a database from looking up the lines one by one.
    line_id = SpendingLine.id.expression if len(lines) <= FEW else SpendingLine.id + 0
    return Matches(_among(line_id, lines, db) & contains)


def _among(line_id: ColumnElement[int], lines: list[int], db: Session) -> ColumnElement[Any]:
    """PostgreSQL looks each line up in an array that it knows when it plans; asked to join, it compares all with all."""
    if db.get_bind().dialect.name == "postgresql":
        return line_id == any_(cast(lines, ARRAY(BigInteger)))
    return line_id.in_(select(func.json_each(json.dumps(lines)).table_valued("value").c.value))


def _purpose(viewer: Viewer) -> ColumnElement[str]:
    """The purpose of a line as a viewer may search it: names of individuals that stand in it are cut out."""
    line = SpendingLine
    if can(viewer, Permission.READ_PAYEE_NAMES):
        return line.summary.expression
    names_payee = line.payee_is_person.is_(True) & (func.length(line.payee) > 1)
    purpose = case((names_payee, func.replace(line.summary, line.payee, "\n")), else_=line.summary)
    return case((func.length(line.handler) > 1, func.replace(purpose, line.handler, "\n")), else_=purpose)
