"""Opinions on the sample's notices: given while these were open, and as many as their published results say."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping
from datetime import date, datetime
from typing import Any

from sqlalchemy import select
from sqlalchemy.orm import Session

from data.commands import opinion_checks
from data.commands import opinions as commands
from data.rules import opinion_receipts
from data.rules.local_time import local_day
from data.rules.notice_workflow import Outcome
from data.rules.opinions import Author, Channel
from data.samples import days, notices
from data.samples.accounts import Actors
from data.samples.material import toml
from data.samples.timeline import Event
from data.tables.notices import Notice
from data.tables.opinions import Opinion

_GIVEN, _CHECKED = 2, 5  # working days after publication; a period has five


def events(actors: Actors) -> Iterator[Event]:
    """What happens to every opinion: given, taken out of the box on a later day, assigned, asked about, settled."""
    texts = toml("opinions.toml")
    rows = list(enumerate(notices.rows(), start=1))
    turns: Counter[str] = Counter()
    for number, row in rows:
        outcome = row.get("outcome", "none")
        for opinion in texts["outcomes"].get(outcome, ()):
            text = opinion["texts"][turns[outcome] % len(opinion["texts"])]
            given = days.after(row["published"], _GIVEN)
            settled = {"text": text, "given": given, "until": "settled", "outcome": outcome}
            yield from _Course(number, {**opinion, **settled}, actors).events()
        turns[outcome] += 1
    for opinion in texts["recent"]:
        (number,) = (n for n, row in rows if opinion["notice"].items() <= row.items())
        yield from _Course(number, opinion, actors).events()


class _Course:
    """One opinion from its author to its end."""

    def __init__(self, number: int, opinion: Mapping[str, Any], actors: Actors) -> None:
        self._form_id = f"sample-notice-{number:03}"
        self._opinion = opinion
        self._actors = actors
        self._receipt = opinion_receipts.new()

    def events(self) -> Iterator[Event]:
        given: date = self._opinion["given"]
        until = self._opinion["until"]
        letter = self._opinion["how"] == "letter"
        yield Event(days.at(given, "14:20"), self._register if letter else self._give)
        if until == "boxed":
            return
        yield Event(days.at(days.after(given, 1), "09:40"), self._assign)
        if "question" in self._opinion:
            yield Event(days.at(days.after(given, 2), "10:15"), self._ask)
        if until == "settled":
            yield Event(days.at(days.after(given, _CHECKED - _GIVEN), "16:30"), self._settle)

    def _give(self, db: Session, now: datetime) -> None:
        author = self._actors["employee"]
        signed = self._opinion["how"] == "signed"
        commands.give(
            db,
            by=author,
            now=now,
            notice_id=self._notice_id(db),
            text=self._opinion["text"],
            receipt=self._receipt,
            author=Author(author.name, author.unit) if signed else None,
        )

    def _register(self, db: Session, now: datetime) -> None:
        commands.register(
            db,
            by=self._actors["hr2"],
            now=now,
            notice_id=self._notice_id(db),
            channel=Channel.LETTER,
            received_on=local_day(now),
            text=self._opinion["text"],
            receipt=self._receipt,
        )

    def _assign(self, db: Session, now: datetime) -> None:
        receiver, verifier = self._actors["auditor"], self._actors["verifier"]
        if self._stored(db).boxed:
            commands.open_box(db, by=receiver, now=now)
        opinion_checks.assign(
            db, by=receiver, now=now, opinion_id=self._stored(db).id, verifier_id=verifier.account_id or 0
        )

    def _ask(self, db: Session, now: datetime) -> None:
        question = self._opinion["question"]
        opinion_checks.ask(db, by=self._actors["verifier"], now=now, opinion_id=self._stored(db).id, question=question)

    def _settle(self, db: Session, now: datetime) -> None:
        outcome = self._opinion["outcome"]
        opinion_checks.settle(
            db,
            by=self._actors["verifier"],
            now=now,
            opinion_id=self._stored(db).id,
            outcome=Outcome(outcome),
            finding=toml("opinions.toml")["findings"][outcome],
            reply=toml("opinions.toml")["replies"][outcome],
        )

    def _notice_id(self, db: Session) -> int:
        return db.scalars(select(Notice.id).where(Notice.form_id == self._form_id)).one()

    def _stored(self, db: Session) -> Opinion:
        kept = opinion_receipts.hash_of(self._receipt)
        return db.scalars(select(Opinion).where(Opinion.receipt_hash == kept)).one()
