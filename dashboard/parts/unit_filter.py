"""The filter by unit of lists whose rows may also be the whole bureau's."""

from __future__ import annotations

from collections.abc import Iterable

from dashboard.i18n import t
from dashboard.parts import filters

WHOLE_BUREAU = "*"  # in the address, where "" means every unit


def choose(units: Iterable[str]) -> str | None:
    """The unit wanted, "" for the whole bureau, None for every unit. `units` are those that have rows."""
    said = {"": t("全部单位"), WHOLE_BUREAU: t("全局")}
    named = ["", *sorted({unit or WHOLE_BUREAU for unit in units})]
    unit = filters.choice("unit", t("科室或单位"), named, lambda unit: said.get(unit, unit))
    return "" if unit == WHOLE_BUREAU else unit or None
