"""How a notice is spoken of wherever it appears: its number, its names, its state and the time left."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from typing import TYPE_CHECKING

from dashboard import labels
from dashboard.i18n import ENGLISH, language, t, tn
from dashboard.parts import badges as look
from dashboard.parts.plain import escaped
from data.rules.notice_workflow import State
from data.rules.working_days import Period

if TYPE_CHECKING:
    from queries.notices import NoticeRow

_LOOKS: dict[State, look.Look] = {
    State.OPEN: ("green", "campaign"),
    State.ENDED: ("blue", "hourglass_bottom"),
    State.VERIFYING: ("blue", "fact_check"),
    State.DEFERRED: ("violet", "pause_circle"),
    State.RECONSIDERING: ("violet", "replay"),
    State.DECIDED: ("blue", "gavel"),
    State.CONCLUDED: ("gray", "task_alt"),
    State.INFORMED: ("gray", "info"),
    State.WITHDRAWN: ("gray", "undo"),
    State.ISSUED: ("gray", "assignment_turned_in"),
    State.LISTED: ("gray", "how_to_reg"),
    State.DRAFT: ("gray", "edit_note"),
    State.REVIEWED: ("gray", "verified"),
    State.APPROVED: ("gray", "approval"),
}
_MOST_NAMES = 3


def number(year: int | None, serial: int | None) -> str:
    """〔2026〕第3号; empty for what was never published."""
    return t("〔{year}〕第{serial}号", year=year, serial=serial) if year and serial else ""


def read(row: NoticeRow) -> str:
    """What a link to the notice says, as Markdown: its number, for a link shows no more than fits one line."""
    said = number(row.year, row.serial)
    return t("阅读{number}", number=escaped(said)) if said else t("打开草稿")


def names(people: Sequence[str]) -> str:
    """The first few names, and how many there are where there are more. Plain text."""
    said = t("、").join(people[:_MOST_NAMES])
    return said if len(people) <= _MOST_NAMES else tn("{names}等 {n} 人", len(people), names=said)


def date_in_words(on: date) -> str:
    """2026年11月23日, as the paper on the board has it."""
    if language() == ENGLISH:
        return on.isoformat()
    return t("{year}年{month}月{day}日", year=on.year, month=on.month, day=on.day)


def period(of: Period) -> str:
    """Both ends and the number of working days, as the paper prints them."""
    return tn(
        "公示时间：{first}至{last}（{n}个工作日）。",
        len(of.counted_days),
        first=date_in_words(of.first_day),
        last=date_in_words(of.last_day),
    )


def how_counted(of: Period, published_on: date) -> str:
    """Whether the day of publication counts, and when the last day ends."""
    facts = {"day": labels.day(published_on), "last": labels.day(of.last_day)}
    if published_on in of.counted_days:
        return t("发布当日 {day} 计入公示期；意见受理至 {last} 24:00。", **facts)
    return t("发布当日 {day} 不计入，从次日起只数工作日；意见受理至 {last} 24:00。", **facts)


def how_to_reply(receiver: str) -> str:
    """On the notice's page, by letter, telephone or visit, and what the author may count on. Plain text."""
    return t(
        "公示期间如有意见，可在本平台的公示页面反映，也可以来信、来电或来访的方式向{receiver}反映。"
        "提倡实名反映并留下联系方式，以单位名义反映的请加盖公章；反映情况应当实事求是；反映人的信息予以保密。",
        receiver=receiver,
    )


def time_left(days: int) -> str:
    """Working days until opinions close; 0 is the last day itself."""
    return tn("还剩 {n} 个工作日", days) if days else t("今日 24:00 截止")


def badges(row: NoticeRow) -> str:
    """State, kind, time left and whether that is provisional: Markdown for one line."""
    said = [state(row), look.text(("gray", "label"), labels.label(row.kind))]
    if row.days_left is not None:
        said.append(look.text(("green", "schedule"), time_left(row.days_left)))
    if row.provisional:
        said.append(provisional())
    return " ".join(said)


def state(row: NoticeRow) -> str:
    """The state alone, as Markdown."""
    return look.text(_LOOKS[row.state], labels.label(row.state))


def provisional() -> str:
    """The word 暂算, as Markdown."""
    return look.text(("violet", "pending"), t("暂算"))


def why_provisional() -> str:
    """The sentence that stands wherever a period is 暂算."""
    return t("公示期涉及尚未公布放假安排的年份，截止日为暂算；放假安排公布并载入工作日历后重新计算。")
