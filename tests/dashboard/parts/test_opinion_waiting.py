"""What waits is told in one card, and nothing where nothing waits."""

from __future__ import annotations

from streamlit.testing.v1 import AppTest

from queries.opinions import Waiting
from tests.dashboard.reading_pages import links, words


def _card(waiting):
    from dashboard.parts import opinion_waiting

    opinion_waiting.show(waiting)


def _draw(waiting: Waiting) -> AppTest:
    app = AppTest.from_function(_card, kwargs={"waiting": waiting}).run()
    assert not app.exception
    return app


def test_each_kind_of_thing_that_waits_has_its_line():
    app = _draw(Waiting(2, 1, 3, 1))
    said = words(app)
    for line in ("意见箱中有 2 件可以取出", "1 条意见等待分办", "3 条意见等待您核实", "您的 1 条意见有询问等待答复"):
        assert line in said
    assert [address for address, _ in links(app)] == ["opinions", "my-opinions"]


def test_an_author_who_is_asked_is_not_sent_to_the_work_list():
    app = _draw(Waiting(0, 0, 0, 1))
    assert [address for address, _ in links(app)] == ["my-opinions"]
    assert "意见箱" not in words(app)


def test_nothing_is_shown_where_nothing_waits():
    assert words(_draw(Waiting(0, 0, 0, 0))) == ""
