"""Nothing is served to who has not signed in: not a page, a file, nor the socket that pages are drawn through."""

from __future__ import annotations

from urllib.parse import quote

from starlette.concurrency import run_in_threadpool
from starlette.datastructures import MutableHeaders
from starlette.requests import HTTPConnection
from starlette.responses import PlainTextResponse, RedirectResponse
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from dashboard.calendar_feed import PATH as CALENDAR
from dashboard.identity import COOKIE, viewer_of

OPEN_PATHS = ("/sign-in", "/healthz", "/static/", "/favicon")  # the sign-in itself; scripts and fonts hold no data

_HEADERS = {
    "x-content-type-options": "nosniff",
    "x-frame-options": "DENY",
    "referrer-policy": "same-origin",
    "cross-origin-opener-policy": "same-origin",
    "permissions-policy": "camera=(), microphone=(), geolocation=()",
}


def _is_feed(scope: Scope) -> bool:
    """A calendar's address carries a token of its own, and says itself how it may be kept."""
    return scope["type"] == "http" and CALENDAR.fullmatch(scope["path"]) is not None


class Gate:
    """Asks for a valid sign-in before anything else: documents are sent to the sign-in page, all else is refused."""

    def __init__(self, app: ASGIApp) -> None:
        self.app = app

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        if scope["type"] not in ("http", "websocket") or scope["path"].startswith(OPEN_PATHS) or _is_feed(scope):
            return await self.app(scope, receive, send)
        token = HTTPConnection(scope).cookies.get(COOKIE)
        if await run_in_threadpool(viewer_of, token):
            return await self.app(scope, receive, send)
        if scope["type"] == "websocket":
            return await send({"type": "websocket.close", "code": 4401})
        accepts = HTTPConnection(scope).headers.get("accept", "")
        if scope["method"] == "GET" and "text/html" in accepts:
            query = scope.get("query_string", b"").decode("latin-1")
            wanted = scope["path"] + (f"?{query}" if query else "")
            response = RedirectResponse(f"/sign-in?next={quote(wanted)}", status_code=303)
            return await response(scope, receive, send)
        return await PlainTextResponse("sign in first", status_code=401)(scope, receive, send)


class SecurityHeaders:
    """The same headers on every answer; pages and data are kept by no cache on the way."""

    def __init__(self, app: ASGIApp) -> None:
        self.app = app

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        async def send_with_headers(message: Message) -> None:
            if message["type"] == "http.response.start":
                headers = MutableHeaders(scope=message)
                for name, value in _HEADERS.items():
                    headers[name] = value
                if not scope["path"].startswith("/static/") and not _is_feed(scope):
                    headers["cache-control"] = "no-store"
            await send(message)

        await self.app(scope, receive, send_with_headers if scope["type"] == "http" else send)
