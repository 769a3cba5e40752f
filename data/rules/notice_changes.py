"""What differs between two texts of one notice, a field at a time, so that a correction can be read in the open."""

from __future__ import annotations

from dataclasses import dataclass, fields

from data.rules.notice_content import NoticeContent, NoticePerson

# As a reader meets them on the page.
_FIELDS = ("title", "opening", "decision", "period_days", "receiver", "phone", "address", "issuer")


@dataclass(frozen=True, slots=True)
class Change:
    """One field before and after; `person` says in whose row of the person table, and is empty for the notice itself.

    For a person added or left out the field is "people", and the name stands on one side only.
    """

    field: str
    before: str
    after: str
    person: str = ""


def changes(before: NoticeContent, after: NoticeContent) -> tuple[Change, ...]:
    """The fields that differ, in the order of the page."""
    pairs = ((name, str(getattr(before, name)), str(getattr(after, name))) for name in _FIELDS)
    own = (Change(name, old, new) for name, old, new in pairs if old != new)
    return (*own, *_people(before.people, after.people))


def _people(before: tuple[NoticePerson, ...], after: tuple[NoticePerson, ...]) -> tuple[Change, ...]:
    """People are the same by name; where names differ, by their turn among those left, for a name may be mistyped."""
    left = list(after)
    pairs = [(old, _taken(left, old.name)) for old in before]
    others = iter(left)
    found: list[Change] = []
    for old, same in pairs:
        new = same or next(others, None)
        found += _cells(old, new) if new else [Change("people", old.name, "")]
    found += [Change("people", "", new.name) for new in others]
    return tuple(found)


def _taken(left: list[NoticePerson], name: str) -> NoticePerson | None:
    """The first of this name, who is then no longer among those left."""
    for place, person in enumerate(left):
        if person.name == name:
            return left.pop(place)
    return None


def _cells(old: NoticePerson, new: NoticePerson) -> list[Change]:
    pairs = ((field.name, getattr(old, field.name), getattr(new, field.name)) for field in fields(NoticePerson))
    return [Change(name, before, after, person=new.name) for name, before, after in pairs if before != after]
