"""Red lines and what they take back: rules look at what is left. Both lines stay visible."""

from __future__ import annotations

from collections import defaultdict

import pandas as pd

_LIKE = ("file_id", "econ_code", "payee", "unit")


def net_amounts(lines: pd.DataFrame) -> pd.Series:
    """Each line's amount in fen less what later took it back. A red line that names its original comes to 0 with it; one
    whose original is not among the lines keeps its own amount below zero. A cancelled line comes to 0.

    Several lines may stand on the voucher that is named: taken is the one of the same file, section and payee, of the
    very amount if there is one, else the largest. Rule: domain reference 4.1 and V1 to V3.
    """
    net = lines["amount_fen"].mask(lines["cancelled"], 0).copy()
    red = lines[(net < 0) & (lines["reversal_of"] != "")]
    if red.empty:
        return net
    named = lines[lines["voucher_no"].isin(red["reversal_of"].unique()) & (lines["amount_fen"] > 0)]
    originals: dict[str, list[int]] = defaultdict(list)
    for place, voucher in named["voucher_no"].items():
        originals[voucher].append(place)
    left = {place: int(net[place]) for place in named.index}
    marks = {place: tuple(cells) for place, *cells in named[list(_LIKE)].itertuples()}
    for place, voucher, fen, *own in red[["reversal_of", "amount_fen", *_LIKE]].itertuples():
        open_ones = [
            (sum(a == b for a, b in zip(marks[each], own, strict=True)), left[each] == -fen, left[each], each)
            for each in originals[voucher]
            if left[each] > 0
        ]
        if not open_ones:
            continue
        original = max(open_ones)[-1]
        taken = min(left[original], -int(fen))
        left[original] -= taken
        net[original] = left[original]
        net[place] = int(fen) + taken
    return net


def matter_totals(lines: pd.DataFrame) -> pd.Series:
    """What the whole matter (事项) of each line comes to, net in fen: the lines of one matter number, else of one voucher."""
    voucher = (lines["file_id"].astype("str") + "|" + lines["voucher_no"]).where(lines["voucher_no"] != "", "")
    alone = "line " + lines["id"].astype("str")
    whole = lines["matter"].where(lines["matter"] != "", voucher)
    return lines.groupby(whole.where(whole != "", alone), sort=False)["net_fen"].transform("sum")


def matters(lines: pd.DataFrame) -> pd.Series:
    """The matter number of each line; a line that names none is a matter of its own."""
    return lines["matter"].where(lines["matter"] != "", "line " + lines["id"].astype("str"))
