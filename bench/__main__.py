"""`python -m bench`: every page of the app beside a blank Streamlit page, in one run.

The blank page is served twice: as Streamlit comes, and with our own settings, which make it faster.
"""

import sys
import tempfile
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from itertools import count
from pathlib import Path

from playwright.sync_api import Browser, BrowserContext, Page

from bench import company
from bench.browser import FirstLoad, chromium, click_to_dom, first_load, typical
from bench.reruns import reruns
from bench.servers import Server, serving

BLANK = "bench/blank_page.py"
ROUNDS = 20
COLD_VISITS = 5
SESSIONS = 10
AT_REST = "[data-testid=stApp][data-test-script-state=notRunning]"
TITLE = "[data-testid=stMain] h1"
PAGES = {
    "Today": ("/", "Day "),
    "Plan": ("/plan", "Plan"),
    "Listen": ("/listen", "Listen"),
    "Team": ("/team", ""),
    "KPIs": ("/kpis", ""),
    "Improve": ("/improve", ""),
    "Dates": ("/dates", "Dates"),
    "History": ("/history", "History"),
    "Start a plan": ("/start-a-plan", "Start a plan"),
    "My account": ("/account", "My account"),
}
UNTICKED = "[...document.querySelectorAll('[class*=st-key-tick-] input')].find(box => !box.checked)"
UNDO = "[...document.querySelectorAll('[class*=st-key-undo] button')][0]"


@dataclass(frozen=True)
class Beside:
    """What was measured of a blank page, and how many times that our page takes."""

    figure: str
    ratio: float | None = None

    def __str__(self) -> str:
        return f"{self.figure} | {self.ratio:.1f}x" if self.ratio else f"{self.figure} |"


@dataclass(frozen=True)
class Measured:
    name: str
    figure: str
    as_it_comes: Beside | None
    our_settings: Beside


@dataclass(frozen=True)
class Servers:
    ours: Server
    as_it_comes: Server
    our_settings: Server

    @property
    def blanks(self) -> tuple[Server, Server]:
        return self.as_it_comes, self.our_settings


def main() -> None:
    """`python -m bench FILE` reuses what `python -m bench.company FILE` has built."""
    with tempfile.TemporaryDirectory() as folder:
        database = Path(sys.argv[1]) if len(sys.argv) > 1 else Path(folder) / "bench.db"
        if not database.exists():
            company.build(database, company.PLANS, date.today())
        settings = {"DAY120_DATA": str(database), "DAY120_DEMO": "1", "DAY120_PUBLIC_ADDRESS": ""}
        with (
            serving("streamlit_app.py", settings) as ours,
            serving(BLANK, folder=Path(folder)) as as_it_comes,
            serving(BLANK) as our_settings,
            chromium() as browser,
        ):
            rows = _measure(browser, Servers(ours, as_it_comes, our_settings))
        rows += [
            Measured(
                f"Server rerun: {name}",
                f"{ms:.1f} ms",
                None,
                Beside(f"{blank_ms:.1f} ms", ms / blank_ms),
            )
            for name, ms, blank_ms in reruns(database)
        ]
    _print(rows)


def _measure(browser: Browser, servers: Servers) -> list[Measured]:
    """Each round measures the blank pages too, so that all meet the same weather."""
    visitor, plain = browser.new_context(), browser.new_context()
    _become(visitor, servers.ours)
    clicks = [_blank_clicks(_open(plain, blank, "/")) for blank in servers.blanks]
    here = [_open(plain, blank, "/") for blank in servers.blanks]
    rows = [
        _beside("Tick a task on Today", _ticks(_open(visitor, servers.ours, "/")), clicks),
        _beside("Tick a task in the plan", _ticks(_open(visitor, servers.ours, "/plan")), clicks),
    ]
    page = _open(visitor, servers.ours, "/start-a-plan")
    for name in ("Plan", "Listen", "Dates", "History", "My account", "Today"):
        there = _switches(page, name, PAGES[name][1], "Start a plan")
        back = [_switches(blank, "Second", "Second", "Blank") for blank in here]
        rows.append(_beside(f"Switch to {name}", there, back))
    rows += _loads(visitor, plain, servers)
    return [*rows, *_memory(browser, servers)]


