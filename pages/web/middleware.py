"""What surrounds every answer: the host's name checked, nobody in without signing in, headers."""

from urllib.parse import quote

from starlette.concurrency import run_in_threadpool
from starlette.datastructures import MutableHeaders
from starlette.middleware import Middleware
from starlette.middleware.gzip import GZipMiddleware
from starlette.requests import Request
from starlette.responses import PlainTextResponse, RedirectResponse
from starlette.types import ASGIApp, Message, Receive, Scope, Send

import storage
from pages.web import identity
from pages.web.pages import MY_MANAGERS, begins_with_managers
from pages.web.streamlit_files import StreamlitFiles
from playbook.account import User
from playbook.errors import PlaybookError
from storage import accounts, memberships
from storage.engine import Engine

OWN = (
    "/first-account",
    "/sign-in",
    "/sign-out",
    "/link/",
    "/calendar/",
    "/team/",
    "/answer/",
    "/health",
    "/web/",
    "/demo",
    "/join",
)
NEED_NO_PLAN = ("/", "/account", "/people", "/data", "/e-mail")
STREAMLIT = ("/_stcore/", "/static/", "/media/", "/component/", "/favicon")
OWN_PAGES_MAY_LOAD = (
    "default-src 'none'; style-src 'self'; img-src 'self'; form-action 'self'; "
    "base-uri 'none'; frame-ancestors 'none'"
)
PHONES_MAY_LOAD = f"{OWN_PAGES_MAY_LOAD}; script-src 'self'; connect-src 'self'"
STREAMLIT_MAY_LOAD = (
    "default-src 'self'; script-src 'self' 'unsafe-inline' 'unsafe-eval' blob:; "
    "style-src 'self' 'unsafe-inline'; img-src 'self' data: blob:; font-src 'self' data:; "
    "connect-src 'self' ws: wss: data: blob:; worker-src 'self' blob:; object-src 'none'; "
    "base-uri 'self'; form-action 'self'; frame-ancestors 'none'"
)


class OnlyKnownHosts:
    """A page on another name that resolves to this machine gets nothing (DNS rebinding)."""

    def __init__(self, app: ASGIApp) -> None:
        self.app = app

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        if scope["type"] != "http" or _host(scope) in storage.settings().hosts:
            await self.app(scope, receive, send)
            return
        words = "This server does not answer by this name. Set DAY120_PUBLIC_ADDRESS to it."
        await PlainTextResponse(words, 421)(scope, receive, send)


class SignInFirst:
    """A page opened without a valid sign-in leads to the sign-in page, and back afterwards."""

    def __init__(self, app: ASGIApp) -> None:
        self.app = app

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        if scope["type"] != "http" or _is_open(scope["path"]):
            await self.app(scope, receive, send)
            return
        request = Request(scope)
        try:
            elsewhere = await run_in_threadpool(_where_instead, request)
        except PlaybookError as error:
            await PlainTextResponse(str(error), 503)(scope, receive, send)
            return
        answer = RedirectResponse(elsewhere, 303) if elsewhere else self.app
        await answer(scope, receive, send)


class SecurityHeaders:
    def __init__(self, app: ASGIApp) -> None:
        self.app = app

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        async def send_with_headers(message: Message) -> None:
            if message["type"] == "http.response.start":
                _add_headers(MutableHeaders(scope=message), scope["path"])
            await send(message)

        await self.app(scope, receive, send_with_headers if scope["type"] == "http" else send)


MIDDLEWARE = [
    Middleware(OnlyKnownHosts),
    Middleware(SecurityHeaders),
    Middleware(StreamlitFiles),
    Middleware(GZipMiddleware, minimum_size=1000, compresslevel=6),
    Middleware(SignInFirst),
]


def _is_open(path: str) -> bool:
    return _is_own(path) or path.startswith(STREAMLIT) or "/_stcore/" in path


def _is_own(path: str) -> bool:
    """The address itself or what lies under it: /health is ours, /health-check is a page."""
    return any(path == own or path.startswith(f"{own.rstrip('/')}/") for own in OWN)


def _where_instead(request: Request) -> str | None:
    query = f"?{request.url.query}" if request.url.query else ""
    with storage.connect() as db:
        if user := identity.who_is_here(db, request.cookies):
            return f"/{query}" if _is_the_root(db, user, request.url.path) else None
        if storage.settings().is_demo:
            return "/demo"
        if not accounts.exist(db):
            return "/first-account"
    asked = request.url.path + query
    return "/sign-in" if asked == "/" else f"/sign-in?next={quote(asked, safe='')}"


def _is_the_root(db: Engine, user: User, path: str) -> bool:
    """The first page stands at the root alone: “My managers” for who has only those, “Start a
    plan” without a plan, when a plan's pages lead there too."""
    if path in NEED_NO_PLAN:
        return False
    roles = {each.role for each in memberships.of_user(db, user)}
    return not roles or (path == f"/{MY_MANAGERS}" and begins_with_managers(roles))


def _host(scope: Scope) -> str:
    named = next((v for k, v in scope["headers"] if k == b"host"), b"").decode("latin-1")
    return named.rsplit(":", 1)[0] if not named.endswith("]") else named


def _add_headers(headers: MutableHeaders, path: str) -> None:
    own = PHONES_MAY_LOAD if path.startswith("/join") else OWN_PAGES_MAY_LOAD
    headers["Content-Security-Policy"] = own if _is_own(path) else STREAMLIT_MAY_LOAD
    headers["X-Content-Type-Options"] = "nosniff"
    headers["X-Frame-Options"] = "DENY"
    headers["Referrer-Policy"] = "same-origin"
    headers["Permissions-Policy"] = "camera=(), microphone=(), geolocation=()"
    headers["Cross-Origin-Opener-Policy"] = "same-origin"
    if storage.settings().is_secure:
        headers["Strict-Transport-Security"] = "max-age=31536000"
