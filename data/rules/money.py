"""Money in whole fen: reading what a file prints, adding, and showing 元 and 万元. Never a float."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable
from dataclasses import dataclass
from decimal import ROUND_HALF_UP, Decimal

from data.errors import RuleBroken

FEN_IN: dict[str, int] = {"元": 100, "千元": 100_000, "万元": 1_000_000, "亿元": 10_000_000_000}

_UNIT_WORDS = {"元整": "元", "万": "万元", "亿": "亿元"}
_NULLS = {"", "-", "--", "—", "——", "–", "−", "―"}
_SIGN_TRIANGLES = "△▲"
_CAPITALS = re.compile(r"[壹贰叁肆伍陆柒捌玖拾佰仟萬圆]")
_PLAIN = re.compile(r"-?\d{1,15}(?:\.\d{1,2})?")
_PRINTED = re.compile(
    r"(?P<before>[-−–+])?\s*(?P<currency>[A-Z]{0,2}[$¥£€]|RMB|CNY)?\s*(?P<inner>[-−–+])?\s*"
    r"(?P<number>[\d,.]+(?:[eE][-+]?\d{1,2})?)"
    r"\s*(?P<unit>元整|元|千元|万元|万|亿元|亿)?(?P<after>\s*[-−])?"
)
_NUMBER = re.compile(r"(?:\d+|\d{1,3}(?:,\d{3})+)(?:\.\d*)?(?:[eE][-+]?\d+)?|\.\d+")
_COMMA_DECIMAL = re.compile(r"[-+]?(?:\d+|\d{1,3}(?:\.\d{3})+)(?:,\d+)?")
_COMMA_PROOF = re.compile(r"[-+]?(?:\d+,(?:\d{1,2}|\d{4,})|\d{4,},\d+|\d{1,3}(?:\.\d{3})+,\d+)")
_MOST_DIGITS = 25  # the default Decimal context keeps 28, so nothing below is rounded in passing
_FEN_LIMIT = 10**17  # a thousand million million yuan: more is a broken cell, and 64 bits still hold it


@dataclass(frozen=True, slots=True)
class Amount:
    """One amount as read. `note` is a warning's code or ""; `currency` is the sign printed beside the number."""

    fen: int
    note: str = ""
    currency: str = ""


