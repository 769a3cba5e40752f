"""The whole application: Streamlit's pages behind the sign-in, with our own routes beside them."""

from __future__ import annotations

import gc
import logging
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from pathlib import Path
from typing import Any

import streamlit as st
from starlette.middleware import Middleware
from starlette.middleware.gzip import GZipMiddleware
from starlette.requests import Request
from starlette.responses import PlainTextResponse
from starlette.routing import Route

from dashboard.attached_files import routes as file_routes
from dashboard.calendar_feed import routes as calendar_routes
from dashboard.gate import Gate, SecurityHeaders
from dashboard.parts import problem_notes
from dashboard.print_pages import routes as print_routes
from dashboard.sign_in import routes as sign_in_routes
from dashboard.stored_assets import StoredAssets
from dashboard.text_size import ReadersTextSize
from data.database import reading
from queries import freshness


def healthy(_: Request) -> PlainTextResponse:
    """For a monitor: answers only if the database does."""
    with reading() as db:
        freshness.latest(db)
    return PlainTextResponse("ok")


@asynccontextmanager
async def _lifespan(_: Any) -> AsyncIterator[None]:
    # Streamlit turns uvicorn's log of requests on again. It would hold who read what, and the tokens of calendar feeds.
    logging.getLogger("uvicorn.access").disabled = True
    gc.freeze()  # what is loaded by now stays: the collector need not walk it again
    yield


app = st.App(
    Path(__file__).with_name("app.py"),
    lifespan=_lifespan,
    on_script_error=problem_notes.unexpected,
    routes=[Route("/healthz", healthy), *sign_in_routes, *print_routes, *file_routes, *calendar_routes],
    middleware=[
        Middleware(SecurityHeaders),
        Middleware(StoredAssets),
        Middleware(GZipMiddleware, minimum_size=1024),
        Middleware(Gate),
        Middleware(ReadersTextSize),
    ],
)
