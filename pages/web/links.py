"""One-time links: join by invitation, or choose a new password."""

from starlette.concurrency import run_in_threadpool
from starlette.requests import Request
from starlette.responses import RedirectResponse, Response

import storage
from pages.web import forms, identity
from pages.web.sign_in import SEE_OTHER
from pages.web.templates import page
from playbook.errors import PlaybookError, Refused
from storage import invitations, sign_ins


async def link(request: Request) -> Response:
    token = request.path_params["token"]
    try:
        opened = await run_in_threadpool(_look_at, token)
    except Refused as error:
        return page(request, "message.html", 410, error=str(error), heading="This link is closed")
    if request.method == "GET":
        return page(request, "link.html", link=opened, name="")
    fields: dict[str, str] = {}
    try:
        fields = await forms.read_form(request)
        signed_in = await run_in_threadpool(_accept, token, fields)
    except PlaybookError as error:
        typed = {"link": opened, "name": fields.get("name", "")}
        return page(request, "link.html", 400, error=str(error), **typed)
    response = RedirectResponse("/", SEE_OTHER)
    identity.remember(response, signed_in.token)
    return response


def _look_at(token: str) -> invitations.Invitation:
    with storage.connect() as db:
        return invitations.look_at(db, token)


def _accept(token: str, fields: dict[str, str]) -> sign_ins.SignedIn:
    with storage.connect() as db:
        return invitations.accept(db, token, fields.get("name", ""), fields.get("password", ""))
