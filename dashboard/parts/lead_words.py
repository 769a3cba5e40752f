"""How a case is spoken of on its page, in a list and on paper: whose it is, what it rests on, what its outcome says."""

from __future__ import annotations

from typing import TYPE_CHECKING

from dashboard import discipline_words, labels
from dashboard.i18n import t
from data.rules.leads import LeadOutcome
from data.rules.spending_discipline import RULES

if TYPE_CHECKING:
    from queries.leads import LeadPage, LeadRow


def unit_name(unit: str) -> str:
    """A case's unit; 全局 where it is about the whole bureau."""
    return unit or t("全局")


def state(row: LeadRow) -> str:
    """How far it has come; once closed, with the outcome."""
    said = labels.label(row.state)
    return t("{state}：{outcome}", state=said, outcome=labels.label(row.outcome)) if row.outcome else said


def hint_means() -> str:
    """Why a rule is a hint only."""
    return t("这条规则办结后属实的比例过低，已自动降为提示，不再成批交办。")


def facts(page: LeadPage) -> list[tuple[str, str]]:
    """By which rule and version it was found, on what that rests, and since when and until when the unit is asked."""
    row = page.row
    return [
        (t("规则"), f"{row.rule} {discipline_words.name(row.rule)}"),
        (t("规则看什么"), discipline_words.description(row.rule)),
        (t("依据"), _basis(page)),
        (t("规则版本"), str(row.version)),
        (t("分量"), hint_means() if row.is_hint else discipline_words.severity(row.severity)),
        (t("单位"), unit_name(row.unit)),
        (t("涉及金额"), labels.money(row.amount_fen, big=False)),
        (t("交办情况"), t("{at}，{by}", at=labels.moment(page.referred_at), by=page.referred_by)),
        (t("说明截止"), t("{day} 24:00", day=labels.day(row.due_on))),
    ]


def no_longer_found() -> str:
    """What is to be known of a case whose finding the last run did not make."""
    return t("重新核查后，这条规则不再指向这些支出。该疑点仍按交办时的内容办结。")


def means(outcome: LeadOutcome) -> str:
    """What an outcome says."""
    return {
        LeadOutcome.UPHELD: t("（规则所指的情况确实存在，按规定处理）"),
        LeadOutcome.ACCOUNTED_FOR: t("（情况存在，理由充分）"),
        LeadOutcome.FALSE_ALARM: t("（规则看错了，情况不存在）"),
    }[outcome]


def explained_by(page: LeadPage) -> str:
    """Who explained, as far as the reader may know, and when."""
    return t("{by}，{at}", by=page.explained_by or unit_name(page.row.unit), at=labels.moment(page.explained_at))


def closed_by(page: LeadPage) -> str:
    """Who closed it, and when."""
    return t("{by}，{at}", by=page.closed_by, at=labels.moment(page.closed_at))


def _basis(page: LeadPage) -> str:
    """As on the day of referral; what nobody has checked yet is said to be so."""
    if any(each.confirmed for each in RULES[page.row.rule].bases if each.source == page.basis):
        return page.basis
    return t("{source}（{note}）", source=page.basis, note=t(discipline_words.TO_BE_CHECKED))
