"""Opinions: put into the box by those who hold them, taken out by the receiver, registered, kept away from.

What goes into the box leaves no entry in the audit log then: its hour, and the entries before and behind it, would say
who had been there. The entry is made when the box is opened, on a later day, by whoever opens it.
"""

from __future__ import annotations

import secrets
from datetime import date, datetime

from sqlalchemy import select, update
from sqlalchemy.orm import Session

from data import audit_log, opinion_circle
from data.errors import NotFound, RuleBroken
from data.rules import notice_content, opinion_receipts, opinions
from data.rules.local_time import local_day
from data.rules.opinions import BLINDING, Author, Channel, OpinionState
from data.rules.roles import Permission, Viewer, must
from data.tables.notices import Notice
from data.tables.opinions import Opinion, OpinionAuthor, OpinionRecusal, OpinionTurn


def give(
    db: Session, *, by: Viewer, now: datetime, notice_id: int, text: str, receipt: str, author: Author | None = None
) -> None:
    """Put an opinion into the box: signed where an author is given, otherwise with nothing that leads to `by`.

    `receipt`: the code that its author holds; the same one sent twice is one opinion. No audit entry: see above.
    Raises RuleBroken for an empty text, or a notice that asks for no opinions.
    """
    must(by, Permission.READ_NOTICES)
    receipt_hash = _receipt_hash(receipt)
    if db.scalar(select(Opinion.id).where(Opinion.receipt_hash == receipt_hash)) is not None:
        return
    today = local_day(now)
    opinion = _new(db, notice_id, Channel.PAGE, text, today, author)
    opinion.boxed, opinion.receipt_hash = True, receipt_hash
    _add(db, opinion, author, account_id=by.account_id)


def answer(db: Session, *, by: Viewer, now: datetime, text: str, receipt: str = "", opinion_id: str = "") -> None:
    """Answer the question that waits: by the receipt, or for one's own signed opinion. Into the box, without an entry.

    Raises NotFound for a code that leads nowhere or an opinion that is not one's own, RuleBroken if nothing was asked.
    """
    must(by, Permission.READ_NOTICES)
    opinion = _held(db, by, receipt=receipt, opinion_id=opinion_id)
    last = db.scalars(
        select(OpinionTurn).where(OpinionTurn.opinion_id == opinion.id).order_by(OpinionTurn.number.desc()).limit(1)
    ).first()
    if last is None or last.by_author:
        raise RuleBroken("question_missing")
    words = opinions.text_given(text)
    db.add(
        OpinionTurn(
            opinion_id=opinion.id,
            number=last.number + 1,
            by_author=True,
            written_on=local_day(now),
            text=words,
            boxed=True,
        )
    )


def open_box(db: Session, *, by: Viewer, now: datetime) -> int:
    """Take out what was put into the box before today, and answer how many pieces that were.

    Never the box of today: whoever watched it would know the hour. Never what the receiver may not see. Every row taken
    out is written anew in this one transaction, so that PostgreSQL's own numbers no longer tell when each was put in.
    """
    must(by, Permission.RECEIVE_OPINIONS)
    today = local_day(now)
    taken = db.scalars(opinion_circle.in_box(db, by, today).with_for_update()).all()
    answered = db.scalars(opinion_circle.answers_in_box(db, by, today).with_for_update()).all()
    if not taken and not answered:
        raise RuleBroken("opinions_box_empty")
    for opinion in taken:
        opinion.boxed = False
    for turn in answered:
        turn.boxed = False
    audit_log.append(
        db,
        by=by,
        now=now,
        action="opinions.open_box",
        subject="opinion",
        subject_id="",
        opinions=sorted(opinion.id for opinion in taken),
        answers=sorted(turn.opinion_id for turn in answered),
    )
    return len(taken) + len(answered)


def register(
    db: Session,
    *,
    by: Viewer,
    now: datetime,
    notice_id: int,
    channel: Channel,
    received_on: date,
    text: str,
    receipt: str,
    author: Author | None = None,
) -> str:
    """Write down what came by letter, telephone or visit, and answer its id. The same `receipt` sent twice is one.

    Raises RuleBroken for an empty text, a day to come, or a receiver who must keep away from this notice.
    """
    must(by, Permission.RECEIVE_OPINIONS)
    today = local_day(now)
    if received_on > today:
        raise RuleBroken("opinion_in_future", received_on=received_on)
    found = opinion_circle.interest_of(db, opinion_circle.handler(by), notice_id=notice_id, today=today)
    if found in BLINDING:
        raise RuleBroken("opinion_interest", person=by.name, interest=found)
    receipt_hash = _receipt_hash(receipt)
    known = db.scalar(select(Opinion.id).where(Opinion.receipt_hash == receipt_hash))
    if known is not None:
        return known
    opinion = _new(db, notice_id, channel, text, received_on, author)
    opinion.receipt_hash = receipt_hash
    _add(db, opinion, author, account_id=None)
    _record(db, opinion.id, action="opinions.register", by=by, now=now)
    return opinion.id


