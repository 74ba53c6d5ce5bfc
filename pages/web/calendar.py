"""A private calendar address: reviews and open tasks for a calendar programme, without sign-in."""

from datetime import UTC, datetime

from starlette.concurrency import run_in_threadpool
from starlette.requests import Request
from starlette.responses import PlainTextResponse, Response

import storage
from playbook.errors import Refused
from playbook.reports.calendar_file import calendar_file
from storage import access, plans, playbooks, tasks

PRIVATE = {"Cache-Control": "private, no-store", "X-Robots-Tag": "noindex"}


async def calendar(request: Request) -> Response:
    try:
        made = await run_in_threadpool(_made, request.path_params["token"])
    except Refused as error:
        return PlainTextResponse(str(error), 404, headers=PRIVATE)
    return Response(made, media_type="text/calendar; charset=utf-8", headers=PRIVATE)


def _made(token: str) -> bytes:
    with storage.connect() as db:
        key = access.open_calendar(db, token).plan
        plan, milestones = plans.load(db, key), playbooks.milestones_of(db, key)
        return calendar_file(plan, milestones, tasks.of_plan(db, key), datetime.now(UTC))
