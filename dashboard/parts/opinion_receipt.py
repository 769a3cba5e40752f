"""The code of a form that is open on a page: made when the form is first drawn, gone once it is sent.

It may stand in no address, which browsers and proxies remember, so it lives in the memory of the visit. A form sent
twice by a double click carries the same code, and is one opinion.
"""

from __future__ import annotations

import streamlit as st

from data.rules import opinion_receipts

_SENT = "sent"


def held(form: str) -> str:
    """The code of a form; a new one the first time."""
    code: str = st.session_state.setdefault(_key(form), opinion_receipts.new())
    return code


def is_sent(form: str) -> bool:
    """Whether the form has been sent, and its code forgotten."""
    return bool(st.session_state.get(_key(form)) == _SENT)


def forget(form: str) -> None:
    """The form is sent: keep that, and not its code."""
    st.session_state[_key(form)] = _SENT


def begin_anew(form: str) -> None:
    """The next time it is drawn, the form is another one."""
    st.session_state.pop(_key(form), None)


def _key(form: str) -> str:
    return f"receipt-{form}"
