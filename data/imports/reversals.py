"""Reversals (冲销, 红字) beside the payments that they take back: linked by voucher, or listed as unmatched."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from data.imports.layouts import key
from data.imports.tallies import Tally
from data.rules.spending_lines import LedgerLine

_WORDS = re.compile(r"冲销|冲正|冲红|红冲|红字|冲回|更正")
_NUMBER_IN_TEXT = re.compile(r"[\w〔〕\[\]()（）-]*\d[\w〔〕\[\]()（）-]*")
_UNIT_OF_NUMBER = re.compile(r"(?:号|号凭证|凭证)$")


def link_reversals(lines: Sequence[LedgerLine], tally: Tally) -> list[LedgerLine]:
    """The lines, those that take a payment of this file back naming its voucher in `reversal_of`.

    A reversal is a negative line that names an original voucher or says 冲销, 红字 or 更正. Both lines are kept and
    stay in the sum. Told: reversals linked, reversals of vouchers that are not in the file (an earlier year's), and
    reversals without an original. Rules: domain reference V1 to V3.
    """
    linked = list(lines)
    vouchers: dict[str, str] | None = None
    for index, line in enumerate(lines):
        if line.amount_fen >= 0 or not (line.reversal_of or _WORDS.search(line.summary)):
            continue
        if vouchers is None:  # most files have no reversal, and need no list
            vouchers = {key(each.voucher_no): each.voucher_no for each in lines if each.amount_fen > 0}
            vouchers.pop("", None)
        original = vouchers.get(key(line.reversal_of), "") if line.reversal_of else _named(line, vouchers)
        cell = line.reversal_of or line.summary
        if original:
            tally.add("reversals_linked", line.row, severity="assumed", cell=cell, fen=line.amount_fen)
        elif line.reversal_of:
            tally.add("reversals_of_others", line.row, severity="assumed", cell=cell, fen=line.amount_fen)
        else:
            tally.add("reversals_unmatched", line.row, cell=cell, fen=line.amount_fen)
        if original and not line.reversal_of:
            linked[index] = replace(line, reversal_of=original)
    return linked


def _named(line: LedgerLine, vouchers: dict[str, str]) -> str:
    """The voucher that a summary names (冲销记-0001号), or the line's own number where a payment bears it too."""
    for text in _NUMBER_IN_TEXT.findall(_WORDS.sub(" ", line.summary)):
        if original := vouchers.get(key(_UNIT_OF_NUMBER.sub("", text))) or vouchers.get(key(text)):
            return original
    return vouchers.get(key(line.voucher_no), "")
