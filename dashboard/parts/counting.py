"""The currency in which a page counts."""

from __future__ import annotations

from collections.abc import Sequence

from dashboard import labels
from dashboard.i18n import t
from dashboard.parts import filters


def choose_currency(currencies: Sequence[str]) -> str:
    """Asked for only where ledgers are kept in several: amounts of two are never added. Counts in it from here on."""
    chosen = currencies[0] if len(currencies) == 1 else filters.segments("currency", t("币种"), currencies, str)
    labels.count_in(chosen)
    return chosen
