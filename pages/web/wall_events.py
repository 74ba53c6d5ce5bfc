"""News for the wall: a word for every vote and every move, to whoever may open the session."""

from starlette.concurrency import run_in_threadpool
from starlette.requests import Request
from starlette.responses import PlainTextResponse, Response, StreamingResponse

import storage
from pages.web import hub, identity
from pages.web.join import SSE, votes_of
from playbook.errors import PlaybookError, Refused
from storage import workshop_access

PAUSE_SECONDS = 0.25


async def wall_events(request: Request) -> Response:
    try:
        workshop_id = await run_in_threadpool(_opened, request)
    except PlaybookError as error:
        return PlainTextResponse(str(error), 403)
    topics = (workshop_id, votes_of(workshop_id))
    events = hub.stream("here", topics, PAUSE_SECONDS)
    return StreamingResponse(events, media_type="text/event-stream", headers=SSE)


def _opened(request: Request) -> str:
    with storage.connect() as db:
        user = identity.who_is_here(db, request.cookies)
        if not user:
            raise Refused("You are signed out.")
        return workshop_access.open_workshop(db, user, request.path_params["workshop"]).id
