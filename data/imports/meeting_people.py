"""Names with their posts out of a line: 陈一鸣（局长）、副局长李建国，王 芳 科长; John Smith (member)."""

from __future__ import annotations

import re
from collections.abc import Iterator

from data.imports.meeting_pieces import HEADING, Piece
from data.rules.meeting_content import Attendee
from data.rules.meeting_rules import Attendance

_PARTING = re.compile(r"(?:[、，,；;。\t]|(?<=[\u4e00-\u9fff])\.)+")
_IN_BRACKETS = re.compile(r"[（(][^（）()]*[）)]?")
_POST = (
    r"(?:书记|局长|主任|科长|处长|组长|队长|所长|站长|部长|会长|院长|校长|秘书长|委员|主席|调研员|巡视员|总监|经理|主管"
    r"|科员|干事|秘书|会计|出纳|工程师|负责人|同志)"
)
_PURE_POST = re.compile(rf"\S*{_POST}")
_POST_NAME = re.compile(rf"(?P<post>\S*{_POST})\s*(?P<name>[\u4e00-\u9fff]{{2,3}}|[\u4e00-\u9fff]\s+[\u4e00-\u9fff])")
_CHINESE = re.compile(
    r"[\u4e00-\u9fff]{2,4}|[\u4e00-\u9fff]\s+[\u4e00-\u9fff]|[\u4e00-\u9fff]{1,8}·[\u4e00-\u9fff]{1,8}"
)
_LATIN = re.compile(r"[A-Za-zÀ-ž][\w'’.-]*(?:\s+@?[\w'’.-]+){0,5}")
_SPACED = re.compile(  # 王　芳, 主任张　伟: a name of two characters, set as wide as one of three
    r"(?:(?<![\u4e00-\u9fff])|(?<=[记长任席员监理管事书计纳师人志]))([\u4e00-\u9fff])\s+([\u4e00-\u9fff])(?![\u4e00-\u9fff])"
)
LONGEST_POST = 90  # characters; what is longer stays unread
_WHY_AWAY = re.compile(
    r"出差|培训|学习|病|休假|年假|产假|因公|因事|外出|公出|调研|开会|事假|公务|leave|travel", re.IGNORECASE
)
_NOBODY = re.compile(r"\s*(?:无|没有|none|nobody|n/?a|/|—+|-+)\s*[。.]?\s*", re.IGNORECASE)
_EDGES = " \t\u3000*_#>+-•·—\u200b"  # no colon: what ends with one is a heading
_AWAY = frozenset({Attendance.ON_LEAVE, Attendance.ABSENT})


def people(piece: Piece, start: int, attendance: Attendance, into: str) -> tuple[Attendee, ...]:
    """The people whom a piece names from `start` on, their words marked as read; what is no name stays unread."""
    if _NOBODY.fullmatch(piece.text, start):
        piece.take(start, len(piece.text), HEADING)
        return ()
    found: list[Attendee] = []
    post, post_at, found_end = "", -1, start
    for at, end in _tokens(piece.text, start):
        words, bracket = _split(piece.text[at:end])
        if not words:
            continue
        if _PURE_POST.fullmatch(words) and not bracket:
            follows = found and not found[-1].post and not _PARTING.search(piece.text[found_end:at])
            if follows:  # 李建国 局长
                found[-1] = Attendee(found[-1].name, words, attendance, found[-1].reason)
                piece.take(at, end, into)
            else:  # 党组书记、局长李建国
                post, post_at = (f"{post}、{words}" if post else words), at if post_at < 0 else post_at
            continue
        name, own_post = _name(words)
        if not name:
            post, post_at = "", -1
            continue
        if len(bracket) + len(own_post) + len(post) > LONGEST_POST:
            continue
        found.append(_person(name, "、".join(filter(None, (post, own_post))), bracket, attendance))
        piece.take(post_at if post_at >= 0 else at, end, into)
        post, post_at, found_end = "", -1, end
    return tuple(found)


def _person(name: str, post: str, bracket: str, attendance: Attendance) -> Attendee:
    if attendance in _AWAY and _WHY_AWAY.search(bracket):
        return Attendee(name, post, attendance, bracket)
    return Attendee(name, "，".join(filter(None, (post, bracket))), attendance)


def _tokens(text: str, start: int) -> Iterator[tuple[int, int]]:
    """Where the entries of a list begin and end: parted by 、，； and, where all is Chinese, by spaces too."""
    blind = _IN_BRACKETS.sub(lambda found: "□" * len(found.group()), text)
    blind = _SPACED.sub(lambda found: found[1] + "○" * (len(found.group()) - 2) + found[2], blind)
    by_space = not re.search(r"[A-Za-z]", blind[start:])
    parting = re.compile(rf"(?:{_PARTING.pattern}|\s+(?![\s□]))") if by_space else _PARTING
    at = start
    for found in parting.finditer(blind, start):
        if found.start() > at:
            yield at, found.start()
        at = found.end()
    if at < len(text):
        yield at, len(text)


def _split(token: str) -> tuple[str, str]:
    """The words of an entry, and what stands in its brackets."""
    brackets = " ".join(found.group().strip("（）() ") for found in _IN_BRACKETS.finditer(token))
    return _IN_BRACKETS.sub("", token).strip(_EDGES), brackets


def _name(words: str) -> tuple[str, str]:
    """Name and post; an empty name where the words are neither 李建国, 副局长李建国 nor John Smith."""
    if found := _POST_NAME.fullmatch(words):
        return _joined(found["name"]), found["post"]
    if _CHINESE.fullmatch(words):
        return _joined(words), ""
    if _LATIN.fullmatch(words) and words[:1].isupper() and not words.endswith("."):
        return words, ""
    return "", ""


def name_of(words: str) -> str:
    """The name in 副局长李建国, as it is written there; empty where there is none."""
    found = _POST_NAME.fullmatch(words)
    return found["name"] if found else words if _CHINESE.fullmatch(words) else ""


def _joined(name: str) -> str:
    return re.sub(r"\s+", "", name)
