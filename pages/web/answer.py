"""A questionnaire behind a private link: answered without an account, one phone, one vote."""

from collections.abc import Mapping
from dataclasses import dataclass
from secrets import token_urlsafe

from starlette.concurrency import run_in_threadpool
from starlette.requests import Request
from starlette.responses import RedirectResponse, Response

import storage
from pages.web import forms
from pages.web.sign_in import SEE_OTHER
from pages.web.templates import page
from playbook.anonymity import LONGEST_COMMENT
from playbook.errors import PlaybookError, Refused
from playbook.questionnaire.questionnaire import Questionnaire
from playbook.questionnaire.questionnaire_file import questionnaire
from playbook.questionnaire.wording import answer_words
from storage import ballots
from storage.access import OpenRound
from storage.questionnaire_answers import Mine

COOKIE = "day120_answer"
KEPT_SECONDS = 180 * 24 * 3600
FIELD = "answer "
SENT = "Your answers are in, and answering has ended. Thank you."


@dataclass(frozen=True)
class Shown:
    """What the link opens, and what this phone has sent."""

    link: OpenRound
    asked: Questionnaire
    mine: Mine | None

    @property
    def choices(self) -> list[tuple[str, str]]:
        offered = [(str(answer), answer_words(self.asked, answer)) for answer in self.asked.offered]
        return [*offered, ("", "Can’t say")]


async def answer(request: Request) -> Response:
    try:
        shown = await run_in_threadpool(_look, request)
    except Refused as error:
        return _ended(request, str(error))
    except PlaybookError as error:
        return page(request, "answer_ended.html", 429, heading="Please wait", words=str(error))
    if request.method == "POST":
        return await _receive(request, shown)
    if shown.mine and "change" not in request.query_params:
        return _remembered(request, page(request, "answered.html", shown=shown))
    return _remembered(request, _form(request, shown, shown.mine or Mine()))


async def _receive(request: Request, shown: Shown) -> Response:
    given = Mine()
    try:
        fields = await forms.read_form(request)
        given = Mine(_answers(fields), fields.get("comment", ""))
        await run_in_threadpool(_cast, request, shown.link, given)
    except PlaybookError as error:
        return _remembered(request, _form(request, shown, given, str(error)))
    return RedirectResponse(f"{request.url.path}?sent=1", SEE_OTHER)


def _form(request: Request, shown: Shown, typed: Mine, error: str = "") -> Response:
    values = {"shown": shown, "typed": typed, "longest": LONGEST_COMMENT, "field": FIELD}
    return page(request, "answer.html", 400 if error else 200, error=error, **values)


def _ended(request: Request, words: str) -> Response:
    """Whoever sent the last answer is thanked, not refused."""
    if "sent" in request.query_params:
        return page(request, "answer_ended.html", heading="Thank you", words=SENT)
    return page(request, "answer_ended.html", 410, heading="This link is closed", words=words)


def _look(request: Request) -> Shown:
    address = request.client.host if request.client else "unknown"
    with storage.connect() as db:
        link = ballots.open_link(db, request.path_params["token"], address)
        cookie = request.cookies.get(COOKIE)
        mine = ballots.mine(db, link, cookie) if cookie else None
    return Shown(link, questionnaire(link.questionnaire), mine)


def _cast(request: Request, link: OpenRound, given: Mine) -> None:
    cookie = request.cookies.get(COOKIE)
    if not cookie:
        raise PlaybookError("Cookies are switched off, so your answers cannot be told from others’."
                            " Allow them for this page and send again.")  # fmt: skip
    with storage.connect() as db:
        ballots.cast(db, link, cookie, given.answers, given.comment)


def _answers(fields: Mapping[str, str]) -> dict[str, int]:
    """Blank is “can’t say”: the question stays open."""
    chosen = {n.removeprefix(FIELD): v for n, v in fields.items() if n.startswith(FIELD) and v}
    if odd := [value for value in chosen.values() if not (value.isascii() and value.isdecimal())]:
        raise PlaybookError(f"“{odd[0][:20]}” is not one of the answers offered.")
    return {question: int(value) for question, value in chosen.items()}


def _remembered(request: Request, response: Response) -> Response:
    """A random number that says no more than “the same phone”; only its HMAC is ever stored."""
    if COOKIE not in request.cookies:
        response.set_cookie(
            COOKIE,
            token_urlsafe(24),
            max_age=KEPT_SECONDS,
            httponly=True,
            samesite="lax",
            secure=storage.settings().is_secure,
            path="/answer/",
        )
    return response
