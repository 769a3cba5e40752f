"""The path above a spending page: from the whole to what is looked at, each step a link that widens."""

from __future__ import annotations

from typing import TYPE_CHECKING

import streamlit as st

from dashboard import labels
from dashboard.i18n import either, t
from dashboard.parts import links
from dashboard.parts.plain import escaped

if TYPE_CHECKING:
    from collections.abc import Mapping

    from streamlit.delta_generator import DeltaGenerator

    from queries.spending_filters import Wanted

UNDATED = "undated"  # in the address, for the lines whose date is unknown
STEPS = ("year", "month", "to", "unit", "code", "category")  # what the path says of the address
OF_THE_LIST = ("words", "order")  # set under the figures without drawing them, so that no link above them can know
_BELOW = ":material/chevron_right:"
Step = tuple[str, dict[str, str]]


def place() -> DeltaGenerator:
    """The line for a path, above what must be known first."""
    return st.container(horizontal=True, gap="xsmall", vertical_alignment="center")


def show(
    wanted: Wanted,
    names: Mapping[str, tuple[str, str]],
    *,
    address: Mapping[str, str],
    leaf: str = "",
    at: DeltaGenerator | None = None,
) -> None:
    """Links for all steps but the last. What else the address holds, such as a fund, stays as it is.

    `leaf` is a last step below what is wanted, for a page of its own; `at` a place that was kept for the path.
    """
    kept = {name: value for name, value in address.items() if name not in (*STEPS, *OF_THE_LIST)}
    steps = [*_steps(wanted, names), *([(leaf, {})] if leaf else [])]
    _links([(label, kept | query) for label, query in steps], at or place())


def below(leaf: str) -> None:
    """The path to a page of its own, straight below the whole."""
    _links([(t("经费"), {}), (leaf, {})], place())


def _links(steps: list[Step], at: DeltaGenerator) -> None:
    with at:
        for number, (label, query) in enumerate(steps[:-1]):
            links.to("spending", escaped(label), icon=_BELOW if number else "", **query)
        st.caption(f"{_BELOW} {escaped(steps[-1][0])}", width="content")


def _steps(wanted: Wanted, names: Mapping[str, tuple[str, str]]) -> list[Step]:
    query: dict[str, str] = {}
    steps: list[Step] = [(t("经费"), {})]

    def add(label: str, **more: str) -> None:
        query.update(more)
        steps.append((label, dict(query)))

    add(t("{year}年", year=wanted.year) if wanted.year else t("日期不明"), year=str(wanted.year or UNDATED))
    if wanted.month:
        to = {"to": str(wanted.last_month)} if wanted.last_month else {}
        add(labels.months(wanted.month, wanted.last_month), month=str(wanted.month), **to)
    if wanted.unit:
        add(wanted.unit, unit=wanted.unit)
    for code in dict.fromkeys((wanted.code[:3], wanted.code)) if wanted.code else ():
        add(code_name(code, names), code=code)
    if wanted.category:
        add(wanted.category, category=wanted.category)
    return steps


def code_name(code: str, names: Mapping[str, tuple[str, str]]) -> str:
    """302 商品和服务支出; that it is not recognised where no edition knows it."""
    name = either(*names.get(code, ("", "")))
    return f"{code} {name}" if name else t("未识别科目")


def kind_name(spend_type: str) -> str:
    """基本支出, 项目支出, or that the ledger does not say."""
    return labels.spend_type("" if spend_type == "?" else spend_type)
