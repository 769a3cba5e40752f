"""The words of the sample's notices: what notices.toml says of one, with what notice_texts.toml says of its kind."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import asdict, replace
from datetime import date
from typing import Any

from data.rules.notice_content import NoticeContent, NoticePerson, people_from_facts
from data.rules.notice_kinds import NoticeKind
from data.samples import organisation
from data.samples.material import toml

PERIOD_DAYS = 5
_NATURAL = {NoticeKind.CADRE_PRE_APPOINTMENT, NoticeKind.RANK_PROMOTION}
_STILL_YOUNG = 28  # up to this age one may belong to the Youth League


def content(row: Mapping[str, Any], turn: int) -> NoticeContent:
    """The content of a notice; `turn` picks among the titles and openings of its kind."""
    kind = NoticeKind(row["kind"])
    common = toml("notice_texts.toml")["kinds"][kind]
    office = toml("notice_texts.toml")["offices"].get(row.get("office", common.get("office")), {})
    decision = row.get("decision", "")
    people = tuple(_person(kind, facts, row["published"]) for facts in row.get("people", ()))
    title = row.get("title") or common["titles"][turn % len(common["titles"])]
    opening = row.get("opening") or common["openings"][turn % len(common["openings"])]
    return NoticeContent(
        title=title.format(people=_named(people)),
        opening=opening.format(decision=decision),
        people=people,
        period_days=PERIOD_DAYS,
        receiver=office.get("receiver", ""),
        phone=office.get("phone", ""),
        address=office.get("address", ""),
        issuer=common["issuer"],
        decision=decision,
        count_publication_day=row.get("count_first_day", False),
    )


def with_mistake(right: NoticeContent, correction: Mapping[str, str]) -> NoticeContent:
    """The text as first published: what is right stood there wrong."""

    def spoilt(text: str) -> str:
        return text.replace(correction["right"], correction["wrong"])

    people = [{field: spoilt(cell) for field, cell in asdict(person).items()} for person in right.people]
    return replace(right, opening=spoilt(right.opening), people=people_from_facts(people))


def said(part: str, kind: NoticeKind, outcome: str) -> str:
    """The finding, decision or result of an outcome: that of the kind where it has its own."""
    texts = toml("notice_texts.toml")[part]
    own = texts.get(kind, {})
    return str(own.get(outcome) or texts.get("common", texts)[outcome])


def _named(people: Sequence[NoticePerson]) -> str:
    if len(people) > 2:
        return f"{people[0].name}等{len(people)}名同志"
    return "、".join(person.name for person in people) + "同志"


def _person(kind: NoticeKind, facts: Mapping[str, Any], on: date) -> NoticePerson:
    who = organisation.people()[facts["no"]]
    shown = NoticePerson(
        name=who.name,
        gender=who.gender,
        current_post="" if facts.get("new") else _current_post(kind, facts["no"], on),
        proposed_post=facts.get("post", ""),
        party_dates=facts.get("dates", ""),
    )
    if kind in _NATURAL or kind.startswith("party_") or facts.get("new"):
        shown = replace(shown, ethnicity=who.ethnicity, born=who.born, education=who.education)
    if kind in _NATURAL or kind.startswith("party_"):
        shown = replace(shown, work_since=who.work_since, political_status=_political_status(kind, facts["no"], on))
    return shown


def _current_post(kind: NoticeKind, staff_no: str, on: date) -> str:
    title = organisation.title(staff_no, on)
    return f"{organisation.bureau_name()}{title}" if kind in _NATURAL else title


def _political_status(kind: NoticeKind, staff_no: str, on: date) -> str:
    """What it was then: the table of people says what it is today."""
    who = organisation.people()[staff_no]
    if not kind.startswith("party_"):
        return who.political_status
    if kind is NoticeKind.PARTY_FULL:
        return "中共预备党员"
    return "共青团员" if on.year - int(who.born[:4]) <= _STILL_YOUNG else "群众"