def _beside(name: str, ours: Iterator[float], blanks: list[Iterator[float]]) -> Measured:
    rounds = [[next(each) for each in (ours, *blanks)] for _ in range(ROUNDS)]
    ms, *others = (typical(list(figures)) for figures in zip(*rounds, strict=True))
    beside = [Beside(f"{blank_ms:.0f} ms", ms / blank_ms) for blank_ms in others]
    return Measured(name, f"{ms:.0f} ms", *beside)


def _become(context: BrowserContext, app: Server) -> None:
    page = context.new_page()
    page.goto(f"{app.address}/demo")
    page.get_by_role("button", name="Amara").click()
    page.wait_for_selector(TITLE)
    page.close()


def _open(context: BrowserContext, server: Server, path: str) -> Page:
    page = context.new_page()
    page.goto(f"{server.address}{path}")
    page.wait_for_selector(TITLE)
    page.wait_for_load_state("networkidle")
    return page


def _blank_clicks(page: Page) -> Iterator[float]:
    button = "document.querySelector('[data-testid=stButton] button')"
    for n in count(1):
        yield click_to_dom(page, button, f"document.body.innerText.includes('Clicked {n}')")


def _ticks(page: Page) -> Iterator[float]:
    """A tick until its undo stands there; each is undone, so that all rounds are alike."""
    page.wait_for_selector("[class*=st-key-tick-]")
    while True:
        spent = click_to_dom(page, UNTICKED, f"!!{UNDO}")
        page.wait_for_selector(AT_REST)
        click_to_dom(page, UNDO, f"!{UNDO}")
        page.wait_for_selector(AT_REST)
        yield spent


def _switches(page: Page, name: str, title: str, back: str) -> Iterator[float]:
    """A click in the sidebar until the other page's title stands; the way back is not counted."""
    while True:
        spent = _switch(page, name, title)
        _switch(page, back, back)
        yield spent


def _switch(page: Page, name: str, title: str) -> float:
    link = (
        "[...document.querySelectorAll('[data-testid=stSidebarNavLink]')]"
        f".find(a => a.innerText.trim().endsWith({name!r}))"
    )
    arrived = f"document.querySelector('{TITLE}')?.innerText.startsWith({title!r})"
    return click_to_dom(page, link, arrived)


def _loads(visitor: BrowserContext, plain: BrowserContext, servers: Servers) -> list[Measured]:
    rows = []
    for name, (path, _) in PAGES.items():
        visits: list[list[FirstLoad]] = [[], [], []]
        for _ in range(COLD_VISITS):
            visits[0].append(first_load(visitor, f"{servers.ours.address}{path}", TITLE))
            for found, blank in zip(visits[1:], servers.blanks, strict=True):
                found.append(first_load(plain, f"{blank.address}/", TITLE))
        (ms, kb), *others = (_typical_load(loads) for loads in visits)
        plotly = sum(load.plotly_requests for load in visits[0])
        beside = [Beside(f"{b_ms:.0f} ms, {b_kb:,.0f} kB", ms / b_ms) for b_ms, b_kb in others]
        figure = f"{ms:.0f} ms, {kb:,.0f} kB, {plotly} Plotly"
        rows.append(Measured(f"Cold first visit: {name}", figure, *beside))
    return rows


def _typical_load(loads: list[FirstLoad]) -> tuple[float, float]:
    return (
        typical([load.milliseconds for load in loads]),
        typical([load.kilobytes for load in loads]),
    )


def _memory(browser: Browser, servers: Servers) -> list[Measured]:
    def added(server: Server, path: str, as_amara: bool) -> float:
        before = server.resident_mebibytes
        for _ in range(SESSIONS):
            context = browser.new_context()
            if as_amara:
                _become(context, server)
            _open(context, server, path)
        return (server.resident_mebibytes - before) * 1024 / SESSIONS

    paths = ((servers.ours, "/plan", True), *((blank, "/", False) for blank in servers.blanks))
    sessions = [f"{added(*each):.0f} KiB" for each in paths]
    whole = [f"{server.resident_mebibytes:.0f} MiB" for server, *_ in paths]
    return [
        Measured(name, figures[0], Beside(figures[1]), Beside(figures[2]))
        for name, figures in (
            ("Memory a session (plan open)", sessions),
            ("Memory of the server", whole),
        )
    ]


def _print(rows: list[Measured]) -> None:
    print("| what | Day 120 | blank as Streamlit comes | ratio | with our settings | ratio |")
    print("|---|---|---|---|---|---|")
    for row in rows:
        print(f"| {row.name} | {row.figure} | {row.as_it_comes or '|'} | {row.our_settings} |")


if __name__ == "__main__":
    main()
