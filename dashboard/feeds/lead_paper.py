"""A case (疑点) as it is printed and filed, from the answer that its page shows; nothing on it is a conclusion of ours."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import asdict

from dashboard import discipline_words, labels
from dashboard.feeds.notice_paper import attached
from dashboard.feeds.paper import Block, Facts, Foot, Heading, Paper, Table, Text
from dashboard.i18n import t, tn
from dashboard.parts import lead_words
from data.rules import fingerprints
from data.rules.leads import LeadState
from queries.leads import LeadPage

_OF_THE_DAY = ("state", "days_left", "is_hint")  # what the row says of today and of later runs, not of the case
_OF_THE_READER = ("lines", "taken_back", "holds", "names_viewer", "explained_by")


def fingerprint(page: LeadPage) -> str:
    """Of the case as it was referred, explained and closed: the same for every reader and on every day."""
    record = asdict(page)
    row = {name: value for name, value in record.pop("row").items() if name not in _OF_THE_DAY}
    return fingerprints.fingerprint(row | {k: value for k, value in record.items() if k not in _OF_THE_READER})


def paper(page: LeadPage, *, issuer: str, address: str, printed: str, files: Sequence[str] = ()) -> Paper:
    """What the rule saw and rests on, the payments, the unit's words and the closing; `files`: names of the evidence."""
    return Paper(
        issuer=issuer,
        title=t("疑点"),
        number=t("第 {n} 件", n=page.row.id),
        blocks=tuple(_blocks(page, files)),
        signed=(),
        foot=Foot(address, fingerprints.shown(fingerprint(page)), printed, lead_words.state(page.row)),
    )


def _blocks(page: LeadPage, files: Sequence[str]) -> Iterator[Block]:
    yield Text(discipline_words.said(page.row.rule, page.row.facts), strong=True)
    yield Text(t("疑点由规则找出，供核实，不是结论。"))
    yield Facts(tuple((pair,) for pair in lead_words.facts(page)))
    if not page.holds:
        yield Text(lead_words.no_longer_found())
    yield Heading(t("所涉支出"))
    yield from _lines(page)
    yield Heading(t("科室说明"))
    yield from _answer(page)
    yield from attached(files)
    if page.closed_at and page.row.outcome:
        yield Heading(t("办结情况"))
        yield Text(f"{labels.label(page.row.outcome)} {lead_words.means(page.row.outcome)}", strong=True)
        yield Text(page.reason)
        yield Text(lead_words.closed_by(page))


def _lines(page: LeadPage) -> Iterator[Block]:
    heads = t("支付日期"), t("摘要"), t("收款人"), t("金额（{unit}）", unit=labels.currency_unit(big=False))
    rows = tuple(
        (
            line.paid_on.isoformat() if line.paid_on else t("日期不明"),
            line.summary,
            line.payee,
            labels.amount(line.amount_fen),
        )
        for line in page.lines
    )
    if rows:
        yield Table(heads, rows, figures=1)
    if page.taken_back:
        yield Text(tn("另有 {n} 笔所在文件已撤回或已被替代。", page.taken_back))


def _answer(page: LeadPage) -> Iterator[Block]:
    if page.explained_at is None:
        waiting = page.row.state is LeadState.TO_EXPLAIN
        yield Text(t("科室尚在说明期内。说明后或期满后，全体职工可见。") if waiting else t("期限内没有收到说明。"))
        return
    yield from (Text(line.strip()) for line in page.explanation.splitlines() if line.strip())
    if page.evidence:
        yield Text(t("佐证：{evidence}", evidence=page.evidence))
    yield Text(lead_words.explained_by(page))
