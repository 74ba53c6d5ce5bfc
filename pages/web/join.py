"""Phones in a workshop: plain pages without an account; the vote itself needs no script."""

from collections.abc import Mapping
from datetime import UTC, datetime
from secrets import token_urlsafe
from urllib.parse import quote, unquote

from starlette.concurrency import run_in_threadpool
from starlette.requests import Request
from starlette.responses import PlainTextResponse, RedirectResponse, Response, StreamingResponse

import storage
from pages.web import forms, hub, phone_view
from pages.web.phone_view import Given, PhoneView
from pages.web.sign_in import SEE_OTHER
from pages.web.templates import page
from playbook.errors import PlaybookError, Refused
from playbook.workshop.answer import LONGEST_NAME
from playbook.workshop.guide import StepKind
from storage import join_codes, workshop_actions, workshop_rows, workshop_votes
from storage.access import OpenPhone
from storage.engine import Engine
from storage.workshop_actions import NewAction

PHONE, NAME = "day120_phone", "day120_phone_name"
A_DAY_SECONDS = 86_400
TOO_LATE, UNKNOWN = 409, 404
SSE = {"Cache-Control": "no-store", "X-Accel-Buffering": "no"}


async def join(request: Request) -> Response:
    """The short address on the wall: type the code."""
    if request.method == "GET":
        return page(request, "join.html", code="")
    fields: dict[str, str] = {}
    try:
        fields = await forms.read_form(request)
        cookie = _cookie(request)
        code = await run_in_threadpool(_code_of, fields.get("code", ""), cookie, _address(request))
    except PlaybookError as error:
        return page(request, "join.html", 400, error=str(error), code=fields.get("code", "")[:20])
    return RedirectResponse(f"/join/{code}", SEE_OTHER)


async def phone(request: Request) -> Response:
    """What the phone shows now; a POST is an answer."""
    cookie = _cookie(request) or token_urlsafe(24)
    fields: dict[str, str] = {}
    try:
        if request.method == "POST":
            fields = await forms.read_form(request)
            return await _answer(request, cookie, fields)
        has_sent = request.query_params.get("sent") == "1"
        view = await run_in_threadpool(_look, request, cookie, None, has_sent)
    except Refused as error:
        return page(request, "join.html", UNKNOWN, error=str(error), code="")
    return _shown(request, cookie, view)


async def phone_now(request: Request) -> Response:
    """One word that says whether the wall has gone on; asking it is what joins a phone."""
    try:
        word = await run_in_threadpool(_joined, request)
    except PlaybookError as error:
        return PlainTextResponse(str(error), UNKNOWN, headers={"Cache-Control": "no-store"})
    return PlainTextResponse(word[1], headers={"Cache-Control": "no-store"})


async def phone_events(request: Request) -> Response:
    try:
        workshop_id, word = await run_in_threadpool(_joined, request)
    except PlaybookError as error:
        return PlainTextResponse(str(error), UNKNOWN)
    events = hub.stream(word, (workshop_id,))
    return StreamingResponse(events, media_type="text/event-stream", headers=SSE)


async def _answer(request: Request, cookie: str, fields: dict[str, str]) -> Response:
    if not _cookie(request):
        raise Refused("Cookies are switched off on this phone, so it cannot vote.")
    try:
        workshop_id = await run_in_threadpool(_take, request, cookie, fields)
    except Refused:
        raise
    except PlaybookError as error:
        view = await run_in_threadpool(_look, request, cookie, fields, False)
        return _shown(request, cookie, view, TOO_LATE, str(error))
    hub.tell(votes_of(workshop_id), "vote")
    response = RedirectResponse(f"/join/{request.path_params['code']}?sent=1", SEE_OTHER)
    if name := fields.get("name", "").strip()[:LONGEST_NAME]:
        _keep(response, NAME, quote(name))
    return response


def votes_of(workshop_id: str) -> str:
    """The topic that walls listen to, and phones do not."""
    return f"{workshop_id} votes"


def _take(request: Request, cookie: str, fields: Mapping[str, str]) -> str:
    with storage.connect() as db:
        found = _find(db, request, cookie)
        step = fields.get("step", "")
        if fields.get("kind") == StepKind.ACTIONS.value:
            action_id, today = fields.get("action", ""), datetime.now(UTC).date()
            workshop_actions.take(db, found, step, action_id, _action(fields), today)
        else:
            workshop_votes.vote(db, found, step, fields)
        workshop_votes.join(db, found)
        return found.workshop_id


def _action(fields: Mapping[str, str]) -> NewAction:
    try:
        due_on = datetime.strptime(fields.get("due", ""), "%Y-%m-%d").date()
    except ValueError as error:
        raise PlaybookError("Choose the day by which it is done.") from error
    name, plan = fields.get("name", ""), fields.get("plan", "")
    return NewAction(fields.get("text", ""), name, plan, due_on)


def _look(
    request: Request, cookie: str, typed: Mapping[str, str] | None, has_sent: bool
) -> PhoneView:
    with storage.connect() as db:
        found = _find(db, request, cookie)
        return phone_view.look(db, found, datetime.now(UTC).date(), typed, has_sent)


def _joined(request: Request) -> tuple[str, str]:
    with storage.connect() as db:
        cookie = _cookie(request)
        found = _find(db, request, cookie)
        if cookie and workshop_votes.join(db, found):
            hub.tell(votes_of(found.workshop_id), "joined")
        course = workshop_rows.session(db, found.workshop_id).course
        return found.workshop_id, phone_view.at(course)


def _find(db: Engine, request: Request, cookie: str) -> OpenPhone:
    return join_codes.find(db, request.path_params["code"], cookie, _address(request))


def _code_of(typed: str, cookie: str, address: str) -> str:
    with storage.connect() as db:
        found = join_codes.find(db, typed, cookie, address)
        return join_codes.code_of(db, found)


def _shown(
    request: Request, cookie: str, view: PhoneView, status: int = 200, error: str = ""
) -> Response:
    kept_name = unquote(request.cookies.get(NAME, ""))[:LONGEST_NAME]
    given = Given({"name": kept_name, **{k: v for k, v in view.given.items() if v}})
    response = page(request, "phone.html", status, error=error, phone=view, given=given)
    _keep(response, PHONE, cookie)
    return response


def _keep(response: Response, name: str, value: str) -> None:
    secure = storage.settings().is_secure
    response.set_cookie(
        name, value, A_DAY_SECONDS, path="/join", httponly=True, samesite="lax", secure=secure
    )


def _cookie(request: Request) -> str:
    return request.cookies.get(PHONE, "")[:200]


def _address(request: Request) -> str:
    return request.client.host if request.client else "unknown"
