"""The demo's door: choose a person, without a password. Only there when the demo runs."""

from starlette.concurrency import run_in_threadpool
from starlette.requests import Request
from starlette.responses import RedirectResponse, Response

import storage
from pages.web import forms, identity
from pages.web.sign_in import SEE_OTHER
from pages.web.templates import page
from playbook.errors import PlaybookError, Refused
from storage import accounts, demo_company, sign_ins
from storage.engine import writing
from storage.settings import THIS_MACHINE


async def demo(request: Request) -> Response:
    groups = demo_company.who_to_be()
    if request.method == "GET":
        return page(request, "demo.html", groups=groups)
    try:
        fields = await forms.read_form(request)
        _refuse_other_machines(request)
        token = await run_in_threadpool(_become, fields.get("person", ""))
    except PlaybookError as error:
        return page(request, "demo.html", 400, error=str(error), groups=groups)
    response = RedirectResponse("/", SEE_OTHER)
    identity.remember(response, token)
    return response


def _refuse_other_machines(request: Request) -> None:
    """Without passwords, only whoever sits at this machine may choose."""
    if not request.client or request.client.host not in THIS_MACHINE:
        raise Refused("The demo is for this machine only.")


def _become(email: str) -> str:
    if not storage.settings().is_demo:
        raise Refused("This is not the demo.")
    with storage.connect() as db:
        user = accounts.without_password(db, email)
        if not user:
            raise Refused("This person is not in the demo.")
        with writing(db):
            return sign_ins.start(db, user)
