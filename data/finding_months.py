"""Which findings belong to a month, for the command that refers them together and the page that offers to."""

from __future__ import annotations

from sqlalchemy import ColumnElement

from data.tables.discipline import Finding


def of_month(year: int | None, month: int | None) -> ColumnElement[bool]:
    """The findings of a month; without one, those whose month is not known, as of payments without a date."""
    if year is None or month is None:
        return Finding.year.is_(None) | Finding.month.is_(None)
    return (Finding.year == year) & (Finding.month == month)
