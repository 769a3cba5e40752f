"""Two parts of the spending side by side as a workbook: what the page of the comparison shows."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import datetime

from dashboard import labels
from dashboard.feeds.spending import begin
from dashboard.feeds.workbooks import Cell, Table, made, yuan
from dashboard.i18n import either, t
from data.database import reading
from data.rules.roles import Viewer
from queries import spending_compare
from queries.spending_compare import UNIT, Compared
from queries.spending_filters import UNRECOGNISED, Wanted

Sides = tuple[Wanted, Wanted]


def compared_xlsx(
    viewer: Viewer, *, sides: Sides, each: str, filters: Sequence[tuple[str, str]], at: datetime
) -> bytes:
    """The first side, the second and the difference, by section or by unit."""
    begin(viewer, sides[0].currency)
    with reading() as db:
        found = spending_compare.compared(db, viewer, first=sides[0], second=sides[1], each=each)
    return made(difference(t("比较"), found, sides, each), filters=filters, at=at)


def difference(title: str, found: Compared, sides: Sides, each: str) -> Iterator[Table]:
    """A sheet of first less second, the largest first; none where one side is unknown and nothing can be compared."""
    if found.change_fen is None:
        return
    key = [t("单位")] if each == UNIT else [t("科目编码"), t("科目")]
    rows: list[list[Cell]] = [
        [
            *_named(row.key, either(row.name_zh, row.name_en), each),
            yuan(row.change_fen),
            yuan(row.first_fen),
            yuan(row.second_fen),
            row.change_fen / row.second_fen if row.second_fen > 0 else None,
        ]
        for row in found.rows.itertuples()
    ]
    yield Table(title, [*key, t("差额"), *map(_named_side, sides), t("变化")], rows)


def _named(key: str, name: str, each: str) -> list[str]:
    if each == UNIT:
        return [key or t("未注明单位")]
    return ["", t("未识别科目")] if key == UNRECOGNISED else [key, name]


def _named_side(side: Wanted) -> str:
    return f"{side.unit} {labels.period(side.year, side.month, side.last_month)}".strip()
