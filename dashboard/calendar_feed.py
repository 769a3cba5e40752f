"""The route of calendar feeds: /calendar/TOKEN.ics, for calendar programs, which hold no sign-in cookie."""

from __future__ import annotations

import re

from starlette.requests import Request
from starlette.responses import PlainTextResponse, Response
from starlette.routing import Route

from dashboard.body import body_name
from dashboard.clock import today
from dashboard.feeds import meetings_calendar
from dashboard.identity import viewer_of_link
from data.rules.roles import Permission, can

PATH = re.compile(r"/calendar/[\w-]{43}\.ics", re.ASCII)  # exactly what the gate lets through


def address(home: str, token: str) -> str:
    """The feed's address under the address of the dashboard."""
    return f"{home.rstrip('/')}/calendar/{token}.ics"


def _feed(request: Request) -> Response:
    """The feed of the token's account. What is unknown, ended or disabled is not there, and the three are not told
    apart. A client that asks again gets the whole only if something changed.
    """
    viewer = viewer_of_link(request.path_params["token"])
    if viewer is None or not (can(viewer, Permission.READ_MEETINGS) and can(viewer, Permission.READ_NOTICES)):
        return PlainTextResponse("not found", status_code=404, headers={"cache-control": "no-store"})
    tag = f'"{meetings_calendar.tag(viewer, today=today())}"'
    headers = {"etag": tag, "cache-control": "private, no-cache"}  # kept by the client, and asked for again each time
    if tag in request.headers.get("if-none-match", ""):
        return Response(status_code=304, headers=headers)
    home = str(request.base_url).rstrip("/")
    feed = meetings_calendar.ics(viewer, today=today(), body=body_name(), home=home)
    return Response(feed, media_type="text/calendar; charset=utf-8", headers=headers)


routes = [Route("/calendar/{token}.ics", _feed)]
