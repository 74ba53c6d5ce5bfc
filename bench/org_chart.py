"""The organisation chart: layout in Python, and moves, folds and panning in Chromium.

Run with `python -m bench.org_chart`. Round trips are medians, and ratios to a blank page's click
in the same run, because machines differ.
"""

import socket
import subprocess
import sys
import urllib.error
import urllib.request
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import date
from pathlib import Path
from statistics import median
from time import perf_counter

from playwright.sync_api import Browser, Page, sync_playwright

from bench.browser import CHROMIUM
from playbook.org_chart.drawing import THREE_LINES, draw
from playbook.org_chart.folding import folded_to_fit
from playbook.org_chart.layout import lay_out
from playbook.org_chart.roles import catalogue
from tests.browser.org_chart.people import centre

ROOT = Path(__file__).parents[1]
HARNESS = ROOT / "tests/browser/org_chart/harness.py"
BLANK = ROOT / "bench/blank_page.py"
ARGUMENTS = ["--headless=new", "--no-sandbox", "--disable-gpu", "--no-first-run"]
ROUNDS = 12

# Runs `act` inside the page and gives the milliseconds until `done` holds after a DOM change.
TIMED = """async ([act, done]) => {
  const root = [...document.querySelectorAll("*")].find(e => e.shadowRoot?.querySelector(
    ".org-chart"))?.shadowRoot.querySelector(".org-chart");
  const finished = new Function("root", "before", `return ${done}`);
  const before = { rev: root?.dataset.rev, seq: root?.dataset.seq,
    text: document.body.innerText };
  const seen = new Promise(resolve => {
    const watch = new MutationObserver(() => {
      if (finished(root, before)) { watch.disconnect(); resolve(performance.now()); }
    });
    const where = { attributes: true, childList: true, subtree: true, characterData: true };
    watch.observe(root ?? document.body, where);
  });
  const start = performance.now();
  new Function("root", act)(root);
  const atOnce = performance.now() - start;
  const late = new Promise((_, no) => setTimeout(() => no(new Error("no answer")), 20000));
  return [await Promise.race([seen, late]) - start, atOnce];
}"""
PRESS = """const press = (on, key) => on.dispatchEvent(
  new KeyboardEvent("keydown", { key, bubbles: true, composed: true }));"""
MOVE = (
    PRESS
    + """
const items = () => [...root.querySelectorAll("[role=treeitem]")];
const leaf = items().findLast(item => !item.hasAttribute("aria-expanded"));
leaf.focus(); press(leaf, "m");
for (const boss of items().filter(item => item.hasAttribute("aria-expanded"))) {
  boss.focus(); press(boss, "Enter");
  if (root.querySelector(".status").textContent.includes("now reports")) return;
}"""
)
FOLD = (
    PRESS
    + """
const items = [...root.querySelectorAll("[role=treeitem][aria-expanded=true]")];
items.at(-1).focus(); press(items.at(-1), "ArrowLeft");"""
)
UNFOLD = (
    PRESS
    + """
const items = [...root.querySelectorAll("[role=treeitem][aria-expanded=false]")];
items.at(-1).focus(); press(items.at(-1), "ArrowRight");"""
)
CLICK = "document.querySelector('[data-testid=stButton] button').click();"
CLICKED = "document.body.innerText !== before.text"
TOOL = "root.querySelector('[data-tool={}]').click();"
OPEN_ALL = TOOL.format("unfold_all")
NEXT_REV = "root.dataset.rev !== before.rev"
NEXT_SEQ = "root.dataset.seq !== before.seq"
PAN = """async () => {
  const shadow = [...document.querySelectorAll("*")].find(e => e.shadowRoot?.querySelector(
    ".org-chart")).shadowRoot;
  const pane = shadow.querySelector(".window");
  const frame = () => new Promise(requestAnimationFrame);
  pane.scrollTo(0, 0);
  await frame();
  const start = performance.now();
  for (let step = 0; step < 60; step++) { pane.scrollBy(25, 2); await frame(); }
  return (performance.now() - start) / 60;
}"""


