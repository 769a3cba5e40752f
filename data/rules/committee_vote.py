"""How a committee decides on a notice together: quorum, recusals and the majority of those entitled (domain 1.6)."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from data.errors import RuleBroken


class Resolution(StrEnum):
    AGREED = "agreed"  # 同意
    REFUSED = "refused"  # 未获通过
    PUT_OFF = "postponed"  # 缓议


@dataclass(frozen=True, slots=True)
class Sitting:
    """What the secretary records of a meeting's decision on one notice: which meeting, and numbers, never who voted how.

    `entitled` 应到, `present` 实到 (those who then left the room for this item among them), `recused` the names of
    those who left it, and how many said 同意, 不同意 and 缓议. `meeting_id` where the meeting is entered here.
    """

    meeting: str
    held_on: date
    entitled: int
    present: int
    agree: int
    refuse: int
    put_off: int
    recused: tuple[str, ...] = ()
    meeting_id: int | None = None


def quorum(entitled: int) -> int:
    """How many have to be present: two thirds of those entitled, rounded up."""
    return -(-entitled * 2 // 3)


def majority(entitled: int) -> int:
    """How many have to agree: more than half of those entitled, whoever came."""
    return entitled // 2 + 1


def resolution(it: Sitting) -> Resolution:
    """What the numbers come to. Raises RuleBroken where they do not add up, or too few were present.

    Passed with more than half of those entitled to attend, not of those present (regulation 2014, art. 37). What has
    no such majority has not passed; it is put off where more than half wanted that.
    """
    if not it.meeting.strip():
        raise RuleBroken("field_missing", field="meeting", person="")
    _refuse_wrong_numbers(it)
    if it.present < quorum(it.entitled):
        raise RuleBroken("quorum_missing", present=it.present, entitled=it.entitled, least=quorum(it.entitled))
    if it.agree >= majority(it.entitled):
        return Resolution.AGREED
    return Resolution.PUT_OFF if it.put_off >= majority(it.entitled) else Resolution.REFUSED


def refuse_few_for_reconsideration(consenting: int, entitled: int) -> None:
    """复议 needs the consent of more than half of the members (domain 1.4). Raises RuleBroken where fewer gave it."""
    if entitled < 1 or not 0 <= consenting <= entitled:
        raise RuleBroken("votes_do_not_add_up", votes=consenting, voting=max(entitled, 0))
    if consenting < majority(entitled):
        raise RuleBroken("reconsideration_refused", consenting=consenting, least=majority(entitled), entitled=entitled)


def _refuse_wrong_numbers(it: Sitting) -> None:
    votes = it.agree + it.refuse + it.put_off
    voting = it.present - len(it.recused)
    counts = (it.entitled - 1, it.entitled - it.present, voting, it.agree, it.refuse, it.put_off)
    if min(counts) < 0 or votes != voting:
        raise RuleBroken("votes_do_not_add_up", votes=votes, voting=max(voting, 0))
