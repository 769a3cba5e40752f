"""The sentence with which many briefs begin: 2026年11月2日上午9时，局长马雅莹在三楼会议室主持召开局务会议，研究….

It stands in place of the headings 时间, 地点 and 主持; what else it says stays unread text.
"""

from __future__ import annotations

import re

from data.imports.meeting_dates import find_day
from data.imports.meeting_people import name_of
from data.imports.meeting_pieces import HEADING, Piece
from data.imports.meeting_reading import Reading

_HELD = re.compile(r"召开")
_CHAIR = re.compile(r"(?P<who>[^，,、。；;\s]{2,20}?)(?:同志)?(?:在(?P<place>[^，,。；;]{2,30}?))?主持(?:召开)?")
_PLACE = re.compile(r"在(?P<place>[^，,。；;在]{2,30}?)召开")


def put_opening(reading: Reading, piece: Piece) -> bool:
    """Take day, times, chair and place out of such a sentence; answers whether it was one."""
    text = piece.text
    if reading.held_on is not None or reading.has_body or not _HELD.search(text) or find_day(text) is None:
        return False
    reading.put("held_on", piece, 0)
    if (chair := _CHAIR.search(text)) and (name := name_of(chair["who"])) and "chair" not in reading.said:
        reading.said["chair"] = name
        piece.take(chair.end("who") - len(name), chair.end("who"), "chair")
    place = chair if chair and chair["place"] else _PLACE.search(text)
    if place and "place" not in reading.said:
        piece.take(place.start("place") - 1, place.start("place"), HEADING)
        reading.said["place"] = piece.take(place.start("place"), place.end("place"), "place")
    reading.put_kind(text)
    return True
