"""What may be done next with a notice, what is still missing for it, and what waits for this reader."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from sqlalchemy import or_
from sqlalchemy.orm import Session

from data.errors import NotFound, RuleBroken
from data.notice_circumstances import circumstances, version_of
from data.notice_text import notice_text
from data.rules.notice_kinds import NoticeKind, Procedure, procedure_of
from data.rules.notice_workflow import CLOSED, PROCEDURES, State, Step, checks
from data.rules.roles import Viewer, can
from data.tables.notices import Notice
from queries import visible

# Steps that are only for when something asks for them: the codes with which they say that nothing does.
_NOT_CALLED_FOR = frozenset(
    {
        "exception_not_needed",
        "exception_not_asked",
        "correction_missing",
        "nothing_to_reconsider",
        "no_new_notice_wanted",
    }
)
# What a person would do when the time has come; other steps (to withdraw, to correct) are a choice.
_AWAITED = frozenset(
    {
        Step.REVIEW, Step.DISCUSS, Step.APPROVE, Step.PUBLISH, Step.INFORM, Step.PUBLISH_CORRECTION, Step.VERIFY,
        Step.GRANT_EXCEPTION, Step.DECIDE, Step.RECONSIDER, Step.RENEW, Step.CONCLUDE, Step.ISSUE, Step.ENLIST,
    }
)  # fmt: skip
_FOLLOWED = tuple(kind for kind in NoticeKind if procedure_of(kind) in (Procedure.STATUTORY, Procedure.PARTY))


@dataclass(frozen=True, slots=True)
class Possible:
    """A step that the reader's permission allows from here. `checks`: each guard's name, and what it would refuse."""

    step: Step
    checks: tuple[tuple[str, RuleBroken | None], ...]

    @property
    def missing(self) -> tuple[RuleBroken, ...]:
        """All that does not hold yet; empty where the step can be taken."""
        return tuple(broken for _, broken in self.checks if broken)


@dataclass(frozen=True, slots=True)
class Waiting:
    """A notice that waits for the reader, and for which step."""

    id: int
    kind: NoticeKind
    state: State
    title: str
    step: Step


def possible(db: Session, viewer: Viewer, *, notice_id: int, today: date) -> tuple[Possible, ...]:
    """The steps from where a notice stands that this reader's permissions allow, with all that does not hold yet.

    Raises NotFound if there is no such notice, or none that the viewer may see.
    """
    notice = db.scalar(visible.notices(viewer).where(Notice.id == notice_id))
    if notice is None:
        raise NotFound("notice_unknown", notice_id=notice_id)
    return _possible(db, viewer, notice, today)


def waiting(db: Session, viewer: Viewer, *, today: date) -> tuple[Waiting, ...]:
    """Notices on which this reader could take the next step today, the oldest first."""
    unfinished = or_(Notice.state.not_in(CLOSED), (Notice.state == State.CONCLUDED) & Notice.kind.in_(_FOLLOWED))
    found = []
    for notice in db.scalars(visible.notices(viewer).where(unfinished).order_by(Notice.id)):
        steps = [it.step for it in _possible(db, viewer, notice, today) if it.step in _AWAITED and not it.missing]
        if Step.DISCUSS in steps and _is_discussed(db, viewer, notice, today):
            steps.remove(Step.DISCUSS)
        if steps:
            found.append(Waiting(notice.id, notice.kind, notice.state, version_of(db, notice).title, steps[0]))
    return tuple(found)


def _possible(db: Session, viewer: Viewer, notice: Notice, today: date) -> tuple[Possible, ...]:
    allowed = [
        rule
        for rule in PROCEDURES[procedure_of(notice.kind)]
        if rule.before is notice.state and can(viewer, rule.permission)
    ]
    if not allowed:
        return ()
    it = circumstances(db, notice, notice_text(notice, version_of(db, notice)), by=viewer, today=today)
    steps = (Possible(rule.step, checks(rule, it)) for rule in allowed)
    return tuple(found for found in steps if not _is_idle(found))


def _is_idle(it: Possible) -> bool:
    """Whether nothing asks for the step: no correction waits, or the way to the appointment was closed."""
    codes = {broken.code for broken in it.missing}
    closed = it.step in (Step.ISSUE, Step.ENLIST) and "outcome_in_the_way" in codes
    return closed or bool(codes & _NOT_CALLED_FOR)


def _is_discussed(db: Session, viewer: Viewer, notice: Notice, today: date) -> bool:
    text = notice_text(notice, version_of(db, notice))
    return circumstances(db, notice, text, by=viewer, today=today).discussed is not None
