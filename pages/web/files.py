"""The files that our own pages use: their styles and the icon."""

from pathlib import Path

from starlette.requests import Request
from starlette.responses import FileResponse, Response

STYLE = Path(__file__).parent / "templates" / "style.css"
ANSWER_STYLE = STYLE.with_name("answer.css")
ICON = Path(__file__).parents[1] / "ui" / "icon.png"
A_DAY = {"Cache-Control": "public, max-age=86400"}


async def style(request: Request) -> Response:
    return FileResponse(STYLE, media_type="text/css", headers=A_DAY)


async def answer_style(request: Request) -> Response:
    return FileResponse(ANSWER_STYLE, media_type="text/css", headers=A_DAY)


async def icon(request: Request) -> Response:
    return FileResponse(ICON, media_type="image/png", headers=A_DAY)
