"""Layouts: which printed column name is which field, as a table in a TOML file, and what a file cannot say itself."""

from __future__ import annotations

import dataclasses
import tomllib
import unicodedata
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from functools import cache
from pathlib import Path
from typing import Any, cast

from data.errors import RuleBroken
from data.rules.dates import Order
from data.rules.money import FEN_IN

_BUILT_IN = Path(__file__).with_name("ledger_columns.toml")
_NEVER_FILLED = frozenset(
    ("amount", "debit", "credit", "refund", "quantity", "original", "adjusted", "transfer", "supplement")
)  # one payment beside three rows is one payment
_BUDGETS = Path(__file__).with_name("budget_columns.toml")
_EVIDENCE = Path(__file__).with_name("evidence_columns.toml")
_SETTINGS: Mapping[str, tuple[str, ...]] = {
    "unit": tuple(FEN_IN),
    "date_order": ("dmy", "mdy", "ymd"),
    "decimal_mark": (".", ","),
    "red": ("minus", "plus"),
}


Aliases = Mapping[str, tuple[str, int, bool]]


def key(text: str) -> str:
    """What two spellings of a column's name have in common: letters and digits, in one case and one width."""
    return "".join(filter(str.isalnum, unicodedata.normalize("NFKC", text).casefold()))


@dataclass(frozen=True, slots=True)
class Layout:
    """Field → the names it goes by, best first; `stand_ins` are taken, and told, where none of them is there.

    `unit`, `date_order` and `decimal_mark` are "" or None where the file itself is to show them; `red` says what an
    amount in red without a sign is; `fill_down` are the fields that the file prints once for a block of rows. `evidence`
    are the columns of what stands beside a payment, which a ledger has and a budget has not.
    """

    name: str
    columns: Mapping[str, tuple[str, ...]]
    stand_ins: Mapping[str, tuple[str, ...]]
    unit: str = ""
    date_order: Order | None = None
    decimal_mark: str = ""
    fill_down: tuple[str, ...] = ()
    red: str = ""
    evidence: Mapping[str, tuple[str, ...]] = dataclasses.field(default_factory=dict)

    @classmethod
    def load(cls, path: Path, base: Layout | None = None) -> Layout:
        """A layout file, its names before the built-in ones, or before those of `base`.

        Raises RuleBroken `layout_unreadable`, or `layout_unknown` with `what` for a field or value no import knows.
        """
        return _read(path, base or built_in())

    @classmethod
    def chosen(
        cls, name: str, columns: Mapping[str, Sequence[str]], *, unit: str = "", date_order: Order | None = None
    ) -> Layout:
        """A layout that a person chose on a page, or that was remembered: field → names, before the built-in ones."""
        own = {field: list(spellings) for field, spellings in columns.items()}
        return replace(_with_own(own, built_in()), name=name, unit=unit, date_order=date_order)

    def aliases(self) -> Aliases:
        """Key of a name → field, rank (0 is best) and whether it is a stand-in."""
        return _aliases((self.columns, False), (self.stand_ins, True))

    def evidence_aliases(self) -> Aliases:
        """The same of evidence."""
        return _aliases((self.evidence, False))


@cache
def built_in() -> Layout:
    """The layout that knows the usual Chinese and English names."""
    return replace(_read(_BUILT_IN, None), evidence=_read(_EVIDENCE, None).columns)


@cache
def built_in_budgets() -> Layout:
    """The layout that knows the usual names in budgets."""
    return _read(_BUDGETS, None)


def _read(path: Path, base: Layout | None) -> Layout:
    try:
        table = tomllib.loads(path.read_text("utf-8"))
    except (OSError, UnicodeDecodeError, tomllib.TOMLDecodeError) as error:
        raise RuleBroken("layout_unreadable", file=path.name, reason=str(error)) from None
    _check(table, path, base)
    begun = _with_own(table.get("columns", {}), base or Layout("", {}, {}))
    return replace(
        begun,
        name=str(table.get("name", path.stem)),
        stand_ins=_merged(table.get("stand_ins", {}), begun.stand_ins),
        unit=table.get("unit", ""),
        date_order=cast(Order | None, table.get("date_order")),
        decimal_mark=table.get("decimal_mark", ""),
        fill_down=tuple(table.get("fill_down", ())),
        red=table.get("red", ""),
    )


def _with_own(own: Mapping[str, list[str]], base: Layout) -> Layout:
    """A layout with names of one's own before its own; a name given to one field is taken from all others."""
    merged = _merged(own, {**base.columns, **base.evidence})
    taken = {key(spelling) for spellings in own.values() for spelling in spellings}
    return replace(
        base,
        columns={field: names for field, names in merged.items() if field not in base.evidence},
        evidence={field: merged[field] for field in base.evidence},
        stand_ins={
            field: tuple(each for each in names if key(each) not in taken) for field, names in base.stand_ins.items()
        },
    )


def _aliases(*columns: tuple[Mapping[str, tuple[str, ...]], bool]) -> Aliases:
    found: dict[str, tuple[str, int, bool]] = {}
    for names, stands_in in columns:
        for field, spellings in names.items():
            for rank, spelling in enumerate(spellings):
                found.setdefault(key(spelling), (field, rank + (1000 if stands_in else 0), stands_in))
    return found


def _check(table: Mapping[str, Any], path: Path, base: Layout | None) -> None:
    fields = base.columns if base else table["columns"]
    evidence = base.evidence if base else {}
    for name, value in table.items():
        if wrong := _wrong(name, value, {**fields, **evidence} if name == "columns" else fields):
            raise RuleBroken("layout_unknown", file=path.name, what=wrong)


def _wrong(name: str, value: Any, fields: Mapping[str, Any]) -> str:
    """What no import knows in one setting of a layout, or ""."""
    if name == "name":
        return ""
    if name in _SETTINGS:
        return "" if value in _SETTINGS[name] else f"{name} = {value!r}"
    if name == "fill_down":
        known = isinstance(value, list) and all(each in fields and each not in _NEVER_FILLED for each in value)
        return "" if known else f"{name} = {value!r}"
    if name in ("columns", "stand_ins"):
        for field, spellings in value.items() if isinstance(value, dict) else [(name, value)]:
            texts = isinstance(spellings, list) and all(isinstance(each, str) for each in spellings)
            if field not in fields or not texts:
                return str(field)
        return ""
    return name


def _merged(own: Mapping[str, list[str]], base: Mapping[str, tuple[str, ...]]) -> dict[str, tuple[str, ...]]:
    """The names of both, those of `own` first; a name that `own` gives to one field is taken from the others."""
    taken = {key(spelling) for spellings in own.values() for spelling in spellings}
    rest = {field: tuple(each for each in names if key(each) not in taken) for field, names in base.items()}
    return {field: (*own.get(field, ()), *rest.get(field, ())) for field in dict.fromkeys([*rest, *own])}
