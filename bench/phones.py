"""Phones as the server meets them: plain HTTP over sockets, cookies kept, a stream held open."""

import asyncio
import re
import time
from dataclasses import dataclass, field
from urllib.parse import urlencode

TOKEN = re.compile(r'name="token" value="([^"]+)"')
PATIENCE_SECONDS = 60


@dataclass
class Phone:
    """`sent_at` and `answered_at` are of its vote, in seconds since the epoch."""

    port: int
    code: str
    cookies: dict[str, str] = field(default_factory=dict)
    sent_at: float = 0.0
    answered_at: float = 0.0
    status: int = 0
    stream: asyncio.StreamWriter | None = None

    async def join(self) -> str:
        """The page, then the stream that tells when the wall goes on; returns the form's token."""
        _, shown = await self.ask("GET", f"/join/{self.code}")
        self.stream = await self._listen(f"/join/{self.code}/events")
        found = TOKEN.search(shown)
        return found.group(1) if found else ""

    async def vote(self, token: str, fields: dict[str, str], times: int = 1) -> None:
        """Sent `times` times at once, as an impatient thumb would."""
        body = urlencode({"token": token, **fields})
        self.sent_at = time.time()
        found = await asyncio.gather(
            *(self.ask("POST", f"/join/{self.code}", body) for _ in range(times))
        )
        self.answered_at, self.status = time.time(), found[0][0]

    async def ask(self, method: str, path: str, body: str = "") -> tuple[int, str]:
        reader, writer = await asyncio.open_connection("127.0.0.1", self.port)
        writer.write(self._head(method, path, body).encode())
        await writer.drain()
        said = await asyncio.wait_for(reader.read(), PATIENCE_SECONDS)
        answer = said.decode("utf-8", "replace")
        writer.close()
        head, _, shown = answer.partition("\r\n\r\n")
        for name, value in re.findall(r"(?im)^set-cookie: ([^=]+)=([^;\r]+)", head):
            self.cookies[name] = value
        return int(head.split(" ", 2)[1]), shown

    async def _listen(self, path: str) -> asyncio.StreamWriter:
        reader, writer = await asyncio.open_connection("127.0.0.1", self.port)
        writer.write(self._head("GET", path, "").encode())
        await asyncio.wait_for(reader.readuntil(b"data: "), PATIENCE_SECONDS)
        return writer

    def _head(self, method: str, path: str, body: str) -> str:
        lines = [
            f"{method} {path} HTTP/1.1",
            f"Host: localhost:{self.port}",
            "Connection: close",
            "Cookie: " + "; ".join(f"{name}={value}" for name, value in self.cookies.items()),
        ]
        if body:
            lines += [
                f"Origin: http://localhost:{self.port}",
                "Content-Type: application/x-www-form-urlencoded",
                f"Content-Length: {len(body)}",
            ]
        return "\r\n".join(lines) + "\r\n\r\n" + body
