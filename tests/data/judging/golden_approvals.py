"""Golden tables of approvals and of matters cut into pieces: R01 to R08."""

from __future__ import annotations

from collections.abc import Sequence

from tests.data.judging.making import D, Golden, bought, by, one, piece
from tests.judging import CLEAR, HIT, NC, NOT, a_row

TABLES: dict[str, Sequence[Golden]] = {
    "R01": [
        one("a leader's matter by a section head", HIT, amount_fen=500_001),
        one("exactly the head's own limit", CLEAR, amount_fen=500_000),
        one("by the leader", CLEAR, amount_fen=500_001, steps=by("副局长乙")),
        one("exactly the leader's limit", CLEAR, amount_fen=2_000_000, steps=by("副局长乙")),
        one("one fen above it", HIT, amount_fen=2_000_001, steps=by("副局长乙")),
        one("by the column of the leader", CLEAR, amount_fen=600_000, steps=by("不知名", role="leader")),
        one("somebody without a known post", NOT, amount_fen=600_000, steps=by("不知名")),
        one("nobody: R04's question", NC, steps=[]),
        one("no tiers recorded", NOT, but=("approval_tiers",)),
        one("before the first tiers", NOT, paid_on=D(2011, 12, 31), amount_fen=600_000),
        one("another currency", NOT, amount_fen=600_000, currency="GBP"),
        Golden("the whole matter counts", [a_row(amount_fen=300_000, matter="事项1")] * 2, (HIT, HIT)),
    ],
    "R02": [
        one("a day after", HIT, steps=by("科长甲", D(2026, 3, 6))),
        one("the same day", CLEAR),
        one("no day of approval", NOT, steps=by("科长甲", None)),
        one("nobody approved", NOT, steps=[]),
        one("no day of payment", NOT, paid_on=None, occurred_on=D(2026, 3, 1), fiscal_year=2026, steps=by("科长甲")),
        one("pay", NC, econ_code="30101", steps=by("科长甲", D(2026, 3, 6))),
    ],
    "R03": [
        one("the handler", HIT, handler="科长甲"),
        one("the claimant", HIT, claimant="科 长甲"),
        one("the payee", HIT, payee="科长甲", payee_is_person=True),
        one("three people", CLEAR),
        one("countersigned by another", CLEAR, handler="科长甲", steps=by("科长甲") + by("副局长乙")),
        one("nobody approved: R04's question", NC, steps=[]),
        one("before the law of 1999", NOT, paid_on=D(2000, 6, 29), handler="科长甲", steps=by("科长甲", D(2000, 6, 1))),
    ],
    "R04": [
        one("nobody", HIT, steps=[]),
        one("somebody", CLEAR),
        one("a step without its column", NOT, amount_fen=600_000, steps=by("副局长乙")),
        one("no tiers recorded", NOT, but=("approval_tiers",), steps=[]),
        one("before the first tiers", NOT, paid_on=D(2011, 12, 31), steps=[]),
    ],
    "R05": [
        one("no decision", HIT, amount_fen=2_000_001),
        one("exactly below", NC, amount_fen=2_000_000),
        one("decided before", CLEAR, amount_fen=2_000_001, decision="党委会", decided_on=D(2026, 3, 5)),
        one("decided a day later", HIT, amount_fen=2_000_001, decision="党委会", decided_on=D(2026, 3, 6)),
        one("a meeting without a day", NOT, amount_fen=2_000_001, decision="党委会"),
        one("before the first tiers", NOT, paid_on=D(2011, 12, 31), amount_fen=2_000_001),
    ],
    "R06": [
        one("the day after the last", HIT, steps=by("科长丁", D(2025, 4, 1))),
        one("the last day", CLEAR, steps=by("科长丁", D(2025, 3, 31))),
        one("in post", CLEAR),
        one("no such person", NOT, steps=by("不知名")),
        one("no day", NOT, steps=by("科长甲", None)),
        one("no posts recorded", NOT, but=("posts",)),
        one("before the first post", HIT, steps=by("科长甲", D(2009, 12, 31))),
    ],
    "R07": [
        Golden("seven days apart", [piece(300_000, 5), piece(300_000, 12)], (HIT, HIT)),
        Golden("eight days apart", [piece(300_000, 5), piece(300_000, 13)], (CLEAR, CLEAR)),
        Golden("together exactly the limit", [piece(250_000, 5), piece(250_000, 6)], (CLEAR, CLEAR)),
        Golden("together a fen above", [piece(250_000, 5), piece(250_001, 6)], (HIT, HIT)),
        Golden("week after week", [piece(300_000, day) for day in (5, 10, 15)], (HIT, HIT, HIT)),
        Golden("a payee blacked out", [piece(300_000, day, payee="王**") for day in (5, 6)], (NOT, NOT)),
        Golden("another payee", [piece(300_000, 5), piece(300_000, 6, payee="乙店")], (CLEAR, CLEAR)),
        Golden("another section", [piece(300_000, 5), piece(300_000, 6, econ_code="30202")], (CLEAR, CLEAR)),
        Golden("under a contract", [piece(300_000, 5, contract_no="1"), piece(300_000, 6, contract_no="1")], (NC, NC)),
        Golden("electricity", [piece(300_000, 5, econ_code="30206"), piece(300_000, 6, econ_code="30206")], (NC, NC)),
        Golden("one matter", [piece(300_000, 5, matter="1"), piece(300_000, 6, matter="1")], (CLEAR, CLEAR)),
        Golden("no tiers", [piece(300_000, 5), piece(300_000, 6)], (NOT, NOT), ("approval_tiers",)),
        Golden(
            "before the first tiers",
            [a_row(amount_fen=300_000, paid_on=D(2011, 3, 5)), a_row(amount_fen=300_000, paid_on=D(2011, 3, 6))],
            (NOT, NOT),
        ),
        Golden("taken back", [piece(300_000, 5, voucher_no="1"), piece(300_000, 6), piece(-300_000, 7, reversal_of="1")],
               (NC, CLEAR, NC)),
    ],
    "R08": [
        Golden("a fen above", [bought(100_000_000), bought(100_000_001)], (HIT, HIT)),
        Golden("exactly the amount", [bought(100_000_000), bought(100_000_000)], (CLEAR, CLEAR)),
        Golden("tendered openly", [bought(300_000_000, procurement="公开招标")], (NC,)),
        Golden("two years", [bought(150_000_000), bought(150_000_000, paid_on=D(2025, 3, 5))], (CLEAR, CLEAR)),
        Golden("does not say how", [bought(300_000_000, procurement="")], (NOT,)),
        Golden("before the regulation", [bought(300_000_000, paid_on=D(2015, 2, 27))], (NOT,)),
        Golden("before the amount", [bought(300_000_000, paid_on=D(2019, 12, 30))], (NOT,)),
        Golden("running costs", [bought(300_000_000, project="")], (NC,)),
    ],
}  # fmt: skip
