"""The reader's text size, set where Streamlit's own baseFontSize is: at the root, in which all its measures count.

That setting is the same for everybody, and Streamlit has none for one reader. So each page is sent with one rule for the
root element, and nothing of Streamlit's inside is touched. Charts, which count in pixels, stay as they are.
"""

from __future__ import annotations

from collections.abc import Mapping

from starlette.concurrency import run_in_threadpool
from starlette.datastructures import MutableHeaders
from starlette.requests import HTTPConnection
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from dashboard.identity import COOKIE, viewer_of
from data.rules.text_size import TextSize

PIXELS: Mapping[TextSize, int] = {TextSize.LARGE: 18, TextSize.LARGEST: 20}  # usual: .streamlit/config.toml
_OURS = ("/sign-", "/print/", "/files/")  # pages of our own, which need no rule of Streamlit's


class ReadersTextSize:
    """Puts the rule into Streamlit's page, for a reader who chose another size than the usual."""

    def __init__(self, app: ASGIApp) -> None:
        self.app = app

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        if _is_page(scope):
            viewer = await run_in_threadpool(viewer_of, HTTPConnection(scope).cookies.get(COOKIE))
            pixels = PIXELS.get(viewer.text_size) if viewer else None
            if pixels:
                send = _adding(send, rule(pixels))
                plain = [pair for pair in scope["headers"] if pair[0] != b"accept-encoding"]
                scope = {**scope, "headers": plain}  # Streamlit compresses some pages itself; ours is compressed later
        await self.app(scope, receive, send)


def _is_page(scope: Scope) -> bool:
    if scope["type"] != "http" or scope["method"] != "GET" or scope["path"].startswith(_OURS):
        return False
    return "text/html" in HTTPConnection(scope).headers.get("accept", "")


def rule(pixels: int) -> bytes:
    """The one rule; stronger than Streamlit's own, which comes later."""
    return f"<style>html {{ font-size: {pixels}px !important }}</style>".encode()


def _adding(send: Send, style: bytes) -> Send:
    """Holds a page back until all of it is there, and sends it with the rule at the end of its head."""
    start: list[Message] = []
    body = bytearray()

    async def send_with_rule(message: Message) -> None:
        if message["type"] == "http.response.start" and _is_html(message):
            start.append(message)
        elif message["type"] != "http.response.body" or not start:
            await send(message)
        else:
            body.extend(message.get("body", b""))
            if not message.get("more_body", False):
                page = bytes(body).replace(b"</head>", style + b"</head>", 1)
                MutableHeaders(scope=start[0])["content-length"] = str(len(page))
                await send(start[0])
                await send({"type": "http.response.body", "body": page})

    return send_with_rule


def _is_html(start: Message) -> bool:
    kind = MutableHeaders(scope=start).get("content-type", "")
    return start["status"] == 200 and kind.startswith("text/html")
