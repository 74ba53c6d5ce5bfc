"""Forms on our own pages: every POST checks where it comes from and carries a token."""

from secrets import compare_digest, token_urlsafe
from urllib.parse import urlsplit

from starlette.requests import Request
from starlette.responses import Response

import storage
from playbook.errors import Refused

TOKEN_COOKIE = "day120_form"
LARGEST_FORM_BYTES = 100_000


def token_for(request: Request) -> str:
    return request.cookies.get(TOKEN_COOKIE) or token_urlsafe(24)


def give_token(response: Response, token: str) -> None:
    response.set_cookie(
        TOKEN_COOKIE,
        token,
        httponly=True,
        samesite="strict",
        secure=storage.settings().is_secure,
        path="/",
    )


async def read_form(request: Request) -> dict[str, str]:
    """The fields of a POST of our own; refuses anything sent from another site."""
    if int(request.headers.get("content-length") or 0) > LARGEST_FORM_BYTES:
        raise Refused("This form is too long. Nothing was saved.")
    _check_origin(request)
    form = await request.form(max_files=0, max_fields=40)
    fields = {name: value for name, value in form.items() if isinstance(value, str)}
    given, expected = fields.get("token", ""), request.cookies.get(TOKEN_COOKIE, "")
    if not expected or not compare_digest(given.encode(), expected.encode()):
        raise Refused("This form has grown old, or cookies are switched off. Load it again.")
    return fields


def safe_next(path: str) -> str:
    """Where to go after signing in: a path of ours, never another site."""
    is_ours = path.startswith("/") and not path.startswith(("//", "/\\")) and "\n" not in path
    return path if is_ours and not urlsplit(path).netloc else "/"


def _check_origin(request: Request) -> None:
    """Behind a proxy the scheme may differ, so hosts are compared."""
    origin = urlsplit(request.headers.get("origin", "")).netloc
    public = urlsplit(storage.settings().public_address).netloc
    if not origin or origin not in (request.headers.get("host", ""), public):
        raise Refused("This form was sent from another site, so it was not accepted.")
