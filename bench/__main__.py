"""`python -m bench`: every page of the app beside a blank Streamlit page, in one run."""

import sys
import tempfile
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from itertools import count
from pathlib import Path

from playwright.sync_api import Browser, BrowserContext, Page

from bench import company
from bench.browser import chromium, click_to_dom, first_load, typical
from bench.reruns import reruns
from bench.servers import Server, serving

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
class Measured:
    name: str
    figure: str
    blank: str
    ratio: float | None = None


def main() -> None:
    """`python -m bench FILE` reuses what `python -m bench.company FILE` has built."""
    with tempfile.TemporaryDirectory() as folder:
        database = Path(sys.argv[1]) if len(sys.argv) > 1 else Path(folder) / "bench.db"
        if not database.exists():
            company.build(database, company.PLANS, date.today())
        settings = {"DAY120_DATA": str(database), "DAY120_DEMO": "1", "DAY120_PUBLIC_ADDRESS": ""}
        with (
            serving("streamlit_app.py", **settings) as app,
            serving("bench/blank_page.py") as blank,
            chromium() as browser,
        ):
            rows = _measure(browser, app, blank)
        rows += [
            Measured(f"Server rerun: {name}", f"{ms:.1f} ms", f"{blank_ms:.1f} ms", ms / blank_ms)
            for name, ms, blank_ms in reruns(database)
        ]
    _print(rows)


def _measure(browser: Browser, app: Server, blank: Server) -> list[Measured]:
    """Each round measures the blank page too, so that both meet the same weather."""
    visitor, plain = browser.new_context(), browser.new_context()
    _become(visitor, app)
    clicks, here = _blank_clicks(_open(plain, blank, "/")), _open(plain, blank, "/")
    rows = [
        _beside("Tick a task on Today", _ticks(_open(visitor, app, "/")), clicks),
        _beside("Tick a task in the plan", _ticks(_open(visitor, app, "/plan")), clicks),
    ]
    page = _open(visitor, app, "/start-a-plan")
    for name in ("Plan", "Listen", "Dates", "History", "My account", "Today"):
        there = _switches(page, name, PAGES[name][1], "Start a plan")
        rows.append(
            _beside(f"Switch to {name}", there, _switches(here, "Second", "Second", "Blank"))
        )
    rows += _loads(visitor, plain, app, blank)
    return [*rows, *_memory(browser, app, blank)]


def _beside(name: str, ours: Iterator[float], blank: Iterator[float]) -> Measured:
    rounds = [(next(ours), next(blank)) for _ in range(ROUNDS)]
    return _compared(name, typical([one for one, _ in rounds]), typical([b for _, b in rounds]))


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


def _loads(
    visitor: BrowserContext, plain: BrowserContext, app: Server, blank: Server
) -> list[Measured]:
    rows = []
    for name, (path, _) in PAGES.items():
        loads, blanks = [], []
        for _ in range(COLD_VISITS):
            blanks.append(first_load(plain, f"{blank.address}/", TITLE))
            loads.append(first_load(visitor, f"{app.address}{path}", TITLE))
        blank_ms = typical([load.milliseconds for load in blanks])
        blank_kb = typical([load.kilobytes for load in blanks])
        ms = typical([load.milliseconds for load in loads])
        kb = typical([load.kilobytes for load in loads])
        plotly = sum(load.plotly_requests for load in loads)
        figure = f"{ms:.0f} ms, {kb:,.0f} kB, {plotly} Plotly"
        shown = f"{blank_ms:.0f} ms, {blank_kb:,.0f} kB"
        rows.append(Measured(f"Cold first visit: {name}", figure, shown, ms / blank_ms))
    return rows


def _memory(browser: Browser, app: Server, blank: Server) -> list[Measured]:
    def added(server: Server, path: str, as_amara: bool) -> float:
        before = server.resident_mebibytes
        for _ in range(SESSIONS):
            context = browser.new_context()
            if as_amara:
                _become(context, server)
            _open(context, server, path)
        return (server.resident_mebibytes - before) * 1024 / SESSIONS

    ours, theirs = added(app, "/plan", True), added(blank, "/", False)
    figures = f"{ours:.0f} KiB", f"{theirs:.0f} KiB"
    return [
        Measured("Memory a session (plan open)", *figures),
        Measured(
            "Memory of the server",
            f"{app.resident_mebibytes:.0f} MiB",
            f"{blank.resident_mebibytes:.0f} MiB",
        ),
    ]


def _compared(name: str, ms: float, blank_ms: float) -> Measured:
    return Measured(name, f"{ms:.0f} ms", f"{blank_ms:.0f} ms", ms / blank_ms)


def _print(rows: list[Measured]) -> None:
    print("| what | Day 120 | blank page | ratio |\n|---|---|---|---|")
    for row in rows:
        ratio = f"{row.ratio:.1f}x" if row.ratio else ""
        print(f"| {row.name} | {row.figure} | {row.blank} | {ratio} |")


if __name__ == "__main__":
    main()
