"""Streamlit's own scripts and styles, packed once and kept: a first visit asks for a hundred."""

import gzip
import mimetypes
from functools import cache
from pathlib import Path

import streamlit
from starlette.concurrency import run_in_threadpool
from starlette.requests import Request
from starlette.responses import Response
from starlette.types import ASGIApp, Receive, Scope, Send

FOLDER = Path(streamlit.__file__).parent / "static"
# Their names carry a hash of what is in them, so that a browser never has to ask again.
FOREVER = {"Cache-Control": "public, max-age=31536000, immutable", "Vary": "Accept-Encoding"}
PACKABLE = (".js", ".css", ".svg", ".json")


class StreamlitFiles:
    """Answers `/static/…` before anything else looks at it; what it does not know goes on."""

    def __init__(self, app: ASGIApp) -> None:
        self.app = app

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        path = scope["path"] if scope["type"] == "http" and scope["method"] == "GET" else ""
        if path not in _names():
            await self.app(scope, receive, send)
            return
        packs = "gzip" in Request(scope).headers.get("accept-encoding", "")
        answer = await run_in_threadpool(_answer, path, packs and path.endswith(PACKABLE))
        await answer(scope, receive, send)


@cache
def _names() -> frozenset[str]:
    return frozenset(
        f"/{found.relative_to(FOLDER).as_posix()}"
        for found in (FOLDER / "static").rglob("*")
        if found.is_file()
    )


@cache
def _answer(path: str, packed: bool) -> Response:
    body = (FOLDER / path.lstrip("/")).read_bytes()
    kind = mimetypes.guess_type(path)[0] or "application/octet-stream"
    if not packed:
        return Response(body, media_type=kind, headers=FOREVER)
    return Response(
        gzip.compress(body, 9, mtime=0),
        media_type=kind,
        headers=FOREVER | {"Content-Encoding": "gzip"},
    )
