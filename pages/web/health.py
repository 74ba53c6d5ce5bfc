"""For whoever watches the server: is it up, and does the database answer?"""

from starlette.concurrency import run_in_threadpool
from starlette.requests import Request
from starlette.responses import JSONResponse, Response

import storage
from playbook.errors import PlaybookError
from storage import accounts


async def health(request: Request) -> Response:
    try:
        await run_in_threadpool(_ask)
    except PlaybookError as error:
        return JSONResponse({"status": "trouble", "why": str(error)}, status_code=503)
    return JSONResponse({"status": "ok"})


def _ask() -> None:
    with storage.connect() as db:
        accounts.exist(db)
