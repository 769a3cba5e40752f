"""What goes on paper, as plain values: made from a query's answer, and written as a print page or as PDF."""

from __future__ import annotations

from dataclasses import dataclass, field


@dataclass(frozen=True, slots=True)
class Text:
    """A paragraph; `strong` for the sentence that matters most."""

    words: str
    strong: bool = False
    kind: str = field(default="text", init=False)


@dataclass(frozen=True, slots=True)
class Heading:
    words: str
    kind: str = field(default="heading", init=False)


@dataclass(frozen=True, slots=True)
class Facts:
    """Names with their values, one or two pairs a row."""

    rows: tuple[tuple[tuple[str, str], ...], ...]
    kind: str = field(default="facts", init=False)


@dataclass(frozen=True, slots=True)
class Table:
    """Columns with heads; the last `figures` of them are numbers and stand right."""

    heads: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]
    figures: int = 0
    kind: str = field(default="table", init=False)


Block = Text | Heading | Facts | Table


@dataclass(frozen=True, slots=True)
class Foot:
    """How to find the page on the screen again, and whether it still says the same.

    `address` is where the QR code leads; `state` says what the subject was when it was printed.
    """

    address: str
    fingerprint: str
    printed: str
    state: str = ""


@dataclass(frozen=True, slots=True)
class Paper:
    """One sheet of the board or of a file: the issuer's head, title, number, text, and who signs with what date."""

    issuer: str
    title: str
    number: str
    blocks: tuple[Block, ...]
    signed: tuple[str, ...]
    foot: Foot
