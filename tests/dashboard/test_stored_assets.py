"""Streamlit's static files are sent compressed, kept by browsers, and named early to who will want them."""

from __future__ import annotations

import asyncio
import gzip
from concurrent.futures import ThreadPoolExecutor
from typing import Any

from starlette.responses import PlainTextResponse

from dashboard import stored_assets
from dashboard.stored_assets import FOLDER, StoredAssets

CHART = f"/static/js/{next((FOLDER / 'static' / 'js').glob('PlotlyChart.*.js')).name}"


def _get(path: str, accept: str = "gzip") -> tuple[dict[str, str], bytes]:
    """The headers and the body that a browser is sent; what is beneath always answers "from beneath"."""
    sent: list[Any] = []

    async def send(message: Any) -> None:
        sent.append(message)

    async def receive() -> dict[str, str]:
        return {"type": "http.request"}

    headers = [(b"accept-encoding", accept.encode())]
    scope = {"type": "http", "method": "GET", "path": path, "headers": headers}
    answer = StoredAssets(PlainTextResponse("from beneath"))(scope, receive, send)
    with ThreadPoolExecutor(1) as apart:  # the browser of the stories keeps a loop running in this thread
        apart.submit(asyncio.run, answer).result()
    body = b"".join(message.get("body", b"") for message in sent)
    return {name.decode(): value.decode() for name, value in sent[0]["headers"]}, body


def test_a_script_comes_compressed_and_whole_and_may_be_kept_for_good():
    headers, body = _get(CHART, "gzip, br")
    assert gzip.decompress(body) == (FOLDER / CHART[1:]).read_bytes()
    assert headers["content-encoding"] == "gzip"
    assert "immutable" in headers["cache-control"]
    assert headers["content-type"].startswith("text/javascript")


def test_who_reads_no_gzip_is_answered_by_streamlit():
    assert _get(CHART, "identity")[1] == b"from beneath"


def test_only_files_that_streamlit_ships_are_opened():
    for path in ("/static/../../config.py", "/static/js/../../index.html", "/static/js/", "/spending"):
        assert _get(path)[1] == b"from beneath"


def test_a_script_is_compressed_once(monkeypatch):
    stored_assets.compressed.cache_clear()
    times: list[int] = []
    compress = gzip.compress

    def counted(*args: Any, **how: Any) -> bytes:
        times.append(1)
        return compress(*args, **how)

    monkeypatch.setattr(gzip, "compress", counted)
    for _ in range(3):
        _get(CHART)
    assert len(times) == 1


def test_pages_with_charts_name_the_chart_script_and_what_it_imports():
    link = _get("/spending")[0]["link"]
    assert f"<{CHART}>; rel=modulepreload" in link
    assert link.count("</static/js/") == link.count("<") > 10


def test_the_sign_in_page_lets_the_browser_fetch_while_the_password_is_typed():
    link = _get("/sign-in")[0]["link"]
    assert f"<{CHART}>; rel=prefetch" in link
    assert "/static/js/index." in link


def test_other_pages_are_left_as_they_are():
    assert "link" not in _get("/notices")[0]
