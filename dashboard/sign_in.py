"""The sign-in and sign-out pages: plain HTML forms on routes of their own, and the cookie."""

from __future__ import annotations

from html import escape
from importlib.resources import files
from string import Template

from starlette.concurrency import run_in_threadpool
from starlette.requests import Request
from starlette.responses import HTMLResponse, RedirectResponse, Response
from starlette.routing import Route

from dashboard import problems
from dashboard.body import body_name
from dashboard.clock import now
from dashboard.i18n import CHINESE, ENGLISH, speak, t
from dashboard.identity import COOKIE, viewer_of
from data.commands import accounts
from data.database import writing
from data.errors import NotAllowed
from data.settings import settings


def _form(request: Request, *, said: str = "", status: int = 200) -> HTMLResponse:
    """The sign-in form, with what went wrong before it if anything did."""
    language, onward = _language(request), _onward(request.query_params.get("next", "/"))
    other = ENGLISH if language == CHINESE else CHINESE
    return _page(
        "sign_in.html",
        status,
        title=t("登录"),
        body=body_name(),
        product=t("公开 · 内部政务公开平台"),
        login=t("账号"),
        password=t("密码"),
        button=t("登录"),
        said=said,
        role="alert" if said else "status",
        next=onward,
        language=language,
        lang="en" if language == ENGLISH else "zh-CN",
        other=other,
        other_name="中文" if other == CHINESE else "English",
        note=t("本平台仅供本单位干部职工使用。忘记密码请联系系统管理员。"),
    )


async def _enter(request: Request) -> Response:
    """Sign in: set the cookie and go on to the page that was asked for."""
    _language(request)
    if not _same_origin(request):
        return await run_in_threadpool(_form, request, said=t("请求来源不明，未登录。请从本页重新登录。"), status=403)
    form = await request.form()
    try:
        token = await run_in_threadpool(_open, str(form.get("login", "")), str(form.get("password", "")))
    except NotAllowed as refused:
        _language(request)
        return await run_in_threadpool(_form, request, said=problems.sentence(refused), status=401)
    response = RedirectResponse(_onward(str(form.get("next", "/"))), status_code=303)
    response.set_cookie(
        COOKIE,
        token,
        max_age=settings().session_hours * 3600,
        httponly=True,
        samesite="lax",
        secure=request.url.scheme == "https",
    )
    return response


def _leave_form(request: Request) -> Response:
    """Ask before signing out: here, or on every device."""
    viewer = viewer_of(request.cookies.get(COOKIE))
    if viewer is None:
        return RedirectResponse("/sign-in", status_code=303)
    speak(viewer.language)
    return _page(
        "sign_out.html",
        200,
        title=t("退出登录"),
        body=body_name(),
        who=t("当前登录：{name}", name=viewer.name),
        here=t("退出登录"),
        everywhere=t("在所有设备上退出"),
        back=t("返回"),
        lang="en" if viewer.language == ENGLISH else "zh-CN",
    )


async def _leave(request: Request) -> Response:
    """Sign out, and take the cookie back."""
    token = request.cookies.get(COOKIE)
    if _same_origin(request) and token:
        everywhere = (await request.form()).get("everywhere") == "yes"
        await run_in_threadpool(_close, token, everywhere=everywhere)
    response = RedirectResponse("/sign-in", status_code=303)
    response.delete_cookie(COOKIE)
    return response


def _style(_: Request) -> Response:
    return Response((files("dashboard") / "pages_html" / "style.css").read_text("utf-8"), media_type="text/css")


routes = [
    Route("/sign-in/style.css", _style),
    Route("/sign-in", _form, methods=["GET"]),
    Route("/sign-in", _enter, methods=["POST"]),
    Route("/sign-out", _leave_form, methods=["GET"]),
    Route("/sign-out", _leave, methods=["POST"]),
]


def _open(login: str, password: str) -> str:
    with writing() as db:
        return accounts.sign_in(db, now=now(), login=login.strip(), password=password, hours=settings().session_hours)


def _close(token: str, *, everywhere: bool) -> None:
    viewer = viewer_of(token)
    if viewer is not None:
        with writing() as db:
            accounts.sign_out(db, by=viewer, now=now(), token=None if everywhere else token)


def _page(template: str, status: int, **words: str) -> HTMLResponse:
    """Fill a template; every word is escaped, the user's and ours alike."""
    text = Template((files("dashboard") / "pages_html" / template).read_text("utf-8"))
    return HTMLResponse(text.substitute({name: escape(word) for name, word in words.items()}), status_code=status)


def _language(request: Request) -> str:
    chosen = request.query_params.get("language") or settings().language
    speak(chosen)
    return chosen if chosen in (CHINESE, ENGLISH) else CHINESE


def _onward(wanted: str) -> str:
    """Only an address of our own: anything that a browser could read as another host becomes the first page."""
    return wanted if wanted.startswith("/") and not wanted.startswith(("//", "/\\")) else "/"


def _same_origin(request: Request) -> bool:
    """Browsers say where a form was sent from; who says nothing is no browser, and holds no cookie to misuse."""
    origin = request.headers.get("origin")
    return origin is None or origin.split("://", 1)[-1] == request.headers.get("host")
