"""How often the rules are right where the answer is known: recall and precision on planted cases."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from data.judging.judge import Judged


@dataclass(frozen=True, slots=True)
class Case:
    """Vouchers planted for a rule to find, or, where `is_hit` is false, for it to let pass."""

    name: str
    rule: str
    is_hit: bool
    vouchers: frozenset[str]


@dataclass(frozen=True, slots=True)
class Checked:
    """One rule (R09 with all that stands under its heading). A case is found if every voucher of it is; `untouched` are
    lines in no case at all, `flagged` those of them that the rule hit.
    """

    rule: str
    cases: int
    found: int
    missed: tuple[str, ...]
    wrongly_hit: tuple[str, ...]  # cases that were to be let pass
    right: int  # vouchers hit and planted for it
    hit: int
    flagged: int
    untouched: int

    @property
    def recall(self) -> float | None:
        return self.found / self.cases if self.cases else None

    @property
    def precision(self) -> float | None:
        """Of the vouchers hit, the share that was planted for the rule."""
        return self.right / self.hit if self.hit else None

    @property
    def flagged_share(self) -> float:
        return self.flagged / self.untouched if self.untouched else 0.0


def check(
    judged: Judged, vouchers: Mapping[int, str], cases: Sequence[Case], rules: Sequence[str]
) -> tuple[Checked, ...]:
    """Compare findings with the cases, a heading each. `vouchers` is line id -> its number, of every line judged."""
    planted = frozenset().union(*(case.vouchers for case in cases if case.is_hit))
    untouched = {line for line, voucher in vouchers.items() if voucher not in planted}
    answers = []
    for rule in rules:
        lines = {line for each in judged.findings if each.rule[:3] == rule for line in each.lines}
        hit = {vouchers[line] for line in lines}
        wanted = [case for case in cases if case.rule == rule and case.is_hit]
        own = frozenset().union(*(case.vouchers for case in wanted))
        missed = tuple(case.name for case in wanted if not case.vouchers <= hit)
        answers.append(
            Checked(
                rule=rule,
                cases=len(wanted),
                found=len(wanted) - len(missed),
                missed=missed,
                wrongly_hit=tuple(
                    case.name for case in cases if case.rule == rule and not case.is_hit and case.vouchers & hit
                ),
                right=len(hit & own),
                hit=len(hit),
                flagged=len(lines & untouched),
                untouched=len(untouched),
            )
        )
    return tuple(answers)
