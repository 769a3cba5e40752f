"""The words of the workflow: states in which a notice stands, steps that people take, outcomes of verification."""

from __future__ import annotations

from enum import StrEnum


class State(StrEnum):
    DRAFT = "draft"
    REVIEWED = "reviewed"  # 已审核: secrecy, need and accuracy looked at by a second person
    APPROVED = "approved"  # 已审批: a leader says that it may be published
    OPEN = "open"  # 公示中
    ENDED = "ended"  # 公示期满: never stored; an open notice is ended once its last day is over
    VERIFYING = "verifying"  # 已核实: the finding is on record
    DEFERRED = "deferred"  # 暂缓: verified further, or put off by the committee
    RECONSIDERING = "reconsidering"  # 复议: more than half of the committee wants to decide anew
    DECIDED = "decided"
    CONCLUDED = "concluded"  # 结果已公布
    ISSUED = "issued"  # 已下发任职通知
    LISTED = "listed"  # 已列为发展对象
    INFORMED = "informed"  # a circular (通报): nothing more follows
    WITHDRAWN = "withdrawn"


class Step(StrEnum):
    REVIEW = "review"
    SEND_BACK = "send_back"
    DISCUSS = "discuss"
    APPROVE = "approve"
    PUBLISH = "publish"
    INFORM = "inform"
    CORRECT = "correct"
    PUBLISH_CORRECTION = "publish_correction"
    DROP_CORRECTION = "drop_correction"
    EXTEND = "extend"
    ASK_EXCEPTION = "ask_exception"
    GRANT_EXCEPTION = "grant_exception"
    VERIFY = "verify"
    SUSPEND = "suspend"
    DECIDE = "decide"
    PUT_OFF = "put_off"
    RECONSIDER = "reconsider"
    RENEW = "renew"
    CONCLUDE = "conclude"
    ISSUE = "issue"
    ENLIST = "enlist"
    WITHDRAW = "withdraw"


class Outcome(StrEnum):
    NO_OPINIONS = "none"  # 无意见
    NO_EFFECT = "no_effect"  # 经核实不影响任职
    PENDING = "pending"  # 暂缓
    EFFECT = "effect"  # 经核实影响任职
    NEW_NOTICE = "re_notice"  # 重新公示


class Reviewed(StrEnum):
    """What a review looks at (regulation on openness of Party affairs, art. 15)."""

    SECRECY = "no_secret"  # 保密审查: nothing in it is secret or may not be published
    NEED = "needed"  # 必要性
    ACCURACY = "accurate"  # 准确性


UNPUBLISHED = frozenset({State.DRAFT, State.REVIEWED, State.APPROVED})
CLOSED = frozenset({State.CONCLUDED, State.ISSUED, State.LISTED, State.INFORMED, State.WITHDRAWN})
RESULT_KNOWN = frozenset({State.CONCLUDED, State.ISSUED, State.LISTED})  # all staff read how it ended
CLEAR = frozenset({Outcome.NO_OPINIONS, Outcome.NO_EFFECT})  # nothing stands in the way of what was announced
