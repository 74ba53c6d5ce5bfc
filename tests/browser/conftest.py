"""Chromium, a server a module, and visitors at two sizes whose consoles must stay clean."""

import os
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, expect, sync_playwright

from playbook.account import User
from tests.browser.server import Server, serving
from tests.browser.stage import Stage
from tests.browser.visitor import Visitor, visitor

CHROMIUM = os.environ.get("DAY120_CHROMIUM", "/usr/bin/chromium")
collect_ignore_glob = [] if Path(CHROMIUM).exists() else ["*"]
ARGUMENTS = (
    "--headless=new --no-sandbox --disable-gpu --no-first-run --disable-background-networking"
)
WIDE, NARROW = (1280, 800), (390, 844)
PATIENCE_MS = 20_000

Visit = Callable[[User | None], Visitor]


def pytest_terminal_summary(terminalreporter: pytest.TerminalReporter) -> None:
    if collect_ignore_glob:
        terminalreporter.line(
            f"The browser tests were left out: there is no Chromium at {CHROMIUM}."
        )


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    for item in items:
        if "tests/browser/" in item.path.as_posix():
            item.add_marker(pytest.mark.browser)


@pytest.fixture(scope="session")
def chromium() -> Iterator[Browser]:
    expect.set_options(timeout=PATIENCE_MS)
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=CHROMIUM, args=ARGUMENTS.split())
        yield browser
        browser.close()


@pytest.fixture(scope="module")
def server(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Server]:
    with serving(tmp_path_factory.mktemp("server") / "day120.db") as running:
        yield running


@pytest.fixture
def stage(server: Server) -> Stage:
    return Stage(server.database)


@pytest.fixture(params=[WIDE, NARROW], ids=["1280", "390"])
def size(request: pytest.FixtureRequest) -> tuple[int, int]:
    width, height = request.param
    return width, height


@pytest.fixture
def visit(chromium: Browser, server: Server, size: tuple[int, int]) -> Iterator[Visit]:
    """Opens a browser of somebody's own; afterwards, nothing may have gone wrong in any."""
    opened: list[Visitor] = []

    def open_browser(user: User | None) -> Visitor:
        token = Stage(server.database).token(user) if user else None
        opened.append(visitor(chromium, server.address, size, token))
        return opened[-1]

    yield open_browser
    for each in opened:
        each.page.context.close()
    assert [fault for each in opened for fault in each.faults] == []
