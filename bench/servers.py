"""Starts and ends the servers that are measured, on free loopback ports."""

import os
import socket
import subprocess
import sys
import time
import urllib.request
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

ROOT = Path(__file__).parents[1]
PATIENCE_SECONDS = 60


@dataclass(frozen=True)
class Server:
    port: int
    pid: int

    @property
    def address(self) -> str:
        return f"http://localhost:{self.port}"

    @property
    def resident_mebibytes(self) -> float:
        """Memory of the process; Linux only, elsewhere 0."""
        status = Path(f"/proc/{self.pid}/status")
        if not status.exists():
            return 0.0
        line = next(row for row in status.read_text().splitlines() if row.startswith("VmRSS"))
        return int(line.split()[1]) / 1024


FLAGS = ("--server.headless=true", "--browser.gatherUsageStats=false")
PLAIN = """import sys
sys.modules["uvloop"] = None  # Streamlit does not bring it
from streamlit.web.cli import main
sys.exit(main())"""


@contextmanager
def serving(
    script: str, settings: Mapping[str, str] | None = None, folder: Path = ROOT
) -> Iterator[Server]:
    """In a `folder` elsewhere none of our settings hold: it is Streamlit as it comes."""
    port = _free_port()
    start = ["-m", "streamlit"] if folder == ROOT else ["-c", PLAIN]
    flags = [f"--server.port={port}", *(FLAGS if folder != ROOT else ())]
    process = subprocess.Popen(
        [sys.executable, *start, "run", ROOT / script, *flags],
        cwd=folder,
        env={**os.environ, **(settings or {}), "STREAMLIT_SERVER_PORT": str(port)},
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
    )
    try:
        _wait_until_it_answers(port, process)
        yield Server(port, process.pid)
    finally:
        process.terminate()
        process.wait(10)


def _free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


def _wait_until_it_answers(port: int, process: subprocess.Popen[bytes]) -> None:
    end = time.monotonic() + PATIENCE_SECONDS
    while time.monotonic() < end:
        if process.poll() is not None:
            raise RuntimeError("The server ended while starting.")
        try:
            urllib.request.urlopen(f"http://localhost:{port}/_stcore/health", timeout=1)
            return
        except OSError:
            time.sleep(0.1)
    raise RuntimeError("The server did not answer.")
