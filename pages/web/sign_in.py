"""Plain pages for the first account, signing in and signing out."""

from starlette.concurrency import run_in_threadpool
from starlette.requests import Request
from starlette.responses import RedirectResponse, Response

import storage
from pages.web import forms, identity
from pages.web.templates import page
from playbook.errors import PlaybookError
from playbook.wording import counted
from storage import accounts, sign_ins
from storage.engine import writing

SEE_OTHER = 303


async def first_account(request: Request) -> Response:
    if await run_in_threadpool(_has_accounts):
        return RedirectResponse("/sign-in", SEE_OTHER)
    if request.method == "GET":
        return page(request, "first_account.html", name="", email="")
    fields: dict[str, str] = {}
    try:
        fields = await forms.read_form(request)
        token = await run_in_threadpool(_make_first, fields)
    except PlaybookError as error:
        typed = {"name": fields.get("name", ""), "email": fields.get("email", "")}
        return page(request, "first_account.html", 400, error=str(error), **typed)
    return _signed_in(token, "/")


async def sign_in(request: Request) -> Response:
    next_path = forms.safe_next(request.query_params.get("next", "/"))
    if request.method == "GET":
        return page(request, "sign_in.html", next=next_path, email="", note="")
    fields: dict[str, str] = {}
    try:
        fields = await forms.read_form(request)
        signed_in = await run_in_threadpool(_check_password, request, fields)
    except PlaybookError as error:
        typed = {"next": next_path, "email": fields.get("email", ""), "note": ""}
        return page(request, "sign_in.html", 400, error=str(error), **typed)
    return _signed_in(signed_in.token, forms.safe_next(fields.get("next", "/")))


async def sign_out(request: Request) -> Response:
    state = await run_in_threadpool(_signed_in_places, request)
    if not state:
        return RedirectResponse("/sign-in", SEE_OTHER)
    if request.method == "GET":
        return page(request, "sign_out.html", **state)
    try:
        fields = await forms.read_form(request)
    except PlaybookError as error:
        return page(request, "sign_out.html", 400, error=str(error), **state)
    await run_in_threadpool(_end, request, fields.get("where") == "everywhere")
    response = RedirectResponse("/sign-in", SEE_OTHER)
    identity.forget(response)
    return response


def _has_accounts() -> bool:
    with storage.connect() as db:
        return accounts.exist(db)


def _make_first(fields: dict[str, str]) -> str:
    with storage.connect() as db:
        user = accounts.add_first(
            db, fields.get("name", ""), fields.get("email", ""), fields.get("password", "")
        )
        with writing(db):
            return sign_ins.start(db, user)


def _check_password(request: Request, fields: dict[str, str]) -> sign_ins.SignedIn:
    address = request.client.host if request.client else "unknown"
    with storage.connect() as db:
        email, password = fields.get("email", ""), fields.get("password", "")
        signed_in = sign_ins.sign_in(db, email, password, address)
        sign_ins.end(db, request.cookies.get(identity.COOKIE))
        return signed_in


def _signed_in(token: str, path: str) -> Response:
    response = RedirectResponse(path, SEE_OTHER)
    identity.remember(response, token)
    return response


def _signed_in_places(request: Request) -> dict[str, str] | None:
    with storage.connect() as db:
        user = identity.who_is_here(db, request.cookies)
        if not user:
            return None
        return {"name": user.name, "places": counted(sign_ins.count(db, user), "place")}


def _end(request: Request, everywhere: bool) -> None:
    with storage.connect() as db:
        user = identity.who_is_here(db, request.cookies)
        if user and everywhere:
            sign_ins.end_everywhere(db, user)
        sign_ins.end(db, request.cookies.get(identity.COOKIE))
