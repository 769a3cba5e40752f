"""How an opinion is spoken of: its state, whether it came too late, how it came."""

from __future__ import annotations

from typing import TYPE_CHECKING

from dashboard import labels
from dashboard.i18n import t
from dashboard.parts import badges as look
from dashboard.parts import notice_words
from data.rules.opinions import OpinionState

if TYPE_CHECKING:
    from queries.opinions import OpinionRow

_LOOKS: dict[OpinionState, look.Look] = {
    OpinionState.RECEIVED: ("blue", "inbox"),
    OpinionState.ASSIGNED: ("green", "fact_check"),
    OpinionState.SETTLED: ("gray", "task_alt"),
    OpinionState.UNRELATED: ("gray", "do_not_disturb_on"),
}


def state(of: OpinionState) -> str:
    """The state as a badge, Markdown."""
    return look.text(_LOOKS[of], labels.label(of))


def boxed() -> str:
    """That it still lies in the box, as a badge."""
    return look.text(("blue", "move_to_inbox"), t("在意见箱中"))


def late() -> str:
    """That it came after the last day, as a badge."""
    return look.text(("red", "schedule"), t("逾期，按日常信访办理"))


def badges(row: OpinionRow) -> str:
    """All that a row says in few words, for one line."""
    said = [state(row.state)]
    if row.outcome is not None:
        said.append(look.text(("gray", "label"), labels.label(row.outcome)))
    said.append(look.text(("gray", "badge"), t("署名") if row.signed else t("匿名")))
    if row.late:
        said.append(late())
    if row.answered:
        said.append(look.text(("blue", "forum"), t("反映人已答复")))
    return " ".join(said)


def particulars(row: OpinionRow) -> str:
    """On which notice, how and when it came, and with whom it is. Plain text."""
    number = notice_words.number(row.year, row.serial)
    facts = [
        t("{kind}{number}", kind=labels.label(row.kind), number=number),
        t("{channel}，{day} 收到", channel=labels.label(row.channel), day=labels.day(row.received_on)),
    ]
    if row.verifier:
        facts.append(t("核实人 {name}", name=row.verifier))
    return " · ".join(facts)
