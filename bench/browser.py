"""What a visitor waits for, measured inside the browser."""

import os
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from statistics import median

from playwright.sync_api import Browser, BrowserContext, Page, sync_playwright

CHROMIUM = os.environ.get("DAY120_CHROMIUM", "/usr/bin/chromium")
FLAGS = [
    "--headless=new",
    "--no-sandbox",
    "--disable-gpu",
    "--no-first-run",
    "--disable-background-networking",
]
# Click, then resolve on the first change of the page after which the condition holds.
CLICK_TO_DOM = """([clickable, condition]) => new Promise((done, fail) => {
  const holds = new Function("return " + condition);
  const start = performance.now();
  const watch = new MutationObserver(() => {
    if (holds()) { watch.disconnect(); done(performance.now() - start); }
  });
  watch.observe(document.body, {subtree: true, childList: true, characterData: true,
    attributes: true});
  const target = new Function("return " + clickable)();
  if (!target) fail(new Error("nothing to click: " + clickable));
  target.click();
  setTimeout(() => fail(new Error("never held: " + condition)), 15000);
})"""


@dataclass(frozen=True)
class FirstLoad:
    milliseconds: float
    kilobytes: float
    plotly_requests: int


@contextmanager
def chromium() -> Iterator[Browser]:
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=CHROMIUM, args=FLAGS)
        yield browser
        browser.close()


def click_to_dom(page: Page, clickable: str, condition: str) -> float:
    """Milliseconds; both arguments are JavaScript expressions."""
    page.wait_for_function(f"() => !!({clickable})")
    return float(page.evaluate(CLICK_TO_DOM, [clickable, condition]))


def first_load(context: BrowserContext, address: str, ready: str) -> FirstLoad:
    """A cold visit: time until `ready` (a selector) is there, and bytes on the wire."""
    page = context.new_page()
    client = context.new_cdp_session(page)
    client.send("Network.enable")
    client.send("Network.setCacheDisabled", {"cacheDisabled": True})
    received: list[float] = []
    client.on("Network.loadingFinished", lambda e: received.append(e["encodedDataLength"]))
    urls: list[str] = []
    page.on("request", lambda request: urls.append(request.url))
    page.goto("about:blank")
    start = page.evaluate("Date.now()")
    page.goto(address)
    page.wait_for_selector(ready, timeout=30_000)
    spent = page.evaluate("Date.now()") - start
    page.wait_for_load_state("networkidle")
    page.close()
    plotly = sum("plotly" in url.lower() for url in urls)
    return FirstLoad(spent, sum(received) / 1024, plotly)


def typical(numbers: list[float]) -> float:
    return median(numbers)
