"""Opinions as their receivers and verifiers see them, and what waits for them; the numbers published at the end."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import Any

from sqlalchemy import Select, and_, func, select
from sqlalchemy.orm import Session, aliased

from data import opinion_circle
from data.errors import NotFound
from data.rules.notice_kinds import NoticeKind
from data.rules.notice_workflow import Outcome
from data.rules.opinions import Channel, Interest, OpinionState, is_open
from data.rules.roles import GRANTS, Permission, Viewer, can, must
from data.tables.accounts import Account, AccountRole
from data.tables.notices import Notice, NoticeVersion
from data.tables.opinions import Opinion, OpinionAuthor, OpinionTurn
from data.tables.people import Person
from queries import visible


@dataclass(frozen=True, slots=True)
class OpinionRow:
    """An opinion in the work list, without its words. `verifier` is empty until it is assigned; `answered`: the author
    has answered what was asked, and it is for the circle to go on.
    """

    id: str
    notice_id: int
    notice_title: str
    kind: NoticeKind
    year: int | None
    serial: int | None
    state: OpinionState
    outcome: Outcome | None
    channel: Channel
    signed: bool
    late: bool
    received_on: date
    verifier_id: int | None
    verifier: str
    answered: bool

    @property
    def is_open(self) -> bool:
        """Whether there is still something to do: neither closed nor settled for good."""
        return is_open(self.state, self.outcome)


@dataclass(frozen=True, slots=True)
class Turn:
    """A question, or the author's answer to it."""

    by_author: bool
    written_on: date
    text: str


@dataclass(frozen=True, slots=True)
class OpinionPage:
    """One opinion whole, for receiver and verifier."""

    row: OpinionRow
    text: str
    turns: tuple[Turn, ...]
    finding: str
    reply: str


@dataclass(frozen=True, slots=True)
class Candidate:
    """Somebody to whom an opinion could be assigned; not where there is an interest."""

    account_id: int
    name: str
    interest: Interest | None


@dataclass(frozen=True, slots=True)
class Waiting:
    """What waits for a viewer: pieces to take out of the box, opinions to assign, opinions to check, and questions on
    the viewer's own signed opinions.
    """

    in_box: int
    to_assign: int
    to_check: int
    asked: int


def listed(db: Session, viewer: Viewer) -> tuple[OpinionRow, ...]:
    """The work list: what is not done first, the earliest received on top, then what is done, the latest first."""
    rows = sorted(_rows(db, visible.opinions(db, viewer)), key=lambda row: row.id)  # within a day by chance
    waiting = sorted((row for row in rows if row.is_open), key=lambda row: row.received_on)
    done = sorted((row for row in rows if not row.is_open), key=lambda row: row.received_on, reverse=True)
    return (*waiting, *done)


def one(db: Session, viewer: Viewer, *, opinion_id: str) -> OpinionPage:
    """One opinion. Raises NotFound if there is none, or none that the viewer may see."""
    wanted = visible.opinions(db, viewer).where(Opinion.id == opinion_id)
    opinion = db.scalars(wanted).first()
    if opinion is None:
        raise NotFound("opinion_unknown")
    return OpinionPage(
        row=_rows(db, wanted)[0],
        text=opinion.text,
        turns=_turns(db, opinion_id, OpinionTurn.boxed.is_(False)),
        finding=opinion.finding,
        reply=opinion.reply,
    )


def candidates(db: Session, viewer: Viewer, *, opinion_id: str, today: date) -> tuple[Candidate, ...]:
    """Who could check an opinion, each with what speaks against it."""
    must(viewer, Permission.RECEIVE_OPINIONS)
    opinion = db.scalars(visible.opinions(db, viewer).where(Opinion.id == opinion_id)).first()
    if opinion is None:
        raise NotFound("opinion_unknown")
    roles = [role for role, granted in GRANTS.items() if Permission.VERIFY_NOTICES in granted]
    holding = select(AccountRole.account_id).where(AccountRole.role.in_(roles))
    accounts = db.scalars(select(Account).where(Account.id.in_(holding), Account.disabled_at.is_(None)))
    found = [opinion_circle.handler_of(db, account) for account in accounts.all()]
    return tuple(
        Candidate(
            who.account_id,
            who.name,
            opinion_circle.interest_of(db, who, notice_id=opinion.notice_id, opinion_id=opinion_id, today=today),
        )
        for who in sorted(found, key=lambda who: who.account_id)
    )


