"""Print pages and PDFs, on routes beside the sign-in: behind the gate, and each with its own page's permission."""

from __future__ import annotations

from collections.abc import Callable
from urllib.parse import quote

from sqlalchemy.orm import Session
from starlette.requests import Request
from starlette.responses import HTMLResponse, Response
from starlette.routing import Route

from dashboard import labels, problems
from dashboard.body import body_name
from dashboard.clock import now, today
from dashboard.feeds import lead_paper, meeting_paper, notice_paper, paper_html, paper_pdf, spending_paper
from dashboard.feeds.paper import Paper
from dashboard.i18n import speak
from dashboard.identity import COOKIE, viewer_of
from data.database import reading
from data.errors import GongkaiError, NotAllowed, NotFound
from data.rules.roles import Permission, Viewer, must
from data.rules.subjects import Subject
from queries import attachments, leads, meetings, notice_fingerprints, notices, spending

# No script, no frame, nothing from elsewhere: whatever people wrote, it stays text.
_POLICY = "default-src 'none'; style-src 'self'; img-src 'self' data:; base-uri 'none'; form-action 'none'"
Maker = Callable[[Request, Viewer], Paper]


def _notice(request: Request, viewer: Viewer) -> Paper:
    must(viewer, Permission.READ_NOTICES)
    notice_id = _number(request)
    with reading() as db:
        page = notices.one(db, viewer, notice_id=notice_id, today=today())
        fingerprint = notice_fingerprints.current(db, viewer, notice_id=notice_id)
        names = _attached(db, viewer, Subject.NOTICE, notice_id)
    address = f"{_base(request)}/notice?id={notice_id}"
    return notice_paper.paper(page, fingerprint=fingerprint, address=address, printed=_printed(), attachments=names)


def _meeting(request: Request, viewer: Viewer) -> Paper:
    must(viewer, Permission.READ_MEETINGS)
    meeting_id = _number(request)
    with reading() as db:
        brief = meetings.brief(db, viewer, meeting_id=meeting_id, today=today())
        papers = _attached(db, viewer, Subject.MEETING, meeting_id)
    address = f"{_base(request)}/meeting?id={meeting_id}"
    return meeting_paper.paper(brief, issuer=body_name(), address=address, printed=_printed(), papers=papers)


def _lead(request: Request, viewer: Viewer) -> Paper:
    must(viewer, Permission.READ_SPENDING)
    lead_id = _number(request)
    with reading() as db:
        page = leads.one(db, viewer, lead_id=lead_id, today=today())
        files = _attached(db, viewer, Subject.LEAD, lead_id)
    address = f"{_base(request)}/lead?id={lead_id}"
    return lead_paper.paper(page, issuer=body_name(), address=address, printed=_printed(), files=files)


def _attached(db: Session, viewer: Viewer, subject: Subject, subject_id: int) -> list[str]:
    rows = attachments.listed(db, viewer, subject=subject, subject_id=subject_id, today=today())
    return [row.name for row in rows if row.removed_at is None and not row.photo_of]


def _spending(request: Request, viewer: Viewer) -> Paper:
    must(viewer, Permission.READ_SPENDING)
    wanted = spending_paper.asked(dict(request.query_params))
    labels.count_in(wanted.currency)
    issuer = body_name()
    with reading() as db:
        if wanted.currency not in spending.currencies(db, viewer):
            raise NotFound("scope_unknown")
        return spending_paper.paper(db, viewer, wanted=wanted, issuer=issuer, base=_base(request), printed=_printed())


def _route(path: str, make: Maker, *, as_pdf: bool) -> Route:
    def answer(request: Request) -> Response:
        viewer = viewer_of(request.cookies.get(COOKIE))
        assert viewer is not None, "the gate lets nobody else pass"
        speak(viewer.language)
        labels.count_in("")
        try:
            paper = make(request, viewer)
            return _pdf(paper) if as_pdf else _html(request, paper)
        except GongkaiError as refused:
            status = {NotAllowed: 403, NotFound: 404}.get(type(refused), 409)
            return _page(paper_html.refused(problems.sentence(refused)), status)

    return Route(path, answer)


def _html(request: Request, paper: Paper) -> Response:
    query = f"?{request.url.query}" if request.url.query else ""
    return _page(paper_html.html(paper, pdf=f"{request.url.path}.pdf{query}"))


def _pdf(paper: Paper) -> Response:
    name = quote(f"{paper.title}{paper.number}.pdf", safe="")
    headers = {"content-disposition": f"inline; filename*=UTF-8''{name}", "content-security-policy": _POLICY}
    return Response(paper_pdf.pdf(paper), media_type="application/pdf", headers=headers)


def _page(html: str, status: int = 200) -> Response:
    return HTMLResponse(html, status_code=status, headers={"content-security-policy": _POLICY})


def _style(_: Request) -> Response:
    return Response((paper_html.TEMPLATES / "paper.css").read_text("utf-8"), media_type="text/css")


def _number(request: Request) -> int:
    return int(request.path_params["number"])


def _base(request: Request) -> str:
    return str(request.base_url).rstrip("/")


def _printed() -> str:
    return labels.moment(now())


routes = [
    Route("/print/paper.css", _style),
    *(
        _route(path + (".pdf" if as_pdf else ""), make, as_pdf=as_pdf)
        for as_pdf in (True, False)
        for path, make in (
            ("/print/notice/{number:int}", _notice),
            ("/print/meeting/{number:int}", _meeting),
            ("/print/lead/{number:int}", _lead),
            ("/print/spending", _spending),
        )
    ),
]
