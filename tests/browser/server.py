"""A real server for the browser tests: its own process, its own database, its own port."""

import os
import socket
import subprocess
import sys
import urllib.error
import urllib.request
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

ROOT = Path(__file__).parents[2]
READY = "URL:"


@dataclass(frozen=True)
class Server:
    address: str
    database: Path
    process: subprocess.Popen[str]


@contextmanager
def serving(database: Path, port: str = "", **settings: str) -> Iterator[Server]:
    """`streamlit run streamlit_app.py` on a free loopback port, or on one used before, until the
    block ends."""
    port = port or str(_free_port())
    command = [sys.executable, "-m", "streamlit", "run", "streamlit_app.py"]
    given = {"DAY120_DATA": str(database), "STREAMLIT_SERVER_PORT": port, **settings}
    with (
        database.with_suffix(".log").open("w", encoding="utf-8") as log,
        subprocess.Popen(
            command,
            cwd=ROOT,
            env=_environment() | given,
            stdout=subprocess.PIPE,
            stderr=log,
            text=True,
        ) as process,
    ):
        try:
            server = Server(f"http://localhost:{port}", database, process)
            _wait_until_it_answers(server)
            yield server
        finally:
            process.terminate()


def _environment() -> dict[str, str]:
    """Without what the tester's own shell may say about a Day 120 or a Streamlit."""
    ours = ("DAY120_", "STREAMLIT_")
    return {name: value for name, value in os.environ.items() if not name.startswith(ours)}


def _free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


def _wait_until_it_answers(server: Server) -> None:
    """Streamlit prints its address once the socket listens."""
    assert server.process.stdout
    said = next((line for line in server.process.stdout if READY in line), None)
    assert said, f"the server did not start: {server.database.with_suffix('.log').read_text()}"
    with urllib.request.urlopen(f"{server.address}/health", timeout=30) as answer:
        assert answer.status == 200