def recuse(db: Session, *, by: Viewer, now: datetime, notice_id: int, reason: str) -> None:
    """Declare an interest in a notice: from now on nothing of its opinions is seen, and what was assigned goes back."""
    must(by, Permission.HANDLE_OPINIONS)
    if db.get(Notice, notice_id) is None or by.account_id is None:
        raise NotFound("notice_unknown", notice_id=notice_id)
    if not reason.strip():
        raise RuleBroken("reason_missing")
    notice_content.check_words(reason)
    if db.get(OpinionRecusal, (notice_id, by.account_id)) is not None:
        raise RuleBroken("recusal_known")
    db.add(OpinionRecusal(notice_id=notice_id, account_id=by.account_id, reason=reason.strip(), declared_at=now))
    db.execute(
        update(Opinion)
        .where(Opinion.notice_id == notice_id, Opinion.verifier_id == by.account_id)
        .where(Opinion.state == OpinionState.ASSIGNED)
        .values(state=OpinionState.RECEIVED, verifier_id=None)
    )
    audit_log.append(
        db, by=by, now=now, action="opinions.recuse", subject="notice", subject_id=notice_id, reason=reason.strip()
    )


def read_author(db: Session, *, by: Viewer, now: datetime, opinion_id: str) -> Author:
    """Who signed an opinion. A write, because every reading leaves an entry."""
    must(by, Permission.READ_OPINION_AUTHORS)
    opinion = db.scalars(opinion_circle.in_reach(db, by).where(Opinion.id == opinion_id)).first()
    if opinion is None:
        raise NotFound("opinion_unknown")
    author = db.get(OpinionAuthor, opinion_id)
    if author is None:
        raise NotFound("author_unknown")
    _record(db, opinion_id, action="opinions.read_author", by=by, now=now)
    return Author(author.name, author.unit, author.contact)


def _receipt_hash(receipt: str) -> str:
    written = opinion_receipts.hash_of(receipt)
    if not written:
        raise RuleBroken("receipt_unknown")
    return written


def _held(db: Session, by: Viewer, *, receipt: str, opinion_id: str) -> Opinion:
    """The opinion whose receipt somebody holds, or that they signed."""
    if receipt:
        found = db.scalars(
            select(Opinion).where(Opinion.receipt_hash == opinion_receipts.hash_of(receipt)).with_for_update()
        ).first()
        if found is None:
            raise NotFound("receipt_unknown")
        return found
    author = db.get(OpinionAuthor, opinion_id)
    if author is None or author.account_id is None or author.account_id != by.account_id:
        raise NotFound("opinion_unknown")
    return db.scalars(select(Opinion).where(Opinion.id == opinion_id).with_for_update()).one()


def _new(db: Session, notice_id: int, channel: Channel, text: str, received_on: date, author: Author | None) -> Opinion:
    notice = db.get(Notice, notice_id)
    if notice is None:
        raise NotFound("notice_unknown", notice_id=notice_id)
    if author is not None and not author.name.strip():
        raise RuleBroken("author_missing")
    return Opinion(
        id=secrets.token_hex(16),
        notice_id=notice_id,
        channel=channel,
        signed=author is not None,
        late=opinions.is_late(notice.kind, notice.state, notice.last_day, received_on),
        received_on=received_on,
        text=opinions.text_given(text),
        boxed=False,
        state=OpinionState.RECEIVED,
    )


def _add(db: Session, opinion: Opinion, author: Author | None, *, account_id: int | None) -> None:
    db.add(opinion)
    db.flush()
    if author is not None:
        db.add(
            OpinionAuthor(
                opinion_id=opinion.id,
                account_id=account_id,
                name=author.name.strip(),
                unit=author.unit.strip(),
                contact=author.contact.strip(),
            )
        )


def _record(db: Session, opinion_id: str, *, action: str, by: Viewer, now: datetime) -> None:
    """Not on which notice: the log is read by some who may not know that there is an opinion on it."""
    audit_log.append(db, by=by, now=now, action=action, subject="opinion", subject_id=opinion_id)
