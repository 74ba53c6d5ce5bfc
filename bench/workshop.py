"""`python -m bench.workshop`: 300 phones join and vote within 30 seconds, on loopback."""

import asyncio
import os
import tempfile
import threading
import time
from datetime import date, timedelta
from pathlib import Path
from statistics import median, quantiles

from playwright.sync_api import Browser, CDPSession, Page

import storage
from bench.browser import chromium
from bench.phones import Phone
from bench.servers import Server, serving
from pages.web.identity import COOKIE
from playbook.account import User
from playbook.workshop import course
from playbook.workshop.guide import Guide, Item, Step, StepKind
from storage import (
    access,
    accounts,
    new_plans,
    plan_rows,
    playbooks,
    sign_ins,
    workshop_access,
    workshop_votes,
    workshops,
)
from storage.access import OpenWorkshop
from storage.engine import writing

PHONES, ONE_BY_ONE, SECONDS = 300, 20, 20.0
QUESTION = Step("clear", StepKind.YES_NO, "Is it clear?", items=(Item("answer", "Is it clear?"),))
GUIDE = Guide("load", "Load", "To measure.", "", (QUESTION, Step("x", StepKind.DISCUSSION, "End")))
VOTE = {"step": "clear", "kind": "yes_no", "item-answer": "yes"}
# The answers stand in a component, whose inside an observer of the page does not see.
COUNT_OF = """() => { window.seen = []; const roots = new Set([document.body]);
  const all = {subtree: true, childList: true, attributes: true};
  const look = () => {
    for (const element of document.querySelectorAll("*")) {
      const inside = element.shadowRoot;
      if (inside && !roots.has(inside)) { roots.add(inside); watch.observe(inside, all); }
    }
    for (const root of roots) for (const image of root.querySelectorAll("img[alt^='Answers: ']")) {
      const count = Number(image.alt.split(" ")[1]);
      if (!seen.length || seen.at(-1)[1] !== count) seen.push([Date.now() / 1000, count]);
    }
  };
  const watch = new MutationObserver(look);
  watch.observe(document.body, all);
  look(); }"""


def main() -> None:
    with tempfile.TemporaryDirectory() as folder:
        database = Path(folder) / "bench.db"
        os.environ["DAY120_DATA"] = str(database)
        user, token = _people(database)
        settings = {"DAY120_DATA": str(database)}
        with serving("streamlit_app.py", settings) as server, chromium() as browser:
            alone, _ = _session(browser, server, user, token, ONE_BY_ONE, crowd=False)
            crowd, lines = _session(browser, server, user, token, PHONES, crowd=True)
            lines += _loads(browser, server, user, token)
    one, many = _ninety_five(alone), _ninety_five(crowd)
    print(f"vote to wall, one phone at a time: median {median(alone):.0f} ms, p95 {one:.0f} ms")
    print(f"vote to wall, {PHONES} phones: median {median(crowd):.0f} ms, p95 {many:.0f} ms")
    print(f"ratio of the p95: {many / one:.1f}x")
    print("\n".join(lines))


def _people(database: Path) -> tuple[User, str]:
    storage.prepare(database)
    with storage.connect(database) as db:
        playbooks.publish_built_in(db)
        with writing(db):
            user = accounts.add(db, "Amara Nwosu", "amara@example.org", None)
            token = sign_ins.start(db, user)
        today = date.today()
        new = new_plans.NewPlan("Leeds", today - timedelta(days=9), "UTC", plan_rows.Calendar())
        new_plans.start(db, user, new, today)
    return user, token


def _begin(user: User) -> tuple[OpenWorkshop, str]:
    with storage.connect() as db:
        (plan,) = db.query("select id from plans")
        workshop_id = workshops.start(
            db, [access.open_plan(db, user, plan["id"])], GUIDE, date.today()
        )
        key = workshop_access.open_workshop(db, user, workshop_id)
        session = workshops.move(db, key, course.go_on, workshops.load(db, key).version)
    return key, session.code


def _session(
    browser: Browser, server: Server, user: User, token: str, count: int, crowd: bool
) -> tuple[list[float], list[str]]:
    """Milliseconds from each vote to the wall that shows it; and what else was measured."""
    key, code = _begin(user)
    page = _wall(browser, server, token, key)
    phones = [Phone(server.port, code) for _ in range(count)]
    before, start = _processor_seconds(server), time.time()
    room = threading.Thread(target=lambda: asyncio.run(_all(phones, crowd)))
    room.start()
    while room.is_alive():
        page.wait_for_timeout(100)
    spent, busy = time.time() - start, _processor_seconds(server) - before
    page.wait_for_timeout(1500)
    seen = page.evaluate("window.seen")
    with storage.connect() as db:
        kept = workshop_votes.answered(db, key, QUESTION)
        joined = workshops.load(db, key).joined
        workshops.close(db, key)
        counted = workshop_votes.shown(db, key, QUESTION).answers
    page.context.close()
    refused = sum(phone.status != 303 for phone in phones)
    lines = [
        f"{count} phones joined and voted, each vote sent twice, in {spent:.1f} s: {kept} votes "
        f"kept, {joined} joined, {counted} counted after closing, {refused} refused",
        f"server: {100 * busy / spent:.0f} % of a core, {server.resident_mebibytes:.0f} MiB",
    ]
    return _latencies(phones, seen), lines


