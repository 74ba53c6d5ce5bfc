"""Our own pages are Jinja2 templates with autoescape on."""

from pathlib import Path

from jinja2 import Environment, FileSystemLoader, StrictUndefined
from starlette.requests import Request
from starlette.responses import HTMLResponse

from pages.web.forms import give_token, token_for

TEMPLATES = Environment(
    loader=FileSystemLoader(Path(__file__).parent / "templates"),
    autoescape=True,
    undefined=StrictUndefined,
    trim_blocks=True,
    lstrip_blocks=True,
)


def page(request: Request, template: str, status: int = 200, /, **values: object) -> HTMLResponse:
    """A page with a form token in it and in its cookie."""
    token = token_for(request)
    html = TEMPLATES.get_template(template).render(
        token=token, error=values.pop("error", ""), **values
    )
    response = HTMLResponse(html, status_code=status, headers={"Cache-Control": "no-store"})
    give_token(response, token)
    return response
