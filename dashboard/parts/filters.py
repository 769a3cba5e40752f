"""Filters that live in the address, so that a page can be sent to a colleague, who sees what she may see.

The address holds codes, not words: a link made in Chinese opens in English. (Streamlit's own binding writes the label
that is shown.) This is the one file that touches st.session_state, and only to let the address have the last word.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import date

import streamlit as st

from dashboard.i18n import t
from dashboard.parts.plain import escaped
from data.errors import RuleBroken
from data.rules.money import parse_amount

PAGE = "page"  # goes back to the first page whenever another filter changes


def choice(name: str, title: str, options: Sequence[str], say: Callable[[str], str]) -> str:
    """A list to choose from. The first option is the default and is left out of the address."""
    wanted = _given(name, options[0])
    value = wanted if wanted in options else options[0]
    st.session_state[_key(name)] = value
    st.selectbox(title, options, format_func=say, key=_key(name), on_change=_to_address, args=(name, options[0]))
    return value


def segments(name: str, title: str, options: Sequence[str], say: Callable[[str], str]) -> str:
    """A few options side by side. The first is the default and is left out of the address."""
    wanted = _given(name, options[0])
    value = wanted if wanted in options else options[0]
    st.session_state[_key(name)] = value
    st.segmented_control(
        title, options, format_func=say, key=_key(name), required=True, on_change=_to_address, args=(name, options[0])
    )
    return value


def words(name: str, title: str, *, hint: str = "") -> str:
    """Words to look for; empty for none."""
    value = _given(name)
    st.session_state[_key(name)] = value
    st.text_input(
        title,
        key=_key(name),
        type="search",
        placeholder=hint,
        icon=":material/search:",
        on_change=_to_address,
        args=(name, ""),
    )
    return value.strip()


def entry(name: str, title: str) -> str:
    """One value typed whole, such as a name; empty for none."""
    value = _given(name)
    st.session_state[_key(name)] = value
    st.text_input(title, key=_key(name), on_change=_to_address, args=(name, ""))
    return value.strip()


def yuan(name: str, title: str) -> int | None:
    """An amount typed in 元, answered in fen; None for none, and for what is no amount."""
    given = _given(name)
    try:
        read = parse_amount(given)
    except RuleBroken:
        read = None
    st.session_state[_key(name)] = given if read else ""
    st.text_input(title, key=_key(name), placeholder="0.00", on_change=_to_address, args=(name, ""))
    if given and read is None:
        st.caption(t("“{given}”不是金额，未按此筛选。", given=escaped(given)))
    return read.fen if read else None


def day(name: str, title: str, *, latest: date) -> date:
    """A day up to the latest, which is the default and is left out of the address."""
    try:
        value = min(date.fromisoformat(_given(name)), latest)
    except ValueError:
        value = latest
    st.session_state[_key(name)] = value
    st.date_input(
        title, max_value=latest, key=_key(name), width=200, on_change=_to_address, args=(name, latest.isoformat())
    )
    return value


def together() -> dict[str, str]:
    """All that the address holds, for a link that changes a part of it."""
    return {name: st.query_params[name] for name in st.query_params if name != PAGE}


def page(pages: int) -> int:
    """The page of a long list, counted from 1."""
    given = _given(PAGE, "1")
    value = min(max(int(given), 1), pages) if given.isdecimal() else 1
    if pages > 1:
        st.session_state[_key(PAGE)] = value
        st.pagination(pages, key=_key(PAGE), on_change=_to_address, args=(PAGE, 1))
    return value


def text(name: str) -> str:
    """What the address says under a name, for filters that have no widget of their own; empty for nothing."""
    return _given(name)


def number(name: str) -> int | None:
    """A whole number in the address, such as the id of a thing; None where there is none."""
    given = _given(name)
    return int(given) if given.isdecimal() and len(given) < 19 else None


def clear(*names: str) -> None:
    """A button that takes filters back, shown only where one of them is set."""
    if any(name in st.query_params for name in names) and st.button(
        t("清除筛选"), type="tertiary", icon=":material/filter_alt_off:"
    ):
        for name in (*names, PAGE):
            st.query_params.pop(name, None)
        st.rerun()


def offer(title: str, *, icon: str, key: str, **values: str) -> None:
    """A button that sets filters of the page that is open: Streamlit's link to it would leave the browser's address."""
    if st.button(title, icon=icon, key=key, type="tertiary"):
        narrow(**values)


def clicked(chart: str, name: str, *others: str) -> None:
    """The callback of a chart: set a filter to what stands behind the clicked bar as customdata, take others back."""
    points = st.session_state[chart]["selection"]["points"]
    behind = points[0].get("customdata") if points else None
    value = behind[0] if isinstance(behind, list) else behind
    if value:
        for each in (*others, PAGE):
            st.query_params.pop(each, None)
        _put(name, str(value), "")


def narrow(**values: str) -> None:
    """Set filters, and show the page anew."""
    for name, value in values.items():
        _put(name, value, "")
    st.query_params.pop(PAGE, None)
    st.rerun()


def _to_address(name: str, default: object) -> None:
    _put(name, str(st.session_state[_key(name)] or ""), str(default))
    if name != PAGE:
        st.query_params.pop(PAGE, None)


def _put(name: str, value: str, default: str) -> None:
    if value == default:
        st.query_params.pop(name, None)
    else:
        st.query_params[name] = value


def _given(name: str, default: str = "") -> str:
    """What the address holds, without zero bytes: no text of ours has any, and PostgreSQL takes none in a question."""
    return st.query_params.get(name, default).replace("\x00", "")


def _key(name: str) -> str:
    return f"filter-{name}"
