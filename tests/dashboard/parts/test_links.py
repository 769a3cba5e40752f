"""A link names a page that there is, and what its address should hold."""

from __future__ import annotations

import ast

import pytest
from streamlit.testing.v1 import AppTest

from dashboard import navigation
from tests.dashboard.reading_pages import links
from tests.house.reading_code import dotted, modules


def _page() -> None:
    from dashboard.parts import links

    links.to("notice", "查看", id=3, version=2)
    links.to("home", "首页")


def test_a_link_carries_what_the_address_should_hold():
    app = AppTest.from_function(_page).run()
    assert not app.exception
    assert links(app) == [("notice", "id=3&version=2"), ("", "")]


@pytest.fixture
def addresses() -> list[tuple[str, str]]:
    """Every links.to("…") in the code: where it stands, and the address."""
    return [
        (m.at(node), str(node.args[0].value))
        for m in modules("dashboard")
        for node in ast.walk(m.tree)
        if isinstance(node, ast.Call) and dotted(node.func) == "links.to" and isinstance(node.args[0], ast.Constant)
    ]


def test_every_link_leads_to_a_page_that_there_is(addresses):
    there = {row.address for row in navigation.PAGES}
    assert len(addresses) > 5
    assert [(where, address) for where, address in addresses if address not in there] == []
