"""Senior management with 1,000 managers, beside a blank page: `python -m bench.portfolio [FILE]`.

84 tasks and two years of weekly KPIs a plan. FILE reuses what `python -m bench.thousand_plans FILE`
has built. Also: queries a load takes, the brief beside an empty document, a calendar read back.
"""

import os
import sys
import tempfile
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import UTC, date, datetime
from functools import partial
from pathlib import Path
from time import perf_counter
from unittest.mock import patch

import streamlit as st
import typst
from icalendar import Calendar
from playwright.sync_api import Page
from streamlit.testing.v1 import AppTest

import storage
from bench import thousand_plans
from bench.browser import chromium, click_to_dom, typical
from bench.servers import serving
from pages.web import identity
from pages.web.identity import COOKIE
from playbook.access import Role
from playbook.account import User
from playbook.reports.brief import brief
from playbook.reports.calendar_file import calendar_file
from playbook.reports.tables import PlanPapers
from playbook.task import State, Task
from storage import (
    access,
    accounts,
    memberships,
    papers,
    plans,
    portfolio,
    sign_ins,
    since_last_check_in,
    slips,
    tasks,
)
from storage.access import OpenPortfolio
from storage.engine import Engine, writing

ROOT = Path(__file__).parents[1]
ROUNDS = 15
PAGES = {
    "My managers": "senior_management/portfolio.py",
    "Programme": "senior_management/programme.py",
}
CALENDAR_ITEMS = 100
ROWS = "[class*=st-key-open-]"


@dataclass(frozen=True)
class Measured:
    what: str
    milliseconds: float
    beside: float

    def __str__(self) -> str:
        ratio = self.milliseconds / self.beside
        return f"{self.what}: {self.milliseconds:.1f} ms, {self.beside:.1f} ms, {ratio:.1f}x"


def main() -> None:
    with tempfile.TemporaryDirectory() as folder:
        database = Path(sys.argv[1]) if len(sys.argv) > 1 else Path(folder) / "thousand.db"
        if not database.exists():
            thousand_plans.build(database, thousand_plans.PLANS, date.today())
        os.environ["DAY120_DATA"] = str(database)
        with storage.connect(database) as db:
            ruth = accounts.by_email(db, thousand_plans.REVIEWER)
            assert ruth, "the company has its senior manager"
            found = [_in_the_browser(db, database, ruth), *_pages(ruth), _brief(db, ruth)]
            for measured in found:
                print(measured)
            print(f"Queries a load: {_queries(db, access.open_portfolio(db, ruth))}")
            print(f"Calendar: {_calendar(db, ruth)} events read back of {CALENDAR_ITEMS}")


def _in_the_browser(db: Engine, database: Path, ruth: User) -> Measured:
    """What somebody waits for who turns a page of the list, beside a click on a blank page."""
    with writing(db):
        token = sign_ins.start(db, ruth)
    settings = {"DAY120_DATA": str(database), "DAY120_PUBLIC_ADDRESS": ""}
    with (
        serving("streamlit_app.py", settings) as app,
        serving("bench/blank_page.py") as blank,
        chromium() as browser,
    ):
        context = browser.new_context()
        context.add_cookies([{"name": COOKIE, "value": token, "url": app.address}])
        mine, theirs = context.new_page(), browser.new_page()
        mine.goto(app.address)
        theirs.goto(blank.address)
        mine.wait_for_selector(ROWS, timeout=60_000)
        mine.wait_for_load_state("networkidle")
        spent = [_turned(mine, theirs, round_) for round_ in range(ROUNDS)]
    turned, clicked = typical([a for a, _ in spent]), typical([b for _, b in spent])
    return Measured("Turn a page of the list, in the browser", turned, clicked)


def _turned(mine: Page, theirs: Page, round_: int) -> tuple[float, float]:
    button = "document.querySelector('[data-testid=stButton] button')"
    clicked = f"document.body.innerText.includes('Clicked {round_ + 1}')"
    beside = click_to_dom(theirs, button, clicked)
    first = f"document.querySelector('{ROWS}').className"
    wanted = "12"[(round_ + 1) % 2]
    link = (
        "[...document.querySelectorAll('[class*=st-key-page] button')]"
        f".find(b => b.innerText.trim() == '{wanted}')"
    )
    changed = f"document.querySelector('{ROWS}') && {first} != {mine.evaluate(first)!r}"
    return click_to_dom(mine, link, changed), beside


