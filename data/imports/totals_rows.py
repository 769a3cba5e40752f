"""Totals printed in a ledger: never lines, always checks. 合计, 总计, 小计, 本页合计, 累计, 其中; Total, Subtotal."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import accumulate
from typing import Literal

from data.imports.layouts import key

Kind = Literal["grand", "block", "running", "part", "unnamed"]

_EXACT: dict[str, Kind] = {
    **dict.fromkeys(
        ("合计", "总计", "总合计", "共计", "合计数", "总计数", "总金额", "支出合计", "支出总计", "全年合计"), "grand"
    ),
    **dict.fromkeys(("total", "totals", "sum", "grandtotal", "overalltotal"), "grand"),
    **dict.fromkeys(
        ("小计", "本页合计", "本页小计", "分页合计", "本日合计", "本月合计", "本季合计", "本期合计"), "block"
    ),
    **dict.fromkeys(("subtotal", "pagetotal"), "block"),
    **dict.fromkeys(
        ("累计", "累计数", "本年累计", "本月累计", "本期累计", "年度累计", "承前页", "过次页", "runningtotal"),
        "running",
    ),
}
_ENDINGS: tuple[tuple[str, Kind], ...] = (
    ("小计", "block"), ("合计", "block"), ("总计", "block"), ("汇总", "block"), ("累计", "running"),
)  # fmt: skip
_BRACKETS = re.compile(r"[(（].*?[)）].*$", re.DOTALL)


@dataclass(frozen=True, slots=True)
class PrintedTotal:
    """A total as printed: its row, label and amount, and how many lines stand above it."""

    row: int
    label: str
    kind: Kind
    fen: int
    lines_above: int
    cell: str
    rounding_fen: int = 0  # of its own, where it prints another unit than the lines


@dataclass(frozen=True, slots=True)
class Checked:
    """A printed total beside the sum of the lines that it stands for; `agrees` is within the file's own rounding."""

    printed: PrintedTotal
    sum_fen: int
    lines: int
    agrees: bool

    @property
    def difference_fen(self) -> int:
        return self.printed.fen - self.sum_fen


def total_kind(label: str, *, bare: bool) -> Kind | None:
    """What kind of total a label names, or None.

    `bare` says that the row holds nothing but the label and figures. Only then is an ending enough (办公费小计, Housing
    Total): 付某某等合计 is also how a payment is described, and a payee may be called Total Gas.
    """
    name = key(_BRACKETS.sub("", label))
    if not name:
        return None
    if name.startswith("其中"):
        return "part"
    if name in _EXACT:
        return _EXACT[name]
    if bare:
        for ending, kind in _ENDINGS:
            if name.endswith(ending):
                return kind
        if label.casefold().rstrip(" :").endswith(" total"):
            return "block"
    return None


def tolerance_fen(lines: int, rounding_fen: int) -> int:
    """How far a printed total may be from the sum of its lines.

    One fen, and another for each thousand lines, since files that were rounded line by line drift with their length;
    or the file's own rounding where it prints 万元 (domain reference 8.3 and V11), if that is more.
    """
    return max(1 + lines // 1000, rounding_fen)


def check(totals: Sequence[PrintedTotal], fens: Sequence[int], *, rounding_fen: int = 0) -> Iterator[Checked]:
    """Each printed total beside its lines. 其中 rows are parts of another row and are checked against nothing.

    A single 合计 is the total of the sheet, at the top or at the bottom; 累计 is the sum from the start. Any other
    stands for a run of lines right above it, or right below it, that ends at another total or at the sheet's edge.
    """
    sums = [0, *accumulate(fens)]
    edges = sorted({0, len(fens), *(total.lines_above for total in totals if total.kind != "part")})
    labels = Counter(key(total.label) for total in totals)
    for total in totals:
        if total.kind == "part":
            continue
        first: Checked | None = None
        for start, end in _runs(total, edges, len(fens), only_one=labels[key(total.label)] == 1):
            lines, found = end - start, sums[end] - sums[start]
            agrees = abs(total.fen - found) <= tolerance_fen(lines, max(rounding_fen, total.rounding_fen))
            checked = Checked(total, found, lines, agrees)
            first = first or checked
            if agrees:
                first = checked
                break
        yield first or Checked(total, 0, 0, total.fen == 0)


def _runs(total: PrintedTotal, edges: Sequence[int], lines: int, *, only_one: bool) -> Iterator[tuple[int, int]]:
    """The runs of lines that a total may stand for, the likeliest first."""
    here = total.lines_above
    if total.kind == "running":
        yield 0, here
    elif total.kind == "grand" and only_one:
        yield 0, lines
    else:
        shortest = 2 if total.kind == "unnamed" else 1  # a bare figure equal to the line above it proves nothing
        at = bisect_left(edges, here)
        yield from ((edge, here) for edge in reversed(edges[:at]) if here - edge >= shortest)
        yield from ((here, edge) for edge in edges[at + 1 :] if edge - here >= shortest)
