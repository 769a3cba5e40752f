"""What a notice says: its fields, which of them a kind requires (domain 1.2), and what may never be in it (1.5)."""

from __future__ import annotations

import re
import unicodedata
from dataclasses import asdict, dataclass, fields, replace
from datetime import date
from typing import Any

from data.errors import RuleBroken
from data.rules.notice_kinds import NoticeKind, Procedure, asks_opinions, procedure_of


@dataclass(frozen=True, slots=True)
class NoticePerson:
    """One row of the person table, each cell as it is to be printed. Birth is year and month, never the day."""

    name: str
    gender: str = ""
    ethnicity: str = ""
    born: str = ""  # 1986年4月
    education: str = ""
    political_status: str = ""
    work_since: str = ""
    current_post: str = ""
    proposed_post: str = ""
    party_dates: str = ""  # 申请入党时间、确定为入党积极分子时间 and the like
    exceptional: str = ""  # 破格提拔的情形和理由


@dataclass(frozen=True, slots=True)
class NoticeContent:
    """The words of one version of a notice."""

    title: str
    opening: str
    people: tuple[NoticePerson, ...]
    period_days: int
    receiver: str
    phone: str
    address: str
    issuer: str
    decision: str = ""
    count_publication_day: bool = False
    stated_last_day: date | None = None  # as somebody typed it; publication refuses one that the count does not come to

    def tidied(self) -> NoticeContent:
        """The same without spaces around any of its words."""
        tidy: dict[str, Any] = {
            "people": tuple(NoticePerson(**{k: v.strip() for k, v in asdict(person).items()}) for person in self.people)
        }
        for field in fields(self):
            value = getattr(self, field.name)
            if isinstance(value, str):
                tidy[field.name] = value.strip()
        return replace(self, **tidy)

    def people_as_facts(self) -> list[dict[str, Any]]:
        """The person table in the form in which it is stored."""
        return [asdict(person) for person in self.people]


def people_from_facts(rows: list[dict[str, Any]]) -> tuple[NoticePerson, ...]:
    """The person table back from its stored form; a field added since is empty."""
    known = {field.name for field in fields(NoticePerson)}
    return tuple(NoticePerson(**{k: v for k, v in row.items() if k in known}) for row in rows)


_CADRES = {NoticeKind.CADRE_PRE_APPOINTMENT, NoticeKind.RANK_PROMOTION}
_NATURAL = ("gender", "ethnicity", "born", "education", "political_status", "work_since", "current_post")
_ID_NUMBER = re.compile(
    r"(?<!\d)\d{6}[ -]?\d{8}[ -]?\d{3}[\dXx](?!\d)"
    r"|(?<!\d)[1-9]\d{7}(?:0[1-9]|1[0-2])(?:0[1-9]|[12]\d|3[01])\d{3}(?!\d)"  # of fifteen digits, as before 1999
)
_MOBILE = re.compile(r"(?<!\d)(?:86[- ]?)?1[3-9]\d[- ]?\d{4}[- ]?\d{4}(?!\d)")
_BIRTH_DAY = re.compile(r"\d{4}\s*[年.\-/]\s*\d{1,2}\s*[月.\-/]\s*\d{1,2}|\d{8}")


def required_person_fields(kind: NoticeKind) -> tuple[str, ...]:
    """The cells of the person table that a kind cannot do without, besides the name."""
    if kind in _CADRES:
        return (*_NATURAL, "proposed_post")
    if procedure_of(kind) is Procedure.PARTY or kind.value.startswith("party_"):
        return ("gender", "ethnicity", "born", "education", "current_post", "party_dates")
    return ()


def check(kind: NoticeKind, content: NoticeContent) -> None:
    """Raises RuleBroken naming the field that is missing or holds what may not be published. A draft may be kept
    incomplete; it is complete before it is reviewed.
    """
    needed = ["title", "opening", "issuer"]
    if asks_opinions(kind):
        needed += ["receiver", "phone", "address"]
    for name in needed:
        if not getattr(content, name).strip():
            raise RuleBroken("field_missing", field=name, person="")
    if (kind in _CADRES or kind.value.startswith("party_")) and not content.people:
        raise RuleBroken("field_missing", field="people", person="")
    for person in content.people:
        for name in ("name", *required_person_fields(kind), *_for_exceptions(kind, content)):
            if not getattr(person, name).strip():
                raise RuleBroken("field_missing", field=name, person=person.name)
    check_forbidden(content)


def check_forbidden(content: NoticeContent) -> None:
    """Raises RuleBroken for what may stand nowhere, not even in a draft: days of birth, identity and private numbers."""
    for person in content.people:
        if _BIRTH_DAY.search(unicodedata.normalize("NFKC", person.born)):
            raise RuleBroken("birth_day_given", person=person.name)
    cells = [cell for person in content.people for cell in asdict(person).values()]
    reply = (content.receiver, content.phone, content.address, content.issuer)
    check_words(content.title, content.opening, content.decision, *reply, *cells)


def _for_exceptions(kind: NoticeKind, content: NoticeContent) -> tuple[str, ...]:
    """A promotion out of turn (破格) says why for whomever it concerns (regulations of 2014 and 2019)."""
    named = kind is NoticeKind.CADRE_PRE_APPOINTMENT and len(content.people) == 1
    return ("exceptional",) if named and "破格" in f"{content.title}{content.opening}" else ()


def check_words(*texts: str) -> None:
    """Refuse words that all staff would read and that hold an identity number or a private telephone number."""
    for text in (unicodedata.normalize("NFKC", given) for given in texts):  # full-width digits are digits too
        if _ID_NUMBER.search(text):
            raise RuleBroken("id_number_found")
        if _MOBILE.search(text):
            raise RuleBroken("private_phone_found")
