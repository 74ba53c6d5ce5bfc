"""Our own addresses, beside those of Streamlit."""

from starlette.requests import Request
from starlette.responses import RedirectResponse, Response
from starlette.routing import BaseRoute, Route

import storage
from pages.web.answer import answer
from pages.web.calendar import calendar
from pages.web.demo import demo
from pages.web.files import answer_style, icon, phone_script, phone_style, style
from pages.web.health import health
from pages.web.join import join, phone, phone_events, phone_now
from pages.web.links import link
from pages.web.sign_in import first_account, sign_in, sign_out
from pages.web.team import team
from pages.web.wall_events import wall_events

FORM = ["GET", "POST"]


async def to_today(request: Request) -> Response:
    """Today is the first page, at the root; its name leads there too."""
    query = f"?{request.url.query}" if request.url.query else ""
    return RedirectResponse(f"/{query}", 303)


ROUTES: list[BaseRoute] = [
    Route("/first-account", first_account, methods=FORM),
    Route("/sign-in", sign_in, methods=FORM),
    Route("/sign-out", sign_out, methods=FORM),
    Route("/link/{token}", link, methods=FORM),
    Route("/team/{token}", team),
    Route("/answer/{token}", answer, methods=FORM),
    Route("/health", health),
    Route("/calendar/{token}.ics", calendar),
    Route("/today", to_today),
    Route("/web/style.css", style),
    Route("/web/answer.css", answer_style),
    Route("/web/icon.png", icon),
    Route("/web/phone.css", phone_style),
    Route("/web/phone.js", phone_script),
    Route("/wall-events/{workshop}", wall_events),
    Route("/join", join, methods=FORM),
    Route("/join/{code}", phone, methods=FORM),
    Route("/join/{code}/now", phone_now),
    Route("/join/{code}/events", phone_events),
]
if storage.settings().is_demo:
    ROUTES.append(Route("/demo", demo, methods=FORM))
