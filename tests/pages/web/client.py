"""Asks our web routes as a browser would, without a network: cookies kept, redirects shown."""

import asyncio
from collections.abc import Coroutine
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass, field
from http.cookies import SimpleCookie
from typing import Any, TypeVar
from urllib.parse import urlencode, urlsplit

from starlette.applications import Starlette
from starlette.requests import Request
from starlette.responses import PlainTextResponse, Response
from starlette.routing import Route
from starlette.types import Message

from pages.web.forms import TOKEN_COOKIE
from pages.web.middleware import MIDDLEWARE
from pages.web.routes import ROUTES

T = TypeVar("T")
BEHIND = "what only those signed in may see"


async def behind(request: Request) -> Response:
    """Stands where Streamlit stands in the real server."""
    return PlainTextResponse(BEHIND)


APP = Starlette(routes=[*ROUTES, Route("/{rest:path}", behind)], middleware=MIDDLEWARE)


@dataclass(frozen=True)
class Answer:
    status: int
    headers: dict[str, str]
    body: bytes
    set_cookies: list[str]

    @property
    def text(self) -> str:
        return self.body.decode()


@dataclass
class Client:
    host: str = "localhost:8501"
    cookies: dict[str, str] = field(default_factory=dict)

    def get(self, path: str, **headers: str) -> Answer:
        return self._ask("GET", path, b"", headers)

    def post(self, path: str, fields: dict[str, str], **headers: str) -> Answer:
        """A form of our own, with its token and from our own address unless said otherwise."""
        self.cookies.setdefault(TOKEN_COOKIE, "a token of this browser's")
        given = {"token": self.cookies[TOKEN_COOKIE], **fields}
        sent = {
            "origin": f"http://{self.host}",
            "content-type": "application/x-www-form-urlencoded",
            **headers,
        }
        return self._ask("POST", path, urlencode(given).encode(), sent)

    def _ask(self, method: str, path: str, body: bytes, headers: dict[str, str]) -> Answer:
        jar = "; ".join(f"{name}={value}" for name, value in self.cookies.items())
        sent = {"host": self.host, "cookie": jar, "content-length": str(len(body)), **headers}
        answer = awaited(_exchange(method, path, body, sent))
        for each in answer.set_cookies:
            self.cookies |= {name: value.value for name, value in SimpleCookie(each).items()}
        return answer


def awaited(coming: Coroutine[Any, Any, T]) -> T:
    """In a thread of its own: once a browser test has run, this one holds Playwright's loop."""
    with ThreadPoolExecutor(1) as thread:
        return thread.submit(asyncio.run, coming).result()


async def _exchange(method: str, path: str, body: bytes, headers: dict[str, str]) -> Answer:
    said: list[Message] = []

    async def receive() -> Message:
        return {"type": "http.request", "body": body, "more_body": False}

    async def send(message: Message) -> None:
        said.append(message)

    await APP(_scope(method, path, headers), receive, send)
    return _answer(said)


def _scope(method: str, path: str, headers: dict[str, str]) -> dict[str, Any]:
    address = urlsplit(path)
    return {
        "type": "http",
        "method": method,
        "path": address.path,
        "raw_path": address.path.encode(),
        "query_string": address.query.encode(),
        "headers": [(k.replace("_", "-").encode(), v.encode()) for k, v in headers.items()],
        "scheme": "http",
        "server": ("localhost", 8501),
        "client": ("127.0.0.1", 50000),
    }


def _answer(said: list[Message]) -> Answer:
    start = said[0]
    headers = [(k.decode().lower(), v.decode()) for k, v in start["headers"]]
    body = b"".join(message.get("body", b"") for message in said[1:])
    cookies = [value for name, value in headers if name == "set-cookie"]
    return Answer(start["status"], dict(headers), body, cookies)
