"""One request to routes behind the gate, without a server: who is signed in is said by the test."""

from __future__ import annotations

import asyncio
from collections.abc import Mapping, Sequence
from concurrent.futures import ThreadPoolExecutor
from contextvars import copy_context
from dataclasses import dataclass
from typing import Any

from starlette.applications import Starlette
from starlette.middleware import Middleware
from starlette.routing import BaseRoute
from starlette.types import ASGIApp

from dashboard.gate import Gate, SecurityHeaders


@dataclass(frozen=True, slots=True)
class Answer:
    status: int
    headers: Mapping[str, str]
    body: bytes

    @property
    def text(self) -> str:
        return self.body.decode()


def ask(routes: Sequence[BaseRoute], path: str, *, cookie: str = "") -> Answer:
    """GET a path from these routes, with the gate and the headers that the whole application has."""
    return ask_app(
        Starlette(routes=routes, middleware=[Middleware(SecurityHeaders), Middleware(Gate)]), path, cookie=cookie
    )


def ask_app(app: ASGIApp, path: str, **headers: str) -> Answer:
    """GET a path from an application; `accept`, `cookie` and `encoding` are what the browser says."""
    names = {"accept": "accept", "cookie": "cookie", "encoding": "accept-encoding"}
    said = [(names[name].encode(), value.encode()) for name, value in headers.items()]
    bare, _, query = path.partition("?")
    scope = {
        "type": "http",
        "asgi": {"version": "3.0"},
        "http_version": "1.1",
        "method": "GET",
        "scheme": "http",
        "server": ("intranet.example", 80),
        "path": bare,
        "raw_path": bare.encode(),
        "root_path": "",
        "query_string": query.encode(),
        "headers": [(b"host", b"intranet.example"), *said],
    }
    sent: list[Any] = []

    async def run() -> None:
        async def receive() -> dict[str, Any]:
            return {"type": "http.request", "body": b"", "more_body": False}

        async def send(message: Any) -> None:
            sent.append(message)

        await app(scope, receive, send)

    with ThreadPoolExecutor(1) as beside:  # where no other test's browser has a loop of its own running
        beside.submit(copy_context().run, asyncio.run, run()).result()
    headers = {name.decode().lower(): value.decode() for name, value in sent[0]["headers"]}
    return Answer(sent[0]["status"], headers, b"".join(message.get("body", b"") for message in sent[1:]))
