"""What authors may follow of their own opinions: the signed ones by account, any by the receipt that they hold."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from sqlalchemy import and_, select
from sqlalchemy.orm import Session

from data.errors import NotFound
from data.rules import opinion_receipts
from data.rules.notice_workflow import RESULT_KNOWN, Outcome
from data.rules.opinions import OpinionState
from data.rules.roles import Permission, Viewer, must
from data.tables.notices import Notice, NoticeVersion
from data.tables.opinions import Opinion, OpinionAuthor, OpinionTurn
from queries.opinions import Turn


@dataclass(frozen=True, slots=True)
class OwnOpinion:
    """An opinion as its author follows it.

    `text` is empty where a receipt asks: whoever found one should not read what it stands for. `outcome` waits for the
    published result of the notice, since it would tell the decision before. `asked`: a question waits for an answer.
    """

    id: str
    notice_id: int
    notice_title: str
    received_on: date
    late: bool
    boxed: bool
    state: OpinionState
    outcome: Outcome | None
    reply: str
    text: str
    turns: tuple[Turn, ...]
    asked: bool


def mine(db: Session, viewer: Viewer) -> tuple[OwnOpinion, ...]:
    """The viewer's own signed opinions, the latest first."""
    must(viewer, Permission.READ_NOTICES)
    if viewer.account_id is None:
        return ()
    signed = select(OpinionAuthor.opinion_id).where(OpinionAuthor.account_id == viewer.account_id)
    latest_first = select(Opinion).where(Opinion.id.in_(signed)).order_by(Opinion.received_on.desc(), Opinion.id)
    return tuple(_own(db, opinion, with_text=True) for opinion in db.scalars(latest_first).all())


def followed(db: Session, viewer: Viewer, *, receipt: str) -> OwnOpinion:
    """The opinion of a receipt, for whoever holds it. Raises NotFound for a code that leads nowhere."""
    opinion = _of_receipt(db, viewer, receipt)
    if opinion is None:
        raise NotFound("receipt_unknown")
    return _own(db, opinion, with_text=False)


def arrived(db: Session, viewer: Viewer, *, receipt: str) -> bool:
    """Whether the opinion of a receipt lies in the box or has left it."""
    return _of_receipt(db, viewer, receipt) is not None


def _of_receipt(db: Session, viewer: Viewer, receipt: str) -> Opinion | None:
    must(viewer, Permission.READ_NOTICES)
    written = opinion_receipts.hash_of(receipt)
    return db.scalars(select(Opinion).where(Opinion.receipt_hash == written)).first() if written else None


def _own(db: Session, opinion: Opinion, *, with_text: bool) -> OwnOpinion:
    current = and_(NoticeVersion.notice_id == Notice.id, NoticeVersion.number == Notice.version)
    notice, title = db.execute(
        select(Notice, NoticeVersion.title).join(NoticeVersion, current).where(Notice.id == opinion.notice_id)
    ).one()
    turns = tuple(
        Turn(turn.by_author, turn.written_on, turn.text)
        for turn in db.scalars(
            select(OpinionTurn).where(OpinionTurn.opinion_id == opinion.id).order_by(OpinionTurn.number)
        )
    )
    return OwnOpinion(
        id=opinion.id,
        notice_id=notice.id,
        notice_title=title,
        received_on=opinion.received_on,
        late=opinion.late,
        boxed=opinion.boxed,
        state=opinion.state,
        outcome=opinion.outcome if notice.state in RESULT_KNOWN else None,
        reply=opinion.reply,
        text=opinion.text if with_text else "",
        turns=turns,
        asked=bool(turns) and not turns[-1].by_author,
    )