def waiting(db: Session, viewer: Viewer, *, today: date) -> Waiting:
    """What waits for the viewer; zeros for those who handle no opinions and were asked nothing."""
    asked = _unanswered(select(OpinionAuthor.opinion_id).where(OpinionAuthor.account_id == _account(viewer)))
    in_box = to_assign = to_check = 0
    if can(viewer, Permission.RECEIVE_OPINIONS):
        boxed = opinion_circle.in_box(db, viewer, today), opinion_circle.answers_in_box(db, viewer, today)
        in_box = sum(_count(db, wanted) for wanted in boxed)
        to_assign = _count(db, visible.opinions(db, viewer).where(Opinion.state == OpinionState.RECEIVED))
    if can(viewer, Permission.VERIFY_NOTICES):
        mine = (Opinion.state == OpinionState.ASSIGNED, Opinion.verifier_id == _account(viewer))
        to_check = _count(db, visible.opinions(db, viewer).where(*mine))
    return Waiting(in_box, to_assign, to_check, _count(db, asked))


def _account(viewer: Viewer) -> int:
    return opinion_circle.handler(viewer).account_id


def _count(db: Session, wanted: Select[Any]) -> int:
    return db.scalar(select(func.count()).select_from(wanted.subquery())) or 0


def _last_turns() -> Select[str, int]:
    """The number of each opinion's last turn."""
    return select(OpinionTurn.opinion_id, func.max(OpinionTurn.number).label("number")).group_by(OpinionTurn.opinion_id)


def _unanswered(of: Select[str]) -> Select[str]:
    """Of some opinions, those whose last turn is a question."""
    last = _last_turns().subquery()
    same = and_(OpinionTurn.opinion_id == last.c.opinion_id, OpinionTurn.number == last.c.number)
    questions = select(OpinionTurn.opinion_id).join(last, same).where(OpinionTurn.by_author.is_(False))
    return questions.where(OpinionTurn.opinion_id.in_(of))


def _turns(db: Session, opinion_id: str, *those: Any) -> tuple[Turn, ...]:
    in_order = select(OpinionTurn).where(OpinionTurn.opinion_id == opinion_id, *those).order_by(OpinionTurn.number)
    return tuple(Turn(turn.by_author, turn.written_on, turn.text) for turn in db.scalars(in_order))


def _rows(db: Session, wanted: Select[Opinion]) -> list[OpinionRow]:
    answered = _answered(db)
    holder = aliased(Account)
    current = and_(NoticeVersion.notice_id == Notice.id, NoticeVersion.number == Notice.version)
    with_names = (
        wanted.add_columns(Notice, NoticeVersion.title, func.coalesce(Person.name, holder.login, ""))
        .join(Notice, Notice.id == Opinion.notice_id)
        .join(NoticeVersion, current)
        .outerjoin(holder, holder.id == Opinion.verifier_id)
        .outerjoin(Person, Person.id == holder.person_id)
    )
    return [
        OpinionRow(
            id=opinion.id,
            notice_id=notice.id,
            notice_title=title,
            kind=notice.kind,
            year=notice.year,
            serial=notice.serial,
            state=opinion.state,
            outcome=opinion.outcome,
            channel=opinion.channel,
            signed=opinion.signed,
            late=opinion.late,
            received_on=opinion.received_on,
            verifier_id=opinion.verifier_id,
            verifier=verifier,
            answered=opinion.id in answered,
        )
        for opinion, notice, title, verifier in db.execute(with_names)
    ]


def _answered(db: Session) -> set[str]:
    """Opinions whose last turn outside the box is the author's."""
    last = _last_turns().where(OpinionTurn.boxed.is_(False)).subquery()
    same = and_(OpinionTurn.opinion_id == last.c.opinion_id, OpinionTurn.number == last.c.number)
    return set(db.scalars(select(OpinionTurn.opinion_id).join(last, same).where(OpinionTurn.by_author)))