def parse_amount(cell: object, unit: str = "元", decimal_mark: str = ".") -> Amount | None:
    """The amount that a cell prints, or None where it prints none: a blank or a dash is unknown, and never 0.

    `unit` is the column's (元 or 万元); a unit printed in the cell wins. Floats of spreadsheets are read through their
    shortest decimal form. More than two decimals are rounded half up to the fen and noted: `amount_float_noise` where
    binary arithmetic explains them, `amount_rounded` otherwise. △ is read as minus and noted `amount_sign_assumed`.
    Raises RuleBroken for anything that is no amount. Rules: domain reference 8.3.
    """
    if cell is None:
        return None
    if isinstance(cell, str):
        if _PLAIN.fullmatch(cell) and decimal_mark == ".":  # most cells of most ledgers: no Decimal needed
            whole, _, cents = cell.partition(".")
            return Amount(int(whole + cents.ljust(2, "0")) * (FEN_IN[unit] // 100))
        return _parse_text(cell, unit, decimal_mark)
    if isinstance(cell, (int, float, Decimal)) and not isinstance(cell, bool):
        number = Decimal(repr(cell)) if isinstance(cell, float) else Decimal(cell)
        if not number.is_finite():
            raise RuleBroken("amount_unreadable", cell=str(cell))
        return _to_fen(number, unit, from_float=isinstance(cell, float))
    raise RuleBroken("amount_unreadable", cell=str(cell))


def decimal_mark(texts: Iterable[str]) -> str:
    """A comma where a whole column proves it (372000,00 or 1.234,56, and nothing against it), else a point."""
    proved = False
    for text in map(str.strip, texts):
        if not any(map(str.isdigit, text)):
            continue
        if not _COMMA_DECIMAL.fullmatch(text):
            return "."
        proved = proved or _COMMA_PROOF.fullmatch(text) is not None
    return "," if proved else "."


def decimals(text: str) -> int:
    """How many decimals an amount prints: what the rounding of its file can be told from."""
    match = re.search(r"\.(\d+)", unicodedata.normalize("NFKC", text))
    return len(match.group(1)) if match else 0


def add(amounts: Iterable[int | None]) -> tuple[int | None, int]:
    """The sum in fen of the known amounts, and how many are unknown; the sum is None where none is known."""
    known = unknown = total = 0
    for fen in amounts:
        if fen is None:
            unknown += 1
        else:
            known += 1
            total += fen
    return (total if known else None), unknown


def show_yuan(fen: int) -> str:
    """Fen as 元 with two decimals and thousands separated: -1,234.50."""
    whole, cents = divmod(abs(fen), 100)
    return f"{'-' if fen < 0 else ''}{whole:,}.{cents:02d}"


def show_wan(fen: int) -> str:
    """Fen as 万元 with two decimals, rounded half up once: 12,345.67 元 is 1.23."""
    return show_yuan(wan_hundredths(fen))


def wan_hundredths(fen: int) -> int:
    """Fen as hundredths of 万元, half away from zero: in whole numbers, for binary fractions would round 1.005 down."""
    rounded = (abs(fen) + 5_000) // 10_000
    return -rounded if fen < 0 else rounded


def _parse_text(cell: str, unit: str, mark: str) -> Amount | None:
    text = unicodedata.normalize("NFKC", cell).strip()
    if text in _NULLS:
        return None
    if refused := _not_an_amount(text):
        raise RuleBroken(refused, cell=cell)
    body, signs = _without_outer_sign(text)
    match = _PRINTED.fullmatch(body.translate({44: ".", 46: ","}) if mark == "," else body)
    if not match:
        raise RuleBroken("amount_unreadable", cell=cell)
    number = match["number"]
    if not _NUMBER.fullmatch(number):
        raise RuleBroken("amount_bad_grouping", cell=cell)
    signs += [sign.strip() for sign in (match["before"], match["inner"], match["after"]) if sign]
    if len(signs) > 1 or len(number) > _MOST_DIGITS:
        raise RuleBroken("amount_unreadable", cell=cell)
    printed_unit = match["unit"] or unit
    value = Decimal(number.replace(",", ""))
    amount = _to_fen(-value if signs and signs != ["+"] else value, _UNIT_WORDS.get(printed_unit, printed_unit))
    note = "amount_sign_assumed" if signs and signs[0] in _SIGN_TRIANGLES else amount.note
    return Amount(amount.fen, note, match["currency"] or "")


def _not_an_amount(text: str) -> str:
    if text.startswith("#"):
        return "amount_is_formula_error"
    if text.startswith("="):
        return "amount_is_formula"
    if "%" in text:
        return "amount_is_percentage"
    if _CAPITALS.search(text):
        return "amount_in_capitals"
    return ""


def _without_outer_sign(text: str) -> tuple[str, list[str]]:
    if text[0] == "(" and text[-1] == ")":
        return text[1:-1].strip(), ["("]
    if text[0] in _SIGN_TRIANGLES:
        return text[1:].strip(), [text[0]]
    return text, []


def _to_fen(value: Decimal, unit: str, *, from_float: bool = False) -> Amount:
    exact = value * FEN_IN[unit]
    if abs(exact) > _FEN_LIMIT:
        raise RuleBroken("amount_too_large", cell=str(value))
    fen = int(exact.quantize(Decimal(1), ROUND_HALF_UP))
    rest = abs(exact - fen)
    if not rest:
        return Amount(fen)
    noise = from_float and rest <= max(abs(exact) * Decimal("1e-13"), Decimal("1e-7"))
    return Amount(fen, "amount_float_noise" if noise else "amount_rounded")
