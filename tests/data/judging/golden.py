"""What every rule must say: hit, clear, not evaluable, just within and just beyond the bound, before its day of effect."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from data.rules.spending_discipline import RULES
from tests.data.judging import golden_approvals, golden_invoices, golden_receptions, golden_years
from tests.data.judging.making import Golden

_TABLES = golden_approvals.TABLES | golden_invoices.TABLES | golden_receptions.TABLES | golden_years.TABLES
GOLDEN: Mapping[str, Sequence[Golden]] = {rule: _TABLES[rule] for rule in RULES if rule in _TABLES}