def _pages(ruth: User) -> list[Measured]:
    """A rerun of the whole page, its data in the cache; and one that loads all of it anew."""
    blank = AppTest.from_file(str(ROOT / "bench/blank_page.py"), default_timeout=60).run()
    with patch.object(identity, "current_user", lambda db: ruth):
        app = AppTest.from_file(str(ROOT / "pages/frame.py"), default_timeout=60).run()
        found = []
        for name, script in PAGES.items():
            app.switch_page(script).run()
            assert not app.exception, app.exception
            found.append(Measured(f"Server rerun: {name}", *_in_turn(app.run, blank.run)))

        after = _in_turn(app.run, blank.run, rounds=5, first=partial(next, _ticks(ruth)))
        anew = _in_turn(app.run, blank.run, rounds=3, first=st.cache_resource.clear)
        return [
            *found,
            Measured("Server rerun after somebody ticked a task", *after),
            Measured("The first look after the server has started", *anew),
        ]


def _ticks(ruth: User) -> Iterator[Task]:
    """A task of another manager each time."""
    now = datetime.now(UTC)
    with storage.connect() as db:
        for person in portfolio.load(db, access.open_portfolio(db, ruth), now).running:
            seen = access.open_plan(db, ruth, person.plan.id)
            manager = next(m for m in memberships.of_plan(db, seen) if m.role is Role.MANAGER)
            key = access.open_plan(db, accounts.get(db, manager.user_id), person.plan.id)
            task = next((t for t in tasks.of_plan(db, key) if t.state is State.OPEN), None)
            if task:
                today = person.plan.today(now)
                yield tasks.complete(db, key, person.plan, task.id, task.version, today)


def _brief(db: Engine, ruth: User) -> Measured:
    told = _papers(db, ruth)
    plan = access.open_plan(db, ruth, told.plan.id)
    happened, slipped = since_last_check_in.of_plan(db, plan), slips.of_plan(db, plan)
    spent = _in_turn(
        lambda: brief(told, happened, slipped), lambda: typst.compile(b"Empty", format="pdf")
    )
    return Measured("Brief as PDF (beside: an empty document)", *spent)


def _calendar(db: Engine, ruth: User) -> int:
    told = _papers(db, ruth)
    tasks = (list(told.tasks) * 2)[:CALENDAR_ITEMS]
    made = calendar_file(told.plan, [], tasks, datetime.now(UTC))
    return len(Calendar.from_ical(made).walk("VEVENT"))


def _papers(db: Engine, ruth: User) -> PlanPapers:
    """Of somebody with open tasks, figures and targets."""
    people = portfolio.load(db, access.open_portfolio(db, ruth), datetime.now(UTC)).people
    plan_id = min(people, key=lambda p: abs(p.day - 5)).plan.id
    key = access.open_plan(db, ruth, plan_id)
    plan = plans.load(db, key)
    return papers.gather(db, key, plan, plan.today(datetime.now(UTC)))


def _queries(db: Engine, key: OpenPortfolio) -> int:
    seen: list[str] = []
    connection = db.conn
    connection.set_trace_callback(seen.append)
    portfolio.load(db, key, datetime.now(UTC))
    connection.set_trace_callback(None)
    return sum(statement.lower().startswith("select") for statement in seen)


def _in_turn(
    work: Callable[[], object],
    other: Callable[[], object],
    rounds: int = ROUNDS,
    first: Callable[[], object] = int,
) -> tuple[float, float]:
    """Fastest of several rounds in milliseconds; both are timed in turn in every round.

    `first` is done before each round and not timed.
    """
    spent = []
    for _ in range(rounds):
        first()
        spent.append((_milliseconds(work), _milliseconds(other)))
    return min(each for each, _ in spent), min(each for _, each in spent)


def _milliseconds(work: Callable[[], object]) -> float:
    start = perf_counter()
    work()
    return (perf_counter() - start) * 1000


if __name__ == "__main__":
    main()
