"""Each page is sent in the reader's own size; nothing else that is sent is touched."""

from __future__ import annotations

import gzip
from dataclasses import replace

import pytest
from starlette.applications import Starlette
from starlette.middleware import Middleware
from starlette.middleware.gzip import GZipMiddleware
from starlette.responses import HTMLResponse, PlainTextResponse
from starlette.routing import Mount, Route

from dashboard import text_size
from data.rules.text_size import TextSize
from tests.dashboard.asking import ask_app
from tests.people import EMPLOYEE

PAGE = "<html><head><title>x</title></head><body>" + "公开" * 1000 + "</body></html>"


@pytest.fixture
def app(monkeypatch):
    def made(size: TextSize) -> Starlette:
        monkeypatch.setattr(text_size, "viewer_of", lambda _: replace(EMPLOYEE, text_size=size))
        compressing = Starlette(
            routes=[Route("/{page}", lambda _: HTMLResponse(PAGE))], middleware=[Middleware(GZipMiddleware)]
        )
        routes = [
            Route("/print/x", lambda _: HTMLResponse(PAGE)),
            Route("/words", lambda _: PlainTextResponse(PAGE)),
            Route("/gone", lambda _: HTMLResponse(PAGE, status_code=404)),
            Mount("/", app=compressing),
        ]
        return Starlette(routes=routes, middleware=[Middleware(text_size.ReadersTextSize)])

    return made


def test_a_page_holds_the_rule_and_says_its_right_length(app):
    answer = ask_app(app(TextSize.LARGEST), "/notices", accept="text/html")
    assert answer.text == PAGE.replace("</head>", text_size.rule(20).decode() + "</head>")
    assert int(answer.headers["content-length"]) == len(answer.body)


def test_a_page_that_would_come_compressed_holds_it_too(app):
    answer = ask_app(app(TextSize.LARGE), "/notices", accept="text/html", encoding="gzip")
    assert b"font-size: 18px" in answer.body


def test_who_chose_nothing_gets_the_page_as_it_is(app):
    answer = ask_app(app(TextSize.USUAL), "/notices", accept="text/html", encoding="gzip")
    assert gzip.decompress(answer.body).decode() == PAGE


@pytest.mark.parametrize("path", ["/print/x", "/words", "/gone"])
def test_what_is_no_page_of_streamlit_stays_as_it_is(app, path):
    assert ask_app(app(TextSize.LARGEST), path, accept="text/html").text == PAGE


def test_who_asks_for_no_page_gets_no_rule(app):
    assert ask_app(app(TextSize.LARGEST), "/notices", accept="application/json").text == PAGE
