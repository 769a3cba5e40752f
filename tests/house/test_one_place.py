"""What may happen in one place only, because a mistake there shows one person what another may see."""

from __future__ import annotations

import ast
from collections.abc import Callable

from tests.house.reading_code import Module, dotted, modules

IN_NO_ADDRESS = "dashboard/parts/opinion_receipt.py"  # a receipt in an address would be remembered by the browser


def test_only_caching_caches():
    """Streamlit's caches are shared by everybody, and an argument that begins with _ leaves the key."""
    found = _where(lambda node: dotted(node).startswith("st.cache_"), but="dashboard/caching.py")
    assert not found, f"Put the cached function into dashboard/caching.py, keyed by what the viewer may see: {found}"


def test_only_identity_makes_a_viewer():
    found = _where(
        lambda node: isinstance(node, ast.Call) and dotted(node.func).rpartition(".")[2] == "Viewer",
        but="dashboard/identity.py",
    )
    assert not found, f"Take the viewer as an argument; only a verified sign-in makes one: {found}"


def test_filters_live_in_the_address_and_not_in_the_session():
    found = _where(lambda node: dotted(node) == "st.session_state", but="dashboard/parts/filters.py")
    found = [place for place in found if not place.startswith(IN_NO_ADDRESS)]
    assert not found, f"Use parts/filters.py: a page can be sent to a colleague: {found}"


def test_nobody_writes_raw_html():
    found = _where(lambda node: isinstance(node, ast.keyword) and node.arg == "unsafe_allow_html")
    found += _where(lambda node: dotted(node) in {"st.html", "st.components.v1.html"})
    assert not found, f"Use Streamlit's own parts: {found}"


def test_cases_and_findings_are_selected_in_one_place():
    """A page, an export or a search that begins elsewhere could show a case before its unit was heard."""
    begun = {"select", "query", "get", "get_one", "exists"}
    found = [
        m.at(node)
        for m in modules("queries", "dashboard")
        if m.path != "queries/visible.py"
        for node in ast.walk(m.tree)
        if isinstance(node, ast.Call) and dotted(node.func).rpartition(".")[2] in begun
        if any(dotted(argument) in {"Lead", "Finding"} for argument in node.args)
    ]
    assert not found, f"Begin with visible.leads or visible.findings: {found}"


def _where(is_it: Callable[[ast.AST], bool], but: str = "") -> list[str]:
    return [m.at(node) for m in modules("dashboard") if m.path != but for node in ast.walk(m.tree) if is_it(node)]


def test_these_tests_find_what_they_look_for():
    text = 'import streamlit as st\nst.session_state["a"] = 1\n@st.cache_data\ndef f(): st.html("")\n'
    sample = Module("sample.py", text, ast.parse(text))
    found = {dotted(node) for node in ast.walk(sample.tree)}
    assert {"st.session_state", "st.cache_data", "st.html"} <= found
