"""The files that our own pages use: styles, the icon, the few lines of script for phones."""

from pathlib import Path

from starlette.requests import Request
from starlette.responses import FileResponse, Response

TEMPLATES = Path(__file__).parent / "templates"
STYLE = TEMPLATES / "style.css"
ANSWER_STYLE = TEMPLATES / "answer.css"
ICON = Path(__file__).parents[1] / "ui" / "icon.png"
A_DAY = {"Cache-Control": "public, max-age=86400"}
AN_HOUR = {"Cache-Control": "public, max-age=3600"}


async def style(request: Request) -> Response:
    return FileResponse(STYLE, media_type="text/css", headers=A_DAY)


async def answer_style(request: Request) -> Response:
    return FileResponse(ANSWER_STYLE, media_type="text/css", headers=A_DAY)


async def icon(request: Request) -> Response:
    return FileResponse(ICON, media_type="image/png", headers=A_DAY)


async def phone_style(request: Request) -> Response:
    return FileResponse(TEMPLATES / "phone.css", media_type="text/css", headers=AN_HOUR)


async def phone_script(request: Request) -> Response:
    return FileResponse(TEMPLATES / "phone.js", media_type="text/javascript", headers=AN_HOUR)