async def _all(phones: list[Phone], crowd: bool) -> None:
    async def one(number: int, phone: Phone) -> None:
        await asyncio.sleep(SECONDS * number / len(phones) if crowd else 0)
        token = await phone.join()
        await phone.vote(token, VOTE, times=2 if crowd else 1)

    if crowd:
        await asyncio.gather(*(one(number, phone) for number, phone in enumerate(phones)))
    else:
        for number, phone in enumerate(phones):
            await one(number, phone)
            await asyncio.sleep(0.6)
    for phone in phones:
        if phone.stream:
            phone.stream.close()


def _latencies(phones: list[Phone], seen: list[list[float]]) -> list[float]:
    """The n-th vote answered is on the wall once it shows n or more."""
    ordered = sorted(phones, key=lambda phone: phone.answered_at)
    found = []
    for number, phone in enumerate(ordered, 1):
        shown_at = next((at for at, count in seen if count >= number), None)
        if shown_at is None:
            raise RuntimeError(f"The wall never showed {number} answers.")
        found.append(1000 * max(0.0, shown_at - phone.sent_at))
    return found


def _wall(browser: Browser, server: Server, token: str, key: OpenWorkshop) -> Page:
    page = _signed_in(browser, server, token)
    page.goto(f"{server.address}/wall?workshop={key.id}")
    page.wait_for_selector("img[alt^='Answers: ']")
    page.evaluate(COUNT_OF)
    return page


def _signed_in(browser: Browser, server: Server, token: str) -> Page:
    context = browser.new_context(viewport={"width": 1280, "height": 720})
    context.add_cookies([{"name": COOKIE, "value": token, "url": server.address}])
    return context.new_page()


def _loads(browser: Browser, server: Server, user: User, token: str) -> list[str]:
    """A cold visit on an emulated slow phone: 10 Mbit/s, 60 ms, a quarter of the processor."""
    _, code = _begin(user)
    plain = _slow_load(browser, server, f"/join/{code}", "form button", "")
    streamlit = _slow_load(browser, server, "/account", "[data-testid=stMain] h1", token)
    time_ratio, byte_ratio = (theirs / ours for theirs, ours in zip(streamlit, plain, strict=True))
    return [
        f"phone page, cold on a slow phone: {plain[0]:.0f} ms, {plain[1]:.1f} kB",
        f"Streamlit page (My account), the same: {streamlit[0]:.0f} ms, {streamlit[1]:,.0f} kB",
        f"ratios: {time_ratio:.1f}x the time, {byte_ratio:.0f}x the bytes",
    ]


def _slow_load(
    browser: Browser, server: Server, path: str, ready: str, token: str
) -> tuple[float, float]:
    page = _signed_in(browser, server, token or "nobody")
    client: CDPSession = page.context.new_cdp_session(page)
    client.send("Network.enable")
    client.send("Emulation.setCPUThrottlingRate", {"rate": 4})
    speed = {"downloadThroughput": 1.25e6, "uploadThroughput": 1.25e6}
    client.send("Network.emulateNetworkConditions", {"offline": False, "latency": 60, **speed})
    received: list[float] = []
    client.on("Network.loadingFinished", lambda event: received.append(event["encodedDataLength"]))
    start = time.time()
    page.goto(server.address + path)
    page.wait_for_selector(ready)
    spent = 1000 * (time.time() - start)
    page.wait_for_timeout(1500)
    page.context.close()
    return spent, sum(received) / 1024


def _processor_seconds(server: Server) -> float:
    """User and system time of the process; Linux only, elsewhere 0."""
    stat = Path(f"/proc/{server.pid}/stat")
    if not stat.exists():
        return 0.0
    fields = stat.read_text().rsplit(")", 1)[1].split()
    return (int(fields[11]) + int(fields[12])) / os.sysconf("SC_CLK_TCK")


def _ninety_five(numbers: list[float]) -> float:
    return quantiles(numbers, n=20)[-1]


if __name__ == "__main__":
    main()
