"""A recorded budget as a workbook: the items that its page shows."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime

from dashboard import labels
from dashboard.feeds.workbooks import Cell, Table, made, yuan
from dashboard.i18n import either, speak, t
from data.database import reading
from data.rules.roles import Viewer
from queries import budgets
from queries.budgets import CHANGED


def items_xlsx(
    viewer: Viewer, *, record_id: int, unit: str, filters: Sequence[tuple[str, str]], at: datetime, only: str = ""
) -> bytes:
    """A row an item: those of a unit, and those that changed, where that is wanted. A transfer not told is empty."""
    speak(viewer.language)  # downloads are made in a thread of their own
    with reading() as db:
        found = budgets.items(db, viewer, record_id=record_id, unit=unit)
    items = [item for item in found if only != CHANGED or item.is_changed]
    rows: list[list[Cell]] = [
        [
            item.unit,
            item.code,
            either(item.name_zh, item.name_en),
            item.project,
            labels.spend_type(item.spend_type),
            yuan(item.original_fen),
            yuan(item.transfer_fen),
            yuan(item.change_fen),
            yuan(item.adjusted_fen),
        ]
        for item in items
    ]
    of_item = [t("单位"), t("科目编码"), t("科目"), t("项目"), t("支出类型")]
    heads = [*of_item, t("年初预算"), t("其中调剂"), t("增减"), t("调整预算")]
    return made([Table(t("年度预算"), heads, rows)], filters=filters, at=at)
