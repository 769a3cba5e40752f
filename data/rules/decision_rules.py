"""Discipline of decisions (三重一大, domain 1.6 and 6.3): each rule is hit, clear or not evaluable, with its source.

A hit is a lead to check and no finding. What the record does not say is not evaluable, never clear.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from data.errors import RuleBroken
from data.rules.meeting_rules import MeetingKind
from data.rules.money import parse_amount


class DecisionKind(StrEnum):
    POLICY = "policy"  # 重大决策
    CADRES = "cadres"  # 重要干部任免
    PROJECT = "project"  # 重大项目安排
    FUNDS = "funds"  # 大额度资金使用


class Vote(StrEnum):
    IN_FAVOUR = "vote_in_favour"  # 同意
    AGAINST = "vote_against"  # 不同意
    DEFERRED = "vote_deferred"  # 缓议
    ABSTAINED = "vote_abstained"  # 弃权
    WITHDREW = "vote_withdrew"  # 回避


class DecisionRule(StrEnum):
    RIGHT_BODY = "right_body"  # 由有权的会议集体研究
    QUORUM = "quorum"  # 三分之二以上成员到会
    MAJORITY = "majority"  # 应到会成员过半数同意
    WITHDRAWAL = "withdrawal"  # 回避
    NOT_ON_THE_SPOT = "not_on_the_spot"  # 不得临时动议
    LEADER_LAST = "leader_last"  # 末位表态
    LINKED = "linked"  # 与支出或公示相联
    DECIDED_FIRST = "decided_first"  # 先决定、后支付


class Finding(StrEnum):
    HIT = "finding_hit"  # 疑点
    CLEAR = "finding_clear"
    NOT_EVALUABLE = "finding_not_evaluable"


@dataclass(frozen=True, slots=True)
class Tally:
    """`entitled` counts the members who should attend (应到会), `present` those who did."""

    entitled: int
    present: int
    votes: Mapping[Vote, int]


@dataclass(frozen=True, slots=True)
class DecisionFacts:
    """What is on record of a decision. None, and no votes: not recorded.

    `interested`: members with an interest in the matter; `acted_on`: the first day of what carries it out (a payment; a
    notice that must follow the decision), None where nothing is linked; `linked`: whether a payment or notice is named.
    """

    kind: DecisionKind
    meeting: MeetingKind
    decided_on: date
    entitled: int
    present: int
    votes: Mapping[str, Vote]
    interested: Sequence[str] | None = None
    on_agenda: bool | None = None
    leader_spoke_last: bool | None = None
    linked: bool = False
    acted_on: date | None = None

    @property
    def tally(self) -> Tally:
        """The votes counted."""
        return Tally(self.entitled, self.present, Counter(self.votes.values()))


@dataclass(frozen=True, slots=True)
class Judged:
    """One rule's answer; `facts` are the numbers with which a face explains it."""

    rule: DecisionRule
    finding: Finding
    facts: Mapping[str, int]


DECIDING = frozenset({MeetingKind.COMMITTEE, MeetingKind.DIRECTORS})  # 局务会议 passes on, 全局干部大会 announces


def quorum_of(entitled: int) -> int:
    """At least two thirds of the members: 9 → 6, 7 → 5, 5 → 4."""
    return -(-entitled * 2 // 3)


def majority_of(entitled: int) -> int:
    """More than half of those who should attend, not of those present: 9 → 5, 7 → 4, 5 → 3."""
    return entitled // 2 + 1


def has_quorum(entitled: int, present: int) -> bool:
    """Whether a meeting may decide."""
    return entitled > 0 and present >= quorum_of(entitled)


def is_carried(tally: Tally) -> bool:
    """Whether a decision holds: quorum, and a majority of all entitled. Who withdrew is present and has no vote."""
    return has_quorum(tally.entitled, tally.present) and tally.votes.get(Vote.IN_FAVOUR, 0) >= majority_of(
        tally.entitled
    )


def judge(decision: DecisionFacts) -> tuple[Judged, ...]:
    """Every rule that bears on a decision of this kind, in a fixed order."""
    judged = [_right_body(decision), _quorum(decision), _majority(decision), _withdrawal(decision)]
    if decision.kind is DecisionKind.CADRES:
        judged.append(_recorded(DecisionRule.NOT_ON_THE_SPOT, decision.on_agenda))
    judged.append(_recorded(DecisionRule.LEADER_LAST, decision.leader_spoke_last))
    if decision.kind in (DecisionKind.CADRES, DecisionKind.FUNDS):
        judged.append(_recorded(DecisionRule.LINKED, decision.linked or None))
        judged.append(_decided_first(decision))
    return tuple(judged)


def _right_body(decision: DecisionFacts) -> Judged:
    """Cadres are the committee's; other major matters the committee's or the directors' (domain 6.1)."""
    deciding = {MeetingKind.COMMITTEE} if decision.kind is DecisionKind.CADRES else DECIDING
    return _recorded(DecisionRule.RIGHT_BODY, decision.meeting in deciding)


def _quorum(decision: DecisionFacts) -> Judged:
    if not decision.entitled:
        return Judged(DecisionRule.QUORUM, Finding.NOT_EVALUABLE, {})
    facts = {"entitled": decision.entitled, "present": decision.present, "needed": quorum_of(decision.entitled)}
    met = has_quorum(decision.entitled, decision.present)
    return Judged(DecisionRule.QUORUM, Finding.CLEAR if met else Finding.HIT, facts)


def _majority(decision: DecisionFacts) -> Judged:
    if not decision.entitled or not decision.votes:
        return Judged(DecisionRule.MAJORITY, Finding.NOT_EVALUABLE, {})
    tally = decision.tally
    in_favour, needed = tally.votes.get(Vote.IN_FAVOUR, 0), majority_of(tally.entitled)
    facts = {"entitled": tally.entitled, "in_favour": in_favour, "needed": needed}
    return Judged(DecisionRule.MAJORITY, Finding.CLEAR if in_favour >= needed else Finding.HIT, facts)


def _withdrawal(decision: DecisionFacts) -> Judged:
    if decision.interested is None or (decision.interested and not decision.votes):
        return Judged(DecisionRule.WITHDRAWAL, Finding.NOT_EVALUABLE, {})
    voted = [name for name in decision.interested if decision.votes.get(name, Vote.WITHDREW) is not Vote.WITHDREW]
    facts = {"interested": len(decision.interested), "voted": len(voted)}
    return Judged(DecisionRule.WITHDRAWAL, Finding.HIT if voted else Finding.CLEAR, facts)


def _decided_first(decision: DecisionFacts) -> Judged:
    """What carries a decision out comes on its day or after it; what must precede it is not told here."""
    after = None if decision.acted_on is None else decision.acted_on >= decision.decided_on
    return _recorded(DecisionRule.DECIDED_FIRST, after)


def _recorded(rule: DecisionRule, kept: bool | None) -> Judged:  # noqa: FBT001  a rule and whether it was kept
    if kept is None:
        return Judged(rule, Finding.NOT_EVALUABLE, {})
    return Judged(rule, Finding.CLEAR if kept else Finding.HIT, {})


def amount_fen(written: str) -> int | None:
    """An amount typed in 元, in fen; None for none. Raises RuleBroken for what is no amount."""
    try:
        read = parse_amount(written)
    except RuleBroken:
        raise RuleBroken("amount_not_read", given=written) from None
    return read.fen if read else None
