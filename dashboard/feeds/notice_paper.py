"""A notice as it hangs on the board (公示栏), from the answer that its page shows."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import fields

from dashboard import labels
from dashboard.feeds.paper import Block, Facts, Foot, Paper, Table, Text
from dashboard.i18n import t, tn
from dashboard.parts import notice_words
from dashboard.problems import FIELDS
from data.errors import NotFound
from data.rules import fingerprints
from data.rules.local_time import local_day
from data.rules.notice_content import NoticeContent, NoticePerson
from queries.notices import NoticePage

_MOST_COLUMNS = 5  # more do not fit the width of A4 in a size that is read standing
_SHORT = ("gender", "ethnicity", "born", "political_status", "work_since")


def paper(page: NoticePage, *, fingerprint: str, address: str, printed: str, attachments: Sequence[str] = ()) -> Paper:
    """The official layout: issuer, title, number, text, people, period, how to reply, what is attached, who signs.

    Raises NotFound for what was never published: a draft is nobody's paper.
    """
    text, row = page.text, page.row
    if row.published_at is None:
        raise NotFound("notice_unknown", notice_id=row.id)
    signed = text.issuer, notice_words.date_in_words(local_day(row.published_at))
    state = labels.label(row.state)
    if len(page.versions) > 1:
        state = t("{state}，更正后第 {n} 版", state=state, n=len(page.versions))
    return Paper(
        issuer=text.issuer,
        title=text.title,
        number=notice_words.number(row.year, row.serial),
        blocks=(*_blocks(page), *attached(attachments)),
        signed=signed,
        foot=Foot(address, fingerprints.shown(fingerprint), printed, state),
    )


def _blocks(page: NoticePage) -> Iterator[Block]:
    text = page.text
    yield from (Text(line.strip()) for line in text.opening.splitlines() if line.strip())
    if text.decision:
        yield Text(t("研究决定：{decision}", decision=text.decision))
    yield from _people(text.people)
    if page.asks_opinions:
        yield from _period(page)
        yield from _reply(text)


def _people(people: Sequence[NoticePerson]) -> Iterator[Block]:
    """A table where a few columns say all, otherwise a block for each person."""
    filled = [f.name for f in fields(NoticePerson) if any(getattr(person, f.name) for person in people)]
    if len(people) > 1 and len(filled) <= _MOST_COLUMNS:
        rows = tuple(tuple(getattr(person, name) for name in filled) for person in people)
        yield Table(tuple(t(FIELDS[name]) for name in filled), rows)
        return
    for person in people:
        yield Facts(tuple(_pairs(person)))


def _pairs(person: NoticePerson) -> Iterator[tuple[tuple[str, str], ...]]:
    """The name first, short cells two a row, long ones a row each."""
    given = [f.name for f in fields(NoticePerson) if getattr(person, f.name)]
    said = {name: (t(FIELDS[name]), getattr(person, name)) for name in given}
    short = [said[name] for name in ("name", *_SHORT) if name in said]
    yield from (tuple(short[start : start + 2]) for start in range(0, len(short), 2))
    yield from ((pair,) for name, pair in said.items() if name not in ("name", *_SHORT))


def _period(page: NoticePage) -> Iterator[Block]:
    period, published_at = page.period, page.row.published_at
    if period is None or published_at is None:
        yield Text(tn("公示期 {n} 个工作日。", page.text.period_days))
        return
    yield Text(notice_words.period(period), strong=True)
    yield Text(notice_words.how_counted(period, local_day(published_at)))
    if period.provisional:
        yield Text(notice_words.why_provisional())


def _reply(text: NoticeContent) -> Iterator[Block]:
    yield Text(notice_words.how_to_reply(text.receiver))
    rows = ((t("受理部门"), text.receiver), (t("受理电话"), text.phone), (t("通讯地址"), text.address))
    yield Facts(tuple((row,) for row in rows if row[1]))


def attached(names: Sequence[str]) -> Iterator[Block]:
    """附件：1. 名单.pdf, as papers name what goes with them."""
    for number, name in enumerate(names, start=1):
        yield Text(t("附件 {number}：{name}（见网页）", number=number, name=name))
