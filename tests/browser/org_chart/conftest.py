"""A Streamlit server with the chart alone."""

import socket
import subprocess
import sys
import urllib.error
import urllib.request
from collections.abc import Callable, Iterator
from pathlib import Path
from urllib.parse import urlencode

import pytest
from playwright.sync_api import Browser, Page

ROOT = Path(__file__).parents[3]
HARNESS = Path(__file__).with_name("harness.py")
OpenChart = Callable[..., Page]


@pytest.fixture(scope="package")
def chart_address() -> Iterator[str]:
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    address = f"http://127.0.0.1:{port}"
    command = [sys.executable, "-m", "streamlit", "run", str(HARNESS)]
    options = ["--server.address=127.0.0.1", f"--server.port={port}"]
    with subprocess.Popen(
        [*command, *options], cwd=ROOT, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL
    ) as server:
        try:
            yield address
        finally:
            server.terminate()


@pytest.fixture
def open_chart(chromium: Browser, chart_address: str) -> Iterator[OpenChart]:
    """Opens a chart of so many people; errors in the console fail the test at its end."""
    contexts, errors = [], []

    def opened(
        people: int = 40, width: int = 1280, height: int = 900, touch: bool = False, **query: str
    ) -> Page:
        context = chromium.new_context(
            viewport={"width": width, "height": height}, has_touch=touch, accept_downloads=True
        )
        contexts.append(context)
        page = context.new_page()
        page.on("pageerror", lambda error: errors.append(str(error)))
        wait_for_server(page, chart_address)
        asked = urlencode({"people": people, **query})
        page.goto(f"{chart_address}/?{asked}")
        page.locator(".org-chart[data-rev='1']").wait_for(timeout=30_000)
        return page

    yield opened
    for context in contexts:
        context.close()
    assert errors == []


def wait_for_server(page: Page, address: str) -> None:
    for _ in range(100):
        try:
            with urllib.request.urlopen(f"{address}/_stcore/health", timeout=2):
                return
        except (urllib.error.URLError, ConnectionError):
            page.wait_for_timeout(100)
    raise AssertionError("the server did not start")
