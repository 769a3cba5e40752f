"""Attachments as files, on a route of their own: to those who may see what they belong to, and never run in a page."""

from __future__ import annotations

from urllib.parse import quote

from starlette.requests import Request
from starlette.responses import PlainTextResponse, Response
from starlette.routing import Route

from dashboard import problems
from dashboard.clock import today
from dashboard.i18n import speak
from dashboard.identity import COOKIE, viewer_of
from data.database import reading
from data.errors import GongkaiError, NotAllowed
from queries import attachments


def _file(request: Request) -> Response:
    viewer = viewer_of(request.cookies.get(COOKIE))
    assert viewer is not None, "the gate lets nobody else pass"
    speak(viewer.language)
    try:
        with reading() as db:
            found = attachments.one(db, viewer, attachment_id=request.path_params["number"], today=today())
    except GongkaiError as refused:
        return PlainTextResponse(
            problems.sentence(refused), status_code=403 if isinstance(refused, NotAllowed) else 404
        )
    return Response(
        found.content,
        media_type=found.media_type,
        headers={
            "content-disposition": f"attachment; filename*=UTF-8''{quote(found.name, safe='')}",
            "content-security-policy": "default-src 'none'; sandbox",
        },
    )


routes = [Route("/files/{number:int}", _file)]
