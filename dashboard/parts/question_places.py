"""Where a question stands: the line or the total that it is about, in words, and the way there."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING

from dashboard import labels
from dashboard.i18n import t
from dashboard.parts import links, spending_path

if TYPE_CHECKING:
    from data.rules.questions import Figure
    from queries.question_places import AskedLine


def said(figure: Figure, *, names: Mapping[str, tuple[str, str]] | None = None) -> str:
    """The total: year, month, unit and code, with the code's name where names are given. Of a line no more than that."""
    if figure.line_id is not None:
        return t("关于一笔支出")
    code = figure.code and (spending_path.code_name(figure.code, names) if names else figure.code)
    period = labels.period(figure.year, figure.month)
    return " · ".join(each for each in (period, figure.unit or t("全局"), code) if each)


def line(asked: AskedLine) -> str:
    """The payment, with its amount in its own currency."""
    labels.count_in(asked.currency)
    day = asked.line.paid_on.isoformat() if asked.line.paid_on else t("日期不明")
    amount = labels.money(asked.line.amount_fen, big=False)
    return " · ".join(each for each in (day, asked.line.unit, asked.line.summary, amount) if each)


def to(figure: Figure, label: str) -> None:
    """A link to the page of the line, or to the spending page narrowed to the total; questions stand there."""
    icon = ":material/arrow_forward:"
    if figure.line_id is not None:
        links.to("line", label, icon=icon, id=figure.line_id)
        return
    address = {"currency": figure.currency, "month": figure.month, "unit": figure.unit, "code": figure.code}
    given = {name: value for name, value in address.items() if value}
    links.to("spending", label, icon=icon, year=figure.year or spending_path.UNDATED, **given)
