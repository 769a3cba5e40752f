"""Streamlit's scripts and styles, compressed once a process and kept; and the browser told early which it will want.

Streamlit sends them as they are: some 9 MB for a first page with a chart. Their names carry a hash of what is in them, so
a browser keeps them for a year. Only gzip: browsers take brotli and zstd over https alone, and an intranet may have none.
"""

from __future__ import annotations

import gzip
import mimetypes
import re
from functools import cache
from pathlib import Path

import streamlit
from starlette.concurrency import run_in_threadpool
from starlette.datastructures import Headers, MutableHeaders
from starlette.responses import Response
from starlette.types import ASGIApp, Message, Receive, Scope, Send

FOLDER = Path(streamlit.__file__).parent / "static"
COMPRESSIBLE = {".css", ".js", ".json", ".svg", ".ttf"}  # the rest, woff2 and pictures, is compressed as it is
FIRST = ("StreamlitMarkdown.*.js", "arrowFormatUtils.*.js", "DataFrame.*.js", "PlotlyChart.*.js")
WITH_CHARTS = ("/spending",)  # pages that will ask for all of FIRST, and only after a round of messages
SIGN_IN = "/sign-in"
_IMPORT = re.compile(r'\b(?:from|import)\s?"\./([^"]+\.js)"')


class StoredAssets:
    """Answers for Streamlit's static files, and adds Link headers to pages; all else is passed on."""

    def __init__(self, app: ASGIApp) -> None:
        self.app = app

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        if scope["type"] != "http" or scope["method"] not in ("GET", "HEAD"):
            return await self.app(scope, receive, send)
        path = scope["path"]
        if path in _assets() and "gzip" in Headers(scope=scope).get("accept-encoding", ""):
            response = Response(await run_in_threadpool(compressed, path), headers=_headers(path))
            return await response(scope, receive, send)
        link = links(path)
        return await self.app(scope, receive, _adding(send, link) if link else send)


@cache
def compressed(path: str) -> bytes:
    """A static file by its address, compressed as well as gzip can: once, so the time is well spent."""
    return gzip.compress(_assets()[path].read_bytes(), compresslevel=9, mtime=0)


def links(path: str) -> str:
    """The Link header of a page: what it will ask for only later. While somebody types a password, the line is free."""
    if path == SIGN_IN:
        return ", ".join(f"<{asset}>; rel=prefetch" for asset in (*_first_scripts(), *_wanted_later()))
    if path in WITH_CHARTS:
        return ", ".join(f"<{asset}>; rel=modulepreload" for asset in _wanted_later())
    return ""


@cache
def _assets() -> dict[str, Path]:
    """Address -> file. Only what is listed here is ever opened, whatever an address says."""
    files = (file for file in (FOLDER / "static").rglob("*") if file.suffix in COMPRESSIBLE)
    return {f"/{file.relative_to(FOLDER).as_posix()}": file for file in files}


@cache
def _first_scripts() -> tuple[str, ...]:
    """The scripts and styles that Streamlit's own page names."""
    page = (FOLDER / "index.html").read_text(encoding="utf-8")
    return tuple(asset for asset in _assets() if f'".{asset}"' in page)


@cache
def _wanted_later() -> tuple[str, ...]:
    """The scripts of FIRST and all that they import, but for what the page names itself."""
    found = [asset for pattern in FIRST for asset in sorted(_assets()) if Path(asset).match(pattern)]
    for asset in found:  # grows while it is walked
        text = _assets()[asset].read_text(encoding="utf-8")
        imported = (f"/static/js/{name}" for name in _IMPORT.findall(text))
        found += [other for other in dict.fromkeys(imported) if other in _assets() and other not in found]
    named = set(_first_scripts())
    return tuple(asset for asset in found if asset not in named)


def _headers(path: str) -> dict[str, str]:
    return {
        "content-type": mimetypes.guess_type(path)[0] or "application/octet-stream",
        "content-encoding": "gzip",
        "vary": "accept-encoding",
        "cache-control": "public, max-age=31536000, immutable",
    }


def _adding(send: Send, link: str) -> Send:
    async def send_with_link(message: Message) -> None:
        if message["type"] == "http.response.start" and message["status"] == 200:
            MutableHeaders(scope=message).append("link", link)
        await send(message)

    return send_with_link
