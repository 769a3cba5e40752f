"""Text that was not recognised, put where a person says it belongs."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace
from typing import Any

from data.imports.meeting_agenda import add_item
from data.imports.meeting_matters import GrowingMatter, add_line, after_marks
from data.imports.meeting_people import people
from data.imports.meeting_pieces import UNREAD, Piece
from data.imports.meeting_reader import ATTENDANCE
from data.rules.meeting_content import Attendee, Item, MeetingContent

WORDS = ("title", "place", "chair", "recorder", "distribution")
PLACES = (*ATTENDANCE, "agenda", "reported", "matters", *WORDS)  # where text may go


def placed(content: MeetingContent, texts: Iterable[tuple[str, str]]) -> MeetingContent:
    """The content with each (text, place) moved out of its unread text; a text is one line of that.

    Where a field has one value, the text takes its place, and what stood there becomes unread text.
    """
    unread = content.unread.splitlines()
    for text, place in texts:
        if place in PLACES and text in unread:
            unread.remove(text)
            if place in WORDS and (before := getattr(content, place)):
                unread.append(before)  # what stood there is not lost either
            content = _put(content, text, place)
    return replace(content, unread="\n".join(unread))


def _put(content: MeetingContent, text: str, place: str) -> MeetingContent:
    piece = Piece(text)
    if place in ATTENDANCE:
        found = people(piece, 0, ATTENDANCE[place], place)
        whole = all(part.field != UNREAD for part in piece.parts())
        return replace(
            content,
            attendees=(*content.attendees, *(found if whole and found else (Attendee(text, "", ATTENDANCE[place]),))),
        )
    if place == "agenda":
        items: list[Item] = []
        add_item(items, piece, 0)
        return replace(content, agenda=(*content.agenda, *(items or [Item(text)])))
    if place == "matters":
        matter = GrowingMatter()
        add_line(matter, piece, after_marks(text), content.held_on)
        whole = all(part.field != UNREAD for part in piece.parts())
        made = matter.done()
        return replace(content, matters=(*content.matters, made if whole else replace(made, text=text)))
    said = f"{content.reported}\n{text}".strip() if place == "reported" else text
    changed: dict[str, Any] = {place: said}
    return replace(content, **changed)