def main() -> None:
    print_layouts()
    with sync_playwright() as playwright, served(BLANK) as blank, served(HARNESS) as chart:
        browser = playwright.chromium.launch(executable_path=CHROMIUM, args=ARGUMENTS)
        beside = opened(browser, blank, "[data-testid=stButton] button")
        for people in (40, 300, 1000):
            print_round_trips(browser, chart, people, beside)
        few, many = panning(browser, chart, 40), panning(browser, chart, 1000)
        print(f"\nPanning, ms a frame: 40 open {few:.1f}, 1000 open {many:.1f} ({many / few:.1f}x)")
        browser.close()


def print_layouts() -> None:
    print("People  boxes   layout   drawing, all open   choosing what to fold   (ms)")
    for people in (40, 300, 1000, 5000):
        chart, roles = centre(people, date(2026, 11, 12)), catalogue()
        heights = dict.fromkeys(chart.by_id, THREE_LINES)
        times = [
            milliseconds(lambda: lay_out(chart, frozenset(), heights)),  # noqa: B023
            milliseconds(lambda: draw(chart, roles)),  # noqa: B023
            milliseconds(lambda: folded_to_fit(chart)),  # noqa: B023
        ]
        print(f"{people:6}{len(chart.seats):7}{times[0]:9.1f}{times[1]:20.1f}{times[2]:24.1f}")


def milliseconds(work: object) -> float:
    assert callable(work)
    times = []
    for _ in range(5):
        start = perf_counter()
        work()
        times.append((perf_counter() - start) * 1000)
    return median(times)


@contextmanager
def served(script: Path) -> Iterator[str]:
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    command = [sys.executable, "-m", "streamlit", "run", str(script), f"--server.port={port}"]
    with subprocess.Popen(
        [*command, "--server.address=127.0.0.1"],
        cwd=ROOT,
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
    ) as server:
        try:
            yield f"http://127.0.0.1:{port}"
        finally:
            server.terminate()


def opened(browser: Browser, address: str, ready: str) -> Page:
    page = browser.new_page(viewport={"width": 1280, "height": 900})
    for _ in range(150):
        try:
            urllib.request.urlopen(f"{address.split('/?')[0]}/_stcore/health", timeout=2).close()
            break
        except (urllib.error.URLError, ConnectionError):
            page.wait_for_timeout(100)
    page.goto(address)
    page.locator(ready).wait_for()
    page.wait_for_timeout(1000)
    return page


def timed(page: Page, act: str, done: str) -> tuple[float, float]:
    """Milliseconds until Python's answer stands on the page, and until our own code was done."""
    confirmed, at_once = page.evaluate(TIMED, [act, done])
    page.wait_for_timeout(60)
    return confirmed, at_once


def print_round_trips(browser: Browser, address: str, people: int, beside: Page) -> None:
    page = opened(browser, f"{address}/?people={people}", ".org-chart[data-rev='1']")
    print(f"\n{people} people            ms   blank ms      x   on the screen at once, ms")
    in_view = page.get_by_role("treeitem").count()
    report(f"move, {in_view} open", [(MOVE, NEXT_REV)], page, beside)
    report("fold and open", [(FOLD, NEXT_SEQ), (UNFOLD, NEXT_SEQ)], page, beside)
    report("open all", [(TOOL.format("fold_all"), NEXT_SEQ), (OPEN_ALL, NEXT_SEQ)], page, beside)
    report("move, all open", [(MOVE, NEXT_REV)], page, beside)
    page.close()


def report(name: str, acts: list[tuple[str, str]], page: Page, beside: Page) -> None:
    """The last of the acts counts; each is timed next to a click on the blank page."""
    times, clicks = [], []
    for _ in range(ROUNDS):
        beside.bring_to_front()
        clicks.append(timed(beside, CLICK, CLICKED)[0])
        page.bring_to_front()
        times.append([timed(page, act, done) for act, done in acts][-1])
    confirmed, at_once = median(t for t, _ in times), median(t for _, t in times)
    click = median(clicks)
    print(f"{name:18}{confirmed:6.0f}{click:11.0f}{confirmed / click:7.1f}{at_once:12.0f}")


def panning(browser: Browser, address: str, people: int) -> float:
    page = opened(browser, f"{address}/?people={people}", ".org-chart[data-rev='1']")
    timed(page, OPEN_ALL, NEXT_SEQ)
    page.wait_for_timeout(500)
    frames = [float(page.evaluate(PAN)) for _ in range(5)]
    page.close()
    return median(frames)


if __name__ == "__main__":
    main()
