"""Names and codes of a ledger looked up in the tables of units and of the economic classification."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from sqlalchemy import select
from sqlalchemy.orm import Session

from data.rules.names import name_key
from data.tables.spending import EconomicCode
from data.tables.units import Unit


@dataclass(frozen=True, slots=True)
class Recognised:
    """What the tables know: units by the key of their name, codes and their names by edition, newest edition first."""

    units: Mapping[str, tuple[str, int]]
    editions: tuple[tuple[int, Mapping[str, str], Mapping[str, str]], ...]  # first year, code -> name, key -> code

    def unit(self, name: str) -> tuple[str, int | None]:
        """The name to keep a unit under, and its id; a name that is not known is kept as it is, without an id."""
        known = self.units.get(name_key(name))
        return known or (name, None)

    def code(self, code: str, category: str, year: int | None) -> str:
        """The economic code that a line means in its year, by code or, where it has none, by exact name; else empty."""
        for first_year, names, codes in self.editions:
            if year is None or year >= first_year:
                return code if code in names else "" if code else codes.get(name_key(category), "")
        return ""


def recognised(db: Session) -> Recognised:
    """Read the tables once for a whole file."""
    units = {name_key(name): (name, unit_id) for unit_id, name in db.execute(select(Unit.id, Unit.name))}
    by_edition: dict[int, dict[str, str]] = {}
    for edition, code, name in db.execute(select(EconomicCode.edition, EconomicCode.code, EconomicCode.name_zh)):
        by_edition.setdefault(edition, {})[code] = name
    editions = tuple((first, names, _by_name(names)) for first, names in sorted(by_edition.items(), reverse=True))
    return Recognised(units, editions)


def _by_name(names: Mapping[str, str]) -> dict[str, str]:
    """Name -> code for names that mean one section only: 其他支出 names several, and is then not recognised by name."""
    found: dict[str, list[str]] = {}
    for code, name in names.items():
        if len(code) == 5:
            found.setdefault(name_key(name), []).append(code)
    return {key: codes[0] for key, codes in found.items() if len(codes) == 1}
